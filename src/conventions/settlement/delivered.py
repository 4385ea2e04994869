"""From what was reported of a year to the quantities that its price needs, or what is missing."""

from dataclasses import dataclass, field
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.base.calendar import last_day, months_between
from conventions.base.findings import Finding, Word
from conventions.base.span import Span, missing
from conventions.base.step import Step
from conventions.pricing import PerPlace, PerUnit, Quantities, items_that_hold
from conventions.settlement.codes import (
    AMBIGUOUS_PRICE,
    BROKEN_MONTH,
    NO_QUANTITY,
    OVERLAPPING,
    UNKNOWN_ITEM,
)
from conventions.settlement.reported import Reported
from conventions.settlement.volume import within_volume

PLACES = "places"
"""The item under which place-days are reported."""


@dataclass(frozen=True)
class Delivered:
    """The quantities of a year with the steps to them; with a finding, they are not to be used."""

    quantities: Quantities = field(default_factory=Quantities)
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()


def delivered(agreement: Agreement, reported: Reported) -> Delivered:
    """The quantities that the pricing model of the agreement reads."""
    match agreement.financing.pricing:
        case PerPlace() as terms:
            return _places(terms, reported)
        case PerUnit() as terms:
            return _units(agreement, terms, reported)
        case None:
            return Delivered()


def _places(terms: PerPlace, reported: Reported) -> Delivered:
    """The months reported and, where there is an occupancy floor, their place-days."""
    findings = [*_unknown(reported, (PLACES,)), *_twice(reported, (PLACES,))]
    months = 0
    for span in reported.days:
        whole_months = months_between(span.first, span.last)
        if not whole_months or last_day(span.first, f"P{whole_months}M") != span.last:
            findings.append(Finding(BROKEN_MONTH, "period", {"period": str(span)}))
        months += whole_months
    entries = reported.of(PLACES)
    counted = [
        (entry.occupied_days, entry.available_days, span)
        for entry, span in entries
        if entry.occupied_days is not None and entry.available_days is not None
    ]
    if not terms.occupancy_floor:
        return Delivered(Quantities(months), (), tuple(findings))
    held = [span for _occupied, _available, span in counted]
    gaps = _gaps(reported, held) or [span for _, span in entries if span not in held]
    available = sum(days for _occupied, days, _span in counted)
    if not gaps and not available:
        gaps = list(reported.days)
    what = Word("settlement", "what.place_days")
    findings += [_no_quantity(what, gap) for gap in gaps]
    occupied = sum(days for days, _available, _span in counted)
    return Delivered(Quantities(months, occupied, available), (), tuple(findings))


def _units(agreement: Agreement, terms: PerUnit, reported: Reported) -> Delivered:
    """The units delivered of each priced item."""
    items = items_that_hold(terms)
    known = tuple(dict.fromkeys(item.id for item in items))
    findings = [*_unknown(reported, known), *_twice(reported, known)]
    units: dict[str, Decimal] = {}
    held: list[Span] = []
    for name in (name for name in known if name in reported.items):
        if sum(item.id == name for item in items) > 1:
            findings.append(Finding(AMBIGUOUS_PRICE, "financing.pricing", {"item": name}))
        for entry, span in reported.of(name):
            if entry.quantity is None:
                findings.append(_no_quantity(name, span))
                continue
            units[name] = units.get(name, Decimal(0)) + entry.quantity
            held.append(span)
    if not findings:
        findings += [_no_quantity(", ".join(known), gap) for gap in _gaps(reported, held)]
    if findings:
        return Delivered(findings=tuple(findings))
    paid, steps, findings = within_volume(agreement, items, units, whole_year=reported.is_whole)
    return Delivered(Quantities(units=paid), steps, tuple(findings))


def _gaps(reported: Reported, held: list[Span]) -> list[Span]:
    """The days on which there is a report, but no quantity: missing is not zero."""
    return [gap for span in reported.days for gap in missing(span, held)]


def _no_quantity(what: str | Word, span: Span) -> Finding:
    return Finding(NO_QUANTITY, "deliveries", {"what": what, "period": str(span)})


def _unknown(reported: Reported, known: tuple[str, ...]) -> list[Finding]:
    return [
        Finding(UNKNOWN_ITEM, "deliveries", {"item": item, "known": ", ".join(known)})
        for item in reported.items
        if item not in known
    ]


def _twice(reported: Reported, known: tuple[str, ...]) -> list[Finding]:
    pairs = ((item, reported.twice(item)) for item in known)
    return [
        Finding(
            OVERLAPPING,
            "deliveries",
            {"item": item, "first": str(pair[0]), "second": str(pair[1])},
        )
        for item, pair in pairs
        if pair is not None
    ]
