"""What a returned workbook holds, read within bounds. The only module that knows openpyxl.

The file is checked as an archive first (``base.safety``). The library then raises a dozen kinds of
exception on damaged files, most of them not its own: each becomes the finding F021. A formula that
no program has calculated looks like an empty cell to it, so those are looked for in the XML.
"""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from conventions.base import refusals
from conventions.base.findings import Finding, Place
from conventions.base.reference import reference as cell_name
from conventions.base.reference import row_and_column
from conventions.base.safety import check_zip

MAX_XML = 2_000_000
"""All parts that are XML, unpacked, in bytes; a form of 200 indicators has half of it."""
MAX_SHEETS = 50
MAX_ROWS = 2_000
MAX_COLUMNS = 60


@dataclass(frozen=True)
class Bounds:
    """How much of a workbook is read: bytes of XML, rows of a sheet, cells of an .ods."""

    xml: int = MAX_XML
    rows: int = MAX_ROWS
    cells: int = 100_000


FORM = Bounds()
"""Of a form; one of 200 indicators has some 5 000 cells that are not empty."""

_ONE_CELL = re.compile(r"=?(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?[0-9]{1,7})", re.ASCII)

_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>])")
_AT = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3}[0-9]{1,7})["']""")
_TEXT = re.compile(rb"""\st\s*=\s*["']str["']""")
_RESULT = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]")

Spot = tuple[str, int, int]
"""Sheet, row and column, both counted from 1."""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: a number, text, date or truth value, and how it is shown.

    ``state`` is ``error`` for the error a formula gave, ``uncalculated`` for a formula without a
    result.
    """

    value: Any
    number_format: str = "General"
    state: str = ""


@dataclass(frozen=True)
class Book:
    """The cells that are not empty, the cells that have names, and the document properties.

    ``values`` is there where each value stands beside its code and field (csv, a submission): where
    it stands, more than once if it was copied. In a file of text a spot is a line and a column.
    ``outside`` names the parts of the archive with a number of a person, cells among them.
    """

    cells: Mapping[Spot, Cell]
    sheets: tuple[str, ...] = ()
    names: Mapping[str, Spot] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[tuple[str, str], tuple[Spot, ...]] | None = None
    outside: tuple[str, ...] = ()

    def at(self, spot: Spot) -> Cell:
        """The cell, empty where nothing stands."""
        return self.cells.get(spot, Cell(None))

    def place(self, spot: Spot, file: str) -> Place:
        """Where a person finds it: sheet and cell, or the line of a text."""
        sheet, row, column = spot
        if sheet:
            return Place(file, sheet=sheet, cell=reference(spot))
        return Place(file, line=row, column=column)


def open_book(
    data: bytes, file: str = "", bounds: Bounds = FORM
) -> tuple[Book | None, tuple[Finding, ...]]:
    """The workbook in these bytes, or why it is not opened. Never raises, whatever they are."""
    findings = check_zip(data, file) or too_large(data, file, bounds)
    if findings:
        return None, findings
    try:
        with warnings.catch_warnings():
            # The library warns of what it leaves out of a file: nothing that a report needs.
            warnings.simplefilter("ignore")
            return _book(data, bounds), ()
    except Exception:  # noqa: BLE001 - a dozen kinds, and none of them says more than: damaged
        return None, (Finding(refusals.NOT_A_PACKAGE, "", {}, Place(file)),)


def reference(spot: Spot) -> str:
    """The cell as a person calls it.

    >>> reference(("Sheet", 6, 28))
    'AB6'
    """
    _, row, column = spot
    return cell_name(row, column)


def too_large(data: bytes, file: str, bounds: Bounds = FORM) -> tuple[Finding, ...]:
    """Pictures may be large, what is parsed may not: the library needs twenty times its size."""
    with ZipFile(BytesIO(data)) as archive:
        parsed = [m for m in archive.infolist() if m.filename.lower().endswith((".xml", ".rels"))]
    size = sum(member.file_size for member in parsed)
    if size <= bounds.xml:
        return ()
    largest = max(parsed, key=lambda member: member.file_size).filename
    values = {"member": largest, "size": size, "limit": bounds.xml}
    return (Finding(refusals.TOO_LARGE_UNPACKED, largest, values, Place(file)),)


def _book(data: bytes, bounds: Bounds = FORM) -> Book:
    from openpyxl import load_workbook

    # data_only: with formulas, a file of 2 MB can keep the library busy for minutes.
    source: Any = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        cells: dict[Spot, Cell] = {}
        sheets = [s for s in source.worksheets if hasattr(s, "reset_dimensions")][:MAX_SHEETS]
        for sheet in sheets:
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=bounds.rows, max_col=MAX_COLUMNS)
            cells |= _cells(sheet.title, rows)
            # Nothing public says which part of the archive a sheet is.
            part = source._archive.read(sheet._worksheet_path)  # noqa: SLF001
            for spot in _uncalculated(sheet.title, part) if _FORMULA.search(part) else ():
                cells[spot] = Cell(None, state="uncalculated")
        targets = {name: _spot(one.value or "") for name, one in source.defined_names.items()}
        names = {name: spot for name, spot in targets.items() if spot is not None}
        properties = {entry.name: str(entry.value) for entry in source.custom_doc_props.props}
    finally:
        source.close()
    return Book(cells, tuple(sheet.title for sheet in sheets), names, properties)


def _cells(sheet: str, rows: Iterable[Iterable[Any]]) -> dict[Spot, Cell]:
    found = {}
    for row, entries in enumerate(rows, 1):
        for column, cell in enumerate(entries, 1):
            value = cell.value
            if value is None:
                continue
            if isinstance(value, str):
                # Of a text, nobody asks how it is shown.
                state = "error" if cell.data_type == "e" else ""
                found[sheet, row, column] = Cell(value, state=state)
            else:
                found[sheet, row, column] = Cell(value, str(cell.number_format))
    return found


def _spot(target: str) -> Spot | None:
    """The one cell that a defined name means; none for an area, a formula, or a cell deleted.

    >>> _spot("'It''s 2027'!$AB$6"), _spot("Sheet!#REF!")
    (("It's 2027", 6, 28), None)
    """
    match = _ONE_CELL.fullmatch(target)
    if match is None:
        return None
    quoted, plain, cell = match.groups()
    return (quoted.replace("''", "'") if quoted else plain, *row_and_column(cell))


def _uncalculated(sheet: str, part: bytes) -> Iterator[Spot]:
    """The cells that hold a formula and no result; an empty text (``t="str"``) is a result."""
    for text in _CELL.split(part)[1:]:
        head, _, inside = text.partition(b">")
        if head.endswith(b"/") or not _FORMULA.search(inside):
            continue
        at = _AT.search(head)
        if at is not None and not _TEXT.search(head) and not _RESULT.search(inside):
            yield (sheet, *row_and_column(at[1].decode()))


def filled_in(data: bytes, values: dict[Spot, Any]) -> bytes:
    """The workbook with these cells filled in, as a person would, protected or not."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), rich_text=True)
    for (sheet, row, column), value in values.items():
        book[sheet].cell(row, column).value = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
