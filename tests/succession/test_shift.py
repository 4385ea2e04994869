"""Terms follow each other without a gap, whatever their length."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.succession.shift import shift_of

DAYS = st.dates(date(2000, 1, 1), date(2150, 1, 1))


@given(DAYS, st.integers(1, 3000))
def test_the_next_term_begins_the_day_after(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    assert shift_of(start, end).day(start) - end == timedelta(days=1)
    assert shift_of(start, end).day(end) >= end + timedelta(days=1)


@given(st.integers(2000, 2100), st.integers(1, 12), st.integers(1, 60))
def test_whole_months_follow_each_other_exactly(year: int, month: int, length: int) -> None:
    start = date(year, month, 1)
    years, months = divmod(year * 12 + month - 1 + length, 12)
    end = date(years, months + 1, 1) - timedelta(days=1)
    shift = shift_of(start, end)
    assert shift.day(start) == end + timedelta(days=1)
    assert (shift.day(end) + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("2027-12-31", "2029-12-31"),
        ("2028-02-29", "2030-02-28"),
        ("2027-02-28", "2029-02-28"),
        ("2027-T1", "2029-T1"),
        ("2028-H2", "2030-H2"),
        ("2027-01-01/2027-06-30", "2029-01-01/2029-06-30"),
        ("2029-01-31", "2031-01-31"),
        ("2029", "2031"),
        ("2028-07-01/2029-06-30", "2030-07-01/2031-06-30"),
        ("2026-12-31", None),
        ("2026", None),
        ("term", None),
        ("2026-07-01/2027-06-30", None),
        ("20", None),
    ],
)
def test_what_lies_before_the_term_stays(text: str, later: str | None) -> None:
    assert shift_of(date(2027, 1, 1), date(2028, 12, 31)).value(text) == later


def test_a_term_of_days_moves_days_and_no_months() -> None:
    shift = shift_of(date(2027, 1, 1), date(2027, 1, 10))
    assert str(shift.day(date(2027, 1, 1))) == "2027-01-11"
    assert shift.value("2027-01") is None
    assert shift.years("2027") == "2027"


def test_a_term_without_an_end_moves_a_year() -> None:
    assert shift_of(date(2027, 1, 1), None).value("2027-Q2") == "2028-Q2"
