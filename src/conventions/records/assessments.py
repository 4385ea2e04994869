"""Interim assessments and final reports: when they are due in a stay, and which were held.

An agreement states the interval per service; where it does not, the law's number of evaluations a
year gives it. An assessment is on time when held after the day before was due and not after its
own. Nothing is due on the day of the exit or later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.agreement.services import Service
from conventions.base.calendar import add
from conventions.base.values import Duration
from conventions.law import Law, merge

_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True)
class Duty:
    """How often an assessment is due, and where that stands."""

    every: Duration
    source: str


def duties(agreement: Agreement, on: date) -> dict[str | None, Duty]:
    """The duty of each service that has one; under None, that of the law for a row without one."""
    from_law = _of_law(merge(agreement.laws), agreement.subject.scope.measure_type, on)
    found: dict[str | None, Duty] = {}
    for service in agreement.services.services:
        if service.assessment_every is not None:
            found[service.id] = Duty(service.assessment_every, _source(service))
        elif from_law is not None:
            found[service.id] = from_law
    if from_law is not None:
        found[None] = from_law
    elif len(agreement.services.services) == 1 and found:
        found[None] = next(iter(found.values()))
    return found


def _of_law(law: Law, measure: str | None, on: date) -> Duty | None:
    dated = law.limit(measure, "evaluations-min", on) if measure else None
    if dated is None or not isinstance(dated.value, Decimal):
        return None
    a_year = int(dated.value)
    if not a_year or _MONTHS_OF_A_YEAR % a_year:
        return None
    return Duty(f"P{_MONTHS_OF_A_YEAR // a_year}M", dated.reference)


def _source(service: Service) -> str:
    return f"services.{service.id}.assessment_every"


def due_days(entry: date, until: date, every: Duration) -> tuple[date, ...]:
    """The days by which assessments are due in a stay, before ``until``.

    >>> [str(day) for day in due_days(date(2027, 1, 31), date(2027, 8, 1), "P3M")]
    ['2027-04-30', '2027-07-31']
    """
    count, unit = int(every[1:-1]), every[-1]
    found: list[date] = []
    while (day := add(entry, f"P{count * (len(found) + 1)}{unit}")) < until:
        found.append(day)
    return tuple(found)


def on_time(entry: date, due: Sequence[date], held: Sequence[date]) -> tuple[date, ...]:
    """The due days whose assessment was held in time.

    >>> due = date(2027, 4, 30), date(2027, 7, 31)
    >>> [str(day) for day in on_time(date(2027, 1, 31), due, [date(2027, 6, 1)])]
    ['2027-07-31']
    >>> on_time(date(2027, 1, 31), (), [])
    ()
    """
    before = (entry, *due)[: len(due)]
    return tuple(
        day
        for first, day in zip(before, due, strict=True)
        if any(first < one <= day for one in held)
    )
