"""Every record of an agreement and a report: bounded, closed, and explained field by field."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, RootModel

from conventions.agreement import Agreement
from conventions.base.labels import records_under
from conventions.report import Report
from conventions.schema import schema

RECORDS = tuple(dict.fromkeys((*records_under(Agreement), *records_under(Report))))
MARKS = ("title", "description")


def nodes(node: Any, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every subschema, with its way there; names of properties are no keywords."""
    if isinstance(node, list):
        for position, item in enumerate(node):
            yield from nodes(item, f"{path}/{position}")
    if not isinstance(node, dict):
        return
    yield path, node
    for keyword, below in node.items():
        if keyword in ("properties", "patternProperties", "$defs"):
            for name, value in below.items():
                yield from nodes(value, f"{path}/{keyword}/{name}")
        elif keyword in ("anyOf", "oneOf", "items", "additionalProperties", "propertyNames"):
            yield from nodes(below, f"{path}/{keyword}")


def open_ends(published: dict[str, Any]) -> list[str]:
    """Places of a schema where anything long, large or unknown could stand."""
    found = []
    for path, node in nodes(published):
        kind = node.get("type")
        closed = {
            "string": "enum" in node or "const" in node or "pattern" in node,
            "number": "minimum" in node and "maximum" in node,
            "integer": "minimum" in node and "maximum" in node,
            "object": node.get("additionalProperties", True) is not True,
            "array": "items" in node,
        }
        text = kind == "string" and "pattern" in node
        endless = text and "maxLength" not in node and not ends(node["pattern"])
        if not closed.get(str(kind), True) or endless or not node.keys() - set(MARKS):
            found.append(path)
    return found


def ends(pattern: str) -> bool:
    """Whether what matches a pattern has a length."""
    within = pattern.replace(r"\.", "").replace("^[a-z]+", "^")
    return pattern.startswith("^") and pattern.endswith("$") and not set("*+") & set(within)


@pytest.mark.parametrize("name", ["agreement", "report"])
def test_nothing_is_unbounded(name: str) -> None:
    assert len(list(nodes(schema(name)))) > 50
    assert open_ends(schema(name)) == []


def test_the_walk_sees_what_is_unbounded() -> None:
    class Loose(BaseModel):
        amount: float
        number: int
        text: str
        anything: Any
        mapping: dict[str, str]

    assert open_ends(Loose.model_json_schema()) == [
        "#",
        *(f"#/properties/{name}" for name in ("amount", "number", "text", "anything")),
        "#/properties/mapping/additionalProperties",
    ]


@pytest.mark.parametrize("name", ["agreement", "report", "law", "indicator"])
def test_every_property_has_a_title_and_a_description(name: str) -> None:
    properties = [
        (f"{path}/{key}", value)
        for path, node in nodes(schema(name))
        for key, value in node.get("properties", {}).items()
    ]
    assert len(properties) > 20
    assert [path for path, value in properties if not all(value.get(mark) for mark in MARKS)] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_explains_itself_in_one_line(record: type[BaseModel]) -> None:
    assert record.model_config.get("extra") == "forbid"
    assert record.model_config.get("frozen") is True
    for name, field in record.model_fields.items():
        for words in (field.title, field.description):
            assert words, f"{record.__name__}.{name}"
            assert "\n" not in words
            assert words == words.strip()
        assert str(field.description).endswith((".", "...")), f"{record.__name__}.{name}"
        assert len(str(field.title)) <= 40, f"{record.__name__}.{name}"


def test_no_field_is_a_float() -> None:
    kinds = {str(field.annotation) for record in RECORDS for field in record.model_fields.values()}
    assert len(kinds) > 20
    assert [kind for kind in kinds if "float" in kind or "Any" in kind] == []


def test_lists_of_records_are_frozen_too() -> None:
    parties = Agreement.model_fields["parties"].annotation
    assert isinstance(parties, type)
    assert issubclass(parties, RootModel)
    assert parties.model_config.get("frozen") is True
