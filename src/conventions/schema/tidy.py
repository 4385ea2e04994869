"""A schema as editors and other validators want it."""

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]


def tidied(node: Any, definitions: Mapping[str, Schema]) -> Any:
    """A schema, and every schema inside it, without what says nothing.

    No keyword of OpenAPI, no default that says nothing, no key that matches no pattern, and a
    title for every property, also where it is that of the record behind it.
    """
    if isinstance(node, list):
        return [tidied(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    tidy = {
        key: _properties(value, definitions)
        if key in ("properties", "patternProperties", "$defs")
        else value
        if key in ("default", "enum", "const")
        else tidied(value, definitions)
        for key, value in node.items()
        if key != "discriminator" and not (key == "default" and value in (None, "", [], {}))
    }
    if "patternProperties" in tidy:
        tidy.setdefault("additionalProperties", False)
    return tidy


def _properties(node: Mapping[str, Any], definitions: Mapping[str, Schema]) -> Schema:
    """Each named schema; a property that is a record alone takes over the title of the record."""
    tidy = {name: tidied(value, definitions) for name, value in node.items()}
    for value in tidy.values():
        if "$ref" in value:
            target = definitions[value["$ref"].rpartition("/")[2]]
            value.update({key: target[key] for key in ("title", "description") if key not in value})
    return tidy
