"""The five intervals, each against scipy to a thousand-millionth."""

from collections.abc import Callable
from math import sqrt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import beta, binom, binomtest, norm

from conventions.assessment.interval_methods import INTERVAL_METHODS, beta_share, interval_by

Ends = tuple[float, float]
rates = st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def by_test(kind: str) -> Callable[[int, int], Ends]:
    def ends(k: int, n: int) -> Ends:
        found = binomtest(k, n).proportion_ci(0.95, method=kind)
        return found.low, found.high

    return ends


def jeffreys(k: int, n: int) -> Ends:
    a, b = k + 0.5, n - k + 0.5
    return (beta.ppf(0.025, a, b) if k else 0.0), (beta.ppf(0.975, a, b) if k < n else 1.0)


def mid_p(k: int, n: int) -> Ends:
    def above(p: float) -> float:
        return float(binom.sf(k, n, p) + binom.pmf(k, n, p) / 2)

    edges = (1e-300, 1 - 1e-16)
    low = brentq(lambda p: above(p) - 0.025, *edges, xtol=1e-14) if k else 0.0
    return low, brentq(lambda p: above(p) - 0.975, *edges, xtol=1e-14) if k < n else 1.0


def byar(k: int, n: int) -> Ends:
    z = norm.ppf(0.975)
    low = k * (1 - 1 / (9 * k) - z / (3 * sqrt(k))) ** 3 if k else 0.0
    high = (k + 1) * (1 - 1 / (9 * (k + 1)) + z / (3 * sqrt(k + 1))) ** 3
    return max(low, 0.0) / n, high / n


ORACLES = {
    "wilson": by_test("wilson"),
    "clopper-pearson": by_test("exact"),
    "mid-p": mid_p,
    "jeffreys": jeffreys,
    "byar": byar,
}


@pytest.mark.parametrize("method", INTERVAL_METHODS)
@given(rate=rates)
@example((0, 1))
@example((1, 1))
@example((1, 100_000))
@example((60_000, 100_000))
@example((99_999, 100_000))
@settings(max_examples=25, deadline=None)
def test_it_is_that_of_scipy(method: str, rate: tuple[int, int]) -> None:
    ours = interval_by(method, *rate)  # type: ignore[arg-type]
    assert ours == pytest.approx(ORACLES[method](*rate), abs=1e-9)


@pytest.mark.parametrize(("k", "n"), [(1, 0), (-1, 5), (6, 5)])
def test_no_interval(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="no interval"):
        interval_by("wilson", k, n)
    with pytest.raises(ValueError, match="no interval"):
        interval_by("wilson", 1, 2, confidence=1)


def test_a_count_above_its_base_has_an_interval_by_byar_alone() -> None:
    low, high = interval_by("byar", 6, 5)
    assert low < 1.2 < high


def test_share_outside() -> None:
    assert (beta_share(-1, 2, 2), beta_share(1, 2, 2)) == (0.0, 1.0)
