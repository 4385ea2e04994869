"""What must not leave in a form: the list of participations, numbers that name a person.

Nothing that is found is repeated: the finding may be sent on, and so may the report of it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from conventions.base.findings import Finding, Place, Word
from conventions.base.path import Path
from conventions.forms import codes
from conventions.forms.entry import Form
from conventions.forms.layout import Layout
from conventions.forms.participations import filled_lists
from conventions.forms.workbook import Book, Spot
from conventions.records.personal import number_within, within

_SHORTEST = 11
"""Digits of the shortest number of social insurance."""


def persons(book: Book, file: str) -> Iterator[Finding]:
    """Lists with participations in them, and numbers of persons anywhere: R136, R137.

    A part of the archive is named where no cell that was read holds the number.
    """
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
    return len(text) >= _SHORTEST and number_within(text)


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
    elif isinstance(tree, str) and len(tree) >= _SHORTEST and number_within(tree):
        yield path


def told(book: Book, form: Form, layout: Layout, file: str) -> Iterator[Finding]:
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
