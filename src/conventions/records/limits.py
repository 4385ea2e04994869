"""How long a stay may last: what the service states, else what the law fixes for its measure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from conventions.agreement import Agreement
from conventions.agreement.services import Service
from conventions.base.calendar import last_day
from conventions.base.values import Duration
from conventions.law import Law, Steps, merge

Bound = Literal["duration_min", "duration_max", "total_duration_max"]
_LAW: dict[Bound, Literal["duration-min", "duration-max", "total-duration-max"]] = {
    "duration_min": "duration-min",
    "duration_max": "duration-max",
    "total_duration_max": "total-duration-max",
}
_LETTERS = {"days": "D", "weeks": "W", "months": "M", "years": "Y"}
_FIXED_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}


@dataclass(frozen=True)
class Limit:
    """A duration, and where it stands."""

    duration: Duration
    source: str


@dataclass(frozen=True)
class LastDay:
    """The last day of a contract under art. 60 § 7, with the days and months it comes from."""

    day: date
    days: Decimal | None
    months: Decimal
    source: str


def limit_of(agreement: Agreement, service: Service, bound: Bound, on: date) -> Limit | None:
    """The limit on a stay in a service, or none.

    What the law fixes is taken for services that state nothing, but not for a phase without a
    total: a clarification before the measure lasts as long as the parties like. A value of the law
    that is still to be checked limits nothing.
    """
    stated: Duration | None = getattr(service, bound)
    if stated is not None:
        return Limit(stated, f"services.{service.id}.{bound}")
    a_phase = service.phase_order is not None and service.total_duration_max is None
    measure = agreement.subject.scope.measure_type
    if a_phase or measure is None:
        return None
    law = merge(agreement.laws)
    dated = law.limit(measure, _LAW[bound], on)
    if dated is None or dated.mark == "to-check" or not isinstance(dated.value, Decimal):
        return None
    letter = _LETTERS.get(_unit(law, measure, bound))
    whole = dated.value == dated.value.to_integral_value()
    return Limit(f"P{int(dated.value)}{letter}", dated.reference) if letter and whole else None


def _unit(law: Law, measure: str, bound: Bound) -> str:
    entry = law.measure(measure)
    return law.values[entry.limits[_LAW[bound]]].unit if entry else ""


def most_days(duration: Duration) -> int:
    """The most days a duration has, wherever in the calendar it starts.

    >>> most_days("P24M"), most_days("P10D")
    (733, 10)
    """
    count, unit = int(duration[1:-1]), duration[-1]
    if unit in _FIXED_DAYS:
        return count * _FIXED_DAYS[unit]
    return -(-366 * count * _MONTHS[unit] // 12) + 1


def ends_by_age(agreement: Agreement) -> bool:
    """Whether the law of the agreement ends a contract by the age of the person."""
    measure = agreement.subject.scope.measure_type
    entry = merge(agreement.laws).measure(measure) if measure else None
    return entry is not None and "months-by-age" in entry.limits


def last_day_by_age(agreement: Agreement, entry: date, age: int) -> LastDay | None:
    """The latest day on which a contract of a person of this age at entry can end, or none.

    The law counts the age at the end, the list knows it at entry: the longest duration that the
    person can still come to counts, so that what lies beyond it is beyond it for certain.
    """
    measure = agreement.subject.scope.measure_type
    law = merge(agreement.laws)
    dated = law.limit(measure, "months-by-age", entry) if measure else None
    if measure is None or dated is None or not isinstance(dated.value, Steps):
        return None
    reachable = []
    for older in range(4):
        months = dated.value.at(Decimal(age + older))
        if months is not None and older <= int(months) // 12 + 1:
            reachable.append((months, age + older))
    if not reachable:
        return None
    months, key = max(reachable)
    in_days = law.limit(measure, "days-by-age", entry)
    steps = in_days.value if in_days else None
    days = steps.at(Decimal(key)) if isinstance(steps, Steps) else None
    return LastDay(last_day(entry, f"P{int(months)}M"), days, months, dated.reference)
