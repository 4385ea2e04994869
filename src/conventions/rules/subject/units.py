"""The units of account of an agreement, against those in which its measure is priced."""

from collections.abc import Iterator

from conventions.agreement.financing import Financing
from conventions.agreement.services import Services
from conventions.agreement.subject import Subject
from conventions.base.findings import Severity
from conventions.base.path import Path
from conventions.law import Law, Priced
from conventions.pricing import PerPlace, PerUnit
from conventions.rules.rule import Found, found, rule


@rule(
    "B207",
    "unit-unusual-for-measure",
    Severity.ADVICE,
    "The measure “{measure}” is priced by: {admitted}; this agreement counts: {stated}.",
    hint="Choose one of these units, or keep yours and say in the agreement how it is counted.",
    why="Prices and volumes can be compared only in the same unit ({reference}).",
)
def unit_unusual_for_measure(
    subject: Subject, services: Services, financing: Financing, law: Law
) -> Iterator[Found]:
    """Volume and prices in units of account that the measure is not priced in.

    Which units a measure is priced in, for the persons of which system, the law files say. One
    unit that fits is enough: a price list may have a fee for a missed appointment beside its
    months. A plan, as the individual project of a Belgian CPAS, has no unit at all. Most of this is
    custom put together from agreements and fixed by no act: where the entry of the law file is
    still to be checked, L004 says so beside this advice.

    ## Why
    Whoever pays compares providers by price per unit. A place that stands empty costs money, an
    hour that nobody takes does not: a unit foreign to the measure moves the risk unseen.

    ## Example
    ```yaml failing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pvb}
    services:
      target_groups: [{id: tg1, system: unemployment-insurance}]
    financing:
      volume: {unit: hour, quantity: 1600}
      pricing:
        model: per-unit
        items: [{id: coaching, label: "Coaching individuel", unit: hour, price: 150.00}]
    ```

    ## Instead
    ```yaml passing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pvb}
    services:
      target_groups: [{id: tg1, system: unemployment-insurance}]
    financing:
      volume: {unit: place, quantity: 10}
    ```

    ## Law
    No norm: a synthesis of what agreements do, to be checked; French posts are paid per full-time
    equivalent by the amounts of 2022-08-01, verified 2026-11-22.
    """
    stated = _stated(financing)
    against = judged_by(subject, services, financing, law)
    if against and stated:
        path = next(iter(stated.values()))
        yield found(
            *path,
            measure=subject.scope.measure_type,
            admitted=", ".join(dict.fromkeys(u for cell in against for u in cell.units)) or "–",
            stated=", ".join(stated),
            reference="; ".join(dict.fromkeys(cell.reference for cell in against)),
        )


def judged_by(
    subject: Subject, services: Services, financing: Financing, law: Law
) -> tuple[Priced, ...]:
    """The entries of the law that none of the units of the agreement agrees with.

    None where the measure or its units are not known, none of the groups is of a system they are
    for, or one unit fits.
    """
    measure = law.measure(subject.scope.measure_type or "")
    if measure is None:
        return ()
    systems = {group.system for group in services.target_groups}
    cells = tuple(cell for cell in measure.priced if systems.intersection(cell.systems))
    stated = _stated(financing)
    fits = any(unit in cell.units for cell in cells for unit in stated)
    return () if fits or not stated else cells


def _stated(financing: Financing) -> dict[str, Path]:
    """Each unit that is counted or paid, and where it stands first."""
    volume, pricing = financing.volume, financing.pricing
    units: list[tuple[str, Path]] = []
    if volume.unit:
        units.append((volume.unit, ("financing", "volume", "unit")))
    if isinstance(pricing, PerPlace):
        units.append(("place", ("financing", "pricing", "model")))
    if isinstance(pricing, PerUnit):
        for position, item in enumerate(pricing.items):
            if not item.free_of_charge:
                units.append((item.unit, ("financing", "pricing", "items", position, "unit")))
    first: dict[str, Path] = {}
    for unit, path in units:
        first.setdefault(unit, path)
    return first


RULES = (unit_unusual_for_measure,)
