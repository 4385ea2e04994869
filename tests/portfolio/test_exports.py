"""Xlsx, Parquet, OCDS, INDIGO: the same rows in other shapes."""

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO
from typing import Any

import jsonschema_rs
import polars as pl
import pytest
from openpyxl import load_workbook
from tests.portfolio.rows import row

from conventions.base.language import LANGUAGES, Language
from conventions.portfolio import indigo, package, parquet, plain, workbook
from conventions.portfolio.flat import COLUMNS

ROWS = (
    row("a", 20, 49, flags=("approximate",)),
    row("b"),
    row("c", 3, 41, group="g", group_label="Group"),
    row("d", unit="currency", value=Fraction(100, 3), persons=False, at_least=Decimal("12.50")),
)
ON = date(2028, 6, 30)
OBSERVED: dict[str, Any] = {
    "type": "object",
    "required": ["id", "observations"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "title": {"type": "string", "minLength": 1},
        "observations": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {
                "type": "object",
                "required": ["id", "period"],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "period": {"required": ["startDate", "endDate"]},
                    "measure": {"type": ["string", "number"]},
                    "value": {
                        "required": ["amount", "currency"],
                        "properties": {"amount": {"type": "number"}},
                    },
                    "unit": {"type": "object", "minProperties": 1},
                    "dimensions": {
                        "type": "object",
                        "minProperties": 1,
                        "additionalProperties": {"type": "string", "minLength": 1},
                    },
                },
                "oneOf": [{"required": ["value"]}, {"required": ["measure"]}],
                "additionalProperties": False,
            },
        },
    },
}
"""What the metrics extension of OCDS asks of a metric."""


def test_parquet_is_exact_and_typed() -> None:
    frame = pl.read_parquet(BytesIO(parquet(ROWS)))
    assert frame.columns == list(COLUMNS)
    assert frame["value"].to_list() == [
        Decimal("40.816327"),
        None,
        Decimal("7.317073"),
        Decimal("33.333333"),
    ]
    assert frame.schema["numerator"] == pl.Decimal(24, 6)
    assert frame["first_day"][0] == date(2027, 1, 1)
    assert frame["status"].to_list() == ["below", "no_data", "below", "no_data"]


def test_parquet_without_rows_has_its_columns() -> None:
    assert pl.read_parquet(BytesIO(parquet(()))).columns == list(COLUMNS)


def test_plain_rows_hold_no_binary_fractions() -> None:
    for one in map(plain, ROWS):
        assert not any(isinstance(value, float) for value in one.values())
    assert plain(ROWS[0])["value"] == "40.816327"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_an_overview_and_every_row(language: Language) -> None:
    book = load_workbook(BytesIO(workbook(ROWS, ON, language, "Rounded to 5.")))
    overview, listed = book.worksheets
    texts = [cell.value for line in overview.iter_rows() for cell in line]
    assert "Rounded to 5." in texts
    assert listed.max_row == len(ROWS) + 1
    assert listed.max_column == len(COLUMNS)
    heads = [cell.value for cell in listed[1]]
    assert len(set(heads)) == len(heads)


def test_the_overview_says_of_which_day_it_is() -> None:
    sheet = load_workbook(BytesIO(workbook(ROWS, ON, "en"))).worksheets[0]
    assert "30 June 2028" in str(sheet.cell(2, 1).value)


def test_the_workbook_holds_no_formula_and_is_the_same_again() -> None:
    rows = (row("a", 1, 2, title="=1+1"),)
    data = workbook(rows, ON, "fr")
    assert data == workbook(rows, ON, "fr")
    cell = load_workbook(BytesIO(data)).worksheets[1].cell(2, 3)
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_metrics_have_the_shape_of_the_extension() -> None:
    releases = package(ROWS, ON)["releases"]
    contracts = [contract for release in releases for contract in release["contracts"]]
    assert len(contracts) == 4
    validator = jsonschema_rs.validator_for(OBSERVED)
    for contract in contracts:
        for metric in (
            *contract.get("agreedMetrics", ()),
            *contract.get("implementation", {}).get("metrics", ()),
        ):
            validator.validate(metric)
    assert [bool(one.get("implementation")) for one in contracts] == [True, False, True, True]
    results = contracts[0]["implementation"]["metrics"][0]["observations"][0]
    assert results["measure"] == 40.816327
    assert results["dimensions"]["numerator"] == "20"
    assert results["dimensions"]["flags"] == "approximate"
    amount = contracts[3]["agreedMetrics"][0]["observations"][0]["value"]
    assert amount == {"amount": 12.5, "currency": "CHF"}


def test_what_metrics_cannot_say_is_said() -> None:
    compared = row("e", 3, 41, at_least=Decimal(5), compared="difference")
    (one, other) = (
        release["contracts"][0] for release in package((ROWS[1], compared), ON)["releases"]
    )
    assert one["description"].startswith("OCDS metrics hold observations.")
    assert one["description"].endswith(f"No observation for i1 2027: {ROWS[1].status}.")
    assert "No observation" not in other["description"]
    aim = other["agreedMetrics"][0]["observations"][0]["dimensions"]
    assert aim == {"bound": "at_least", "compared": "difference"}


def test_the_shape_is_guarded() -> None:
    metric = package(ROWS, ON)["releases"][0]["contracts"][0]["agreedMetrics"][0]
    metric["observations"][0]["dimensions"] = {"bound": 3}
    assert not jsonschema_rs.validator_for(OBSERVED).is_valid(metric)


def test_indigo_has_metric_and_result_side_by_side() -> None:
    lines = list(csv.DictReader(StringIO(indigo(ROWS).decode("utf-8-sig"))))
    assert len(lines) == len(ROWS)
    first = lines[0]
    assert first["project"] == "a"
    assert first["outcome_metrics/outcome_metric_target"] == "≥ 60 %"
    assert first["results/number_engaged_in_impact_bond"] == "49"
    assert first["results/number_with_positive_social_outcomes"] == "20"
    assert first["results/period/end_date"] == "2027-12-31"
    assert lines[2]["results/outcome_metric_id"] == "i1/g"


def test_indigo_holds_no_formula() -> None:
    lines = list(csv.reader(StringIO(indigo((row(title="=HYPERLINK(1)"),)).decode("utf-8-sig"))))
    assert lines[1][1] == "'=HYPERLINK(1)"
