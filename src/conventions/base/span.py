"""Spans of days: what a period means within a term, which of several spans stand, what is missing.

Reports come for a year, for its quarters, corrected, late, or twice over. No day may count twice,
and a day that nobody reported must be seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter

from conventions.base.period import Period, bounds

_ONE_DAY = timedelta(days=1)
_IN_TIME = attrgetter("first", "last")  # sorts as the spans themselves do, without asking each pair


@dataclass(frozen=True, order=True)
class Span:
    """A first and a last day, both included; ``first`` is never after ``last``."""

    first: date
    last: date

    def holds(self, other: "Span") -> bool:
        """Whether every day of the other lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def cut(self, other: "Span") -> "Span | None":
        """The days that lie in both, or none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None

    @property
    def period(self) -> Period:
        """The days as the shortest period that names them: a year or a part of one, else a range.

        >>> Span(date(2027, 4, 1), date(2027, 6, 30)).period
        '2027-Q2'
        """
        year = self.first.year
        for parts, name in ((1, ""), (2, "-H"), (3, "-T"), (4, "-Q"), (12, "-")):
            part = (self.first.month - 1) * parts // 12 + 1
            number = "" if parts == 1 else f"{part:02}" if parts == 12 else f"{part}"
            if bounds(f"{year}{name}{number}", date.min, date.max) == (self.first, self.last):
                return f"{year}{name}{number}"
        return str(self)

    def __str__(self) -> str:
        """As a period is written."""
        return f"{self.first}/{self.last}"


def span_of(period: Period, term: Span) -> Span | None:
    """The days of a period that lie in the term; none where there is no such day.

    >>> term = Span(date(2027, 3, 1), date(2028, 6, 30))
    >>> str(span_of("2027", term)), str(span_of("term", term)), span_of("2029", term)
    ('2027-03-01/2027-12-31', '2027-03-01/2028-06-30', None)
    """
    first, last = bounds(period, term.first, term.last)
    return Span(first, last).cut(term) if first <= last else None


def standing(spans: Sequence[Span]) -> tuple[int, ...]:
    """The positions of the spans that stand, in order of time.

    Of two equal spans the later one given stands, as a correction does; a span inside a longer one
    does not, as the year already counts its quarters.

    >>> quarter, year = Span(date(2027, 1, 1), date(2027, 3, 31)), Span(
    ...     date(2027, 1, 1), date(2027, 12, 31)
    ... )
    >>> standing([quarter, year, quarter]), standing([quarter, quarter])
    ((1,), (1,))
    """
    latest = {span: position for position, span in enumerate(spans)}
    stand: list[Span] = []
    for span in sorted(latest, key=lambda span: (span.first, -span.last.toordinal())):
        if not stand or span.last > stand[-1].last:  # else an earlier one holds it
            stand.append(span)
    return tuple(latest[span] for span in stand)


def overlapping(spans: Iterable[Span]) -> tuple[Span, Span] | None:
    """Two spans that share a day, or none."""
    ordered = sorted(spans, key=_IN_TIME)
    for one, other in pairwise(ordered):
        if other.first <= one.last:
            return one, other
    return None


def undecided(given: Iterable[tuple[Span, date | None, object]]) -> Span | None:
    """Days of which two reports say different things, and no day of submission says which counts.

    >>> days = Span(date(2027, 1, 1), date(2027, 12, 31))
    >>> undecided([(days, date(2028, 1, 31), 10), (days, date(2028, 3, 1), 12)])
    >>> undecided([(days, date(2028, 1, 31), 10), (days, None, 12)]) == days
    True
    """
    said: dict[Span, list[tuple[date | None, object]]] = {}
    for span, day, what in given:
        before = said.setdefault(span, [])
        for other, heard in before:
            if heard != what and (None in (day, other) or day == other):
                return span
        before.append((day, what))
    return None


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days in as few spans as can be, in order of time.

    >>> quarters = Span(date(2027, 1, 1), date(2027, 3, 31)), Span(
    ...     date(2027, 4, 1), date(2027, 6, 30)
    ... )
    >>> [str(span) for span in joined(quarters)]
    ['2027-01-01/2027-06-30']
    """
    ordered = sorted(spans, key=_IN_TIME)
    if not ordered:
        return ()
    found: list[Span] = []
    first, last = ordered[0].first, ordered[0].last
    for span in ordered:
        if last == date.max or span.first <= last + _ONE_DAY:
            last = max(last, span.last)
        else:
            found.append(Span(first, last))
            first, last = span.first, span.last
    return (*found, Span(first, last))


def missing(whole: Span, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The days of the whole that none of the spans holds.

    >>> year = Span(date(2027, 1, 1), date(2027, 12, 31))
    >>> [str(gap) for gap in missing(year, [Span(date(2027, 4, 1), date(2027, 9, 30))])]
    ['2027-01-01/2027-03-31', '2027-10-01/2027-12-31']
    """
    gaps, first = [], whole.first
    for span in joined(spans):
        if span.last < first:
            continue
        if span.first > whole.last:
            break
        if span.first > first:
            gaps.append(Span(first, span.first - _ONE_DAY))
        if span.last >= whole.last:
            return tuple(gaps)
        first = span.last + _ONE_DAY
    return (*gaps, Span(first, whole.last))
