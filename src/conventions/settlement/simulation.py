"""The price over volumes from under- to over-delivery: where the clauses bite, before signing."""

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.base.findings import Finding, Severity
from conventions.base.step import Step
from conventions.base.values import rounded
from conventions.pricing import PerPlace, needs
from conventions.settlement.scenario import Scenario, as_report, scaled
from conventions.settlement.settle import settle

POINTS = (50, 60, 70, 80, 85, 90, 95, 100, 105, 110, 115, 120, 130, 150)
"""Hundredths of the volume planned."""


@dataclass(frozen=True)
class Point:
    """One volume: quantity, sum of the lines, what is owed of it, or why nothing can be said.

    ``quantity`` is that of the priced item, or the place-days occupied; none where a scenario has
    several. ``each`` is what one of them then comes to, rounded to the centime.
    """

    percent: Decimal
    quantity: Decimal | None
    total: Decimal | None
    owed: Decimal | None
    each: Decimal | None
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]


def planned(agreement: Agreement, year: int) -> Scenario | None:
    """The volume agreed for a year; none where the agreement does not say what is counted.

    Every place is taken on every day of the year, or the volume of the one item priced in its unit
    is delivered.
    """
    pricing, volume = agreement.financing.pricing, agreement.financing.volume
    if isinstance(pricing, PerPlace):
        days = pricing.places * (366 if isleap(year) else 365)
        return Scenario(period=f"{year}", occupied_days=days, available_days=days)
    asked = needs(pricing, agreement.financing.rate_card).units
    counted = [unit.id for unit in asked if unit.unit == volume.unit]
    if volume.quantity is None or len(counted) != 1:
        return None
    return Scenario(period=f"{year}", items={counted[0]: volume.quantity})


def simulate(
    agreement: Agreement,
    year: int,
    points: Sequence[int] = POINTS,
    scenario: Scenario | None = None,
) -> tuple[Point, ...]:
    """What would be owed for these hundredths of the volume agreed, or of a scenario's quantities.

    More than every place on every day cannot be delivered, and is left out. Empty where there is no
    volume to begin with. Each point is settled by itself, as a report of the year would be.
    """
    start = scenario or planned(agreement, year)
    if start is None:
        return ()
    return tuple(
        _point(agreement, scaled(start, percent), percent, year)
        for percent in points
        if start.occupied_days is None
        or start.available_days is None
        or start.occupied_days * percent <= start.available_days * 100
    )


def _point(agreement: Agreement, scenario: Scenario, percent: int, year: int) -> Point:
    found = settle(agreement, (as_report(scenario, agreement),), date(year, 1, 1))
    amounts = list(scenario.items.values())
    quantity = amounts[0] if len(amounts) == 1 else None
    if scenario.occupied_days is not None and not amounts:
        quantity = Decimal(scenario.occupied_days)
    if not found.years:
        errors = tuple(one for one in found.findings if one.severity is Severity.ERROR)
        return Point(Decimal(percent), quantity, None, None, None, (), errors)
    (settled,) = found.years
    each = rounded(settled.owed / quantity) if quantity else None
    steps = (*(step for line in settled.lines for step in line.steps), *settled.steps)
    return Point(Decimal(percent), quantity, settled.total, settled.owed, each, steps, ())
