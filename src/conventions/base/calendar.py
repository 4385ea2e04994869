"""Dates that bind: legal time limits, ends of periods, notice.

The counting rule is that of the Swiss Code of Obligations, art. 77 (SR 220, checked 2026-11-21): a
limit in days leaves out the day it starts from; one in weeks ends on the weekday of equal name; one
in months or years ends on the day of equal number or, where that month has none, on its last day.

A notice counts from the day it is received, and must be received by the last day before the
notice period begins. No day here moves for Sundays or holidays: whether that extension holds for
the receipt of a notice is disputed, so it is for a rule to show both dates.

Past the end of the calendar every function stays on its last day (9999-12-31, or 0001-01-01
backwards), so that an absurd duration gives an absurd date that a rule can name, not a crash.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, get_args

from dateutil.relativedelta import relativedelta

from conventions.base.values import Duration, Months

NoticeEnd = Literal["month-end", "quarter-end", "half-year-end", "year-end", "any-day"]
"""The days to which a notice may be given: the end of which period, or any day."""

NOTICE_ENDS: tuple[NoticeEnd, ...] = get_args(NoticeEnd)
_PERIOD_MONTHS = {"month-end": 1, "quarter-end": 3, "half-year-end": 6, "year-end": 12}
_STEPS: dict[str, Callable[[int], relativedelta]] = {
    "D": lambda count: relativedelta(days=count),
    "W": lambda count: relativedelta(weeks=count),
    "M": lambda count: relativedelta(months=count),
    "Y": lambda count: relativedelta(years=count),
}
_DURATION = re.compile(r"P([1-9][0-9]{0,3})([DWMY])", re.ASCII)
_ONE_DAY = timedelta(days=1)


def add(day: date, duration: Duration) -> date:
    """The last day of a limit that starts to run on ``day`` (OR/CO 77).

    Raises:
        ValueError: ``duration`` is not one number in one unit.

    >>> str(add(date(2025, 8, 31), "P6M"))
    '2026-02-28'
    >>> str(add(date(2024, 2, 29), "P1Y")), str(add(date(2026, 1, 15), "P30D"))
    ('2025-02-28', '2026-02-14')
    """
    return _moved(day, *_parts(duration))


def last_day(start: date, duration: Duration) -> date:
    """The last day of a term whose first day is ``start``, that day counted.

    The day before the day of equal number; where the month has no such number, its last day, so
    that the next term starts on the first of the month after.

    >>> str(last_day(date(2025, 3, 3), "P12M")), str(last_day(date(2025, 8, 31), "P6M"))
    ('2026-03-02', '2026-02-28')
    """
    return _last_day(start, *_parts(duration))


def months_between(start: date, end: date) -> Months:
    """Whole months from start to end, both days included.

    Raises:
        ValueError: ``end`` is before ``start``.

    >>> months_between(date(2026, 1, 1), date(2026, 6, 30))
    6
    >>> months_between(date(2026, 1, 15), date(2026, 2, 13))
    0
    """
    if end < start:
        raise ValueError(f"{end} is before {start}")
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    while months and _last_day(start, months, "M") > end:
        months -= 1
    return months


def period_end(day: date, to: NoticeEnd) -> date:
    """The first end of a period that is not before ``day``.

    >>> str(period_end(date(2026, 10, 1), "quarter-end"))
    '2026-12-31'
    >>> str(period_end(date(2026, 12, 31), "year-end"))
    '2026-12-31'
    """
    if to == "any-day":
        return day
    length = _PERIOD_MONTHS[to]
    month = -(-day.month // length) * length
    return date(day.year, month, monthrange(day.year, month)[1])


def end_after_notice(
    received: date, notice: Duration, to: NoticeEnd, not_before: date | None = None
) -> date:
    """The day on which an agreement ends, when its notice was received on ``received``.

    ``not_before`` is the first termination date, where the agreement names one.

    >>> str(end_after_notice(date(2026, 10, 1), "P3M", "quarter-end"))
    '2027-03-31'
    >>> str(end_after_notice(date(2026, 6, 30), "P6M", "year-end", date(2027, 12, 31)))
    '2027-12-31'
    """
    earliest = add(received, notice)
    return period_end(max(earliest, not_before) if not_before else earliest, to)


def last_day_for_notice(end: date, notice: Duration, to: NoticeEnd) -> date:
    """The last day of receipt by which a notice still ends the agreement on ``end`` or before.

    Where ``end`` is not itself the end of a period, the last one before it is what a notice can
    reach. Exactly the days up to this one satisfy ``end_after_notice(day, notice, to) <= end``.

    >>> str(last_day_for_notice(date(2026, 12, 31), "P6M", "year-end"))
    '2026-06-30'
    >>> str(last_day_for_notice(date(2030, 6, 30), "P6M", "year-end"))
    '2029-06-30'
    """
    count, unit = _parts(notice)
    reachable = _period_end_before(end, to)
    day = _moved(reachable, -count, unit)
    # Several days of a long month end on the last day of a short one: the latest of them counts.
    while day < reachable and _moved(day + _ONE_DAY, count, unit) <= reachable:
        day += _ONE_DAY
    return day


def _parts(duration: Duration) -> tuple[int, str]:
    match = _DURATION.fullmatch(duration)
    if match is None:
        raise ValueError(f"{duration!r} is not a duration in one unit, such as P30D or P6M")
    return int(match[1]), match[2]


def _moved(day: date, count: int, unit: str) -> date:
    try:
        return day + _STEPS[unit](count)
    except (ValueError, OverflowError):
        return date.max if count > 0 else date.min


def _last_day(start: date, count: int, unit: str) -> date:
    after = _moved(start, count, unit)
    number_missing = unit in "MY" and after.day != start.day
    return after if number_missing else after - _ONE_DAY


def _period_end_before(day: date, to: NoticeEnd) -> date:
    """The last end of a period that is not after ``day``."""
    this_one = period_end(day, to)
    if this_one == day:
        return day
    first_month = this_one.month - _PERIOD_MONTHS[to] + 1
    first_day = date(day.year, first_month, 1)
    return first_day if first_day == date.min else first_day - _ONE_DAY
