"""What the law fixes for the measure of an agreement, and the groups and services it concerns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conventions.agreement.services import Service, Services, TargetGroup
from conventions.agreement.subject import Subject
from conventions.base.values import Duration
from conventions.law import Law, Limit, Measure, Steps, ValueUnit
from conventions.rules.services.durations import certainly_longer

_LETTERS: dict[ValueUnit, str] = {"days": "D", "weeks": "W", "months": "M", "years": "Y"}


@dataclass(frozen=True)
class Fixed:
    """A limit in force, with where it says so."""

    value: Decimal
    unit: ValueUnit
    reference: str

    @property
    def duration(self) -> Duration | None:
        """The limit as a duration; none where it is no whole number of days, weeks or months."""
        letter = _LETTERS.get(self.unit)
        whole = self.value == self.value.to_integral_value() and self.value > 0
        return f"P{int(self.value)}{letter}" if letter and whole else None


def measure_of(subject: Subject, law: Law) -> Measure | None:
    """The measure the agreement names; none where it names none, or the law does not know it."""
    named = subject.scope.measure_type
    return law.measure(named) if named else None


def fixed(
    law: Law, measure: Measure, limit: Limit, on: date | None, key: Decimal | None = None
) -> Fixed | None:
    """What limits a measure on a day; with a key (an age), the step for it, else the highest.

    None where the law fixes nothing for that day, or marks what it fixes as still to be checked:
    an agreement is never judged wrong by a value that nobody has verified.
    """
    dated = law.limit(measure.id, limit, on) if on else None
    if dated is None or dated.mark == "to-check":
        return None
    value = dated.value
    if isinstance(value, Steps):
        highest = max(step.value for step in value.steps)
        value = (value.at(key) if key is not None else None) or highest
    if not isinstance(value, Decimal):
        return None
    return Fixed(value, law.values[measure.limits[limit]].unit, dated.reference)


def groups_of(measure: Measure, services: Services) -> Iterator[tuple[int, TargetGroup]]:
    """The target groups whose system the measure is for, with their places in the list."""
    for position, group in enumerate(services.target_groups):
        if group.system in measure.systems:
            yield position, group


def services_of(measure: Measure, services: Services) -> Iterator[tuple[int, Service]]:
    """The services for these groups, with their places in the list.

    A phase that states no longest total is left out: it may be a clarification before the measure
    or a follow-up after it, which last as long as the parties like.
    """
    concerned = {group.id for _, group in groups_of(measure, services)}
    for position, service in enumerate(services.services):
        a_phase = service.phase_order is not None and service.total_duration_max is None
        if concerned.intersection(service.groups) and not a_phase:
            yield position, service


def longer(stated: Duration | None, limit: Fixed | None) -> Duration | None:
    """The limit, where what is stated is longer than it wherever in the calendar it starts."""
    least = limit.duration if limit else None
    return least if stated and least and certainly_longer(stated, least) else None


def shorter(stated: Duration | None, limit: Fixed | None) -> Duration | None:
    """The limit, where what is stated is shorter than it wherever in the calendar it starts."""
    most = limit.duration if limit else None
    return most if stated and most and certainly_longer(most, stated) else None
