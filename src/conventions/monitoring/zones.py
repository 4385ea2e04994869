"""Bands along a scale, found by the very function that judges a result."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from conventions.agreement.evaluation import Band
from conventions.pictures.scale import Scale

_LOOKS = 50
"""How many values of a scale are judged before the ends between two of them are looked for."""


class Zone(NamedTuple):
    """A band from one unit of the picture to another."""

    band: Band
    first: int
    last: int


def zones(
    scale: Scale, judged: Callable[[Fraction], Band], aims: Iterable[Fraction] = ()
) -> tuple[Zone, ...]:
    """The bands from the low to the high end of the scale, exact to a unit of the picture.

    ``aims`` are values beside which a band may be narrow.

    >>> scale = Scale(Fraction(0), Fraction(100), Fraction(20), 0, 200)
    >>> zones(scale, lambda value: "reached" if value >= 60 else "below")
    (Zone(band='below', first=0, last=120), Zone(band='reached', first=120, last=200))
    """

    def band(unit: int) -> Band:
        return judged(scale.low + (scale.high - scale.low) * unit / scale.length)

    marks = {scale.at(aim) - scale.start for aim in aims}
    coarse = range(0, scale.length, max(scale.length // _LOOKS, 1))
    units = sorted({*coarse, *marks, scale.length})
    changes = [unit for left, right in pairwise(units) for unit in _changes(band, left, right)]
    return tuple(
        Zone(band(first), scale.start + first, scale.start + last)
        for first, last in pairwise((0, *changes, scale.length))
        if first < last
    )


def _changes(band: Callable[[int], Band], left: int, right: int) -> Iterator[int]:
    """The units from which on another band begins, between two units."""
    if band(left) == band(right):
        return
    if right - left == 1:
        yield right
        return
    middle = (left + right) // 2
    yield from _changes(band, left, middle)
    yield from _changes(band, middle, right)
