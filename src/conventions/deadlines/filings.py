"""What the law wants filed: the dates that follow from the term, and the limits that do not.

Some limits of a law file run from a day that the agreement knows; others from what happens to one
person, a request or a certificate. Those have no date here, and are said as they are.
"""

from collections.abc import Iterator
from datetime import date

from conventions.agreement import Agreement
from conventions.agreement.business_year import business_years
from conventions.agreement.payment import sole_party
from conventions.agreement.principles import Accounting
from conventions.base.calendar import add, last_day_for_notice, period_end
from conventions.base.language import Language, any_language, duration, word
from conventions.base.step import Step
from conventions.base.working_days import WorkingDays
from conventions.deadlines.deadline import END_OF_TIME, Deadline, Later
from conventions.law import Anchor, Law, TimeLimit

_DATED: tuple[Anchor, ...] = (
    "term-start",
    "term-end",
    "year-start",
    "quarter-end",
    "business-year-end",
)
"""What the agreement dates; the rest happens to one person, a request or a certificate."""


def filings(
    agreement: Agreement, law: Law, days: WorkingDays, start: date, horizon: date
) -> Iterator[Deadline]:
    """Each limit of the law, for each day of the term from which it runs."""
    for limit in law.time_limits:
        if not _has_dates(limit):
            continue
        who = sole_party(agreement, limit.who)
        key = f"deadlines.filing-{limit.least}"
        key = f"{key}-to-check" if limit.mark == "to-check" else key
        accounting, end = agreement.principles.accounting, agreement.term.end
        # What is due some time before a day may fall before the horizon where that day does not.
        reach = add(horizon, limit.offset) if limit.direction == "before" else horizon
        for anchor in _anchors(limit.anchor, start, end, reach, accounting):
            day = _limit(limit, anchor, days)
            what, occurrence = Step(key, {"act": limit.act}), f"{limit.id} {anchor}"
            if limit.anchor in ("term-start", "term-end"):
                occurrence = limit.id
            later = _later(limit, day, days)
            yield Deadline(day, "filing", who, what, limit.reference, occurrence, later)


def first_day(
    limit: TimeLimit, start: date, end: date | None, accounting: Accounting
) -> date | None:
    """The day of a limit for a term, the first where it comes round; none where it has no date.

    >>> from conventions.law import load_law
    >>> limits = {limit.id: limit for limit in load_law("ch-alv").time_limits}
    >>> first_day(limits["contribution-request"], date(2027, 3, 1), None, Accounting())
    datetime.date(2027, 2, 1)
    """
    if not _has_dates(limit) or limit.days == "working":
        return None
    anchors = _anchors(limit.anchor, start, end, end or END_OF_TIME, accounting)
    first = next(anchors, None)
    if first is None:
        return None
    if limit.direction == "before":
        return last_day_for_notice(first, limit.offset, "any-day")
    return add(first, limit.offset)


def standing_limits(law: Law) -> tuple[TimeLimit, ...]:
    """The limits that run from something no agreement dates, such as a person's request."""
    return tuple(limit for limit in law.time_limits if not _has_dates(limit))


def say_limit(limit: TimeLimit, language: Language) -> str:
    """A limit as a sentence, without a date.

    >>> from conventions.law import load_law
    >>> say_limit(standing_limits(load_law("ch-alv"))[0], "en")
    "participant's request: at least 10 days before the participation begins"
    """
    direction = "before" if limit.direction == "before" else f"after-{limit.least}"
    if limit.days == "working":
        offset = word(language, "dates", "standing.working-days", count=limit.offset[1:-1])
    else:
        offset = duration(limit.offset, language)
    anchor = word(language, "dates", f"anchor.{limit.anchor}")
    act = any_language(limit.act, language)
    text = word(language, "dates", f"standing.{direction}", act=act, offset=offset, anchor=anchor)
    return f"{text} {word(language, 'dates', 'to-check')}" if limit.mark == "to-check" else text


def _has_dates(limit: TimeLimit) -> bool:
    backwards = limit.days == "working" and limit.direction == "before"
    return not backwards and limit.anchor in _DATED


def _anchors(
    anchor: Anchor, start: date, end: date | None, horizon: date, accounting: Accounting
) -> Iterator[date]:
    """The days from which a limit runs: of the term, or the close of a business year it touches."""
    last = min(end or horizon, horizon, END_OF_TIME)
    if anchor == "term-start":
        yield start
    elif anchor == "term-end" and end is not None:
        yield end
    elif anchor == "year-start":
        new_years = (date(year, 1, 1) for year in range(start.year, last.year + 1))
        yield from (day for day in new_years if start <= day <= last)
    elif anchor == "quarter-end":
        ends = (
            period_end(date(year, month, 1), anchor)
            for year in range(start.year, last.year + 1)
            for month in range(1, 13, 3)
        )
        yield from (day for day in ends if start <= day <= last)
    elif anchor == "business-year-end":
        yield from (year.last for year in business_years(start, last, accounting))


def _later(limit: TimeLimit, day: date, days: WorkingDays) -> Later | None:
    """The next working day beside a last one that is none; no law read says that it counts."""
    if limit.least == "earliest" or days.has(day):
        return None
    return Later(days.on_or_after(day), "unsettled")


def _limit(limit: TimeLimit, anchor: date, days: WorkingDays) -> date:
    if limit.direction == "before":
        return last_day_for_notice(anchor, limit.offset, "any-day")
    if limit.days == "working":
        return days.after(anchor, int(limit.offset[1:-1]))
    return add(anchor, limit.offset)
