"""Periods as day numbers: engines differ on dates and agree on whole numbers.

A day number is that of ``date.toordinal``. The whole term reaches from the first to the last day of
the calendar and is cut to the term of its agreement like every other period.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from conventions.base.calendar import add
from conventions.base.period import PATTERN, bounds
from conventions.base.values import Duration

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
_PERIOD = re.compile(PATTERN, re.ASCII)


@dataclass(frozen=True)
class PeriodDays:
    """The first and the last day of each period, and the texts that are no period."""

    days: dict[str, tuple[int, int]]
    unreadable: tuple[str, ...]

    @property
    def mixed(self) -> bool:
        """Whether two of the periods share a day, as a year does with its quarters."""
        return any(
            later[0] <= earlier[1] for earlier, later in pairwise(sorted(self.days.values()))
        )


def period_days(texts: Iterable[str]) -> PeriodDays:
    """The days of periods written as text.

    >>> found = period_days(["2027-Q1", "2027-02", "spring"])
    >>> found.days["2027-02"], found.unreadable, found.mixed
    ((740013, 740040), ('spring',), True)
    """
    days: dict[str, tuple[int, int]] = {}
    unreadable = []
    for text in sorted(set(texts)):
        if _PERIOD.fullmatch(text):
            first, last = bounds(text, date.min, date.max)
            days[text] = first.toordinal(), last.toordinal()
        else:
            unreadable.append(text)
    return PeriodDays(days, tuple(unreadable))


def last_seen(on: date | None, offset: Duration | None) -> int:
    """The last day whose cases have been looked at before ``on``, so long after it; 0 for none.

    >>> date.fromordinal(last_seen(date(2028, 7, 1), "P6M")).isoformat()
    '2027-12-31'
    """
    if offset is None:
        return LAST
    low, high = 0, on.toordinal() - 1 if on is not None else 0
    while low < high:
        middle = (low + high + 1) // 2
        if on is not None and add(date.fromordinal(middle), offset) < on:
            low = middle
        else:
            high = middle - 1
    return low
