"""The page of a section: a table for each record in it, from titles, descriptions and schema.

A person who writes a file looks a field up by its name; the titles in the other languages are
those that forms and drafts print.
"""

from typing import Any

from pydantic import BaseModel
from tests.reference_table import addressed, table

from conventions.agreement import Agreement, Identity
from conventions.base.labels import label, records_in, records_under
from conventions.base.language import Language, LocalizedText
from conventions.schema import Schema

OTHERS: tuple[Language, ...] = ("fr", "de", "it")
HEAD = ("field", "title", "what it is", "what to write", "", *OTHERS)

SPELLED = {
    "^[a-z0-9][a-z0-9-]{0,63}$": "identifier",
    "^P[1-9][0-9]{0,3}[DWMY]$": "duration: P30D, P4W, P6M, P2Y",
    "^[A-Z][0-9]{3}$": "code: S002",
    "^[a-z][a-z0-9_-]{0,63}$": "column: status_6",
}


def record_page(name: str, model: type[BaseModel], published: Schema) -> str:
    """A section, or the head of an agreement, or a report."""
    parts = [f"# `{name}`\n\n{_first_line(model)}\n"]
    for record in records_under(model):
        if record is LocalizedText:
            continue
        if record is not model:
            parts.append(f"## {record.__name__}\n\n{_first_line(record)}\n")
        parts.append(_fields(record, published["$defs"].get(record.__name__, published)))
    return "\n".join(parts)


def _fields(record: type[BaseModel], node: Schema) -> str:
    required = node.get("required", [])
    titles_from = Agreement if record is Identity else record
    return table(
        HEAD,
        (
            (
                addressed(f"{record.__name__}.{field}", field),
                info.title or "",
                info.description or "",
                _value(node["properties"][field], info.annotation),
                "required" if field in required else "",
                *(label(titles_from, field, language) for language in OTHERS),
            )
            for field, info in record.model_fields.items()
        ),
    )


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").splitlines()[0]


def _value(node: Schema, annotation: Any) -> str:
    """What may be written, in a few words."""
    options = [option for option in node.get("anyOf", [node]) if option.get("type") != "null"]
    is_list = options[0].get("type") == "array"
    records = [record for record in records_in(annotation) if record is not LocalizedText]
    if records:
        said = " or ".join(f"[{one.__name__}](#{one.__name__.lower()})" for one in records)
    else:
        said = _scalar(options[0]["items"] if is_list else node)
    if is_list:
        said = f"list of: {said}"
    default = node.get("default")
    if default is None:
        return said
    return f"{said}; else {str(default).lower() if isinstance(default, bool) else default}"


def _scalar(node: Schema) -> str:
    options = node.get("anyOf", [node])
    first = options[0]
    if any("LocalizedText" in option.get("$ref", "") for option in options):
        return "text, or text by language"
    if "enum" in first or "const" in first:
        choices = dict.fromkeys(str(choice) for choice in first.get("enum", [first.get("const")]))
        return ", ".join(f"`{choice}`" for choice in choices)
    if "maximum" in first:
        return f"{first['minimum']} to {first['maximum']}"
    if first.get("type") == "boolean":
        return "true or false"
    return "texts by clause key" if "patternProperties" in first else _text(first)


def _text(node: Schema) -> str:
    pattern = node["pattern"]
    if node.get("format") == "date":
        return "date: 2027-01-31"
    if pattern.startswith("^(term"):
        return "period: 2027, 2027-Q1, 2027-H1, 2027-03, term"
    return SPELLED.get(pattern) or f"text, {node['maxLength']} characters at most"
