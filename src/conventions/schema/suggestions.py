"""What an editor offers where an agreement names something that this package knows."""

from collections.abc import Mapping

from conventions import indicators, law
from conventions.base.language import Language, any_language
from conventions.schema.tidy import Schema


def with_suggestions(made: Schema, language: Language) -> Schema:
    """The schema of an agreement that lists frameworks, measures and indicators beside its types.

    Each list stands beside the type of the field, of which it holds a part: it refuses nothing.
    The measures are those of the laws that the agreement names.
    """
    laws = {name: law.load_law(name) for name in law.list_laws()}
    names = {name: any_language(each.name, language) for name, each in laws.items()}
    entries = {
        name: any_language(indicators.load_indicator(name).label, language)
        for name in indicators.list_indicators()
    }
    properties, definitions = made["properties"], made["$defs"]
    agreed = definitions["AgreedIndicator"]
    use = _beside(agreed["properties"]["use"], entries)
    frameworks = {**properties["laws"], "items": _beside(properties["laws"]["items"], names)}
    return {
        **made,
        "properties": {**properties, "laws": frameworks},
        "$defs": {
            **definitions,
            "AgreedIndicator": {**agreed, "properties": {**agreed["properties"], "use": use}},
        },
        "allOf": [
            _where_named(name, {entry.id: any_language(entry.name, language) for entry in measures})
            for name, each in laws.items()
            if (measures := each.measures)
        ],
    }


def _where_named(name: str, measures: Mapping[str, str]) -> Schema:
    """The measures of a framework, offered where the agreement names it."""
    scope = {"properties": {"measure_type": _beside({"type": ["string", "null"]}, measures)}}
    # A pattern, for an editor takes what is being typed as the beginning of a constant.
    named = {"type": "string", "pattern": f"^{name}$"}
    return {
        "if": {"properties": {"laws": {"contains": named}}, "required": ["laws"]},
        "then": {"properties": {"subject": {"properties": {"scope": scope}}}},
    }


def _beside(typed: Schema, known: Mapping[str, str]) -> Schema:
    """The type of a field, and what is known of its values, each with its name in words."""
    listed = {"enum": list(known), "enumDescriptions": list(known.values())}
    types = typed.get("anyOf") or [
        {key: value for key, value in typed.items() if key in ("type", "pattern")}
    ]
    rest = {key: value for key, value in typed.items() if key not in ("anyOf", "type", "pattern")}
    return {**rest, "anyOf": [listed, *types]}
