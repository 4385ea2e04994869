"""Periods: their spelling, their days, their words."""

import calendar
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, get_args

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from conventions.base.language import LANGUAGES, Language
from conventions.base.period import (
    Frequency,
    Period,
    bounds,
    containing,
    frequency,
    is_within,
    label,
    parts,
)

PERIOD: TypeAdapter[str] = TypeAdapter(Period)
START, END = date(2027, 1, 1), date(2030, 12, 31)
PARTS_OF_A_YEAR: dict[Frequency, int] = {
    "year": 1, "half": 2, "trimester": 3, "quarter": 4, "month": 12,
}  # fmt: skip
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
CALENDAR: st.SearchStrategy[Frequency] = st.sampled_from(tuple(PARTS_OF_A_YEAR))


def accepted(value: Any) -> bool:
    try:
        PERIOD.validate_python(value)
    except ValidationError:
        return False
    return True


VECTORS: list[tuple[bool, Any]] = [
    *((True, good) for good in ("2027", "2027-Q1", "2027-Q4", "2027-H2", "2027-T3", "2027-03")),
    *((True, good) for good in ("2027-12", "term", "2027-01-01/2027-06-30", "1900", "2199")),
    *((True, good) for good in (2027, "2028-02-29/2028-03-31", "2000-02-29/2000-02-29")),
    *((False, bad) for bad in ("2027-Q5", "2027-H3", "2027-T4", "2027-13", "2027-00", "2027-1")),
    *((False, bad) for bad in ("27", "1899", "2200", "", "Term", "2027 ", "2027\n", "2027-q1")),
    *((False, bad) for bad in ("2027-01-01", "2027-01-01/", "2027-02-29/2027-03-31")),
    *((False, bad) for bad in ("1900-02-29/1900-03-01", "2027-04-31/2027-05-01", "２０２７")),
    *((False, bad) for bad in (True, None, 2027.5, 1899, 2200)),
    (False, ["2027"]),
    (False, {}),
]


@pytest.mark.parametrize(("good", "value"), VECTORS)
def test_type_and_schema_agree(good: bool, value: Any) -> None:
    assert accepted(value) is good
    assert jsonschema_rs.validator_for(PERIOD.json_schema()).is_valid(value) is good


def test_a_year_as_a_number_becomes_text() -> None:
    assert PERIOD.validate_python(2027) == "2027"
    assert PERIOD.validate_python(2027.0) == "2027"


@given(DAYS, DAYS)
def test_every_range_of_days_is_a_period(one: date, other: date) -> None:
    assert accepted(f"{one}/{other}")
    assert bounds(f"{one}/{other}", START, END) == (one, other)


@given(st.integers(1900, 2199), st.integers(1, 12), st.integers(29, 31))
def test_days_the_calendar_lacks_are_refused(year: int, month: int, day: int) -> None:
    exists = day <= calendar.monthrange(year, month)[1]
    assert accepted(f"{year}-{month:02}-{day}/{year}-{month:02}-{day}") is exists


@given(st.integers(1900, 2199), CALENDAR)
def test_parts_cover_the_year_without_gap_or_overlap(year: int, every: Frequency) -> None:
    found = parts(f"{year}", every, START, END)
    assert len(found) == PARTS_OF_A_YEAR[every]
    days = [bounds(part, START, END) for part in found]
    assert days[0][0] == date(year, 1, 1)
    assert days[-1][1] == date(year, 12, 31)
    for (_, last), (first, _) in pairwise(days):
        assert first - last == timedelta(days=1)
    assert all(is_within(part, f"{year}", START, END) for part in found)


@given(DAYS, CALENDAR)
def test_a_day_lies_in_the_period_that_contains_it(day: date, every: Frequency) -> None:
    period = containing(day, every)
    assert accepted(period)
    assert frequency(period) == every
    first, last = bounds(period, START, END)
    assert first <= day <= last


@given(DAYS, st.integers(0, 1500), CALENDAR)
def test_parts_of_a_term_hold_every_day_of_it(start: date, length: int, every: Frequency) -> None:
    end = min(start + timedelta(days=length), date(2199, 12, 31))
    found = parts("term", every, start, end)
    assert bounds(found[0], start, end)[0] <= start
    assert bounds(found[-1], start, end)[1] >= end
    assert len(set(found)) == len(found)


def test_the_term() -> None:
    assert bounds("term", START, END) == (START, END)
    assert parts("term", "term", START, END) == ("term",)
    assert frequency("term") == "term"
    assert containing(START, "term") == "term"
    assert is_within("2027", "term", START, END)
    assert not is_within("2031", "term", START, END)
    assert not is_within("2027", "term", date(2027, 2, 1), END)


def test_a_range_backwards_has_no_parts() -> None:
    assert parts("2027-06-30/2027-01-01", "month", START, END) == ()


def test_a_coarser_part_is_the_one_around() -> None:
    assert parts("2027-Q2", "half", START, END) == ("2027-H1",)


EVERY_KIND = ["2027", "2027-H1", "2027-T3", "2027-Q4", "2027-03", "term", "2027-01-01/2027-06-30"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ["2027", "1er semestre 2027", "3e quadrimestre 2027", "4e trimestre 2027",
                "mars 2027", "durée de la convention", "du 1er janvier 2027 au 30 juin 2027"]),
        ("de", ["2027", "1. Halbjahr 2027", "3. Tertial 2027", "4. Quartal 2027",
                "März 2027", "Vertragsdauer", "1. Januar 2027 bis 30. Juni 2027"]),
        ("it", ["2027", "1° semestre 2027", "3° quadrimestre 2027", "4° trimestre 2027",
                "marzo 2027", "durata della convenzione", "1° gennaio 2027 – 30 giugno 2027"]),
        ("en", ["2027", "1st half of 2027", "3rd four months of 2027", "4th quarter of 2027",
                "March 2027", "term of the agreement", "1 January 2027 to 30 June 2027"]),
    ],
)  # fmt: skip
def test_labels(language: Language, expected: list[str]) -> None:
    assert [label(period, language) for period in EVERY_KIND] == expected


@given(DAYS, CALENDAR, st.sampled_from(LANGUAGES))
def test_labels_of_one_frequency_tell_periods_apart(
    day: date, every: Frequency, language: Language
) -> None:
    periods = parts(f"{day.year}", every, START, END)
    assert len({label(period, language) for period in periods}) == len(periods)


def test_the_frequencies() -> None:
    assert get_args(Frequency) == ("month", "quarter", "trimester", "half", "year", "term")
