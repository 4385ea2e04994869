"""Forms with a list of participations in them, as an enterprise fills it in."""

import io
from datetime import date
from typing import Any

import openpyxl
from tests.forms.sheets import ISSUED, edited
from tests.records.lists import agreement

from conventions.base.language import Language
from conventions.base.language import word as said
from conventions.forms import form

OF = agreement({"use": "placement-rate-at-exit"}, {"use": "participants"}, {"label": "Mood"})
ON = date(2028, 12, 31)
ROWS: tuple[dict[str, Any], ...] = (
    {
        "person": "P-0001",
        "entry": date(2027, 1, 4),
        "exit": date(2027, 6, 30),
        "destination": "permanent-contract",
    },
    {
        "person": "P-0002",
        "entry": date(2027, 1, 4),
        "exit": date(2027, 5, 31),
        "destination": "no-solution",
    },
    {"person": "P-0003", "entry": date(2027, 2, 1)},
)
HEAD = 3


def sheet_name(language: Language = "fr") -> str:
    return said(language, "form", "participations.sheet")


def empty(language: Language = "fr") -> bytes:
    return form(OF, "2027", language, ISSUED, participations=True)


def listed(rows: tuple[dict[str, Any], ...] = ROWS, language: Language = "fr") -> bytes:
    """The form with these participations in its sheet, answers in the words of the language."""

    def write(book: Any) -> None:
        sheet = book[sheet_name(language)]
        heads = {cell.value: cell.column for cell in sheet[HEAD]}
        for at, row in enumerate(rows, HEAD + 1):
            for name, held in row.items():
                column = heads[said(language, "records", f"columns.{name}")]
                answer = f"answers.destination.{held}"
                chosen = said(language, "records", answer) if name == "destination" else held
                sheet.cell(at, column).value = chosen

    return edited(empty(language), write)


def own(headings: tuple[str, ...], *rows: tuple[Any, ...], title: str = "Liste") -> bytes:
    """A workbook of the enterprise's own: a line of title, a blank one, headings, rows."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = title
    sheet["B1"] = "Participations 2027"
    for row, values in enumerate([headings, *rows], 3):
        for column, value in enumerate(values, 2):
            sheet.cell(row, column).value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
