"""The published JSON Schemas: what editors check while one types, and developers elsewhere test on.

They are made from the records, so that a document is refused by both or by neither; ``schemas/``
holds the files, and ``schemas/vectors/`` documents to try another validator with.
"""

from collections.abc import Callable, Mapping
from typing import Any

from conventions import indicators, law
from conventions.agreement import Agreement
from conventions.base.errors import UnknownName
from conventions.report import Report

Schema = dict[str, Any]

_MADE: Mapping[str, Callable[[], Schema]] = {
    "agreement": Agreement.model_json_schema,
    "report": Report.model_json_schema,
    "law": law.schema,
    "indicator": indicators.schema,
}
FORMAT = 1
"""The version of the file formats."""


def list_schemas() -> tuple[str, ...]:
    """The names of the published schemas.

    >>> list_schemas()
    ('agreement', 'report', 'law', 'indicator')
    """
    return tuple(_MADE)


def schema(name: str) -> Schema:
    """A published schema, JSON Schema 2020-12.

    Raises:
        UnknownName: there is no schema of this name.

    >>> schema("report")["$id"]
    'urn:conventions:report:1'
    """
    if name not in _MADE:
        raise UnknownName("schema", name, list_schemas())
    made = _MADE[name]()
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:conventions:{name}:{FORMAT}",
    }
    tidy: Schema = _tidied(made, made.get("$defs", {}))
    return {**head, **{key: value for key, value in tidy.items() if key not in head}}


def _tidied(node: Any, definitions: Mapping[str, Schema]) -> Any:
    """A schema as editors and other validators want it.

    No keyword of OpenAPI, no default that says nothing, no key that matches no pattern, and a
    title for every property, also where it is that of the record behind it.
    """
    if isinstance(node, list):
        return [_tidied(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    tidy = {
        key: _properties(value, definitions)
        if key in ("properties", "patternProperties", "$defs")
        else value
        if key in ("default", "enum", "const")
        else _tidied(value, definitions)
        for key, value in node.items()
        if key != "discriminator" and not (key == "default" and value in (None, "", [], {}))
    }
    if "patternProperties" in tidy:
        tidy.setdefault("additionalProperties", False)
    return tidy


def _properties(node: Mapping[str, Any], definitions: Mapping[str, Schema]) -> Schema:
    """Each named schema; a property that is a record alone takes over the title of the record."""
    tidy = {name: _tidied(value, definitions) for name, value in node.items()}
    for value in tidy.values():
        if "$ref" in value:
            target = definitions[value["$ref"].rpartition("/")[2]]
            value.update({key: target[key] for key in ("title", "description") if key not in value})
    return tidy
