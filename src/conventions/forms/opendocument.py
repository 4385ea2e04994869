"""What a returned .ods holds, read within bounds (OpenDocument 1.3, OASIS; ISO/IEC 26300).

Our own reader, where python-calamine would read faster: a form comes back with the names of its
cells, its properties, the format of its percentages, and formulas that were never calculated, and
of those it tells nothing. Rows and columns that repeat a million times are counted, not made.
"""

import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from conventions.base import refusals
from conventions.base.findings import Finding, Place
from conventions.base.reference import row_and_column
from conventions.base.safety import check_zip
from conventions.forms.workbook import (
    FORM,
    MAX_COLUMNS,
    MAX_SHEETS,
    Book,
    Bounds,
    Cell,
    Spot,
    too_large,
)

CONTENT, _META, _KIND = "content.xml", "meta.xml", "mimetype"
_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_ONE_CELL = re.compile(r"\$?(?:'((?:[^']|'')+)'|([^'.]+))\.(\$?[A-Z]{1,3}\$?[0-9]{1,7})", re.ASCII)


def is_spreadsheet(data: bytes) -> bool:
    """Whether an archive says that it is an OpenDocument spreadsheet."""
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(_KIND) as part:
            return part.read(len(_MIME)) == _MIME
    except (
        BadZipFile,
        KeyError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        zlib.error,
    ):
        return False


def open_spreadsheet(
    data: bytes, file: str = "", bounds: Bounds = FORM
) -> tuple[Book | None, tuple[Finding, ...]]:
    """The spreadsheet in these bytes, or why it is not opened. Never raises."""
    findings = check_zip(data, file, holds=CONTENT) or too_large(data, file, bounds)
    if findings:
        return None, findings
    try:
        with ZipFile(BytesIO(data)) as archive:
            content = archive.read(CONTENT)
            meta = archive.read(_META) if _META in archive.namelist() else b""
        return _book(content, meta, bounds), ()
    except (expat.ExpatError, ValueError, LookupError, InvalidOperation, OverflowError):
        return None, (Finding(refusals.NOT_A_PACKAGE, "", {}, Place(file)),)


def _book(content: bytes, meta: bytes, bounds: Bounds) -> Book:
    sheets = _Sheets(bounds)
    _parse(content, sheets.start, sheets.end, sheets.text)
    properties = _Properties()
    if meta:
        _parse(meta, properties.start, properties.end, properties.text)
    return Book(sheets.cells, tuple(sheets.titles), sheets.names, properties.said)


def _parse(
    part: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.Parse(part, True)


@dataclass
class _Properties:
    """The properties that a person or a program added to the document."""

    said: dict[str, str] = field(default_factory=dict)
    name: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.name = attributes.get("meta:name", "") if tag == "meta:user-defined" else ""

    def end(self, _tag: str) -> None:
        self.name = ""

    def text(self, text: str) -> None:
        if self.name:
            self.said[self.name] = self.said.get(self.name, "") + text


@dataclass
class _Sheets:
    """The cells of all sheets while they are read: where we are, and what the cell says so far."""

    bounds: Bounds
    cells: dict[Spot, Cell] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    names: dict[str, Spot] = field(default_factory=dict)
    row: int = 0
    column: int = 0
    repeated_rows: int = 1
    held: dict[str, str] | None = None
    paragraphs: list[str] = field(default_factory=list)
    in_text: bool = False
    beside: int = 0
    """How deep in a comment or a drawing: their texts are not the cell's."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        match tag:
            case "table:table":
                self.titles.append(attributes.get("table:name", ""))
                self.row, self.repeated_rows = 0, 1
            case "table:table-row":
                self.row += 1
                self.column = 0
                self.repeated_rows = times(attributes.get("table:number-rows-repeated"))
            case "table:table-cell" | "table:covered-table-cell" if not self.beside:
                self.held, self.paragraphs = attributes, []
            case "office:annotation" | "draw:frame" | "draw:custom-shape" | "draw:g":
                self.beside += 1
            case "text:p" if self.held is not None and not self.beside:
                self.paragraphs.append("")
                self.in_text = True
            case "text:s" if self.in_text:
                self.text(" " * min(times(attributes.get("text:c")), 100))
            case "text:line-break" if self.in_text:
                self.text("\n")
            case "table:named-range":
                spot = _spot(attributes.get("table:cell-range-address", ""))
                if spot is not None:
                    self.names[attributes.get("table:name", "")] = spot

    def end(self, tag: str) -> None:
        """An element ends."""
        match tag:
            case "table:table-row":
                self.row += self.repeated_rows - 1
            case "table:table-cell" | "table:covered-table-cell" if self.held is not None:
                if not self.beside:
                    self.keep(self.held)
            case "office:annotation" | "draw:frame" | "draw:custom-shape" | "draw:g":
                self.beside -= 1
            case "text:p":
                self.in_text = False

    def text(self, text: str) -> None:
        """Text inside a cell."""
        if self.in_text and not self.beside:
            self.paragraphs[-1] += text

    def keep(self, attributes: dict[str, str]) -> None:
        """Note a cell that is not empty, as often as it repeats within the bounds."""
        alike = times(attributes.get("table:number-columns-repeated"))
        cell = _cell(attributes, "\n".join(self.paragraphs))
        first, self.column, self.held = self.column + 1, self.column + alike, None
        if cell is None or len(self.titles) > MAX_SHEETS:
            return
        last_row = min(self.row + self.repeated_rows - 1, self.bounds.rows)
        for row in range(self.row, last_row + 1):
            for column in range(first, min(self.column, MAX_COLUMNS) + 1):
                self.cells[self.titles[-1] if self.titles else "", row, column] = cell
        if len(self.cells) > self.bounds.cells:
            raise OverflowError


def _cell(attributes: dict[str, str], text: str) -> Cell | None:
    """The value of a cell by the type that it states; none where it is empty.

    A formula without a type was never calculated; LibreOffice states an error as a text ``#DIV/0!``
    with the type of the text, and its own type beside it.
    """
    if attributes.get("calcext:value-type") == "error":
        return Cell(text or "#", state="error")
    match attributes.get("office:value-type", ""):
        case "float" | "currency" | "percentage" as kind:
            cell = _number(attributes["office:value"], text, percent=kind == "percentage")
        case "date":
            cell = Cell(_day(attributes.get("office:date-value", "")) or text)
        case "boolean":
            cell = Cell(attributes.get("office:boolean-value") == "true")
        case "" if "table:formula" in attributes and not text:
            cell = Cell(None, state="uncalculated")
        case _:
            return Cell(text) if text or "table:formula" in attributes else None
    return cell


def _number(written: str, text: str, *, percent: bool) -> Cell:
    number = Decimal(written)
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return Cell(text, state="error")
    whole = number == number.to_integral_value()
    return Cell(int(number) if whole else float(number), "0%" if percent else "General")


def _day(written: str) -> date | None:
    with suppress(ValueError):
        return datetime.fromisoformat(written[:19])
    return None


def times(written: str | None) -> int:
    """How often a row or cell repeats; once where nothing sensible is said."""
    if written is None or not (written.isascii() and written.isdigit()) or len(written) > 9:
        return 1
    return max(int(written), 1)


def _spot(target: str) -> Spot | None:
    """The one cell that a named range means.

    >>> _spot("$'It''s 2027'.$AB$6"), _spot("$Sheet.$A$1:.$B$2")
    (("It's 2027", 6, 28), None)
    """
    match = _ONE_CELL.fullmatch(target)
    if match is None:
        return None
    quoted, plain, cell = match.groups()
    return (quoted.replace("''", "'") if quoted else plain, *row_and_column(cell))
