"""Critical counts and plausibility: scipy as an oracle, the edges, and what a float decides."""

from decimal import Decimal
from fractions import Fraction
from math import comb

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from conventions.agreement.evaluation import Test as Kind
from conventions.assessment import critical
from conventions.assessment.critical import MOST_SUMMED, at_most, critical_count
from conventions.assessment.plausibility import cases_to_tell, plausibility

FIVE = Fraction(5, 100)
KINDS: tuple[Kind, ...] = ("mid-p", "exact")
targets = st.fractions(Fraction(1, 100), Fraction(99, 100), max_denominator=1000)


def reached(k: int, n: int, target: Fraction, kind: Kind) -> Fraction:
    """The probability in whole numbers."""
    over, under = target.as_integer_ratio()
    terms = [comb(n, i) * over**i * (under - over) ** (n - i) for i in range(k + 1)]
    return Fraction(2 * sum(terms) - (terms[-1] if kind == "mid-p" else 0), 2 * under**n)


@pytest.mark.parametrize("kind", KINDS)
@given(n=st.integers(1, 80), target=targets, level=st.sampled_from([1, 5, 10]))
@example(n=1, target=Fraction(1, 10), level=5)
@settings(max_examples=60, deadline=None)
def test_the_critical_count_is_the_last_one_within_the_level(
    kind: Kind, n: int, target: Fraction, level: int
) -> None:
    share = Fraction(level, 100)
    count = critical_count(n, target, share, kind)
    assert count == -1 or reached(count, n, target, kind) <= share
    assert count == n or reached(count + 1, n, target, kind) > share


def test_a_count_exactly_on_the_level_is_missed() -> None:
    """One of one at 10 percent less half: mid-P of 0 of 1 at 90 percent is exactly 5 percent."""
    assert reached(0, 1, Fraction(9, 10), "mid-p") == FIVE
    assert critical_count(1, Fraction(9, 10), FIVE, "mid-p") == 0
    assert critical_count(1, Fraction(95, 100), FIVE, "exact") == 0
    assert 1 - 0.95 > 0.05, "a binary float decides the other way"


def test_without_the_second_look_the_edge_could_fall_either_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The negative control: the whole numbers are asked exactly where sixty digits cannot tell."""
    asked: list[int] = []
    real = critical._exactly

    def spy(n: int, k: int, target: Fraction, test: Kind) -> Fraction:
        asked.append(k)
        return real(n, k, target, test)

    monkeypatch.setattr(critical, "_exactly", spy)
    critical_count.cache_clear()
    critical_count(1, Fraction(95, 100), FIVE, "exact")
    assert asked == [0]
    critical_count(24, Fraction(7, 10), FIVE, "mid-p")
    assert asked == [0]


@pytest.mark.parametrize("n", [10, 1000, 100_000])
def test_tails_are_those_of_scipy(n: int) -> None:
    for share in (Fraction(1, 20), Fraction(1, 2), Fraction(7, 10)):
        k = int(n * share)
        assert float(at_most(k, n, share)) == pytest.approx(binom.cdf(k, n, float(share)), abs=1e-9)


@pytest.mark.parametrize(
    ("n", "target", "count"), [(24, 70, 12), (10, 70, 4), (20, 60, 8), (4, 30, -1), (30, 100, 29)]
)
def test_counts_that_an_agreement_prints(n: int, target: int, count: int) -> None:
    assert critical_count(n, Fraction(target, 100), FIVE, "mid-p") == count


def test_ends() -> None:
    assert critical_count(10, Fraction(0), FIVE, "mid-p") == -1
    assert critical_count(0, Fraction(1, 2), FIVE, "mid-p") == -1
    with pytest.raises(ValueError, match="cases"):
        critical_count(-1, Fraction(1, 2), FIVE, "mid-p")
    assert (at_most(-1, 5, FIVE), at_most(5, 5, FIVE)) == (Decimal(0), Decimal(1))
    assert at_most(2, 5, Fraction(0)) == 1
    assert at_most(2, 5, Fraction(1)) == 0


def test_the_exact_test_never_alarms_more_often_than_agreed() -> None:
    worst = {kind: Decimal(0) for kind in KINDS}
    for kind in KINDS:
        for n in range(5, 60):
            for percent in range(10, 100, 10):
                target = Fraction(percent, 100)
                count = critical_count(n, target, FIVE, kind)
                worst[kind] = max(worst[kind], at_most(count, n, target))
    assert worst["exact"] <= Decimal("0.05") < worst["mid-p"] < Decimal("0.1")


@pytest.mark.parametrize(
    ("target", "baseline", "about"),
    [(70, 60, 144), (70, 55, 67), (70, 50, 39), (60, 50, 158), (60, 45, 71), (80, 65, 56)],
)
def test_cases_to_tell_are_those_measured_before(target: int, baseline: int, about: int) -> None:
    """The figures of the design study, which stepped differently over the saw-tooth."""
    found = cases_to_tell(Fraction(target, 100), Fraction(baseline, 100), FIVE, "mid-p")
    assert found is not None
    assert abs(found - about) <= 4


def test_what_cannot_be_told() -> None:
    assert cases_to_tell(Fraction(50, 100), Fraction(49, 100), FIVE, "mid-p") is None
    assert cases_to_tell(Fraction(50, 100), Fraction(50, 100), FIVE, "mid-p") is None
    with pytest.raises(ValueError, match="0 cases"):
        plausibility(0, Fraction(1, 2), FIVE, "mid-p")
    assert plausibility(5, Fraction(30, 100), FIVE, "mid-p").missed is None
    assert plausibility(5, Fraction(30, 100), FIVE, "mid-p").chance_missed == 0


@pytest.mark.parametrize("test", ["exact", "mid-p"])
def test_beyond_the_sum_a_bound_says_missed_of_no_more(test: Kind) -> None:
    """Just above the limit it lies a little below the sum; and it costs nothing at any number."""
    target, level = Fraction(70, 100), Fraction(5, 100)
    summed = critical_count(MOST_SUMMED, target, level, test)
    bounded = critical_count(MOST_SUMMED + 1, target, level, test)
    assert summed - 250 < bounded < summed
    assert at_most(bounded, MOST_SUMMED + 1, target) <= Decimal("0.05")
    assert critical_count(999_999_999, target, level, test) < 700_000_000
    assert critical_count(999_999_999, Fraction(1, 10**9), level, test) == -1
