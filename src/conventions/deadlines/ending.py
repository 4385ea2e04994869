"""When an agreement begins and ends: options, renewal, and notice."""

from collections.abc import Iterator
from datetime import date, timedelta

from conventions.agreement.term import Term
from conventions.base.calendar import (
    end_after_notice,
    last_day,
    last_day_for_notice,
    period_end,
)
from conventions.base.step import Step
from conventions.base.values import Duration
from conventions.base.working_days import WorkingDays
from conventions.deadlines.deadline import END_OF_TIME, Deadline

_ONE_DAY = timedelta(days=1)
_END_KEYS = {"tacit": "deadlines.end-or-renewed", "express": "deadlines.end-or-extended"}


def limits(term: Term, start: date, horizon: date) -> Iterator[Deadline]:
    """The first day, the last one, and the last days on which options can be used."""
    yield Deadline(start, "start", None, Step("deadlines.start"), "term.start", "")
    if term.end is None:
        return
    key = _END_KEYS.get(term.renewal.kind if term.renewal else "none", "deadlines.end")
    yield Deadline(term.end, "end", None, Step(key), "term.end", "")
    option, end = term.option, term.end
    if option is None or option.exercise_by is None:
        return
    for number in range(1, option.count + 1):
        day = last_day_for_notice(end, option.exercise_by, "any-day")
        if day > horizon or end >= END_OF_TIME:
            return
        until = last_day(end + _ONE_DAY, option.length)
        if day >= start:
            what = Step("deadlines.option", {"number": number, "until": until})
            yield Deadline(day, "option", None, what, "term.option", str(number))
        end = until


def notices(term: Term, start: date, horizon: date) -> Iterator[Deadline]:
    """The last day on which a notice must arrive, or be sent, for each day it can be given to."""
    ordinary = term.ordinary_termination
    if ordinary is None or ordinary.notice is None:
        return
    how = "sent" if ordinary.receipt == "sent" else "received"
    ends = set()
    for number, (end, day, until) in enumerate(_renewals(term, ordinary.notice), 1):
        if day > horizon:
            break
        ends.add(end)
        if day >= start:
            what = Step(f"deadlines.renewal-{how}", {"until": until})
            yield Deadline(day, "notice", None, what, "term.renewal", f"renewal {number}")
    if ordinary.to is None or ordinary.to == "any-day":
        return
    last = min(term.end or END_OF_TIME, END_OF_TIME)
    ending = period_end(max(start, term.first_termination_date or start), ordinary.to)
    while ending <= last:
        day = last_day_for_notice(ending, ordinary.notice, ordinary.to)
        if day > horizon:
            return
        if day >= start and ending not in ends:
            what = Step(f"deadlines.notice-{how}", {"end": ending})
            clause = "term.ordinary_termination"
            yield Deadline(day, "notice", None, what, clause, str(ending))
        ending = period_end(ending + _ONE_DAY, ordinary.to)


def end_by_notice(term: Term, received: date, days: WorkingDays | None = None) -> date | None:
    """The day on which the agreement ends, when notice of it is received (or sent) on a day.

    With the working days of the agreement, a notice on the next working day after a last day that
    is none is in time, where the agreement says that this day counts (``term.free_day``).

    Not before its first termination date, and not after its own end, unless it is renewed by
    silence and the notice comes too late for that: then at the end of the renewal that it is in
    time for. None where the agreement has no ordinary notice, where it has ended by that day, or
    where the end lies beyond the year 2199.

    >>> clause = {"notice": "P6M", "to": "year-end"}
    >>> term = Term.model_validate({
    ...     "start": "2026-01-01", "first_termination_date": "2027-12-31",
    ...     "ordinary_termination": clause,
    ... })
    >>> str(end_by_notice(term, date(2026, 6, 30)))
    '2027-12-31'
    """
    ordinary = term.ordinary_termination
    if ordinary is None or ordinary.notice is None:
        return None
    moved = days is not None and term.free_day == "next-working-day"
    counted = days.first_moved_to(received) if days and moved else received
    earliest = max(filter(None, (term.start, term.first_termination_date)), default=None)
    end = end_after_notice(counted, ordinary.notice, ordinary.to or "any-day", earliest)
    if term.end is None or end <= term.end:
        return end if end <= END_OF_TIME else None
    last = term.end
    for renewed, day, until in _renewals(term, ordinary.notice):
        if counted <= day:
            return renewed
        last = until
    return last if received <= last <= END_OF_TIME else None


def _renewals(term: Term, notice: Duration) -> Iterator[tuple[date, date, date]]:
    """Each renewal by silence: the end it follows, by when notice prevents it, until when it is."""
    renewal, end = term.renewal, term.end
    if renewal is None or renewal.kind != "tacit" or renewal.length is None or end is None:
        return
    count = 0
    while end < END_OF_TIME and (renewal.max_count is None or count < renewal.max_count):
        until = last_day(end + _ONE_DAY, renewal.length)
        yield end, last_day_for_notice(end, notice, "any-day"), until
        end, count = until, count + 1
