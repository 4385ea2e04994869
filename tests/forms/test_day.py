"""Days as people type them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.base.language import LANGUAGES, day
from conventions.forms.day import read_day


@pytest.mark.parametrize(
    "typed",
    [
        "31.01.2028",
        "31.1.2028",
        "31. 1. 2028",
        "31/01/2028",
        "31-1-2028",
        "31 01 2028",
        "2028-01-31",
        "31 janvier 2028",
        "31. Januar 2028",
        "31 GENNAIO 2028",
        datetime(2028, 1, 31, 12, 0),  # noqa: DTZ001 - a cell has no zone
    ],
)
def test_read(typed: object) -> None:
    assert read_day(typed) == date(2028, 1, 31)


@pytest.mark.parametrize(
    "typed",
    ["31.1.28", "31.02.2028", "31.13.2028", "fin janvier", "46052", 46052, "1.1.0001", True, ""],
)
def test_not_read(typed: object) -> None:
    assert read_day(typed) is None


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_day_in_words_is_read_back(value: date, language: object) -> None:
    assert read_day(day(value, language)) == value  # type: ignore[arg-type]  # sampled from the languages
