"""The form as a file of delimited text: UTF-8 with its mark, semicolons, as Excel expects it here.

A text of ours that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP
advises for exports; what comes back is read as text and never run.
"""

import csv
import io
import re
from datetime import date
from importlib.metadata import version

from conventions.base import refusals
from conventions.base.findings import Finding, Place
from conventions.forms.entry import Form
from conventions.forms.identity import SHEET
from conventions.forms.listing import listed, rows
from conventions.forms.workbook import MAX_COLUMNS, MAX_ROWS, MAX_XML, Book, Cell, Spot
from conventions.records.personal import SHORTEST, number_within

_RISKY = ("=", "+", "-", "@", "\t", "\r")
_FORM = re.compile(rf'(?:^|[;,\t\n\r])"?{SHEET}:form"?([;,\t])')
_START = 20_000
"""Characters in which a form says that it is one."""
_LONGEST = 10 * MAX_ROWS


def write(form: Form, _issued: date) -> bytes:
    """The list of a form; the same bytes for the same form."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    for row in rows(form, version("conventions")):
        writer.writerow([f"'{text}" if text.startswith(_RISKY) else text for text in row])
    return stream.getvalue().encode("utf-8-sig")


def is_list(data: bytes) -> bool:
    """Whether the bytes are a form as delimited text, in any encoding that Excel saves."""
    return _FORM.search(_decoded(data[: 2 * _START])) is not None


def open_list(data: bytes, file: str) -> tuple[Book | None, tuple[Finding, ...]]:
    """The values in a list, or why it is not read."""
    if len(data) > MAX_XML:
        values = {"size": len(data), "limit": MAX_XML}
        return None, (Finding(refusals.TOO_LARGE, "", values, Place(file)),)
    text = _decoded(data)
    found = _FORM.search(text[:_START])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=found[1] if found else ";")
    cells: dict[Spot, Cell] = {}
    try:
        for row in reader:
            line = reader.line_num
            is_read = line <= _LONGEST
            for column, value in enumerate(row, 1):
                # What is beyond is not read; that it names a person is seen all the same.
                here = value.strip() and is_read and column <= MAX_COLUMNS
                if here or (len(value) >= SHORTEST and number_within(value)):
                    cells["", line, column] = Cell(value)
    except csv.Error:
        return None, (Finding(refusals.SYNTAX, "", {"line": ""}, Place(file, reader.line_num)),)
    return listed(Book(cells)), ()


def _decoded(data: bytes) -> str:
    """The text, as Excel saves it: UTF-8, UTF-16 with its mark, or the code page of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
