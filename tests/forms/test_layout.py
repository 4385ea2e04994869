"""How people change a form, and that it still reads the same."""

from typing import Any

import pytest
from tests.forms.agreements import minimal
from tests.forms.sheets import edited, made, typed

from conventions.base.findings import Finding
from conventions.forms.entry import Field
from conventions.forms.identity import SHEET
from conventions.forms.reading import read
from conventions.report import Report

WHOLE: dict[tuple[str, Field], Any] = {
    ("i1/tg1", "numerator"): 12,
    ("i1/tg1", "denominator"): 40,
    ("i2", "numerator"): 3400,
    ("i2", "denominator"): 3650,
    ("D/places", "occupied"): 3100,
    ("D/places", "available"): 3650,
}


def found(data: bytes) -> tuple[Report, tuple[Finding, ...]]:
    report, findings = read(data, minimal(), "form.xlsx")
    assert report is not None, findings
    return report, findings


def inserted(book: Any) -> None:
    """Two rows above the table, as a spreadsheet does it: names move with their cells."""
    sheet = book["Rapport"]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.insert_rows(6, 2)
    for name in book.defined_names.values():
        head, _, row = name.attr_text.rpartition("$")
        name.attr_text = f"{head}${int(row) + 2 if int(row) > 5 else row}"


def sorted_rows(book: Any) -> None:
    """The rows of the two indicators change places; names stay where they are."""
    sheet = book["Rapport"]
    for column in range(1, 12):
        first, second = sheet.cell(7, column), sheet.cell(9, column)
        first.value, second.value = second.value, first.value


def without_names(book: Any) -> None:
    for name in list(book.defined_names):
        del book.defined_names[name]


def without_codes(book: Any) -> None:
    sheet = book["Rapport"]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    for row in range(6, 20):
        sheet.cell(row, 1).value = None


def without_hidden_sheet(book: Any) -> None:
    del book[SHEET]


def with_other_sheets(book: Any) -> None:
    book.create_sheet("Notes", 0)["A1"] = "i1/tg1"
    book.move_sheet("Rapport", 2)


def renamed(book: Any) -> None:
    book["Rapport"].title = "Notre rapport"
    for name in book.defined_names.values():
        name.attr_text = name.attr_text.replace("'Rapport'", "'Notre rapport'")


def without_names_and_inserted(book: Any) -> None:
    inserted(book)
    without_names(book)


@pytest.mark.parametrize(
    "change",
    [
        inserted,
        sorted_rows,
        without_names,
        without_codes,
        without_hidden_sheet,
        with_other_sheets,
        renamed,
        without_names_and_inserted,
    ],
)
def test_a_form_that_was_rearranged_says_the_same(change: Any) -> None:
    data = typed(made(minimal()), WHOLE)
    expected, _ = found(data)
    report, findings = found(edited(data, change))
    added = ["R139"] if change is with_other_sheets else []
    assert [one.code.id for one in findings] == added
    assert report.observations == expected.observations
    assert report.deliveries == expected.deliveries


def test_a_row_that_was_copied_is_not_read_at_all() -> None:
    def copy(book: Any) -> None:
        for column in range(1, 12):
            book["Rapport"].cell(20, column).value = book["Rapport"].cell(7, column).value

    report, findings = found(edited(typed(made(minimal()), WHOLE), copy))
    assert [(one.code.id, one.place.cell) for one in findings] == [("R127", "A20")]
    assert report.observations[0].reported.numerator is None


def test_a_row_that_was_deleted_is_said() -> None:
    def delete(book: Any) -> None:
        for name in [name for name in book.defined_names if name.startswith("cv_i1")]:
            book.defined_names[name].attr_text = "Rapport!#REF!"
        for column in range(1, 12):
            book["Rapport"].cell(7, column).value = None

    report, findings = found(edited(typed(made(minimal()), WHOLE), delete))
    assert [finding.code.id for finding in findings] == ["R128"]
    assert report.observations[0].reported.numerator is None
