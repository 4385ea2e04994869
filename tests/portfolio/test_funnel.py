"""Limits are exactly binomial, and decided by whole numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom
from tests.portfolio.rows import row

from conventions.portfolio import funnels
from conventions.portfolio.funnel import INNER, OUTER, limits, zone


@given(st.integers(1, 300), st.integers(1, 99), st.sampled_from([INNER, OUTER]))
def test_limits_are_those_of_scipy(n: int, percent: int, tail: Fraction) -> None:
    found, p = limits(n, Fraction(percent, 100), tail), percent / 100
    level, slack = float(tail), 1e-9
    assert binom.cdf(found.least - 1, n, p) <= level + slack
    assert binom.cdf(found.least, n, p) > level - slack
    assert binom.sf(found.most, n, p) <= level + slack
    assert binom.sf(found.most - 1, n, p) > level - slack


@pytest.mark.parametrize("n", [1, 2, 7, 40, 153])
def test_the_zone_changes_at_the_limit_and_nowhere_else(n: int) -> None:
    centre = Fraction(7, 10)
    inner, outer = limits(n, centre, INNER), limits(n, centre, OUTER)
    for k in range(n + 1):
        expected = "inside" if inner.least <= k <= inner.most else "outside"
        expected = expected if outer.least <= k <= outer.most else "far"
        assert zone((k, n), centre) == expected


def test_a_common_target_is_the_centre() -> None:
    (funnel,) = funnels([row("a", 20, 40), row("b", 2, 40), row("c", 24, 40)])
    assert (funnel.centre, funnel.common) == (Fraction(60, 100), True)
    assert [point.zone for point in funnel.points] == ["inside", "far", "inside"]


def test_targets_that_differ_leave_the_rate_of_all() -> None:
    (funnel,) = funnels([row("a", 20, 40), row("b", 10, 60, at_least=None, at_most=30)])
    assert (funnel.centre, funnel.common) == (Fraction(30, 100), False)


def test_groups_do_not_stand_beside_their_sum() -> None:
    rows = [row("a", 20, 40), row("a", 5, 10, group="g"), row("b", 20, 40, group="g")]
    (funnel,) = funnels(rows)
    assert [(one.row.agreement, one.counts) for one in funnel.points] == [
        ("a", (20, 40)),
        ("b", (20, 40)),
    ]


def test_one_agreement_is_no_funnel() -> None:
    assert funnels([row("a", 20, 40), row("a", 10, 40, period="2028")]) == ()
    assert funnels([row("a", 20, 40), row("b")]) == ()
    assert funnels([row("a", 20, 40), row("b", 20, 40, persons=False)]) == ()


def test_exact_counts_decide_where_rounded_ones_are_shown() -> None:
    exact = [row("a", 17, 41), row("b", 24, 40)]
    shown = [row("a", 20, 40), row("b", 25, 40)]
    assert funnels(exact)[0].points[0].zone == "outside"
    assert funnels(shown)[0].points[0].zone == "inside"
    assert funnels(shown, exact)[0].points[0].zone == "outside"
