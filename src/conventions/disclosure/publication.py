"""A table as it is published: hidden cells empty, the others rounded, rates of enough cases only.

Each number is rounded by itself, so rounded parts may not add up to their rounded total. Rounding
only blurs what was already found safe: the ranges are reckoned as if nothing were rounded.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from conventions.base.values import rounded
from conventions.disclosure.profile import Profile
from conventions.disclosure.suppression import hidden
from conventions.disclosure.table import Cell, Table


@dataclass(frozen=True)
class Published:
    """What is shown of each cell: a rounded count, or none where it is hidden."""

    shown: Mapping[Cell, int | None]
    profile: Profile


def publish(
    table: Table, profile: Profile, unpublished: Collection[Cell] = frozenset()
) -> Published:
    """The table under a profile.

    >>> from conventions.disclosure.profile import STANDARD
    >>> published = publish(Table(((2, 20), (15, 41))), STANDARD)
    >>> published.shown[0, 0], published.shown[1, -1], published.shown[-1, -1]
    (None, 55, 80)
    """
    gone = hidden(table, profile, unpublished)
    return Published(
        {
            cell: None if cell in gone else blurred(table.count(cell), profile)
            for cell in table.cells()
        },
        profile,
    )


def blurred(count: int, profile: Profile) -> int:
    """A count rounded to the base of the profile, half up; 0 and 1 round nothing."""
    if profile.rounding < 2:
        return count
    return int(rounded(Decimal(count), Decimal(profile.rounding), "half-up"))


def rate(numerator: int | None, denominator: int | None, profile: Profile) -> Fraction | None:
    """The rate of two published counts, or none where one is hidden or the cases are too few.

    It is taken of the rounded counts, so that it says no more than they do.

    >>> from conventions.disclosure.profile import STANDARD
    >>> rate(10, 40, STANDARD), rate(5, 15, STANDARD), rate(None, 40, STANDARD)
    (Fraction(1, 4), None, None)
    """
    if numerator is None or denominator is None or denominator < max(profile.rate_floor, 1):
        return None
    return Fraction(numerator, denominator)
