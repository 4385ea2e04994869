"""All deadlines of an agreement, in order of time.

What is listed for a day does not depend on the days asked for: a list over two years is that of the
first and then that of the second. Where a last day to act is no working day, the next one stands
beside it; only where the law leaves open which of the two counts, and the agreement says so, is
that one listed alone.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from conventions.agreement import Agreement
from conventions.agreement.holidays import working_days
from conventions.agreement.term import FreeDay
from conventions.base.working_days import WorkingDays
from conventions.deadlines.deadline import END_OF_TIME, Deadline, Extension, Kind, Later
from conventions.deadlines.ending import limits, notices
from conventions.deadlines.filings import filings
from conventions.deadlines.keeping import proofs, retention
from conventions.deadlines.payments import payments
from conventions.deadlines.reporting import interviews, measurements, reports
from conventions.law import Law, merge

_COUNTED_BACK: frozenset[Kind] = frozenset(("notice", "option"))
"""Declarations that must have arrived before a period begins: that they gain a day is disputed."""
_PERFORMED: frozenset[Kind] = frozenset(
    ("report", "last-report", "instalment", "settlement", "requirement", "deletion")
)
"""What is owed by a day: OR/CO 78 moves it to the next working day."""


def list_deadlines(agreement: Agreement, start: date, end: date) -> tuple[Deadline, ...]:
    """What falls due from ``start`` to ``end``, both days included, in order of time.

    Nothing is listed beyond the year 2199, where only an absurd duration leads.
    """
    horizon, law = min(end, END_OF_TIME), merge(agreement.laws)
    days = working_days(agreement.parties, agreement.term, law)
    agreed = agreement.term.free_day
    found = (one for one in _distinct(_all(agreement, law, days, horizon)) if one.date <= horizon)
    counted = (_counted(_beside(one, days, law), agreed) for one in found)
    within = [one for one in counted if start <= one.date <= horizon]
    return tuple(sorted(within, key=lambda one: (one.date, one.kind, one.clause)))


def _all(agreement: Agreement, law: Law, days: WorkingDays, horizon: date) -> Iterator[Deadline]:
    yield from proofs(agreement, horizon)
    term = agreement.term
    if term.start is None:
        return
    yield from limits(term, term.start, horizon)
    yield from notices(term, term.start, horizon)
    yield from reports(agreement, term.start, horizon)
    yield from measurements(agreement, term.start, horizon)
    yield from interviews(agreement, term.start, horizon)
    yield from payments(agreement, term.start, horizon)
    yield from filings(agreement, law, days, term.start, horizon)
    yield from retention(agreement, law, term.start, horizon)


def _distinct(found: Iterator[Deadline]) -> Iterator[Deadline]:
    """Two of a kind that the file calls the same are numbered, so that each can be told apart."""
    seen: dict[tuple[Kind, str], int] = {}
    for one in found:
        key = one.kind, one.occurrence
        seen[key] = count = seen.get(key, 0) + 1
        yield one if count == 1 else replace(one, occurrence=f"{one.occurrence} ({count})")


def _beside(one: Deadline, days: WorkingDays, law: Law) -> Deadline:
    """The deadline with the next working day, where it is a last day to act and none itself."""
    if one.kind not in _COUNTED_BACK | _PERFORMED or days.has(one.date):
        return one
    day, provision = days.on_or_after(one.date), law.provision("limits-on-holidays")
    if provision is None or provision.mark == "to-check":
        return replace(one, later=Later(day, "unsettled"))
    extension: Extension = "disputed" if one.kind in _COUNTED_BACK else "extended"
    return replace(one, later=Later(day, extension, provision.reference))


def _counted(one: Deadline, agreed: FreeDay | None) -> Deadline:
    """The deadline on the day that counts, where the law leaves it open and the agreement says.

    What the law itself wants filed is not for the parties to prolong.
    """
    if agreed is None or one.later is None or one.kind == "filing":
        return one
    if one.later.extension == "extended":
        return one
    day = one.later.day if agreed == "next-working-day" else one.date
    return replace(one, date=day, later=None)
