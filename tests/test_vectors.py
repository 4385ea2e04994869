"""The published vectors: the records and an independent validator give the same verdict on each.

That validator is jsonschema-rs. What the vectors prove is shown by taking one keyword of the
schema away at a time: they notice.
"""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError
from tests.vectors import KINDS, VERDICTS

from conventions.agreement import Agreement
from conventions.base import values
from conventions.base.language import Localized
from conventions.base.period import Period
from conventions.report import Report
from conventions.schema import schema

MODELS = {
    "agreement": TypeAdapter[Any](Agreement),
    "report": TypeAdapter[Any](Report),
}
TYPES: dict[str, Any] = {
    "money": values.Money,
    "percent": values.Percent,
    "quantity": values.Quantity,
    "signed quantity": values.SignedQuantity,
    "count": values.Count,
    "year": values.Year,
    "flag": values.Flag,
    "date": values.Date,
    "period": Period,
    "duration": values.Duration,
    "identifier": values.Id,
    "name": values.Name,
    "text": values.Text,
    "currency": values.Currency,
    "localized text": Localized,
}


def validator(published: dict[str, Any]) -> Callable[[Any], bool]:
    return jsonschema_rs.validator_for(published, validate_formats=True).is_valid


def accepts(model: TypeAdapter[Any], document: Any) -> bool:
    try:
        model.validate_python(document)
    except ValidationError:
        return False
    return True


def published(root: Path, verdict: str) -> list[dict[str, Any]]:
    lines = (root / f"schemas/vectors/{verdict}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_records_and_validator_agree(root: Path, verdict: str) -> None:
    by_schema = {name: validator(schema(name)) for name in MODELS}
    differing = []
    for entry in published(root, verdict):
        name, document = entry["schema"], entry["document"]
        both = (accepts(MODELS[name], document), by_schema[name](document))
        if both != (verdict == "accepted", verdict != "refused"):
            differing.append((entry["name"], *both))
    assert differing == []


def test_there_are_enough_of_them(root: Path) -> None:
    names = {verdict: [entry["name"] for entry in published(root, verdict)] for verdict in VERDICTS}
    assert len(names["accepted"]) >= 150
    assert len(names["refused"]) >= 150
    together = [name for verdict in VERDICTS for name in names[verdict]]
    assert len(together) == len(set(together))
    for kind in KINDS:
        assert kind.accepted, kind.name
        assert kind.refused, kind.name


CONSTRAINTS = (
    *("type", "pattern", "enum", "const", "minimum", "maximum", "maxLength", "minItems"),
    *("minProperties", "required", "additionalProperties", "items"),
)
"""Not among them: ``minLength`` and ``format``, which say again what a pattern says."""


def without(node: Any, keyword: str) -> Any:
    """The schema as if nobody had thought of this keyword."""
    if isinstance(node, list):
        return [without(item, keyword) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: {name: without(value, keyword) for name, value in below.items()}
        if key in ("properties", "patternProperties", "$defs")
        else without(below, keyword)
        for key, below in node.items()
        if key != keyword
    }


@pytest.mark.parametrize("keyword", CONSTRAINTS)
def test_they_notice_a_schema_without(root: Path, keyword: str) -> None:
    looser = {name: validator(without(schema(name), keyword)) for name in MODELS}
    let_through = [
        entry["name"]
        for entry in published(root, "refused")
        if looser[entry["schema"]](entry["document"])
    ]
    assert let_through


PLAIN: dict[str, Any] = {
    "money": Annotated[Decimal, Field(ge=0, le=Decimal("999999999999.99"), decimal_places=2)],
    "count": Annotated[int, Field(ge=0, le=999_999_999)],
    "date": date,
    "flag": bool,
}
"""The same kinds as pydantic offers them."""


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.name in PLAIN], ids=lambda k: k.name
)
def test_they_notice_the_schema_of_plain_pydantic(kind: Any) -> None:
    model = TypeAdapter(PLAIN[kind.name])
    plain = validator(model.json_schema())
    of_schema = [value for value in kind.refused if plain(value)]
    of_schema += [value for value in kind.accepted if not plain(value)]
    of_model = [value for value in kind.refused if accepts(model, value)]
    apart = [
        value for value in (*kind.accepted, *kind.refused) if plain(value) != accepts(model, value)
    ]
    assert len(of_schema) >= 2
    assert len(of_model) >= 3
    assert len(apart) >= 3


SPELLED = st.text(alphabet="0123456789.,-+eE_ '/:PTQHDWMY\u00a0\u0663\uff11", max_size=14)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | SPELLED,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["fr", "de", "nl", ""]), inner, max_size=3)
    ),
    max_leaves=5,
)
DAYS = st.dates(date(1890, 1, 1), date(2210, 12, 31)).map(str)
NEARLY_DAYS = st.from_regex(r"\A(18|19|20|21|22)[0-9]{2}-[01][0-9]-[0-3][0-9]\Z")


def is_too_fine(value: Any) -> bool:
    """Whether it is a number with more decimals than any kind here has room for."""
    return isinstance(value, float) and value != round(value, 1)


@cache
def judges(name: str) -> tuple[TypeAdapter[Any], Callable[[Any], bool]]:
    model = TypeAdapter[Any](TYPES[name])
    return model, validator(model.json_schema())


@pytest.mark.parametrize("name", TYPES)
@given(value=ANYTHING | DAYS | NEARLY_DAYS)
def test_kind_and_its_schema_agree_on_anything(name: str, value: Any) -> None:
    model, by_schema = judges(name)
    if by_schema(value) and is_too_fine(value):
        return
    assert accepts(model, value) is by_schema(value)


@pytest.mark.parametrize("name", ["money", "percent", "quantity", "signed quantity", "count"])
@given(whole=st.integers(-(10**13), 10**13), decimals=st.integers(0, 6))
def test_numbers_near_their_bounds(name: str, whole: int, decimals: int) -> None:
    model, by_schema = judges(name)
    number = Decimal(whole).scaleb(-decimals)
    for value in (f"{number:f}", int(number)):
        assert accepts(model, value) is by_schema(value)


@given(day=DAYS | NEARLY_DAYS)
def test_a_date_is_one_of_the_calendar(day: str) -> None:
    """The pattern knows the calendar, for validators that take no notice of ``format``."""
    by_pattern = jsonschema_rs.is_valid({"pattern": f"^{values.DAY}$"}, day)
    try:
        exists = 1900 <= date.fromisoformat(day).year <= 2199
    except ValueError:
        exists = False
    assert by_pattern is exists
