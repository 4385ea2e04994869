"""Rows as a workbook: how many have which status, then every row, ready to be filtered."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from conventions.base.characters import shown
from conventions.base.language import Language, day, number, word, words
from conventions.forms.look import FORMATS
from conventions.forms.xlsx import OPTIONS
from conventions.portfolio.flat import COLUMNS, flat
from conventions.portfolio.row import Row
from conventions.portfolio.selection import STATUSES, summary

_WIDE = {
    "title": 40,
    "provider": 30,
    "label": 40,
    "flags": 40,
    "agreement": 28,
    "group_label": 24,
    "catalogue": 34,
    "evidence": 18,
}
_USUAL = 13
_A4 = 9


def workbook(rows: Sequence[Row], on: date, language: Language, note: str = "") -> bytes:
    """The rows as an .xlsx, the same bytes for the same rows, with a note on the first sheet."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, OPTIONS)
    title = word(language, "portfolio", "title")
    book.set_properties({"title": title, "created": datetime.combine(on, time(), UTC)})
    looks = {
        "title": FORMATS["title"],
        "head": FORMATS["head"],
        "text": FORMATS["entry"],
        "number": {**FORMATS["entry"], "num_format": "#,##0.######", "align": "right"},
        "day": {**FORMATS["entry"], "num_format": "yyyy-mm-dd"},
        "note": FORMATS["facts"],
        "plain": {},
    }
    formats = {name: book.add_format(look) for name, look in looks.items()}
    _overview(book, rows, on, language, note, formats)
    _listed(book, rows, language, formats)
    book.close()
    return stream.getvalue()


def status_word(status: str, language: Language) -> str:
    """A band, a state or withheld, as it is said."""
    if status == "withheld":
        return word(language, "disclosure", "withheld")
    part = "band" if status in words(language, "assessment")["band"] else "state"
    return word(language, "assessment", f"{part}.{status}")


def _overview(
    book: Any,
    rows: Sequence[Row],
    on: date,
    language: Language,
    note: str,
    formats: Mapping[str, Any],
) -> None:
    sheet = book.add_worksheet(word(language, "portfolio", "sheet.overview"))
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 78)
    sheet.set_column(1, len(STATUSES) + 1, _USUAL)
    sheet.write_string(0, 0, word(language, "portfolio", "title"), formats["title"])
    counts = summary(rows)
    agreements = len({row.agreement for row in rows})
    values = {
        "agreements": number(Decimal(agreements), language),
        "rows": number(Decimal(len(rows)), language),
        "day": day(on, language),
    }
    sheet.write_string(1, 0, word(language, "portfolio", "found", **values), formats["plain"])
    shown_statuses = statuses_of(rows)
    labels = {row.topic: row.topic_label for row in rows}
    sheet.write_string(2, 0, _heading("label", language), formats["head"])
    for column, status in enumerate(shown_statuses, 1):
        sheet.write_string(2, column, status_word(status, language), formats["head"])
    for line, (topic, found) in enumerate(counts.items(), 3):
        sheet.write_string(line, 0, shown(labels[topic]), formats["text"])
        for column, status in enumerate(shown_statuses, 1):
            sheet.write_number(line, column, found.get(status, 0), formats["number"])
    if note:
        line = len(counts) + 4
        sheet.merge_range(line, 0, line, max(len(shown_statuses), 1), note, formats["note"])
        sheet.set_row(line, 48)
    sheet.freeze_panes(3, 1)


def _listed(book: Any, rows: Sequence[Row], language: Language, formats: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(word(language, "portfolio", "sheet.rows"))
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(2, 0)
    sheet.repeat_rows(0)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDE.get(name, _USUAL))
        sheet.write_string(0, column, _heading(name, language), formats["head"])
    for line, row in enumerate(rows, 1):
        for column, (name, value) in enumerate(flat(row).items()):
            said = _in_words(name, value, language)
            if isinstance(said, str):
                sheet.write_string(line, column, shown(said), formats["text"])
            elif isinstance(said, date):
                sheet.write_datetime(line, column, said, formats["day"])
            elif said is None:
                sheet.write_blank(line, column, None, formats["text"])
            else:
                sheet.write_number(line, column, said, formats["number"])
    sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    sheet.freeze_panes(1, 1)


def statuses_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """The statuses that occur, in their order."""
    found = {row.status for row in rows}
    return tuple(status for status in (*STATUSES, "withheld") if status in found)


def _in_words(
    name: str, value: str | int | Decimal | date | None, language: Language
) -> str | int | Decimal | date | None:
    """A code in words where it has some; a day before Excel's first one as text."""
    if name == "status":
        return status_word(str(value), language)
    if name == "evidence" and value is not None:
        return word(language, "assessment", f"evidence.{value}")
    if name == "flags" and isinstance(value, str):
        return "; ".join(word(language, "assessment", f"flag.{flag}") for flag in value.split())
    if isinstance(value, date) and not 1900 <= value.year < 9999:
        return None
    return value


def _heading(name: str, language: Language) -> str:
    return word(language, "portfolio", f"column.{name}")
