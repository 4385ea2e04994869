"""A settlement as a workbook: a sheet of lines and sums, one of steps, one for the payment.

Sums are formulas with their values beside them, so that whoever opens it can follow and check; the
values are those of the settlement, not of the spreadsheet.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from conventions.agreement import Agreement
from conventions.base.characters import shown
from conventions.base.language import Language, any_language, day, word, words
from conventions.base.messages import said
from conventions.base.step import Step, say
from conventions.forms.look import FORMATS
from conventions.forms.xlsx import OPTIONS
from conventions.settlement import Settlement, YearSettlement, line_name, payment_part, sums

_WIDTHS = (10, 48, 14, 18, 16, 18)
_STEPS_WIDTHS = (10, 40, 110)
_PAYMENT_WIDTHS = (30, 60)
_LINE = 15
"""Points of one line of text."""


def workbook(settlement: Settlement, agreement: Agreement, language: Language) -> bytes:
    """The settlement as an .xlsx, the same bytes for the same settlement."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, OPTIONS)
    title = any_language(agreement.title, language, agreement.authoritative)
    created = datetime.combine(settlement.on, time(), UTC)
    book.set_properties({"title": shown(title), "created": created})
    _Pages(book, settlement, agreement, language).fill()
    book.close()
    return stream.getvalue()


class _Pages:
    """The sheets while they are written."""

    def __init__(
        self, book: Any, settlement: Settlement, agreement: Agreement, language: Language
    ) -> None:
        self.book, self.settlement = book, settlement
        self.agreement, self.language = agreement, language
        amount = {**FORMATS["entry"], "num_format": "#,##0.00", "align": "right"}
        looks = {
            "title": FORMATS["title"],
            "head": FORMATS["head"],
            "head-right": {**FORMATS["head"], "align": "right"},
            "text": FORMATS["entry"],
            "number": {**amount, "num_format": "#,##0.######"},
            "amount": amount,
            "balance": {**amount, "bold": True, "top": 2},
            "strong": {**FORMATS["entry"], "bold": True, "top": 2},
        }
        self.formats = {name: book.add_format(look) for name, look in looks.items()}

    def fill(self) -> None:
        """All sheets."""
        self._lines()
        self._steps()
        self._payment()

    def _word(self, key: str, **values: object) -> str:
        return word(self.language, "settlement", f"document.{key}", **values)

    def _sheet(self, key: str, widths: tuple[int, ...], heads: tuple[str, ...]) -> Any:
        sheet = self.book.add_worksheet(self._word(f"sheet-{key}"))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for column, head in enumerate(heads):
            title, look = self._word(head), "head"
            if head in ("quantity", "price", "amount"):
                look = "head-right"
            if head in ("price", "amount"):
                title = f"{title} ({self.settlement.currency})"
            sheet.write_string(0, column, title, self.formats[look])
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _lines(self) -> None:
        heads = ("calendar-year", "what", "quantity", "unit", "price", "amount")
        sheet = self._sheet("lines", _WIDTHS, heads)
        row = 1
        for year in self.settlement.years:
            row = self._year(sheet, year, row)

    def _year(self, sheet: Any, year: YearSettlement, row: int) -> int:
        """The lines and sums of a year; the next free row."""
        units = words(self.language, "pricing")["unit"]
        first = row
        for line in year.lines:
            name = shown(line_name(line.key, self.agreement, self.language))
            sheet.write_number(row, 0, year.year, self.formats["text"])
            sheet.write_string(row, 1, name, self.formats["text"])
            sheet.write_number(row, 2, line.quantity, self.formats["number"])
            sheet.write_string(row, 3, units.get(line.unit, "–"), self.formats["text"])
            sheet.write_number(row, 4, line.unit_price, self.formats["amount"])
            sheet.write_number(row, 5, line.amount, self.formats["amount"])
            row += 1
        last, counted = row - 1, list[str]()
        for entry in sums(year):
            strong = entry.key == "balance"
            look = self.formats["strong" if strong else "text"]
            sheet.write_number(row, 0, year.year, look)
            sheet.write_string(row, 1, entry.name(self.language), look)
            for column in (2, 3, 4):
                sheet.write_blank(row, column, None, look)
            formula = ""
            if entry.key == "total" and last >= first:
                formula = f"=SUM(F{first + 1}:F{last + 1})"
            elif strong:
                formula = "=" + "+".join(counted)
            self._amount(sheet, row, entry.amount, formula, strong=strong)
            if entry.counts:
                counted.append(f"F{row + 1}")
            row += 1
        return row + 1

    def _amount(self, sheet: Any, row: int, amount: Decimal, formula: str, *, strong: bool) -> None:
        look = self.formats["balance" if strong else "amount"]
        if formula:
            sheet.write_formula(row, 5, formula, look, amount)
        else:
            sheet.write_number(row, 5, amount, look)

    def _steps(self) -> None:
        sheet = self._sheet("steps", _STEPS_WIDTHS, ("calendar-year", "what", "step"))
        for row, (year, name, step) in enumerate(self._all_steps(), 1):
            sheet.write_string(row, 0, year, self.formats["text"])
            sheet.write_string(row, 1, shown(name), self.formats["text"])
            said_so = say(step, self.language, self.settlement.currency)
            sheet.write_string(row, 2, shown(said_so), self.formats["text"])

    def _all_steps(self) -> Iterator[tuple[str, str, Step]]:
        for year in self.settlement.years:
            for line in year.lines:
                name = line_name(line.key, self.agreement, self.language)
                yield from ((f"{year.year}", name, step) for step in line.steps)
            name = self._word("after-lines")
            yield from ((f"{year.year}", name, step) for step in year.steps)
        if self.settlement.interest is not None:
            yield "", self._word("balance"), self.settlement.interest.step

    def _payment(self) -> None:
        sheet = self._sheet("payment", _PAYMENT_WIDTHS, ("what", "value"))
        part, findings = payment_part(self.settlement, self.agreement, self.language)
        rows = {"agreement": self.settlement.agreement}
        rows["on"] = day(self.settlement.on, self.language)
        if part is not None:
            rows |= {
                "iban": part.iban,
                "creditor": "\n".join((part.creditor.name, *part.creditor.address)),
                "reference": part.reference,
                "debtor": "\n".join((part.debtor.name, *part.debtor.address)),
                "currency": part.currency,
            }
        row = 1
        for key, value in rows.items():
            sheet.write_string(row, 0, self._word(key), self.formats["text"])
            sheet.write_string(row, 1, shown(value), self.formats["text"])
            sheet.set_row(row, _LINE * len(value.splitlines()))
            row += 1
        sheet.write_string(row, 0, self._word("to-pay"), self.formats["strong"])
        sheet.write_number(row, 1, self.settlement.to_pay, self.formats["balance"])
        for finding in (*findings, *self.settlement.findings):
            row += 1
            sheet.write_string(row, 0, finding.code.id, self.formats["text"])
            message = shown(said(finding, self.language).message)
            sheet.write_string(row, 1, message, self.formats["text"])
