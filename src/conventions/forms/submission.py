"""The file that the page of a form saves: JSON, each value beside its code and field.

It is read like any text from a stranger, by the event reader of YAML 1.2, of which JSON is a part:
no depth, no size and no doubled key gets past it, and every value has its line.
"""

from collections.abc import Mapping
from typing import Any

from conventions.base.findings import Finding
from conventions.base.path import Path
from conventions.base.yamlfile import Document
from conventions.forms import codes
from conventions.forms.identity import PROPERTY
from conventions.forms.workbook import Book, Cell, Spot


def is_submission(document: Document) -> bool:
    """Whether a text is what a page saved, not a report."""
    return isinstance(document.tree, Mapping) and {"form", "values"} <= document.tree.keys()


def submitted(document: Document) -> tuple[Book | None, tuple[Finding, ...]]:
    """The values of a submission, each with the line where it stands."""
    tree = document.tree
    if not isinstance(tree, Mapping) or not isinstance(tree.get("values"), list):
        return None, (Finding(codes.NOT_A_FORM, "", {}, document.place(("values",))),)
    said = {f"{PROPERTY}{name}": text for name, text in tree.items() if isinstance(text, str)}
    cells: dict[Spot, Cell] = {}
    values: dict[tuple[str, str], tuple[Spot, ...]] = {}
    for at, one in enumerate(tree["values"]):
        key = _key(one)
        if key is None:
            continue
        path: Path = ("values", at, "value")
        place = document.place(path)
        spot = ("", place.line, place.column)
        cells[spot] = Cell(one["value"] or None)
        values[key] = (*values.get(key, ()), spot)
    return Book(cells, properties=said, values=values), document.findings


def _key(one: Any) -> tuple[str, str] | None:
    """Code and field of a value; none where it is no value at all."""
    if not isinstance(one, Mapping):
        return None
    parts = [one.get(name) for name in ("code", "field", "value")]
    if not all(isinstance(part, str) for part in parts):
        return None
    return str(parts[0]), str(parts[1])
