"""Rules on hours: a week in the measure, and in all for community service."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from conventions.agreement.financing import Financing
from conventions.agreement.parties import Parties
from conventions.agreement.services import Services
from conventions.agreement.subject import Subject
from conventions.agreement.term import Term
from conventions.base.calendar import last_day
from conventions.base.findings import Severity, Word
from conventions.base.values import Quantity
from conventions.law import Law
from conventions.rules.rule import Found, found, rule
from conventions.rules.services.limits import Fixed, fixed, measure_of, services_of, shorter

_IAE = "iae"
_A_YEAR = "P1Y"


@rule(
    "S007",
    "insertion-contract-too-small",
    Severity.ERROR,
    "For the service “{service}”, {field} is {stated}; a contract of insertion has at least "
    "{limit} ({reference}).",
    hint="Raise it; where the law provides for an exception, accept this finding with its ground.",
    why="A shorter contract is not one of insertion, and opens no right to the aid.",
)
def insertion_contract_too_small(
    subject: Subject, services: Services, term: Term, law: Law
) -> Iterator[Found]:
    """A contract of insertion (CDDI) that is too short, or has too few hours a week.

    Judged for the measures of the French structures of insertion. Exceptions for single persons
    cannot be seen in an agreement on places: accept the finding with its reason, and it stands
    there for both sides. The longest duration is judged by S006.

    ## Why
    The aid per full-time equivalent is paid for contracts that fulfil both conditions.

    ## Example
    ```yaml failing
    laws: [fr]
    subject:
      scope: {measure_type: aci}
    services:
      target_groups: [{id: tg1, system: iae}]
      services: [{id: s1, groups: [tg1], duration_min: P3M, intensity: 26.00}]
    ```

    ## Instead
    ```yaml passing
    laws: [fr]
    subject:
      scope: {measure_type: aci}
    services:
      target_groups: [{id: tg1, system: iae}]
      services: [{id: s1, groups: [tg1], duration_min: P4M, intensity: 26.00}]
    ```

    ## Law
    Code du travail art. L5132-5: verified 2026-11-21.
    """
    measure = measure_of(subject, law)
    if measure is None or _IAE not in measure.systems:
        return
    least = fixed(law, measure, "duration-min", term.start)
    weekly = fixed(law, measure, "hours-per-week-min", term.start)
    for position, service in services_of(measure, services):
        path = ("services", "services", position)
        for field, length in (
            ("duration_min", service.duration_min),
            ("duration_max", service.duration_max),
        ):
            limit = shorter(length, least)
            if least and limit:
                said: dict[str, Any] = {"stated": length, "limit": limit}
                said["reference"] = least.reference
                yield found(*path, field, service=service.id, field=field, **said)
        if weekly and service.intensity is not None and service.intensity < weekly.value:
            said = {"stated": service.intensity, "limit": weekly.value, "field": "intensity"}
            said["reference"] = weekly.reference
            yield found(*path, "intensity", service=service.id, **said)


@rule(
    "S009",
    "too-few-hours-a-week",
    Severity.WARNING,
    "For the service “{service}”, {stated} hours a week are agreed; the measure “{measure}” begins "
    "at {limit} ({reference}).",
    hint="Raise “intensity”, or choose a measure for persons who can be present less.",
    why="Below this presence the measure is not granted.",
)
def too_few_hours_a_week(
    subject: Subject, services: Services, term: Term, law: Law
) -> Iterator[Found]:
    """Fewer hours of presence a week than the measure begins with.

    For invalidity insurance, integration measures begin at two hours on four days. A practice of
    its offices, no article: hence a warning. Contracts of insertion are judged by S007.

    ## Why
    A person who cannot yet be present for that long is referred in vain.

    ## Example
    ```yaml failing
    laws: [ch-iv]
    subject:
      scope: {measure_type: iv-integration}
    services:
      target_groups: [{id: tg1, system: invalidity-insurance}]
      services: [{id: s1, groups: [tg1], intensity: 6.00}]
    ```

    ## Instead
    ```yaml passing
    laws: [ch-iv]
    subject:
      scope: {measure_type: iv-integration}
    services:
      target_groups: [{id: tg1, system: invalidity-insurance}]
      services: [{id: s1, groups: [tg1], intensity: 8.00}]
    ```

    ## Law
    IVG/LAI art. 14a (SR 831.20); the hours are the practice of the invalidity insurance offices of
    Bern and Zug: verified 2026-11-21.
    """
    measure = measure_of(subject, law)
    if measure is None or _IAE in measure.systems:
        return
    least = fixed(law, measure, "hours-per-week-min", term.start)
    for position, service in services_of(measure, services):
        if least and service.intensity is not None and service.intensity < least.value:
            path = ("services", "services", position, "intensity")
            named = {"service": service.id, "measure": measure.id, "reference": least.reference}
            yield found(*path, stated=service.intensity, limit=least.value, **named)


@rule(
    "S016",
    "hours-of-service-outside-the-law",
    Severity.ERROR,
    "The agreement is on {stated} hours; the measure “{measure}” has {bound} {limit}.",
    hint="Compare with the decision that ordered the measure.",
    why="The hours are a measure of criminal law, and its limits bind ({reference}).",
)
def hours_of_service_outside_the_law(
    parties: Parties, subject: Subject, financing: Financing, term: Term, law: Law
) -> Iterator[Found]:
    """Hours of community service beyond what the law of the measure allows.

    Judged in an agreement on one person: exactly one party is the worker or the person
    represented, the volume is in hours, and the term is of a year at most. In an agreement with a
    service on many persons the volume says nothing of each. Where the law file has a higher limit
    for a repeat offence, hours up to that limit are no finding, for the agreement does not say
    whether there was one.

    ## Why
    The convention repeats a number of hours that a court has fixed. One that the law does not know
    is mistyped.

    ## Example
    ```yaml failing
    laws: [be]
    parties:
      - {id: semja, role: commissioner}
      - {id: accueil, role: provider}
      - {id: personne, role: worker, legal_name: "Prestataire"}
    subject:
      scope: {measure_type: tig}
    financing:
      volume: {unit: hour, quantity: 150}
    ```

    ## Instead
    ```yaml passing
    laws: [be]
    parties:
      - {id: semja, role: commissioner}
      - {id: accueil, role: provider}
      - {id: personne, role: worker, legal_name: "Prestataire"}
    subject:
      scope: {measure_type: tig}
    financing:
      volume: {unit: hour, quantity: 120}
    ```

    ## Law
    Belgium: TIG 20 to 120 hours, autonomous work penalty 20 to 300 hours (description of the
    services that accompany them): verified 2026-11-21. Code pénal art. 37quinquies ff.: well
    established, the article itself was not read again. 600 hours on repeat offence: still to be
    checked.
    """
    measure, volume = measure_of(subject, law), financing.volume
    persons = {*parties.in_role("worker"), *parties.in_role("beneficiary-represented")}
    if measure is None or volume.quantity is None or volume.unit != "hour" or len(persons) != 1:
        return
    if not term.start or not term.end or term.end > last_day(term.start, _A_YEAR):
        return
    least = fixed(law, measure, "hours-min", term.start)
    most = fixed(law, measure, "hours-max", term.start)
    too_few = least is not None and volume.quantity < least.value
    if most and volume.quantity <= _for_a_repeat(law, measure.limits["hours-max"], term, most):
        most = None
    limit = least if too_few else most
    if limit:
        bound = Word("rules", "bound.least" if too_few else "bound.most")
        said = {"measure": measure.id, "bound": bound, "reference": limit.reference}
        path = ("financing", "volume", "quantity")
        yield found(*path, stated=volume.quantity, limit=limit.value, **said)


def _for_a_repeat(law: Law, name: str, term: Term, most: Fixed) -> Quantity:
    """The higher limit for a repeat offence, verified or not; without one, the limit itself."""
    dated = law.value(f"{name}_repeat", term.start) if term.start else None
    higher = dated.value if dated else None
    return higher if isinstance(higher, Decimal) else most.value


RULES = (insertion_contract_too_small, too_few_hours_a_week, hours_of_service_outside_the_law)
