"""The funnel of an indicator: each result by its number of cases, and how far chance alone reaches.

Small numbers scatter, so a list ordered by rates puts the small ones at both ends. Here a result
lies outside only where a provider exactly at the centre would show so low, or so high, a count in
at most 25 of 1000 years (limits of 95 %) or 1 of 1000 (99.8 %) on that side. The limits are
exactly binomial, decided by whole numbers; nobody is ranked.

Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from conventions.assessment import critical_count
from conventions.portfolio.row import Row

Key = tuple[str, str, str, str | None]
"""What tells a row from all others."""
Zone = Literal["inside", "outside", "far"]
"""Within both limits, outside those of 95 %, outside those of 99.8 % too."""
INNER, OUTER = Fraction(25, 1000), Fraction(1, 1000)
"""The chance on each side of limits of 95 % and 99.8 %."""


@dataclass(frozen=True)
class Limits:
    """The least and the most that chance explains, of ``n`` cases: both still inside."""

    n: int
    least: int
    most: int


@dataclass(frozen=True)
class Point:
    """One result: so many of so many, and where it lies."""

    row: Row
    counts: tuple[int, int]
    zone: Zone


@dataclass(frozen=True)
class Funnel:
    """All results on one indicator around one centre, a share.

    ``common`` says that the centre is the target of all of them, ``pooled`` otherwise that it is
    the rate of all of them together.
    """

    topic: str
    label: str
    centre: Fraction
    common: bool
    points: tuple[Point, ...]

    @property
    def most_cases(self) -> int:
        """The greatest number of cases."""
        return max(point.counts[1] for point in self.points)


def limits(n: int, centre: Fraction, tail: Fraction) -> Limits:
    """The counts of ``n`` between which chance alone leads, at ``tail`` on each side.

    >>> limits(40, Fraction(60, 100), INNER), limits(40, Fraction(60, 100), OUTER)
    (Limits(n=40, least=18, most=30), Limits(n=40, least=14, most=33))
    """
    least = critical_count(n, centre, tail, "exact") + 1
    return Limits(n, least, n - critical_count(n, 1 - centre, tail, "exact") - 1)


def zone(counts: tuple[int, int], centre: Fraction) -> Zone:
    """Where a result lies.

    >>> zone((17, 40), Fraction(60, 100)), zone((18, 40), Fraction(60, 100))
    ('outside', 'inside')
    """
    k, n = counts
    inner, outer = limits(n, centre, INNER), limits(n, centre, OUTER)
    if inner.least <= k <= inner.most:
        return "inside"
    return "outside" if outer.least <= k <= outer.most else "far"


def funnels(rows: Iterable[Row], exact: Iterable[Row] = ()) -> tuple[Funnel, ...]:
    """A funnel for each indicator on which two agreements or more have counts.

    Of an agreement that reports all groups together, its groups do not stand beside their sum.
    Where the rows are rounded, the ``exact`` ones decide on which side of a limit each lies.
    """
    judged = {_key(row): row.counts for row in exact}
    topics: dict[str, list[Row]] = {}
    for row in rows:
        if row.counts is not None and row.compared is None:
            topics.setdefault(row.topic, []).append(row)
    found = ((topic, _without_parts(of_topic)) for topic, of_topic in sorted(topics.items()))
    return tuple(
        _funnel(topic, of_topic, judged)
        for topic, of_topic in found
        if len({row.agreement for row in of_topic}) > 1
    )


def _funnel(
    topic: str, rows: Sequence[Row], judged: Mapping[Key, tuple[int, int] | None]
) -> Funnel:
    aims = {_aim(row) for row in rows}
    aim = next(iter(aims))
    pooled = Fraction(sum(_counts(row)[0] for row in rows), sum(_counts(row)[1] for row in rows))
    common = len(aims) == 1 and aim is not None
    centre = pooled if aim is None or not common else aim
    points = tuple(
        Point(row, _counts(row), zone(judged.get(_key(row)) or _counts(row), centre))
        for row in rows
    )
    return Funnel(topic, rows[0].topic_label, centre, common, points)


def _key(row: Row) -> Key:
    return row.agreement, row.indicator, row.period, row.group


def _aim(row: Row) -> Fraction | None:
    values = [row.at_least, row.at_most, row.exactly]
    stated = [Fraction(value) / 100 for value in values if value is not None]
    return stated[0] if len(stated) == 1 else None


def _counts(row: Row) -> tuple[int, int]:
    if row.counts is None:
        raise ValueError("a row without counts")
    return row.counts


def _without_parts(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows but for the groups of what is there as a whole."""
    whole: Mapping[tuple[str, str, str], bool] = {
        (row.agreement, row.indicator, row.period): True for row in rows if row.group is None
    }
    return tuple(
        row
        for row in rows
        if row.group is None or (row.agreement, row.indicator, row.period) not in whole
    )
