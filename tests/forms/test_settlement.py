"""A settlement as a workbook: its formulas come to its values, and texts stay texts."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from tests.drafting.test_settlement import IBAN, case
from tests.settlement.agreed import accounted, agreed

from conventions.base.language import LANGUAGES, Language
from conventions.base.safety import check_zip
from conventions.forms.settlement import workbook
from conventions.settlement import settle


def opened(data: bytes, *, values: bool = True) -> Any:
    return openpyxl.load_workbook(BytesIO(data), data_only=values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_those_of_the_settlement(language: Language) -> None:
    settlement, agreement = case()
    data = workbook(settlement, agreement, language)
    assert not check_zip(data)
    assert data == workbook(settlement, agreement, language)
    lines, steps, payment = opened(data).worksheets
    *_rows, balance = [row for row in lines.iter_rows(values_only=True) if row[0]]
    assert Decimal(str(balance[5])) == settlement.balance == Decimal(231000)
    year = settlement.years[0]
    stepped = 1 + len(year.steps) + sum(len(line.steps) for line in year.lines) + 1
    assert steps.max_row == stepped
    said = {row[1] for row in payment.iter_rows(values_only=True)}
    assert {IBAN, "RF95 MINI MALF R202 7"} <= said


def test_sums_are_formulas_over_the_rows_that_count() -> None:
    settlement, agreement = case()
    sheet = opened(workbook(settlement, agreement, "fr"), values=False).worksheets[0]
    column = [sheet.cell(row, 6).value for row in range(2, sheet.max_row + 1)]
    formulas = [value for value in column if isinstance(value, str)]
    assert formulas[0] == "=SUM(F2:F2)"
    counted = formulas[-1].removeprefix("=").split("+")
    amounts = opened(workbook(settlement, agreement, "fr")).worksheets[0]
    assert sum(Decimal(str(amounts[cell].value)) for cell in counted) == settlement.balance


def test_a_label_that_looks_like_a_formula_is_a_text() -> None:
    items = [{"id": "day", "label": "=1+1", "unit": "participant-day", "price": "110.00"}]
    change = {
        "financing.pricing": {"model": "per-unit", "items": items},
        "financing.surplus": {"rule": "keep"},
    }
    report = accounted(2027).model_copy(update={"deliveries": ()})
    delivered = report.model_validate(
        {**report.model_dump(), "deliveries": [{"item": "day", "quantity": "3"}]}
    )
    agreement = agreed(change)
    data = workbook(settle(agreement, (delivered,), date(2028, 4, 30)), agreement, "fr")
    cell = opened(data, values=False).worksheets[0].cell(2, 2)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
