"""Spans of days against sets of days, which are slow and cannot be wrong."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.base.period import Period
from conventions.base.span import Span, joined, missing, overlapping, span_of, standing

DAY_ONE = date(2027, 1, 1)
TERM = Span(date(2027, 3, 15), date(2028, 6, 30))


def span(first: int, last: int) -> Span:
    return Span(DAY_ONE + timedelta(first), DAY_ONE + timedelta(last))


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: span(*sorted(ends)))
several = st.lists(spans, max_size=6)


def days(*some: Span) -> set[date]:
    return {
        one.first + timedelta(count)
        for one in some
        for count in range((one.last - one.first).days + 1)
    }


@pytest.mark.parametrize(
    ("period", "cut"),
    [
        ("2027", "2027-03-15/2027-12-31"),
        ("2027-Q1", "2027-03-15/2027-03-31"),
        ("2028-06", "2028-06-01/2028-06-30"),
        ("term", "2027-03-15/2028-06-30"),
        ("2027-06-30/2027-06-30", "2027-06-30/2027-06-30"),
        ("2027-02", "None"),
        ("2029", "None"),
        ("2027-07-01/2027-06-01", "None"),
    ],
)
def test_span_of(period: Period, cut: str) -> None:
    assert str(span_of(period, TERM)) == cut


@given(spans, spans)
def test_cut_and_holds(one: Span, other: Span) -> None:
    both = one.cut(other)
    assert (days(both) if both else set()) == days(one) & days(other)
    assert one.holds(other) is (days(other) <= days(one))


@given(several)
def test_joined_holds_the_same_days_with_gaps_between(some: list[Span]) -> None:
    found = joined(some)
    assert days(*found) == days(*some)
    for one, other in pairwise(found):
        assert (other.first - one.last).days > 1


@given(spans, several)
def test_missing_is_what_nobody_holds(whole: Span, some: list[Span]) -> None:
    gaps = missing(whole, some)
    assert days(*gaps) == days(whole) - days(*some)
    assert joined(gaps) == gaps


@given(several)
def test_overlapping_finds_a_day_held_twice(some: list[Span]) -> None:
    twice = sum(len(days(one)) for one in some) > len(days(*some))
    pair = overlapping(some)
    assert (pair is not None) is twice
    if pair:
        assert days(pair[0]) & days(pair[1])


@given(several)
def test_standing_loses_no_day_and_holds_no_span_inside_another(some: list[Span]) -> None:
    positions = standing(some)
    kept = [some[position] for position in positions]
    assert kept == sorted(kept)
    assert days(*kept) == days(*some)
    for one in kept:
        assert not any(other.holds(one) for other in kept if other != one)
    for position in positions:
        assert some[position] not in some[position + 1 :]


def test_the_end_of_time_has_no_day_after() -> None:
    for_ever = Span(DAY_ONE, date.max)
    assert joined([for_ever, for_ever, span(0, 1)]) == (for_ever,)
    assert missing(for_ever, [span(0, 1)]) == (Span(date(2027, 1, 3), date.max),)
    assert missing(for_ever, [for_ever]) == ()
