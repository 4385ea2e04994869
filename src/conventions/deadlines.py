"""Deadlines: a date, who must act, why, and the clause it comes from.

Dates are computed as base/calendar says; none is moved for Sundays or holidays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from conventions.agreement import Agreement
from conventions.base.calendar import add, last_day_for_notice, period_end
from conventions.base.period import bounds, containing, parts
from conventions.base.step import Step

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
]


@dataclass(frozen=True)
class Deadline:
    """A day that binds.

    ``what`` says in words what is to be done, ``who`` is the party that must act (none: both),
    ``clause`` the field of the agreement the date comes from.
    """

    date: date
    kind: Kind
    who: str | None
    what: Step
    clause: str


def list_deadlines(agreement: Agreement, start: date, end: date) -> tuple[Deadline, ...]:
    """What falls due from ``start`` to ``end``, both days included, in order of time."""
    found = (deadline for deadline in _all(agreement, end) if start <= deadline.date <= end)
    return tuple(
        sorted(found, key=lambda deadline: (deadline.date, deadline.kind, deadline.clause))
    )


def _all(agreement: Agreement, horizon: date) -> Iterator[Deadline]:
    term = agreement.term
    if term.start is None:
        return
    end = min(term.end, horizon) if term.end is not None else horizon
    yield Deadline(term.start, "start", None, Step("deadlines.start"), "term.start")
    if term.end is not None:
        yield Deadline(term.end, "end", None, Step("deadlines.end"), "term.end")
    yield from _notices(agreement, term.start, end)
    yield from _reports(agreement, term.start, term.end or horizon)
    yield from _interviews(agreement, term.start, end)
    yield from _payments(agreement, term.start, end)
    yield from _others(agreement)


def _notices(agreement: Agreement, start: date, horizon: date) -> Iterator[Deadline]:
    """The last day on which a notice must be received, for each day it can end the agreement."""
    term = agreement.term
    ordinary = term.ordinary_termination
    if ordinary is None or ordinary.notice is None or ordinary.to in (None, "any-day"):
        return
    last = term.end or date.max
    ending = period_end(max(start, term.first_termination_date or start), ordinary.to)
    while ending <= last:
        receipt = last_day_for_notice(ending, ordinary.notice, ordinary.to)
        if receipt > horizon:
            return
        if receipt >= start:
            what = Step("deadlines.notice", {"end": ending})
            yield Deadline(receipt, "notice", None, what, "term.ordinary_termination")
        ending = period_end(ending + timedelta(days=1), ordinary.to)


def _reports(agreement: Agreement, start: date, end: date) -> Iterator[Deadline]:
    for position, duty in enumerate(agreement.evaluation.reports):
        if duty.frequency is None or duty.due is None:
            continue
        for period in parts("term", duty.frequency, start, end):
            last = min(bounds(period, start, end)[1], end)
            what = Step("deadlines.report", {"report": duty.id, "period": period})
            clause = f"evaluation.reports[{position}]"
            yield Deadline(add(last, duty.due), "report", duty.sender, what, clause)
    outlives = agreement.term.transition.last_report
    if outlives is not None and agreement.term.end is not None:
        day = add(agreement.term.end, outlives)
        what = Step("deadlines.last-report")
        yield Deadline(day, "last-report", None, what, "term.transition.last_report")


def _interviews(agreement: Agreement, start: date, end: date) -> Iterator[Deadline]:
    interview = agreement.evaluation.interview
    if interview is None or not interview.month or interview.month > 12:
        return
    for year in range(start.year, end.year + 1):
        day = period_end(date(year, interview.month, 1), "month-end")
        if start <= day:
            what = Step("deadlines.interview")
            yield Deadline(day, "interview", None, what, "evaluation.interview")


def _payments(agreement: Agreement, start: date, end: date) -> Iterator[Deadline]:
    payment = agreement.financing.payment
    for year in range(start.year, end.year + 1):
        for position, (day, _entry) in enumerate(payment.instalments_in(year)):
            what = Step("deadlines.instalment", {"number": position + 1})
            clause = f"financing.payment.instalments[{position}]"
            yield Deadline(day, "instalment", payment.payer, what, clause)
    if payment.final_settlement_due is not None:
        for year in range(start.year, end.year + 1):
            last = min(bounds(containing(date(year, 12, 31), "year"), start, end)[1], end)
            what = Step("deadlines.settlement", {"year": str(year)})
            due = add(last, payment.final_settlement_due)
            yield Deadline(due, "settlement", None, what, "financing.payment.final_settlement_due")


def _others(agreement: Agreement) -> Iterator[Deadline]:
    provider = next((party.id for party in agreement.parties.in_role("provider")), None)
    for position, requirement in enumerate(agreement.goals.requirements):
        if requirement.due is not None:
            what = Step("deadlines.requirement", {"requirement": requirement.id})
            clause = f"goals.requirements[{position}]"
            yield Deadline(requirement.due, "requirement", provider, what, clause)
    for position, standard in enumerate(agreement.principles.quality.standards):
        if standard.valid_to is not None:
            what = Step("deadlines.certificate", {"label": standard.label})
            clause = f"principles.quality.standards[{position}]"
            yield Deadline(standard.valid_to, "certificate", provider, what, clause)
    option, end = agreement.term.option, agreement.term.end
    if option is not None and option.exercise_by is not None and end is not None:
        day = last_day_for_notice(end, option.exercise_by, "any-day")
        yield Deadline(day, "option", None, Step("deadlines.option"), "term.option")
