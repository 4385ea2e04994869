"""What a returned workbook holds, read within bounds. The only module that knows openpyxl.

The file is checked as an archive first (``base.safety``). The library then raises a dozen kinds of
exception on damaged files, most of them not its own: each becomes the finding F021. A formula that
no program has calculated looks like an empty cell to it, so those are looked for in the XML.
"""

import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

from conventions.base import refusals
from conventions.base.findings import Finding, Place
from conventions.base.safety import check_zip

MAX_XML = 2_000_000
"""All parts that are XML, unpacked, in bytes; a form of 200 indicators has half of it."""
MAX_SHEETS = 50
MAX_ROWS = 2_000
MAX_COLUMNS = 60

_ONE_CELL = re.compile(r"=?(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?[0-9]{1,7})", re.ASCII)

_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")

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
    """

    cells: Mapping[Spot, Cell]
    sheets: tuple[str, ...] = ()
    names: Mapping[str, Spot] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[tuple[str, str], tuple[Spot, ...]] | None = None

    def at(self, spot: Spot) -> Cell:
        """The cell, empty where nothing stands."""
        return self.cells.get(spot, Cell(None))

    def place(self, spot: Spot, file: str) -> Place:
        """Where a person finds it: sheet and cell, or the line of a text."""
        sheet, row, column = spot
        if sheet:
            return Place(file, sheet=sheet, cell=reference(spot))
        return Place(file, line=row, column=column)


def open_book(data: bytes, file: str = "") -> tuple[Book | None, tuple[Finding, ...]]:
    """The workbook in these bytes, or why it is not opened. Never raises, whatever they are."""
    findings = check_zip(data, file) or too_large(data, file)
    if findings:
        return None, findings
    try:
        with warnings.catch_warnings():
            # The library warns of what it leaves out of a file: nothing that a report needs.
            warnings.simplefilter("ignore")
            return _book(data), ()
    except Exception:  # noqa: BLE001 - a dozen kinds, and none of them says more than: damaged
        return None, (Finding(refusals.NOT_A_PACKAGE, "", {}, Place(file)),)


def reference(spot: Spot) -> str:
    """The cell as a person calls it.

    >>> reference(("Sheet", 6, 28))
    'AB6'
    """
    _, row, column = spot
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def too_large(data: bytes, file: str) -> tuple[Finding, ...]:
    """Pictures may be large, what is parsed may not: the library needs twenty times its size."""
    with ZipFile(BytesIO(data)) as archive:
        parsed = [m for m in archive.infolist() if m.filename.lower().endswith((".xml", ".rels"))]
    size = sum(member.file_size for member in parsed)
    if size <= MAX_XML:
        return ()
    largest = max(parsed, key=lambda member: member.file_size).filename
    values = {"member": largest, "size": size, "limit": MAX_XML}
    return (Finding(refusals.TOO_LARGE_UNPACKED, largest, values, Place(file)),)


def _book(data: bytes) -> Book:
    from openpyxl import load_workbook

    # data_only: with formulas, a file of 2 MB can keep the library busy for minutes.
    source: Any = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        cells: dict[Spot, Cell] = {}
        sheets = [s for s in source.worksheets if hasattr(s, "reset_dimensions")][:MAX_SHEETS]
        for sheet in sheets:
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)
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
            if cell.value is not None:
                state = "error" if cell.data_type == "e" else ""
                found[sheet, row, column] = Cell(cell.value, str(cell.number_format), state)
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


def _uncalculated(sheet: str, part: bytes) -> list[Spot]:
    """The cells that hold a formula and no result; an empty text (``t="str"``) is a result."""
    found: list[Spot] = []
    cell: dict[str, Any] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "c":
                text = attributes.get("t") == "str"
                cell.update(at=attributes.get("r", ""), formula=False, result=text)
            case "f":
                cell["formula"] = True
        cell["tag"] = tag.rpartition(":")[2]

    def said(_text: str) -> None:
        if cell.get("tag") == "v":
            cell["result"] = True

    def end(tag: str) -> None:
        cell["tag"] = ""
        empty = cell.get("formula") and not cell["result"]
        if tag.rpartition(":")[2] == "c" and empty and cell["at"]:
            found.append((sheet, *row_and_column(cell["at"])))

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = said
    parser.Parse(part, True)
    return found


def row_and_column(cell: str) -> tuple[int, int]:
    """Row and column of a reference.

    >>> row_and_column("$AB$6")
    (6, 28)
    """
    letters = cell.replace("$", "").rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell.replace("$", "")[len(letters) :]), column


def filled_in(data: bytes, values: dict[Spot, Any]) -> bytes:
    """The workbook with these cells filled in, as a person would, protected or not."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), rich_text=True)
    for (sheet, row, column), value in values.items():
        book[sheet].cell(row, column).value = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
