"""Broken months: each rule on the same stays, and what holds under every rule."""

from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.pricing import BrokenPeriod, share_of_month

# full, thirtieths, working days, half months, none
RULES: tuple[BrokenPeriod, ...] = get_args(BrokenPeriod)
months = st.integers(28, 31)


@pytest.mark.parametrize(
    ("days", "of_days", "shares"),
    [
        (0, 30, ("0", "0", "0", "0", "0")),
        (1, 30, ("1", "1/30", "1/30", "1/2", "0")),
        (15, 31, ("1", "1/2", "15/31", "1/2", "0")),
        (16, 31, ("1", "16/30", "16/31", "1", "0")),
        (30, 31, ("1", "1", "30/31", "1", "0")),
        (31, 31, ("1", "1", "1", "1", "1")),
        (27, 28, ("1", "27/30", "27/28", "1", "0")),
        (28, 28, ("1", "1", "1", "1", "1")),
    ],
)
def test_case(days: int, of_days: int, shares: tuple[str, ...]) -> None:
    found = tuple(share_of_month(days, of_days, rule) for rule in RULES)
    assert found == tuple(Fraction(share) for share in shares)


@given(months, st.data(), st.sampled_from(RULES))
def test_a_day_more_is_never_worth_less_nor_a_month_more_than_its_price(
    of_days: int, data: st.DataObject, rule: BrokenPeriod
) -> None:
    days = data.draw(st.integers(0, of_days - 1))
    less, more = (share_of_month(days + more, of_days, rule) for more in (0, 1))
    assert 0 <= less <= more <= 1
    assert share_of_month(of_days, of_days, rule) == 1


@pytest.mark.parametrize(("days", "of_days"), [(-1, 30), (31, 30), (0, 0)])
def test_what_is_no_part_of_a_month_raises(days: int, of_days: int) -> None:
    with pytest.raises(ValueError, match="no part of a month"):
        share_of_month(days, of_days, "full")
