"""Deadlines: a date, who must act, why, and the clause it comes from.

Dates are computed as base/calendar says; none is moved for Sundays or holidays. What is listed for
a day does not depend on the days asked for: a list over two years is that of the first and then
that of the second.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from conventions.agreement import Agreement
from conventions.agreement.evaluation import ReportDuty
from conventions.agreement.payment import instalments_of, payer_and_payee, sole_party
from conventions.agreement.term import Term
from conventions.base.calendar import add, last_day, last_day_for_notice, period_end
from conventions.base.language import LocalizedText
from conventions.base.period import Frequency, bounds, parts
from conventions.base.step import Step
from conventions.base.values import Duration
from conventions.law import merge

Kind = Literal[
    "start",
    "end",
    "notice",
    "report",
    "interview",
    "instalment",
    "settlement",
    "requirement",
    "certificate",
    "option",
    "last-report",
    "filing",
]
_END_OF_TIME = date(2199, 12, 31)
"""The last day that a file can name; a duration that leads beyond it is absurd."""
_MONTHS: dict[Frequency, int] = {"month": 1, "quarter": 3, "trimester": 4, "half": 6, "year": 12}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Deadline:
    """A day that binds.

    ``what`` says in words what is to be done, ``who`` is the party that must act (none: both),
    ``clause`` the field of the agreement the date comes from, or the article of the law.
    """

    date: date
    kind: Kind
    who: str | None
    what: Step
    clause: str


def list_deadlines(agreement: Agreement, start: date, end: date) -> tuple[Deadline, ...]:
    """What falls due from ``start`` to ``end``, both days included, in order of time.

    Nothing is listed beyond the year 2199, where only an absurd duration leads.
    """
    horizon = min(end, _END_OF_TIME)
    found = (one for one in _all(agreement, horizon) if start <= one.date <= horizon)
    return tuple(sorted(found, key=lambda one: (one.date, one.kind, one.clause)))


def _all(agreement: Agreement, horizon: date) -> Iterator[Deadline]:
    yield from _dated(agreement, horizon)
    term = agreement.term
    if term.start is None:
        return
    yield Deadline(term.start, "start", None, Step("deadlines.start"), "term.start")
    yield from _end(term)
    yield from _notices(term, term.start, horizon)
    yield from _reports(agreement, term.start, horizon)
    yield from _interviews(agreement, term.start, horizon)
    yield from _payments(agreement, term.start, horizon)
    yield from _filings(agreement, term.start, horizon)


def _filings(agreement: Agreement, start: date, horizon: date) -> Iterator[Deadline]:
    """What the law wants filed some time before the term begins, or before each year of it."""
    last = min(agreement.term.end or horizon, horizon)
    years = (date(year, 1, 1) for year in range(start.year, last.year + 1))
    new_years = [day for day in years if start <= day <= last]
    for limit in merge(agreement.laws).time_limits:
        anchors = {"term-start": [start], "year-start": new_years}.get(limit.anchor, [])
        if limit.direction != "before" or limit.days != "calendar":
            continue
        for anchor in anchors:
            day = last_day_for_notice(anchor, limit.offset, "any-day")
            what = Step("deadlines.filing", {"act": limit.act})
            who = sole_party(agreement, limit.who)
            yield Deadline(day, "filing", who, what, limit.reference)


def _end(term: Term) -> Iterator[Deadline]:
    if term.end is None:
        return
    key = "deadlines.end-or-renewed" if _is_tacit(term) else "deadlines.end"
    yield Deadline(term.end, "end", None, Step(key), "term.end")
    option = term.option
    if option is not None and option.exercise_by is not None:
        day = last_day_for_notice(term.end, option.exercise_by, "any-day")
        if term.start is not None and day >= term.start:
            yield Deadline(day, "option", None, Step("deadlines.option"), "term.option")


def _is_tacit(term: Term) -> bool:
    return term.renewal is not None and term.renewal.kind == "tacit"


def _notices(term: Term, start: date, horizon: date) -> Iterator[Deadline]:
    """The last day on which a notice must arrive, or be sent, for each day it can be given to."""
    ordinary = term.ordinary_termination
    if ordinary is None or ordinary.notice is None:
        return
    how = "sent" if ordinary.receipt == "sent" else "received"
    renewals = dict(_renewals(term, ordinary.notice, horizon))
    for day, until in renewals.values():
        what = Step(f"deadlines.renewal-{how}", {"until": until})
        yield Deadline(day, "notice", None, what, "term.renewal")
    if ordinary.to is None or ordinary.to == "any-day":
        return
    last = min(term.end or _END_OF_TIME, _END_OF_TIME)
    ending = period_end(max(start, term.first_termination_date or start), ordinary.to)
    while ending <= last:
        day = last_day_for_notice(ending, ordinary.notice, ordinary.to)
        if day > horizon:
            return
        if day >= start and ending not in renewals:
            what = Step(f"deadlines.notice-{how}", {"end": ending})
            yield Deadline(day, "notice", None, what, "term.ordinary_termination")
        ending = period_end(ending + _ONE_DAY, ordinary.to)


def _renewals(
    term: Term, notice: Duration, horizon: date
) -> Iterator[tuple[date, tuple[date, date]]]:
    """Each day on which the agreement is renewed unless notice was given: by when, until when."""
    renewal, end = term.renewal, term.end
    if renewal is None or not _is_tacit(term) or renewal.length is None or end is None:
        return
    count = 0
    while end < _END_OF_TIME and (renewal.max_count is None or count < renewal.max_count):
        day, until = (
            last_day_for_notice(end, notice, "any-day"),
            last_day(end + _ONE_DAY, renewal.length),
        )
        if day > horizon:
            return
        if term.start is not None and day >= term.start:
            yield end, (day, until)
        end, count = until, count + 1


def _reports(agreement: Agreement, start: date, horizon: date) -> Iterator[Deadline]:
    """Each report, so long after its period, or after the end of the term where that is earlier."""
    end = agreement.term.end
    for position, duty in enumerate(agreement.evaluation.reports):
        every = duty.frequency or ("term" if duty.kind == "final" else None)
        if every is None or duty.due is None or (every == "term" and end is None):
            continue
        for period in parts("term", every, start, end or horizon):
            last = bounds(period, start, end or horizon)[1]
            day = add(min(last, end) if end else last, duty.due)
            what = Step("deadlines.report", {"report": _name(duty), "period": period})
            clause = f"evaluation.reports[{position}]"
            yield Deadline(day, "report", duty.sender, what, clause)
    outlives = agreement.term.transition.last_report
    if outlives is not None and end is not None:
        what, who = Step("deadlines.last-report"), sole_party(agreement, "provider")
        clause = "term.transition.last_report"
        yield Deadline(add(end, outlives), "last-report", who, what, clause)


def _name(duty: ReportDuty) -> str | LocalizedText:
    return duty.label or duty.id


def _interviews(agreement: Agreement, start: date, horizon: date) -> Iterator[Deadline]:
    """The end of the month agreed, as often as agreed, counted from that month."""
    interview = agreement.evaluation.interview
    if interview is None or interview.month is None:
        return
    every = interview.frequency or "year"
    last = min(agreement.term.end or horizon, _END_OF_TIME)
    days = [
        period_end(date(year, month, 1), "month-end")
        for year in range(start.year, last.year + 1)
        for month in range(1, 13)
        if (month - interview.month) % _MONTHS.get(every, 12) == 0
    ]
    within = [day for day in days if start <= day <= last]
    if every == "term":  # once: the last time that the month comes round
        within = within[-1:] if agreement.term.end else []
    for day in within:
        yield Deadline(day, "interview", None, Step("deadlines.interview"), "evaluation.interview")


def _payments(agreement: Agreement, start: date, horizon: date) -> Iterator[Deadline]:
    payment, end = agreement.financing.payment, agreement.term.end
    payer, _payee = payer_and_payee(agreement)
    # Where the end is open, an instalment may fall in the year before the one it is for.
    last_year = end.year if end else horizon.year + 1
    for year in range(start.year, last_year + 1):
        for position, day, _entry in instalments_of(agreement, year):
            what = Step("deadlines.instalment", {"number": position + 1, "year": str(year)})
            clause = f"financing.payment.instalments[{position}]"
            yield Deadline(day, "instalment", payer, what, clause)
        if payment.final_settlement_due is not None:
            last = min(date(year, 12, 31), end) if end else date(year, 12, 31)
            what = Step("deadlines.settlement", {"year": str(year)})
            day = add(last, payment.final_settlement_due)
            yield Deadline(day, "settlement", None, what, "financing.payment.final_settlement_due")


def _dated(agreement: Agreement, horizon: date) -> Iterator[Deadline]:
    """What the agreement itself dates: proofs of requirements, and certificates that expire."""
    provider = sole_party(agreement, "provider")
    for position, requirement in enumerate(agreement.goals.requirements):
        if requirement.due is None:
            continue
        name = requirement.statement or requirement.id
        clause = f"goals.requirements[{position}]"
        what = Step("deadlines.requirement", {"requirement": name})
        last = min(agreement.term.end or horizon, horizon)
        for day in _recurring(requirement.due, requirement.frequency, last):
            yield Deadline(day, "requirement", provider, what, clause)
    for position, standard in enumerate(agreement.principles.quality.standards):
        if standard.valid_to is not None:
            what = Step("deadlines.certificate", {"label": standard.label})
            clause = f"principles.quality.standards[{position}]"
            yield Deadline(standard.valid_to, "certificate", provider, what, clause)


def _recurring(first: date, every: Frequency | None, last: date) -> Iterator[date]:
    """The first day, then every so many months up to the last one."""
    yield first
    months = _MONTHS.get(every, 0) if every else 0
    count = months
    while months and (day := add(first, f"P{count}M")) <= last:
        yield day
        count += months
