"""Critical numbers of events: equal to scipy's tails, never above the level, monotone."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from conventions.agreement.evaluation import Test
from conventions.assessment.poisson import MOST_SUMMED, fewest, most

FIVE = Fraction(5, 100)
TESTS: tuple[Test, ...] = ("mid-p", "exact")
CLOSE = 1e-9


def chance_of_few(k: int, mean: float, test: Test) -> float:
    share = 0.5 if test == "mid-p" else 1
    return float(poisson.cdf(k - 1, mean) + share * poisson.pmf(k, mean)) if k >= 0 else 0.0


def chance_of_many(k: int, mean: float, test: Test) -> float:
    share = 0.5 if test == "mid-p" else 1
    return float(poisson.sf(k, mean) + share * poisson.pmf(k, mean))


@given(
    quarters=st.integers(1, 2000),
    level=st.sampled_from((FIVE, Fraction(1, 40), Fraction(1, 10))),
    test=st.sampled_from(TESTS),
)
def test_the_critical_number_is_the_last_within_the_level(
    quarters: int, level: Fraction, test: Test
) -> None:
    target, mean = Fraction(quarters, 4), quarters / 4
    few, many = fewest(target, level, test), most(target, level, test)
    assert chance_of_few(few, mean, test) <= level + CLOSE
    assert few == target.__ceil__() - 1 or chance_of_few(few + 1, mean, test) > level - CLOSE
    assert chance_of_many(many, mean, test) <= level + CLOSE
    assert many == target.__floor__() + 1 or chance_of_many(many - 1, mean, test) > level - CLOSE


def test_the_exact_test_never_says_missed_too_often() -> None:
    """The share of years in which a provider exactly at its target is said to have missed it."""
    for quarters in range(1, 400):
        few = fewest(Fraction(quarters, 4), FIVE, "exact")
        assert (float(poisson.cdf(few, quarters / 4)) if few >= 0 else 0) <= 0.05 + CLOSE


@pytest.mark.parametrize(
    ("target", "few", "many"),
    [("2", -1, 5), ("2.5", 0, 6), ("3", 0, 7), ("12", 6, 19), ("60", 47, 74), ("0", -1, 1)],
)
def test_numbers_to_look_up(target: str, few: int, many: int) -> None:
    assert fewest(Fraction(target), FIVE, "mid-p") == few
    assert most(Fraction(target), FIVE, "mid-p") == many


@pytest.mark.parametrize("test", TESTS)
def test_no_level_says_that_a_target_reached_is_missed(test: Test) -> None:
    for level in (Fraction(1, 2), Fraction(99, 100), Fraction(1)):
        assert fewest(Fraction(5, 2), level, test) < Fraction(5, 2)
        assert most(Fraction(5, 2), level, test) > Fraction(5, 2)
    assert (fewest(Fraction(5), Fraction(0), test), most(Fraction(5), Fraction(0), test)) == (
        -1,
        -1,
    )


@pytest.mark.parametrize("test", TESTS)
def test_the_bound_for_large_numbers_never_says_more(test: Test) -> None:
    target = Fraction(MOST_SUMMED)
    assert fewest(target + 1, FIVE, test) < fewest(target, FIVE, test) < target
    assert most(target + 1, FIVE, test) > most(target, FIVE, test) > target
    assert fewest(Fraction(999_999_999), FIVE, test) > 999_000_000
