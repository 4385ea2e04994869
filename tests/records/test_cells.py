"""Cells: each kind reads what people write and refuses what could mean two things."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.records.cells import Fault, Meanings, day
from conventions.records.columns import Column

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(DAYS)
def test_both_spellings_of_a_day(value: date) -> None:
    assert day(value.isoformat()) == day(f"{value.day}.{value.month}.{value.year}") == value


@pytest.mark.parametrize("text", ["03/04/27", "1.1.27", "2027-13-01", "31.02.2027", "45000", "x"])
def test_no_day(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    ("kind", "text", "meaning"),
    [
        ("count", "20", 20),
        ("number", "7,5", Decimal("7.5")),
        ("number", " 12 ", Decimal(12)),
        ("date", "", None),
        ("dates", "2027-03-01, 1.6.2027", (date(2027, 3, 1), date(2027, 6, 1))),
        ("pseudonym", "P-1", "P-1"),
    ],
)
def test_meanings(kind: Any, text: str, meaning: Any) -> None:
    assert Meanings(Column("x", kind))[text] == meaning


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("count", "20.5", "R209"),
        ("count", "-1", "R209"),
        ("number", "1e5", "R209"),
        ("count", "7569217076985", "R204"),
        ("choice", "Depression", "R204"),
        ("choice", "elsewhere", "R210"),
        ("date", "soon", "R208"),
        ("pseudonym", "", "R211"),
        ("pseudonym", "756.9217.0769.85", "R204"),
    ],
)
def test_faults(kind: Any, text: str, code: str) -> None:
    fault = Meanings(Column("x", kind))[text]
    assert isinstance(fault, Fault)
    assert fault.code.id == code


@given(st.text(max_size=30), st.sampled_from(["pseudonym", "date", "dates", "count", "number"]))
def test_whatever_is_written_means_something_or_is_a_fault(text: str, kind: Any) -> None:
    Meanings(Column("x", kind))[text]
