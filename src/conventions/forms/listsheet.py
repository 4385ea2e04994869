"""The list of participations as a sheet of the form: its columns, each with what it may hold.

Code lists are plain data validation over a second sheet that anybody can read. Neither sheet is
protected: rows are pasted, sorted and deleted there, and nothing of them is handed in.
"""

from datetime import date
from typing import Any

from conventions.base.language import Language, word
from conventions.base.period import label
from conventions.base.reference import reference
from conventions.forms.entry import Form
from conventions.forms.look import LIST, cut
from conventions.records import REQUIRED, Column
from conventions.records.columns import answer, heading

ROWS = 2_000
"""Rows below the headings that are checked while one types."""
_HEAD = 2
"""The row of headings, counted from 0."""
_WIDTHS = {"date": 12, "count": 11, "number": 11, "id": 20, "choice": 20, "dates": 22}
_ACROSS = 8
"""Columns over which title and instructions go: what a screen shows."""
_HOLDS = {"count": "count", "number": "number", "date": "day"}
"""Kinds of columns, and the message of the form that says what is refused."""
_A3 = 8
_MESSAGE = 255
"""The most characters that Excel shows."""


def add_list(book: Any, form: Form) -> None:
    """Both sheets, after those that are there."""
    formats = {name: book.add_format(look) for name, look in LIST.items()}
    name = _say(form, "sheet")
    sheet, codes = book.add_worksheet(name), book.add_worksheet(_say(form, "codes"))
    sheet.set_row(0, 26)
    sheet.set_row(1, 48)
    sheet.merge_range(0, 0, 0, _ACROSS, "", formats["title"])
    sheet.write_string(0, 0, _title(form), formats["title"])
    sheet.merge_range(1, 0, 1, _ACROSS, "", formats["instructions"])
    sheet.write_string(1, 0, _say(form, "instructions"), formats["instructions"])
    sheet.set_row(_HEAD, 48)
    ranges = _write_codes(codes, form, formats)
    for at, column in enumerate(form.columns):
        look = formats.get(column.kind, formats["text"])
        sheet.set_column(at, at, _WIDTHS.get(column.kind, 14), look)
        head = formats["required" if column.name in REQUIRED else "head"]
        sheet.write_string(_HEAD, at, heading(column, form.language), head)
        rule = _rule(column, form.language, ranges)
        if rule is not None:
            sheet.data_validation(_HEAD + 1, at, _HEAD + ROWS, at, rule)
    sheet.freeze_panes(_HEAD + 1, 1)
    for page in (sheet, codes):
        page.set_landscape()
        page.set_paper(_A3)
        page.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.set_selection(_HEAD + 1, 0, _HEAD + 1, 0)


def _write_codes(sheet: Any, form: Form, formats: dict[str, Any]) -> dict[str, str]:
    """The answers of each column that has some, one below the other; where they stand."""
    ranges: dict[str, str] = {}
    name = _say(form, "codes")
    for column in form.columns:
        if not column.codes:
            continue
        at = len(ranges)
        answers = [answer(column, code, form.language) for code in column.codes]
        sheet.set_column(at, at, min(max(map(len, answers)) + 2, 60))
        sheet.write_string(0, at, heading(column, form.language), formats["head"])
        for row, text in enumerate(answers, 1):
            sheet.write_string(row, at, text, formats["code"])
        first, last = (reference(row, at + 1) for row in (2, len(answers) + 1))
        ranges[column.name] = f"='{name}'!{_fixed(first)}:{_fixed(last)}"
    sheet.freeze_panes(1, 0)
    return ranges


def _fixed(cell: str) -> str:
    """The reference with column and row held fast.

    >>> _fixed("AB6")
    '$AB$6'
    """
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"


def _rule(column: Column, language: Language, ranges: dict[str, str]) -> dict[str, Any] | None:
    """What a column refuses while one types, as XlsxWriter takes it."""
    rule: dict[str, Any]
    match column.kind:
        case "choice" | "id" | "yes-no" if column.name in ranges:
            rule = {"validate": "list", "source": ranges[column.name], "say": "choice"}
        case "date":
            first, last = date(1900, 1, 1), date(2199, 12, 31)
            rule = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
        case "count" | "number":
            kind = "integer" if column.kind == "count" else "decimal"
            rule = {"validate": kind, "criteria": "between", "minimum": 0, "maximum": 999_999}
        case _:
            return None
    said = f"participations.errors.{rule.pop('say', _HOLDS.get(column.kind))}"
    error = word(language, "form", said)
    title = word(language, "form", "errors.title")
    return rule | {"error_title": title, "error_message": cut(error, _MESSAGE)}


def _title(form: Form) -> str:
    period = label(form.period, form.language)
    return _say(form, "title", agreement=form.title, period=period)


def _say(form: Form, key: str, **values: str) -> str:
    return word(form.language, "form", f"participations.{key}", **values)
