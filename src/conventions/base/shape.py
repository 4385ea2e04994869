"""Shape: a tree of text held against a record. It gives the record, or findings, all at once.

pydantic judges shape and nothing else; what a value means is for the rules. Its errors are told
apart by their type, never by their English words, and each becomes one of the F-codes below.
"""

import difflib
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from conventions.base.findings import Code, Finding, Severity, Word
from conventions.base.path import Path, dotted, follow, leads
from conventions.base.values import INK
from conventions.base.yamlfile import Document

M = TypeVar("M", bound=BaseModel)


def _code(number: int, name: str, message: str, hint: str) -> Code:
    return Code(f"F{number}", name, Severity.ERROR, message, hint)


UNKNOWN_KEY = _code(
    101,
    "unknown-key",
    "“{key}” is not a field here.",
    "Correct the name{suggestion}, or remove the line.",
)
MISSING = _code(102, "missing", "“{key}” is missing.", "Add “{key}”.")
NOT_A_CHOICE = _code(
    103,
    "not-a-choice",
    "“{value}” is not one of the words allowed here.",
    "Write one of: {expected}.",
)
NOT_TEXT = _code(104, "not-text", "A text is expected here.", "Write a text on this line.")
NOT_A_MAPPING = _code(
    105,
    "not-fields",
    "Fields are expected here, not “{value}”.",
    "Write “name: value” lines, indented under this one.",
)
NOT_A_LIST = _code(
    106,
    "not-a-list",
    "A list is expected here, not “{value}”.",
    "Write one entry per line, each beginning with “- ”.",
)
NOT_A_NUMBER = _code(
    107,
    "not-a-number",
    "“{value}” is not a number that can be used here.",
    "Write digits and a decimal point only, with at most {places} decimals: 1234.50.",
)
OUT_OF_BOUNDS = _code(
    108,
    "out-of-bounds",
    "{value} is outside what is possible here ({bound}).",
    "Correct the number.",
)
NOT_A_PERIOD = _code(
    109,
    "not-a-period",
    "“{value}” is not a period.",
    "Write a year (2027), a part of one (2027-Q1, 2027-H1, 2027-03), a range "
    "(2027-01-01/2027-06-30) or term.",
)
NOT_A_DATE = _code(
    110, "not-a-date", "“{value}” is not a date.", "Write year-month-day: 2027-01-31."
)
NOT_TRUE_OR_FALSE = _code(
    111, "not-true-or-false", "“{value}” is neither true nor false.", "Write true or false."
)
TOO_LONG = _code(
    112, "too-long", "The text has more than {limit} characters.", "Shorten it, or use an annex."
)
EMPTY = _code(113, "empty", "Nothing is written here.", "Write a text, or remove the line.")
SPELLING = _code(
    114, "spelling", "“{value}” is not spelled as it must be here.", "Write {expected}."
)
UNKNOWN_KIND = _code(
    115, "unknown-kind", "“{value}” is not a kind that is known here.", "Write one of: {expected}."
)
TOO_FEW = _code(
    116, "too-few", "At least {limit} entries are expected here.", "Add what is missing."
)
DECIMAL_COMMA = _code(
    117,
    "decimal-comma",
    "“{key}” stands alone after a comma, where a field is expected.",
    "Write a decimal point: 25.5, not 25,5.",
)
NOT_POSSIBLE = _code(
    199,
    "not-possible",
    "“{value}” cannot be used here.",
    "Compare with the reference of the field.",
)
CODES = (
    UNKNOWN_KEY,
    MISSING,
    NOT_A_CHOICE,
    NOT_TEXT,
    NOT_A_MAPPING,
    NOT_A_LIST,
    NOT_A_NUMBER,
    OUT_OF_BOUNDS,
    NOT_A_PERIOD,
    NOT_A_DATE,
    NOT_TRUE_OR_FALSE,
    TOO_LONG,
    EMPTY,
    SPELLING,
    UNKNOWN_KIND,
    TOO_FEW,
    DECIMAL_COMMA,
    NOT_POSSIBLE,
)

_BY_TYPE = {
    "missing": MISSING,
    "union_tag_not_found": MISSING,
    "extra_forbidden": UNKNOWN_KEY,
    "literal_error": NOT_A_CHOICE,
    "number_choice": NOT_A_CHOICE,
    "string_type": NOT_TEXT,
    "localized_kind": NOT_TEXT,
    "no_language": EMPTY,
    "model_type": NOT_A_MAPPING,
    "model_attributes_type": NOT_A_MAPPING,
    "dict_type": NOT_A_MAPPING,
    "tuple_type": NOT_A_LIST,
    "list_type": NOT_A_LIST,
    "number_spelling": NOT_A_NUMBER,
    "int_type": NOT_A_NUMBER,
    "int_parsing": NOT_A_NUMBER,
    "int_from_float": NOT_A_NUMBER,
    "decimal_type": NOT_A_NUMBER,
    "decimal_parsing": NOT_A_NUMBER,
    "decimal_max_places": NOT_A_NUMBER,
    "finite_number": NOT_A_NUMBER,
    "greater_than_equal": OUT_OF_BOUNDS,
    "less_than_equal": OUT_OF_BOUNDS,
    "period_spelling": NOT_A_PERIOD,
    "date_spelling": NOT_A_DATE,
    "date_type": NOT_A_DATE,
    "date_parsing": NOT_A_DATE,
    "date_from_datetime_parsing": NOT_A_DATE,
    "bool_spelling": NOT_TRUE_OR_FALSE,
    "string_too_long": TOO_LONG,
    "string_too_short": EMPTY,
    "string_pattern_mismatch": SPELLING,
    "union_tag_invalid": UNKNOWN_KIND,
    "too_short": TOO_FEW,
    "too_long": TOO_FEW,
}

_SPELLINGS = {
    r"^[a-z0-9][a-z0-9-]{0,63}$": "id",
    r"^P[1-9][0-9]{0,3}[DWMY]$": "duration",
    r"^[A-Z][0-9]{3}$": "code",
    r"^[a-z]+\.[a-z0-9][a-z0-9-]{0,63}$": "clause-key",
}


def checked(
    model: type[M], tree: Any, document: Document, at: Path = ()
) -> tuple[M | None, tuple[Finding, ...]]:
    """The record the tree describes, or why it describes none: every fault, each at its place.

    ``at`` is where the tree stands in the document.
    """
    try:
        return model.model_validate(tree), ()
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False, include_context=True)
    found: dict[tuple[str, str], Finding] = {}
    for error in errors:
        finding = _finding(model, tree, document, at, error)
        found.setdefault((finding.code.id, finding.path), finding)
    return None, tuple(found.values())


def _finding(
    model: type[BaseModel], tree: Any, document: Document, at: Path, error: Any
) -> Finding:
    kind, value = error["type"], error["input"]
    code = _BY_TYPE.get(kind, NOT_POSSIBLE)
    context = error.get("ctx", {})
    path = at + _in_tree(tree, error["loc"], keep_last=kind == "missing")
    if value is None and code is not UNKNOWN_KEY:
        code = MISSING  # a line that is there and says nothing
    if kind == "union_tag_not_found":
        path = (*path, str(context["discriminator"]).strip("'"))
    if code is SPELLING and context.get("pattern") == INK:
        code = EMPTY
    if code is UNKNOWN_KEY and str(path[-1]).isdigit():
        code = DECIMAL_COMMA
    key = str(path[-1]) if path else ""
    values = {"key": key, "value": _shown(value), **_limits(code, context)}
    if code is UNKNOWN_KEY:
        close = difflib.get_close_matches(key, _names_beside(model, error["loc"]), n=1, cutoff=0.6)
        values["suggestion"] = f" → {close[0]}" if close else ""
    place = document.key_place(path) if error["type"] == "extra_forbidden" else document.place(path)
    return Finding(code, dotted(path), values, place)


def _limits(code: Code, context: dict[str, Any]) -> dict[str, Any]:
    """What would have been right, as far as pydantic says it."""
    if code in (NOT_A_CHOICE, UNKNOWN_KIND):
        return {"expected": _choices(context)}
    if code is NOT_A_NUMBER:
        return {"places": context.get("places", context.get("decimal_places", 0))}
    if code is OUT_OF_BOUNDS:
        low, high = context.get("ge"), context.get("le")
        return {"bound": f"≥ {low}" if low is not None else f"≤ {high}"}
    if code in (TOO_LONG, TOO_FEW):
        return {"limit": context.get("max_length", context.get("min_length"))}
    if code is SPELLING:
        kind = _SPELLINGS.get(context.get("pattern", ""), "pattern")
        return {"expected": Word("shape", f"spelling.{kind}")}
    return {}


def _shown(value: Any) -> str:
    if isinstance(value, dict | list | tuple):
        return "…"
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _choices(context: dict[str, Any]) -> str:
    expected = str(context.get("expected", context.get("expected_tags", "")))
    return expected.replace(" or ", ", ").replace("'", "")


def _in_tree(tree: Any, location: tuple[str | int, ...], *, keep_last: bool) -> Path:
    """The location without the tags that pydantic puts in for unions."""
    path: list[str | int] = []
    here = tree
    for position, step in enumerate(location):
        last = position == len(location) - 1
        if leads(here, step):
            here = here[step]
        elif not (last and keep_last):
            continue
        path.append(step)
    return tuple(path)


def _names_beside(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """The fields that a misspelled key could have meant, from the model's own JSON Schema."""
    schema = model.model_json_schema()
    nodes = [schema]
    for step in location[:-1]:
        nodes = [below for node in nodes for below in _below(node, step, schema)]
    names = [name for node in nodes for name in _resolved(node, schema)]
    return sorted({name for node in names for name in node.get("properties", {})})


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _resolved(follow(schema, tuple(node["$ref"][2:].split("/"))), schema)
    branches = [branch for key in ("anyOf", "oneOf", "allOf") for branch in node.get(key, [])]
    return [node, *(found for branch in branches for found in _resolved(branch, schema))]


def _below(node: dict[str, Any], step: str | int, schema: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for option in _resolved(node, schema):
        if isinstance(step, int):
            found += [option["items"]] if "items" in option else []
        elif step in option.get("properties", {}):
            found.append(option["properties"][step])
        elif "properties" in option and node is not option:
            found.append(option)  # a tag of a union: stay where we are
    return found
