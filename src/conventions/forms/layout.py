"""Where the cells of a returned form are, however its rows and sheets were moved.

A defined name follows its cell when rows are inserted, and stays behind when they are sorted; the
code in the first column does the opposite. So the code decides the row, the name the column, and
each stands in for the other where it is gone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from conventions.forms.entry import Entry, Field, Form, Input, cell_name
from conventions.forms.identity import CODES_NAME, Identity
from conventions.forms.workbook import Book, Spot


@dataclass(frozen=True)
class Layout:
    """The cell of each field, the second row of codes that stand twice, and the codes gone.

    ``unasked`` are those that the form never had: it is older than they are.
    """

    cells: Mapping[tuple[str, Field], Spot]
    twice: Mapping[str, Spot]
    gone: frozenset[str]
    unasked: frozenset[str] = frozenset()


def lay_out(book: Book, identity: Identity, form: Form) -> Layout:
    """Find the cells of a form."""
    if book.values is not None:
        return _listed(book.values, identity, form)
    sheet, column = _column_of_codes(book, identity)
    rows: dict[str, list[int]] = {}
    for at_sheet, row, at_column in sorted(book.cells):
        if (at_sheet, at_column) == (sheet, column):
            rows.setdefault(str(book.at((sheet, row, column)).value).strip(), []).append(row)
    cells: dict[tuple[str, Field], Spot] = {}
    twice: dict[str, Spot] = {}
    gone = set()
    for section in form.sections:
        for entry in section.entries:
            here = rows.get(entry.code, [])
            if len(here) > 1:
                twice[entry.code] = (sheet, here[1], column)
            for cell in entry.inputs:
                spot = _spot(book, identity, entry, cell, (sheet, here[0]) if here else None)
                if spot is None:
                    gone.add(entry.code)
                else:
                    cells[entry.code, cell.field] = spot
    return _told_apart(cells, twice, gone, identity, form)


def _listed(
    values: Mapping[tuple[str, str], tuple[Spot, ...]], identity: Identity, form: Form
) -> Layout:
    """The same where each value stands beside its code and field; what is empty may be left out."""
    cells: dict[tuple[str, Field], Spot] = {}
    twice: dict[str, Spot] = {}
    gone = set()
    for section in form.sections:
        for entry in section.entries:
            here = {cell.field: values.get((entry.code, cell.field), ()) for cell in entry.inputs}
            cells |= {(entry.code, field): spots[0] for field, spots in here.items() if spots}
            copies = [spots[1] for spots in here.values() if len(spots) > 1]
            if copies:
                twice[entry.code] = copies[0]
            if here and not any(here.values()):
                gone.add(entry.code)
    return _told_apart(cells, twice, gone, identity, form)


def _told_apart(
    cells: dict[tuple[str, Field], Spot],
    twice: dict[str, Spot],
    gone: set[str],
    identity: Identity,
    form: Form,
) -> Layout:
    """Rows that were deleted, and rows that an older form never had."""
    since = {entry.code: entry.since for part in form.sections for entry in part.entries}
    asked = {code for code, _field in identity.cells}

    def was_asked(code: str) -> bool:
        if since[code] > identity.form:
            return False
        return code in asked if asked else identity.version == form.version

    unasked = {code for code in gone if not was_asked(code)}
    return Layout(cells, twice, frozenset(gone - unasked), frozenset(unasked))


def _column_of_codes(book: Book, identity: Identity) -> tuple[str, int]:
    named = book.names.get(CODES_NAME)
    if named is not None and named[0] in book.sheets:
        return named[0], named[2]
    mapped = {sheet for sheet, _, _ in identity.cells.values() if sheet in book.sheets}
    return min(mapped, default=""), 1


def _spot(
    book: Book, identity: Identity, entry: Entry, cell: Input, row: tuple[str, int] | None
) -> Spot | None:
    named = book.names.get(cell_name(entry.code, cell.field))
    if row is None:
        return named
    if named is not None and named[0] == row[0]:
        return (*row, named[2])
    mapped = identity.cells.get((entry.code, cell.field))
    return (*row, mapped[2]) if mapped is not None else None
