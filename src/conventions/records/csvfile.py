"""A CSV file as programs export it, whatever its encoding and separator: rows with their line."""

import csv
import io
from dataclasses import dataclass

from conventions.base.findings import Finding, Place
from conventions.base.reference import reference
from conventions.records.codes import TOO_LARGE, UNREADABLE

MAX_BYTES = 200_000_000
MAX_ROWS = 2_000_000
SEPARATORS = ";,\t"
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks, as of what Excel saves as "Unicode text"."""


@dataclass(frozen=True)
class Sheet:
    """The headings, and each row with the line on which it ends.

    Of a workbook, ``name`` is the sheet; its headings stand in row ``head``, in these ``columns``.
    """

    headings: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    name: str = ""
    head: int = 1
    columns: tuple[int, ...] = ()

    def place(self, file: str, line: int, column: int) -> Place:
        """Where a person finds the cell of the how manieth column: a line, or sheet and cell."""
        if not self.name:
            return Place(file, line, column)
        return Place(file, sheet=self.name, cell=reference(line, self.columns[column - 1]))


def read_sheet(data: bytes, file: str = "") -> tuple[Sheet | None, tuple[Finding, ...]]:
    r"""The table in these bytes: UTF-8, or UTF-16 with a byte order mark, else Windows-1252.

    Findings: R200 where it is no table, R201 where it is too large. Never raises.

    >>> sheet, _ = read_sheet("person;entry\nP-1;2027-01-04\n".encode("utf-8-sig"))
    >>> sheet.headings, sheet.rows, sheet.lines
    (('person', 'entry'), [['P-1', '2027-01-04']], [2])
    """
    if len(data) > MAX_BYTES:
        return None, (Finding(TOO_LARGE, "", {"limit": "200 MB"}, Place(file)),)
    text = text_of(data)
    if text is None:
        return None, (Finding(UNREADABLE, "", {}, Place(file, 1, 1)),)
    separator = max(SEPARATORS, key=text[: text.find("\n") if "\n" in text else None].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        for row in reader:
            if row and (row[0].strip() or "".join(row).strip()):
                rows.append(row)
                lines.append(reader.line_num)
            if len(rows) > MAX_ROWS:
                return None, (Finding(TOO_LARGE, "", {"limit": MAX_ROWS}, Place(file)),)
    except csv.Error:
        return None, (Finding(UNREADABLE, "", {}, Place(file, reader.line_num, 1)),)
    if not rows:
        return None, (Finding(UNREADABLE, "", {}, Place(file, 1, 1)),)
    return Sheet(tuple(cell.strip() for cell in rows[0]), rows[1:], lines[1:]), ()


def text_of(data: bytes) -> str | None:
    r"""The text, or none for a workbook and for anything that holds zero bytes.

    >>> text_of("P-1\tété".encode("utf-16")), text_of("été".encode("cp1252")), text_of(b"a\0b")
    ('P-1\tété', 'été', None)
    """
    if data.startswith(_UTF_16):
        text = data.decode("utf-16", errors="replace")
        return None if "\0" in text else text
    if data.startswith(_WORKBOOK) or b"\0" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
