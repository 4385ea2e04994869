"""The JSON Schema of a list of participations, made from the standard columns.

An agreement's own columns are known only with the agreement, so further properties are let
through here and judged by the reader.
"""

from typing import Any

from pydantic import TypeAdapter

from conventions.base.values import Count, Date, Hours
from conventions.records.columns import REQUIRED, STANDARD, Column, heading

_PSEUDONYM = "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"
_ID = "^[a-z0-9][a-z0-9-]{0,63}$"


def schema() -> dict[str, Any]:
    """An array with one object per participation.

    >>> schema()["items"]["required"]
    ['person', 'entry']
    """
    properties = {column.name: _property(column) for column in STANDARD}
    item = {
        "type": "object",
        "title": "Participation",
        "properties": properties,
        "required": list(REQUIRED),
    }
    return {"title": "Participations", "type": "array", "items": item}


def _property(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {"title": heading(column, "en")}
    match column.kind:
        case "pseudonym":
            made |= {"type": "string", "pattern": _PSEUDONYM}
        case "id":
            made |= {"type": "string", "pattern": _ID}
        case "date":
            made |= TypeAdapter(Date).json_schema()
        case "dates":
            made |= {"type": "array", "items": TypeAdapter(Date).json_schema(), "maxItems": 100}
        case "count":
            made |= TypeAdapter(Count).json_schema()
        case "number":
            made |= TypeAdapter(Hours).json_schema()
        case _:
            made |= {"type": "string", "enum": list(column.codes)}
    return made
