"""A scale holds what it is made for, with few round ticks, and keeps the order of values."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.monitoring.zones import zones
from conventions.pictures.scale import Scale, scale_of

VALUES = st.lists(st.fractions(-(10**12), 10**12, max_denominator=1000), max_size=6)


@given(VALUES, st.booleans())
def test_it_holds_nought_and_every_value(values: list[Fraction], rate: bool) -> None:
    scale = scale_of(values, 16, 744, rate=rate)
    assert all(scale.low <= value <= scale.high for value in (*values, Fraction(0)))
    assert 2 <= len(scale.ticks()) <= 8
    assert (scale.ticks()[0], scale.ticks()[-1]) == (scale.low, scale.high)
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(16 <= place <= 760 for place in places)


@pytest.mark.parametrize("values", [[], [Fraction(0)], [Fraction(-3)], [Fraction(1, 10**6)]])
def test_a_scale_is_never_without_length(values: list[Fraction]) -> None:
    scale = scale_of(values, 0, 100)
    assert scale.high > scale.low


@given(st.lists(st.integers(0, 100), min_size=2, max_size=2, unique=True))
def test_zones_cover_the_scale_and_change_where_the_judge_does(ends: list[int]) -> None:
    low, high = sorted(ends)
    scale = Scale(Fraction(0), Fraction(100), Fraction(20), 0, 700)
    found = zones(
        scale,
        lambda value: "below" if value < low else "near" if value < high else "reached",
        [Fraction(low), Fraction(high)],
    )
    assert found[0].first == 0
    assert found[-1].last == 700
    assert all(one.last == other.first for one, other in pairwise(found))
    for zone in found:
        middle = Fraction(100 * (zone.first + zone.last - 1), 2 * 700)
        meant = "below" if middle < low else "near" if middle < high else "reached"
        assert zone.band == meant or zone.last - zone.first == 1
