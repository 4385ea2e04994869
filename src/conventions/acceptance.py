"""Two truths: what a report says, and what the commissioner accepted of it.

Both stay in the report, with who accepted, when and why. Verdicts and settlements stand on the
accepted one; either can be computed, and the differences can be listed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conventions.base.path import Path
from conventions.base.period import Period
from conventions.report import Cost, Delivery, Observation, Report, Value

Figure = Value | Decimal | None


@dataclass(frozen=True)
class Difference:
    """One figure that was accepted otherwise than reported: where, both, and what is said of it.

    ``name`` is the identifier of the indicator or price item, or the label of the cost.
    """

    period: Period
    path: Path
    name: str
    reported: Figure
    accepted: Figure
    reason: str | None
    by: str | None = None
    on: date | None = None


def differences(reports: Iterable[Report]) -> tuple[Difference, ...]:
    """Every figure of which something else was accepted, in the order of the reports."""
    return tuple(found for report in reports for found in _of(report))


def as_reported(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The same reports, as if everything had been accepted as it was reported."""
    return tuple(_without(report) for report in reports)


def _of(report: Report) -> Iterator[Difference]:
    for at, entry in enumerate(report.observations):
        if entry.used != entry.reported:
            place: Path = ("observations", at, "accepted")
            yield Difference(
                report.period,
                place,
                entry.indicator,
                entry.reported,
                entry.used,
                entry.accepted_reason,
                entry.accepted_by,
                entry.accepted_on,
            )
    for at, delivery in enumerate(report.deliveries):
        if delivery.used != delivery.quantity:
            place, why = ("deliveries", at, "accepted"), delivery.accepted_reason
            amounts = delivery.quantity, delivery.used
            yield Difference(report.period, place, delivery.item, *amounts, why)
    for at, cost in enumerate(report.accounts.costs if report.accounts else ()):
        if cost.used != cost.amount:
            place, why = ("accounts", "costs", at, "accepted"), cost.accepted_reason
            yield Difference(report.period, place, cost.label, cost.amount, cost.used, why)


def _without(report: Report) -> Report:
    accounts = report.accounts
    if accounts is not None:
        costs = tuple(_cost(cost) for cost in accounts.costs)
        accounts = accounts.model_copy(update={"costs": costs})
    return report.model_copy(
        update={
            "observations": tuple(_observation(each) for each in report.observations),
            "deliveries": tuple(_delivery(each) for each in report.deliveries),
            "accounts": accounts,
        }
    )


def _observation(entry: Observation) -> Observation:
    return entry.model_copy(update={"accepted": None})


def _delivery(entry: Delivery) -> Delivery:
    return entry.model_copy(update={"accepted": None})


def _cost(cost: Cost) -> Cost:
    return cost.model_copy(update={"accepted": None})
