"""What must not leave in a form: the list of participations, numbers that name a person.

Nothing that is found is repeated: the finding may be sent on, and so may the report of it.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from conventions.base.findings import Finding, Place, Word
from conventions.base.path import Path, dotted
from conventions.forms import codes
from conventions.forms.workbook import Book, Spot
from conventions.records.personal import SHORTEST, number_within, within

if TYPE_CHECKING:
    from conventions.forms.entry import Form
    from conventions.forms.layout import Layout


def persons(book: Book, file: str) -> Iterator[Finding]:
    """Lists with participations in them, and numbers of persons anywhere: R136, R137.

    A part of the archive is named where no cell that was read holds the number.
    """
    from conventions.forms.participations import filled_lists  # a report in text needs no lists

    lists = filled_lists(book)
    for one in lists:
        values = {"sheet": one.sheet, "count": len(one.rows)}
        place = book.place((one.sheet, one.rows[0], 1), file)
        yield Finding(codes.LIST_INSIDE, "", values, place)
    listed = {one.sheet for one in lists}
    spots = [spot for spot in book.cells if spot[0] not in listed and names_someone(book, spot)]
    for spot in spots:
        yield Finding(codes.NUMBER_INSIDE, "", {}, book.place(spot, file))
    if not (lists or spots):
        for part in book.outside:
            yield Finding(codes.NUMBER_INSIDE, part, {}, Place(file, sheet=part))


def names_someone(book: Book, spot: Spot) -> bool:
    """Whether a number of social insurance stands in a cell."""
    value = book.at(spot).value
    text = "" if value is None else _plain(value)
    return len(text) >= SHORTEST and number_within(text)


def _plain(value: Any) -> str:
    """What a cell says; of a whole number kept as a fraction, without the point."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def in_tree(tree: Any, path: Path = ()) -> Iterator[Path]:
    """Where numbers of social insurance stand in a report that is no form."""
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from in_tree(value, (*path, key))
    elif isinstance(tree, list):
        for at, value in enumerate(tree):
            yield from in_tree(value, (*path, at))
    elif isinstance(tree, str) and len(tree) >= SHORTEST and number_within(tree):
        yield path


_FREE = ("comment", "reason", "accepted_reason", "note")
"""The fields of a report in which somebody writes sentences."""
_FIELDS = {"reason": "why", "accepted_reason": "why"}


def told_in_tree(tree: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The same texts in a report that is no form: where they stand, and what R138 says of them."""
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from told_in_tree(value, (*path, key))
    elif isinstance(tree, list):
        for at, value in enumerate(tree):
            yield from told_in_tree(value, (*path, at))
    elif isinstance(tree, str):
        field = next((str(key) for key in path[-2:] if key in _FREE), None)
        kind = within(tree) if field is not None else None
        if field is not None and kind is not None:
            at = next((place for place, key in enumerate(path) if key == field), 0)
            yield (
                path,
                {
                    "label": dotted(path[:at]) or "report",
                    "field": Word("form", f"fields.{_FIELDS.get(field, field)}"),
                    "kind": Word("records", f"personal.{kind}"),
                },
            )


def told(book: Book, form: "Form", layout: "Layout", file: str) -> Iterator[Finding]:
    """Comments, reasons and notes that seem to tell of one person: R138."""
    for section in form.sections:
        for entry in section.entries:
            for cell in entry.inputs:
                spot = layout.cells.get((entry.code, cell.field))
                if cell.kind != "text" or spot is None:
                    continue
                kind = within(str(book.at(spot).value or ""))
                if kind is not None:
                    values = {
                        "label": entry.label,
                        "field": Word("form", f"fields.{cell.field}"),
                        "kind": Word("records", f"personal.{kind}"),
                    }
                    yield Finding(codes.PERSON_INSIDE, "", values, book.place(spot, file))
