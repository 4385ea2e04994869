"""The form handed in after counting: the counts, what else was typed, and no cell of the list."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forms.lists import OF, ON, ROWS, listed, sheet_name
from tests.forms.sheets import ISSUED, edited, typed

from conventions.base.errors import InvalidDocument
from conventions.forms import (
    counted_form,
    form,
    period_of,
    read_participations,
    read_report,
)
from conventions.records import count
from conventions.report import Report


def counts(data: bytes) -> Report:
    records, findings = read_participations(data, OF)
    assert records is not None, findings
    report = count(records, OF, "2027", ON).report
    assert report is not None
    return report


def handed_in(data: bytes, **more: Any) -> bytes:
    return counted_form(counts(data), OF, ISSUED, data, **more)


def texts(data: bytes) -> Iterator[str]:
    """Every cell of every sheet, and every text of every part of the archive."""
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        yield from (str(cell.value) for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield from re.findall(r">([^<>]+)<", archive.read(name).decode("utf-8", "replace"))


def test_counts_stand_in_the_form_without_retyping() -> None:
    report, findings = read_report(handed_in(listed()), OF)
    assert report is not None
    assert "R136" not in {one.code.id for one in findings}
    placed, people = (report.observation(name) for name in ("i1", "i2"))
    assert placed is not None
    assert people is not None
    assert (placed.reported.numerator, placed.reported.denominator) == (Decimal(1), Decimal(2))
    assert people.reported.value == 3


def test_what_else_was_typed_is_kept_and_a_count_replaces_a_figure() -> None:
    data = typed(
        listed(),
        {
            ("i1", "numerator"): 99,
            ("i1", "comment"): "une sortie tardive",
            ("i3", "value"): "environ 12",
            ("R/submitted", "submitted"): date(2028, 1, 20),
        },
    )
    report, _ = read_report(handed_in(data), OF)
    assert report is not None
    placed = report.observation("i1")
    assert placed is not None
    assert placed.reported.numerator == 1
    assert placed.comment == "une sortie tardive"
    assert report.submitted == date(2028, 1, 20)
    assert "environ 12" in set(texts(handed_in(data)))


def test_a_figure_typed_stays_where_counting_gives_only_a_reason() -> None:
    bare = tuple({k: v for k, v in row.items() if k != "destination"} for row in ROWS)
    data = typed(listed(bare), {("i1", "numerator"): 1, ("i1", "denominator"): 2})
    assert counts(data).observations[0].reported.missing is not None
    kept, _ = read_report(handed_in(data), OF)
    said, _ = read_report(handed_in(listed(bare)), OF)
    assert kept is not None
    assert said is not None
    assert kept.observations[0].reported.numerator == 1
    assert said.observations[0].reported.missing is not None


def test_without_a_form_and_for_another_period() -> None:
    report = counts(listed())
    alone, _ = read_report(counted_form(report, OF, ISSUED), OF)
    assert alone is not None
    assert alone.observations[1].reported.value == 3
    other = form(OF, "2028", "fr", ISSUED)
    assert period_of(other, OF) == "2028"
    assert period_of(b"person;entry", OF) is None
    with pytest.raises(InvalidDocument):
        counted_form(report, OF, ISSUED, other)
    with pytest.raises(InvalidDocument):
        counted_form(report, OF, ISSUED, b"PK")


ROW = st.fixed_dictionaries(
    {
        "person": st.from_regex(r"[A-Z]{2}-[0-9]{5}", fullmatch=True),
        "entry": st.dates(date(2026, 9, 1), date(2027, 12, 1)),
        "destination": st.sampled_from(["permanent-contract", "no-solution", "school"]),
        "hours": st.integers(5_000, 90_000).map(lambda hundredths: f"{hundredths / 100:.2f}"),
    }
)


@settings(max_examples=15, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=8))
def test_no_cell_of_the_submission_is_a_record(rows: list[dict[str, Any]]) -> None:
    whole = tuple(row | {"exit": row["entry"] + timedelta(days=40)} for row in rows)
    data = listed(whole)
    records = {str(value) for row in whole for value in row.values()} | {
        f"{row[name]:%d.%m.%Y}" for row in whole for name in ("entry", "exit")
    }
    assert records & set(texts(data)), "the list is in the form that is counted"
    handed = handed_in(data)
    assert sheet_name() not in openpyxl.load_workbook(io.BytesIO(handed)).sheetnames
    assert not records & set(texts(handed))


def test_the_test_would_notice_a_record_on_another_sheet() -> None:
    def leak(book: Any) -> None:
        book.create_sheet("x")["A1"] = "P-0001"

    assert "P-0001" in set(texts(edited(handed_in(listed()), leak)))
