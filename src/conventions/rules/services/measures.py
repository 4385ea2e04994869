"""Rules that hold the services against what the law fixes for their measure.

Every limit is read from the law files, as it holds on the first day of the agreement.
"""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.services import Services
from conventions.agreement.subject import Subject
from conventions.agreement.term import Term
from conventions.base.findings import Severity, Word
from conventions.base.path import Path
from conventions.base.values import Duration
from conventions.law import Law, Measure
from conventions.rules.rule import Found, found, rule
from conventions.rules.services.durations import certainly_longer
from conventions.rules.services.limits import (
    Fixed,
    fixed,
    groups_of,
    longer,
    measure_of,
    services_of,
    shorter,
)

_AT_MOST = Word("rules", "bound.most")
_AT_LEAST = Word("rules", "bound.least")
_IAE = "iae"
_LAST_YEARS = 2
"""Years by which a person may be older at the end of a contract than at its beginning."""


@rule(
    "S006",
    "duration-outside-the-law",
    Severity.ERROR,
    "For the service “{service}”, {field} is {stated}; the measure “{measure}” lasts {bound} "
    "{limit}.",
    hint="Correct the duration, or the measure under “subject.scope.measure_type”.",
    why="That is what its law or its concept fixes ({reference}).",
)
def duration_outside_the_law(
    subject: Subject, services: Services, term: Term, law: Law
) -> Iterator[Found]:
    """A duration per person beyond what the measure may last, or below what it must.

    Judged are the services for groups whose system the measure is for. A phase (`phase_order`)
    without a longest total is left out: a clarification or a follow-up may be shorter or longer
    than the measure. Durations in different units are compared as far as the calendar allows.
    Values that the law file marks as still to be checked are not used. Where the law knows an
    exception, as for disabled workers in French insertion, accept the finding with its ground.

    ## Why
    What lasts longer than the measure may last is not paid, or not granted from the start. A limit
    per person also decides how many persons a place serves in a year.

    ## Example
    ```yaml failing
    laws: [ch-be-poias]
    subject:
      scope: {measure_type: ssip-fai}
    services:
      services:
        - {id: s1, groups: [tg1], duration_min: P3M, duration_max: P6M, total_duration_max: P3Y}
    ```

    ## Instead
    ```yaml passing
    laws: [ch-be-poias]
    subject:
      scope: {measure_type: ssip-fai}
    services:
      services:
        - {id: s1, groups: [tg1], duration_min: P3M, duration_max: P6M, total_duration_max: P2Y}
    ```

    ## Law
    The value of each measure in its law file, all verified 2026-11-21: integration measures of
    invalidity insurance (one year, exceptionally one more: IVG/LAI art. 14a, SR 831.20), the
    service in Biel-Seeland (three to six months, two years in all), contracts of insertion in Jura
    (a year, renewable once), Ticino (a year) and France (24 months: Code du travail art. L5132-5),
    Stage First (three to six months), Service citoyen (six to twelve months).
    """
    measure = measure_of(subject, law)
    if measure is None:
        return
    once = fixed(law, measure, "duration-max", term.start)
    total = fixed(law, measure, "total-duration-max", term.start)
    least = None
    if _IAE not in measure.systems:  # its shortest contract is judged by S007
        least = fixed(law, measure, "duration-min", term.start)
    for position, service in services_of(measure, services):
        path = ("services", "services", position)
        held: tuple[tuple[str, Duration | None, Fixed | None], ...] = (
            ("duration_max", service.duration_max, once or total),
            ("total_duration_max", service.total_duration_max, total or once),
        )
        named = {"service": service.id, "measure": measure.id}
        for field, stated, most in held:
            limit = longer(stated, most)
            if most and limit:
                said = {"stated": stated, "bound": _AT_MOST, "limit": limit}
                yield found(*path, field, field=field, reference=most.reference, **named, **said)
        for field, stated in (
            ("duration_min", service.duration_min),
            ("duration_max", service.duration_max),
        ):
            limit = shorter(stated, least)
            if least and limit:
                said = {"stated": stated, "bound": _AT_LEAST, "limit": limit}
                yield found(*path, field, field=field, reference=least.reference, **named, **said)


@rule(
    "S008",
    "outside-the-measure",
    Severity.ERROR,
    "{field} of “{subject}” is {stated}; the measure “{measure}” allows {bound} {limit}.",
    hint="Correct the value, or the measure under “subject.scope.measure_type”.",
    why="That is what its law or its programme fixes ({reference}).",
)
def outside_the_measure(
    subject: Subject, services: Services, term: Term, law: Law
) -> Iterator[Found]:
    """Ages, weekly hours or a prolongation that the law of the measure does not allow.

    Ages are held against those of the groups whose system the measure is for, hours against the
    services for them. Where the law says that the measure cannot be renewed, a longest total above
    the longest duration is one renewal too many. Hours a day are not judged: the agreement has no
    field for them.

    ## Why
    A person who is too old is not admitted; an hour above the limit is not insured.

    ## Example
    ```yaml failing
    laws: [be]
    subject:
      scope: {measure_type: service-citoyen}
    services:
      target_groups: [{id: tg1, system: young-adults, age_min: 18, age_max: 25}]
      services: [{id: s1, groups: [tg1], intensity: 35.00}]
    ```

    ## Instead
    ```yaml passing
    laws: [be]
    subject:
      scope: {measure_type: service-citoyen}
    services:
      target_groups: [{id: tg1, system: young-adults, age_min: 18, age_max: 25}]
      services: [{id: s1, groups: [tg1], intensity: 28.00}]
    ```

    ## Law
    The value of each measure in its law file, among them: the law on the Service citoyen in force
    since 2024-05-31 (18 to 25 years, 28 hours a week, not renewable) and Stage First (under 30
    years), both verified 2026-11-21.
    """
    measure = measure_of(subject, law)
    if measure is None:
        return
    youngest = fixed(law, measure, "age-min", term.start)
    oldest = fixed(law, measure, "age-max", term.start)
    for position, group in groups_of(measure, services):
        for field, age in (("age_min", group.age_min), ("age_max", group.age_max)):
            path = ("services", "target_groups", position, field)
            yield from _outside(path, group.id, measure, age, youngest, oldest)
    most = fixed(law, measure, "hours-per-week-max", term.start)
    once = law.provision(f"{measure.id}-once")
    for position, service in services_of(measure, services):
        path = ("services", "services", position, "intensity")
        yield from _outside(path, service.id, measure, service.intensity, None, most)
        one, total = service.duration_max, service.total_duration_max
        if once and one and total and certainly_longer(total, one):
            said = {"stated": total, "bound": _AT_MOST, "limit": one, "reference": once.reference}
            named = {"field": "total_duration_max", "subject": service.id, "measure": measure.id}
            yield found(*path[:-1], "total_duration_max", **named, **said)


def _outside(
    path: Path,
    subject: str,
    measure: Measure,
    stated: Decimal | int | None,
    least: Fixed | None,
    most: Fixed | None,
) -> Iterator[Found]:
    """What is stated, where it lies below or above what the law fixes."""
    if stated is None:
        return
    named = {"field": path[-1], "subject": subject, "measure": measure.id, "stated": stated}
    for limit, bound in ((least, _AT_LEAST), (most, _AT_MOST)):
        if limit and (stated < limit.value if limit is least else stated > limit.value):
            said = {"bound": bound, "limit": limit.value, "reference": limit.reference}
            yield found(*path, **named, **said)


@rule(
    "S015",
    "contract-beyond-entitlement",
    Severity.WARNING,
    "For the service “{service}”, {field} is {stated}; for this age, {reference} gives {limit}.",
    hint="Shorten it, or correct the ages of the target group.",
    why="The contract lasts until the right to unemployment benefit is gained, and no longer.",
)
def contract_beyond_entitlement(
    subject: Subject, services: Services, term: Term, law: Law
) -> Iterator[Found]:
    """A contract under article 60 § 7 that lasts longer than persons of this age need.

    The law file gives the months by the age at the end. Where a group states its oldest age, the
    step for a person who is two years older at the end is taken, else the longest of all.

    The end of one person's contract (the first day, the months of the law, less one day) and two
    contracts of one person that overlap cannot be judged: an agreement on places names neither the
    persons nor their contracts.

    ## Why
    The measure ends when its purpose is reached. Wages paid beyond that day are not refunded to
    the CPAS.

    ## Example
    ```yaml failing
    laws: [be-art60]
    subject:
      scope: {measure_type: art-60-7}
    services:
      target_groups: [{id: tg1, system: art-60, age_max: 30}]
      services: [{id: s1, groups: [tg1], duration_max: P24M}]
    ```

    ## Instead
    ```yaml passing
    laws: [be-art60]
    subject:
      scope: {measure_type: art-60-7}
    services:
      target_groups: [{id: tg1, system: art-60, age_max: 30}]
      services: [{id: s1, groups: [tg1], duration_max: P12M}]
    ```

    ## Law
    Loi organique des CPAS du 8.7.1976, art. 60 § 7; months by age are the practice of CPAS, read
    in their software: verified 2026-11-21.
    """
    measure = measure_of(subject, law)
    if measure is None:
        return
    ages = {group.id: group.age_max for _, group in groups_of(measure, services)}
    for position, service in services_of(measure, services):
        oldest = [ages[group] for group in service.groups if group in ages]
        known = [age for age in oldest if age is not None]
        key = Decimal(max(known) + _LAST_YEARS) if len(known) == len(oldest) else None
        most = fixed(law, measure, "months-by-age", term.start, key)
        for field, stated in (
            ("duration_max", service.duration_max),
            ("total_duration_max", service.total_duration_max),
        ):
            limit = longer(stated, most)
            if most and limit:
                path = ("services", "services", position, field)
                said = {"stated": stated, "limit": limit, "reference": most.reference}
                yield found(*path, service=service.id, field=field, **said)


RULES = (duration_outside_the_law, outside_the_measure, contract_beyond_entitlement)
