"""Periods as day numbers: engines differ on dates and agree on whole numbers.

A day number is that of ``date.toordinal``. The whole term reaches from the first to the last day of
the calendar and is cut to the term of its agreement like every other period.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conventions.base.calendar import add
from conventions.base.period import PATTERN, bounds
from conventions.base.values import Duration

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
_PERIOD = re.compile(PATTERN, re.ASCII)


@dataclass(frozen=True)
class PeriodDays:
    """Texts, and the first and the last day of those of them that are periods."""

    texts: tuple[str | None, ...]
    days: dict[str, tuple[int, int]]

    @cached_property
    def columns(self) -> dict[str, list[int | None]]:
        """For each text in turn its days and, where they are mixed, its layer; none if no period.

        No two periods of one layer share a day: a year, its quarters and its months are in three.

        >>> period_days(["2027", "2027-01", "2027-02", "2027-Q1", "spring"]).columns["layer"]
        [2, 0, 0, 1, None]
        """
        layers: dict[str, int] = {}
        ends: list[int] = []
        for text in sorted(self.days, key=self.days.__getitem__):
            first, last = self.days[text]
            layer = next((at for at, end in enumerate(ends) if end < first), len(ends))
            ends[layer : layer + 1] = [last]
            layers[text] = layer
        known = [self.days.get(text or "") for text in self.texts]
        columns = {
            "from": [days and days[0] for days in known],
            "to": [days and days[1] for days in known],
        }
        mixed = {"layer": [layers.get(text or "") for text in self.texts]} if len(ends) > 1 else {}
        return columns | mixed

    @property
    def unreadable(self) -> bool:
        """Whether some text is no period."""
        return len(self.days) < len(self.texts)

    @property
    def mixed(self) -> bool:
        """Whether two of the periods share a day, as a year does with its quarters."""
        return "layer" in self.columns


def period_days(texts: Iterable[str | None]) -> PeriodDays:
    """The days of periods written as text.

    >>> found = period_days(["2027-Q1", "2027-02", "spring"])
    >>> found.days["2027-02"], found.unreadable, found.mixed
    ((740013, 740040), True, True)
    """
    given = tuple(dict.fromkeys(texts))
    days: dict[str, tuple[int, int]] = {}
    for text in given:
        if text is not None and _PERIOD.fullmatch(text):
            first, last = bounds(text, date.min, date.max)
            days[text] = first.toordinal(), last.toordinal()
    return PeriodDays(given, days)


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
