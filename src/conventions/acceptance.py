"""Two truths: what a report says, and what the commissioner accepted of it.

Both stay in the report, with who accepted, when and why. Verdicts and settlements stand on the
accepted one; either can be computed, and the differences can be listed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

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


@dataclass(frozen=True)
class Change:
    """A figure that a correction reports otherwise: before, now, and what had been accepted.

    None stands for a figure that only one of the two has; ``accepted`` is lost with the figure that
    it was accepted for.
    """

    name: str
    group: str | None
    before: Figure
    now: Figure
    accepted: Figure = None


Stated = Observation | Delivery | Cost
StatedT = TypeVar("StatedT", Observation, Delivery, Cost)
_Name = tuple[str, str, str | None]
_ACCEPTED = frozenset({"accepted", "accepted_reason", "accepted_by", "accepted_on"})


def differences(reports: Iterable[Report]) -> tuple[Difference, ...]:
    """Every figure of which something else was accepted, in the order of the reports."""
    return tuple(found for report in reports for found in _of(report))


def as_reported(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The same reports, as if everything had been accepted as it was reported."""
    return tuple(_without(report) for report in reports)


def carried(before: Report, correction: Report) -> Report:
    """The correction as the revision after ``before``, with what was accepted of equal figures.

    What was accepted holds for the figure that was looked at: where another one is reported now,
    nothing is carried over, and ``changes`` names it. What the correction itself says was accepted
    stays as it is.
    """
    known = _stated(before)
    parts: dict[str, Any] = {
        "revision": max(correction.revision, before.revision + 1),
        "observations": tuple(_again(one, known) for one in correction.observations),
        "deliveries": tuple(_again(one, known) for one in correction.deliveries),
    }
    if correction.accounts is not None:
        costs = tuple(_again(one, known) for one in correction.accounts.costs)
        parts["accounts"] = correction.accounts.model_copy(update={"costs": costs})
    return correction.model_copy(update=parts)


def changes(before: Report, correction: Report) -> tuple[Change, ...]:
    """Each figure that the correction states otherwise, adds, or leaves out."""
    old, new = _stated(before), _stated(correction)
    found = []
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name), new.get(name)
        if was is None or now is None or not _alike(was, now):
            lost = was.used if was is not None and was.accepted is not None else None
            found.append(Change(name[1], name[2], _figure(was), _figure(now), lost))
    return tuple(found)


def _stated(report: Report) -> dict[_Name, Stated]:
    """What a report states, by kind, name and group."""
    found: dict[_Name, Stated] = {}
    found.update({("observation", one.indicator, one.group): one for one in report.observations})
    found.update({("delivery", one.item, None): one for one in report.deliveries})
    costs = report.accounts.costs if report.accounts else ()
    found.update({("cost", one.label, None): one for one in costs})
    return found


def _again(now: StatedT, known: Mapping[_Name, Stated]) -> StatedT:
    """With what was accepted of the same figure before."""
    match now:
        case Observation():
            was = known.get(("observation", now.indicator, now.group))
        case Delivery():
            was = known.get(("delivery", now.item, None))
        case Cost():
            was = known.get(("cost", now.label, None))
    if was is None or now.accepted is not None or not _alike(was, now):
        return now
    return now.model_copy(update={name: getattr(was, name) for name in _ACCEPTED & _fields(was)})


def _alike(was: Stated, now: Stated) -> bool:
    """Whether both state the same; a comment, and what was accepted, are beside it."""
    beside = {*_ACCEPTED, "comment"}
    return was.model_dump(exclude=beside) == now.model_dump(exclude=beside)


def _fields(one: Stated) -> frozenset[str]:
    return frozenset(type(one).model_fields)


def _figure(one: Stated | None) -> Figure:
    """What is reported: a value, a quantity, days among days, an amount."""
    match one:
        case Observation():
            return one.reported
        case Delivery() if one.quantity is None and one.occupied_days is not None:
            return Value(value=Decimal(one.occupied_days))
        case Delivery():
            return one.quantity
        case Cost():
            return one.amount
    return None


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
