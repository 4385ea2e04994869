"""The Wilson interval: the published cases, scipy as an oracle, and the exact test beside it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy.stats import binomtest

from conventions.assessment.intervals import Interval, wilson, wilson_contains
from conventions.base.values import rounded

SMALLEST = Decimal("0.000001")

rates = st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
shares = st.fractions(0, 1, max_denominator=10_000)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (26, 53, "36.1", "62.1"),
        (20, 49, "28.2", "54.8"),
        (4, 49, "3.2", "19.2"),
        (46, 102, "35.8", "54.8"),
        (7, 19, "19.1", "59.0"),
        (3, 19, "5.5", "37.6"),
    ],
)
def test_cases_of_domain_7_1_and_6_5(k: int, n: int, low: str, high: str) -> None:
    interval = wilson(k, n)
    in_percent = [
        rounded(end * 100, Decimal("0.1"), "half-up") for end in (interval.low, interval.high)
    ]
    assert in_percent == [Decimal(low), Decimal(high)]


@given(rates)
@example((0, 1))
@example((1, 1))
@example((0, 100_000))
@example((50_000, 100_000))
@example((100_000, 100_000))
def test_agrees_with_scipy(rate: tuple[int, int]) -> None:
    k, n = rate
    theirs = binomtest(k, n).proportion_ci(method="wilson")
    ours = wilson(k, n)
    assert float(ours.low) == pytest.approx(theirs.low, rel=0, abs=1e-6)
    assert float(ours.high) == pytest.approx(theirs.high, rel=0, abs=1e-6)


@given(rates)
def test_the_interval_holds_the_rate_and_stays_between_0_and_1(rate: tuple[int, int]) -> None:
    k, n = rate
    interval = wilson(k, n)
    share = Fraction(k, n)
    assert 0 <= interval.low <= share + Fraction(SMALLEST)
    assert share - Fraction(SMALLEST) <= interval.high <= 1
    assert wilson_contains(k, n, share)


@given(rates)
def test_mirrored_counts_mirror_the_interval(rate: tuple[int, int]) -> None:
    k, n = rate
    one, other = wilson(k, n), wilson(n - k, n)
    assert abs(1 - one.low - other.high) <= SMALLEST
    assert abs(1 - one.high - other.low) <= SMALLEST


@given(rates, shares)
def test_contains_agrees_with_the_ends(rate: tuple[int, int], target: Fraction) -> None:
    interval = wilson(*rate)
    low, high = Fraction(interval.low), Fraction(interval.high)
    assume(min(abs(target - low), abs(target - high)) > Fraction(SMALLEST))
    assert wilson_contains(*rate, target) is (low < target < high)


def test_all_and_none_reach_the_ends_exactly() -> None:
    assert wilson(0, 5) == Interval(Decimal(0), Decimal("0.434482"))
    assert wilson(5, 5) == Interval(Decimal("0.565518"), Decimal(1))
    assert wilson_contains(0, 5, Decimal(0))
    assert wilson_contains(5, 5, Decimal(1))
    assert not wilson_contains(1, 5, Decimal(0))


def test_the_expected_flag_of_domain_7_1() -> None:
    assert wilson_contains(20, 49, Decimal("0.4906"))


def test_a_target_beside_a_rounded_end_is_judged_exactly() -> None:
    # 0.361242 is the low end as shown; the true end lies between it and the next millionth, so
    # comparing with what is shown would let in a target that is outside.
    low = wilson(26, 53).low
    assert [wilson_contains(26, 53, low + step * SMALLEST) for step in (-1, 0, 1)] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("target", [Decimal("-0.01"), Decimal("1.01"), Decimal(49)])
def test_a_target_outside_0_to_1_is_in_no_interval(target: Decimal) -> None:
    assert not wilson_contains(20, 49, target)


@pytest.mark.parametrize(("k", "n"), [(0, 0), (1, 0), (-1, 5), (6, 5), (0, -1)])
def test_what_is_no_rate_raises(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="not a rate"):
        wilson(k, n)
    with pytest.raises(ValueError, match="not a rate"):
        wilson_contains(k, n, Decimal("0.5"))
