"""Forms as tests handle them: where a cell is, and what a program or a person did to the file."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl

from conventions.agreement import Agreement
from conventions.base.language import Language
from conventions.forms import form
from conventions.forms.entry import Field, cell_name

ISSUED = date(2026, 11, 21)


def made(agreement: Agreement, language: Language = "fr", period: str = "2027") -> bytes:
    """The form as it is sent."""
    return form(agreement, period, language, ISSUED)


def spot(book: Any, code: str, field: Field) -> tuple[str, str]:
    """Sheet and cell of a field, by its name."""
    target = book.defined_names[cell_name(code, field)]
    sheet, cell = next(iter(target.destinations))
    return sheet, cell.replace("$", "")


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook after somebody changed it in a program."""
    book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def typed(data: bytes, values: dict[tuple[str, Field], Any]) -> bytes:
    """The workbook with these values typed in."""

    def write(book: Any) -> None:
        for (code, field), value in values.items():
            sheet, cell = spot(book, code, field)
            book[sheet][cell] = value

    return edited(data, write)


def parts(data: bytes) -> dict[str, bytes]:
    """The members of the archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    """An archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()
