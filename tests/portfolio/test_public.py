"""Rows under a disclosure profile."""

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.portfolio.rows import row

from conventions.disclosure import STANDARD
from conventions.portfolio import Row, published


def figures(one: Row) -> list[str]:
    return [str(figure) for figure in (one.numerator, one.denominator, one.value)]


def test_enough_cases_are_rounded_and_keep_their_verdict() -> None:
    (shown,) = published([row("a", 22, 41)], STANDARD)
    assert figures(shown) == ["20", "40", "50"]
    assert (shown.band, shown.withheld, shown.low, shown.high) == ("below", False, None, None)


def test_few_successes_are_withheld_with_what_was_said_of_them() -> None:
    (shown,) = published([row("a", 3, 41)], STANDARD)
    assert figures(shown) == ["None", "40", "None"]
    assert (shown.band, shown.evidence, shown.status) == (None, None, "withheld")


def test_few_failures_tell_as_much() -> None:
    assert published([row("a", 39, 41)], STANDARD)[0].withheld


def test_few_cases_have_no_rate() -> None:
    assert published([row("a", 8, 16)], STANDARD)[0].withheld


def test_a_group_is_not_left_to_be_subtracted() -> None:
    """3 of 20 in one group are hidden, and the total less the other group would tell them."""
    rows = [row("a", 3, 20, group="g"), row("a", 25, 60, group="h"), row("a", 28, 80)]
    shown = published(rows, STANDARD)
    assert shown[0].withheld
    assert shown[1].withheld or shown[2].withheld


def test_who_belongs_to_no_group_is_not_left_either() -> None:
    """35 of 80, of whom 25 of 60 and 8 of 18: the other two persons must not be derivable."""
    rows = [row("a", 25, 60, group="h"), row("a", 8, 18, group="g"), row("a", 35, 80)]
    assert any(one.withheld for one in published(rows, STANDARD))


def test_of_overlapping_periods_only_the_longest_is_published() -> None:
    quarter = {"period": "2027-Q1", "last": date(2027, 3, 31)}
    rows = [row("a", 30, 60), row("a", 10, 25, **quarter)]
    assert [one.withheld for one in published(rows, STANDARD)] == [False, True]


def test_hours_and_places_stay() -> None:
    rows = [row("a", 3, 4, persons=False), row("a")]
    assert published(rows, STANDARD) == tuple(rows)


def test_hours_per_person_state_how_many_persons() -> None:
    mean = {"unit": "hours", "persons": False}
    few, many = published([row("a", 400, 4, **mean), row("b", 2408, 97, **mean)], STANDARD)
    assert few.withheld
    assert figures(few) == ["None", "None", "None"]
    assert (many.numerator, many.denominator) == (None, Fraction(95))


def test_a_number_of_persons_is_withheld_or_rounded() -> None:
    few, many = (
        row(unit="count", value=Fraction(value), band="below", state=None) for value in (3, 97)
    )
    assert published([few], STANDARD)[0].withheld
    assert published([many], STANDARD)[0].value == 95


def test_a_rate_without_counts_is_withheld() -> None:
    assert published([row(value=Fraction(37), band="below", state=None)], STANDARD)[0].withheld


def test_a_mean_of_enough_persons_is_shown_to_a_tenth() -> None:
    score: dict[str, Any] = {
        "unit": "score",
        "value": Fraction(427, 100),
        "band": "below",
        "state": None,
    }
    few, many = (row(denominator=Fraction(n), **score) for n in (12, 41))
    assert published([few], STANDARD)[0].withheld
    shown = published([many], STANDARD)[0]
    assert figures(shown) == ["None", "40", "43/10"]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=5))
def test_what_is_shown_is_never_small(pairs: list[tuple[int, int]]) -> None:
    rows = [row("a", k, k + more, group=f"g{at}") for at, (k, more) in enumerate(pairs)]
    total = [sum(pair[side] for pair in pairs) for side in (0, 1)]
    for shown, before in zip(
        published([*rows, row("a", total[0], sum(total))], STANDARD),
        [*rows, row("a", total[0], sum(total))],
        strict=True,
    ):
        if not shown.withheld and shown.counts is not None and before.counts is not None:
            k, n = before.counts
            assert n >= STANDARD.rate_floor - STANDARD.rounding
            assert k == 0 or k >= STANDARD.minimum
            assert n - k == 0 or n - k >= STANDARD.minimum
