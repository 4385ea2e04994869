"""The list of participations in a workbook: a sheet of the form, or one of the enterprise's own.

It is known by its headings, wherever it stands and in whichever language they are. What is in it is
read by ``conventions.records``, as if it were a CSV file; a finding names sheet and cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from conventions.agreement import Agreement
from conventions.base.findings import Finding, Place
from conventions.forms.opendocument import is_spreadsheet, open_spreadsheet
from conventions.forms.opening import is_workbook
from conventions.forms.workbook import Book, Bounds, Cell, open_book
from conventions.records import REQUIRED, STANDARD, Records, columns_of, read_records
from conventions.records.codes import SEVERAL_LISTS, TOO_LARGE, UNREADABLE
from conventions.records.columns import Column, headings, plain
from conventions.records.csvfile import Sheet
from conventions.records.parquet import as_text
from conventions.records.table import records_of

MOST = 20_000
"""Participations in a workbook; more of them are a matter of CSV or Parquet."""
_BOUNDS = Bounds(xml=40_000_000, rows=MOST + 60, cells=1_000_000)
_LONGEST = 60
"""Characters of a heading; what is longer need not be looked at."""
_NO_RESULT = "="
"""Stands for a formula that gave nothing: no column takes it, so that it is found, not skipped."""


@dataclass(frozen=True)
class Listing:
    """Where a list begins: its sheet, the row of its headings, and the rows that are not empty."""

    sheet: str
    head: int
    rows: tuple[int, ...]
    whole: bool
    """Whether every heading is there without which nothing can be counted."""


def read_participations(
    data: bytes, agreement: Agreement, file: str = ""
) -> tuple[Records | None, tuple[Finding, ...]]:
    """The participations in a .csv, .parquet, .xlsx or .ods file, or none if it cannot be used.

    Findings: R200 to R216, and what keeps a workbook from being opened.

    Raises:
        ImportError: the file is Parquet, and polars is not installed.
    """
    if not is_workbook(data):
        return read_records(data, agreement, file)
    opened = open_spreadsheet if is_spreadsheet(data) else open_book
    book, refused = opened(data, file, _BOUNDS)
    if book is None:
        return None, refused
    known = headings(columns_of(agreement))
    lists = tuple(_lists(book, known))
    # A list with all it needs goes before a table that only shares some of its headings.
    found = [one for one in lists if one.whole] or list(lists)
    if not found:
        return None, (Finding(UNREADABLE, "", {}, Place(file)),)
    if len(found) > 1:
        names = ", ".join(one.sheet for one in found)
        return None, (Finding(SEVERAL_LISTS, "", {"sheets": names}, Place(file)),)
    if len(found[0].rows) > MOST:
        place = Place(file, sheet=found[0].sheet)
        return None, (Finding(TOO_LARGE, "", {"limit": MOST}, place),)
    return records_of(_sheet(book, found[0]), agreement, file)


def filled_lists(book: Book) -> tuple[Listing, ...]:
    """The lists of a workbook in which somebody wrote a participation."""
    return tuple(one for one in _lists(book, _standard()) if one.whole and one.rows)


def known_lists(book: Book) -> tuple[str, ...]:
    """The sheets with the headings of such a list, filled in or not."""
    return tuple(one.sheet for one in _lists(book, _standard()))


@cache
def _standard() -> dict[str, Column]:
    return headings(STANDARD)


def _lists(book: Book, known: dict[str, Column]) -> Iterator[Listing]:
    """The sheets that hold a row with a heading that every list needs, and one more."""
    named: dict[tuple[str, int], set[str]] = {}
    filled: dict[str, set[int]] = {}
    for (sheet, row, _column), cell in book.cells.items():
        filled.setdefault(sheet, set()).add(row)
        if isinstance(cell.value, str) and len(cell.value) <= _LONGEST:
            column = known.get(plain(cell.value))
            if column is not None:
                named.setdefault((sheet, row), set()).add(column.name)
    heads: dict[str, tuple[int, bool]] = {}
    for (sheet, row), names in sorted(named.items()):
        if len(names) > 1 and names & set(REQUIRED) and sheet not in heads:
            heads[sheet] = row, names >= set(REQUIRED)
    for sheet in (one for one in book.sheets if one in heads):
        head, whole = heads[sheet]
        rows = tuple(sorted(row for row in filled[sheet] if row > head))
        yield Listing(sheet, head, rows, whole)


def _sheet(book: Book, found: Listing) -> Sheet:
    """The list as texts; columns without heading or content are left out."""
    there = {
        column for sheet, row, column in book.cells if sheet == found.sheet and row >= found.head
    }
    columns = tuple(sorted(there))
    rows = [
        [_text(book.at((found.sheet, row, column))) for column in columns] for row in found.rows
    ]
    heads = (_text(book.at((found.sheet, found.head, column))) for column in columns)
    said = tuple(text.strip() for text in heads)
    return Sheet(said, rows, list(found.rows), found.sheet, found.head, columns)


def _text(cell: Cell) -> str:
    return _NO_RESULT if cell.state else as_text(cell.value)
