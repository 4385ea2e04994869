"""Dates and periods moved on by the length of a term."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from conventions.base.calendar import last_day, months_between
from conventions.base.period import PATTERN, Period, containing, frequency
from conventions.base.span import Span, span_of

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_PERIOD = re.compile(PATTERN, re.ASCII)
_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])", re.ASCII)
_MONTHS_OF_PARTS = {"month": 1, "quarter": 3, "trimester": 4, "half": 6, "year": 12}


@dataclass(frozen=True)
class Shift:
    """By how much: whole months where the term has them, else days. Only the term itself moves."""

    term: Span
    months: int
    days: int

    def day(self, day: date) -> date:
        """A day moved on; the first of a term follows the last of the one before.

        Where terms begin on the first of a month, the last of a month stays the last of its month.
        """
        if day == self.term.first and self.term.last < date.max:
            return self.term.last + timedelta(days=1)
        if not self.months:
            return day + timedelta(days=self.days)
        index = day.year * 12 + day.month - 1 + self.months
        year, month = divmod(index, 12)
        last = monthrange(year, month + 1)[1]
        is_last = self.term.first.day == 1 and day.day == monthrange(day.year, day.month)[1]
        return date(year, month + 1, last if is_last else min(day.day, last))

    def value(self, text: str) -> str | None:
        """A day or a period of the term or of its winding up, moved on; none for anything else.

        The last instalment, the accounts and the day of verdict fall after the end: what lies
        there moves too, and only what lies before the start stays.

        >>> shift = shift_of(date(2027, 1, 1), date(2028, 12, 31))
        >>> [shift.value(text) for text in ("2027-02-28", "2027-Q3", "2026", "term", "60")]
        ['2029-02-28', '2029-Q3', None, None, None]
        """
        if _DAY.fullmatch(text):
            day = date.fromisoformat(text)
            return str(self.day(day)) if self.term.first <= day else None
        return self._period(text) if _PERIOD.fullmatch(text) and text != "term" else None

    def _period(self, period: Period) -> str | None:
        span = span_of(period, Span(self.term.first, date.max))
        if span is None:
            return None
        if "/" in period:
            ends = [self.value(half) for half in period.split("/")]
            return None if None in ends else "/".join(end for end in ends if end)
        every = frequency(period)
        if every is None or not self.months or self.months % _MONTHS_OF_PARTS[every]:
            return None
        return containing(self.day(span.first), every)

    def years(self, text: str) -> str:
        """A text with the years of the term moved on.

        >>> shift_of(date(2027, 1, 1), date(2030, 12, 31)).years("fai-2027, 2027 à 2030, 2026")
        'fai-2031, 2031 à 2034, 2026'
        """

        def moved(found: re.Match[str]) -> str:
            year = int(found.group())
            inside = self.term.first.year <= year <= self.term.last.year
            return str(year + self.months // 12) if inside else found.group()

        return text if self.months % 12 or not self.months else _YEAR.sub(moved, text)


def shift_of(start: date, end: date | None) -> Shift:
    """The shift of a term; a year where it has no end.

    >>> shift = shift_of(date(2027, 1, 1), date(2027, 6, 30))
    >>> str(shift.day(date(2027, 6, 30))), shift.value("2027-Q1")
    ('2027-12-31', '2027-Q3')
    """
    if end is None:
        return Shift(Span(start, date.max), 12, 0)
    months = months_between(start, end)
    is_whole = months > 0 and last_day(start, f"P{months}M") == end
    return Shift(Span(start, end), months if is_whole else 0, (end - start).days + 1)
