"""What must not leave in a form: the list of participations, numbers that name a person.

Nothing that is found is repeated: the finding may be sent on, and so may the report of it.
"""

from collections.abc import Iterator

from conventions.base.findings import Finding, Word
from conventions.forms import codes
from conventions.forms.entry import Form
from conventions.forms.identity import SHEET
from conventions.forms.layout import Layout
from conventions.forms.participations import filled_lists
from conventions.forms.workbook import Book
from conventions.records.personal import number_within, within

_SHORTEST = 11
"""Digits of the shortest number of social insurance."""


def persons(book: Book, file: str) -> Iterator[Finding]:
    """Lists with participations in them, and numbers of persons in any cell: R136, R137."""
    lists = filled_lists(book)
    for one in lists:
        values = {"sheet": one.sheet, "count": len(one.rows)}
        place = book.place((one.sheet, one.rows[0], 1), file)
        yield Finding(codes.LIST_INSIDE, "", values, place)
    listed = {one.sheet for one in lists}
    for spot, cell in book.cells.items():
        if spot[0] == SHEET or spot[0] in listed or cell.value is None:
            continue
        text = str(cell.value)
        if len(text) >= _SHORTEST and number_within(text):
            yield Finding(codes.NUMBER_INSIDE, "", {}, book.place(spot, file))


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
