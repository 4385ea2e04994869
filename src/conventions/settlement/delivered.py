"""From what was reported of a year to the quantities that its price needs, or what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.agreement import Agreement
from conventions.base.calendar import last_day, months_between
from conventions.base.findings import Finding, Word
from conventions.base.span import Span, missing
from conventions.base.step import Step, shown
from conventions.pricing import (
    Asked,
    Needs,
    PerUnit,
    Quantities,
    items_that_hold,
    limited_persons,
    needs,
    unknown_persons,
)
from conventions.report import Delivery
from conventions.settlement.accounts import accounts_of, counted_twice
from conventions.settlement.claims import Claim, claims_in, unlike_report
from conventions.settlement.codes import AMBIGUOUS_PRICE, OVERLAPPING
from conventions.settlement.quantity_codes import (
    BEYOND_LAST_PRICE,
    BROKEN_MONTH,
    MEASURED_IN_PARTS,
    NO_QUANTITY,
    NOT_WHOLE,
    PERSONS_UNKNOWN,
    TERMS_OPEN,
    UNKNOWN_ITEM,
)
from conventions.settlement.reported import Reported
from conventions.settlement.volume import Units, within_volume

PLACES = "places"
"""The item under which place-days are reported."""


@dataclass(frozen=True)
class Delivered:
    """The quantities of a year with the steps to them; with a finding, they are not to be used."""

    quantities: Quantities = field(default_factory=Quantities)
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()


def delivered(
    agreement: Agreement, reported: Reported, claims: Sequence[Claim] | None = None
) -> Delivered:
    """The quantities that the price of the agreement and its outcome payments read.

    ``claims`` are those of each person, where a limit per person needs them.
    """
    terms, card = agreement.financing.pricing, agreement.financing.rate_card
    needed = needs(terms, card)
    names = (*((PLACES,) if needed.places else ()), *needed.names)
    findings = [*_open(needed, reported), *_unknown(reported, names), *_twice(reported, names)]
    findings += _ambiguous(agreement, reported)
    months, trouble = _months(reported) if needed.months else (12, [])
    findings += trouble
    occupied, available, trouble = _place_days(needed, reported)
    findings += trouble
    units, held, trouble = _units(needed, reported)
    findings += trouble or (() if findings else _silent(needed, reported, held))
    costs, revenue, trouble = _accounts(needed, reported)
    findings += trouble
    if findings:
        return Delivered(findings=tuple(findings))
    paid, steps, findings = within_volume(
        agreement, needed.units, units, whole_year=reported.is_whole
    )
    counted = {name: _persons(name, reported) for name in needed.names}
    persons = {name: count for name, count in counted.items() if count is not None}
    quantities = Quantities(
        months,
        occupied,
        available,
        paid,
        costs,
        revenue,
        persons,
        begun=_begun(reported, agreement),
    )
    limits = limited_persons(terms, card)
    if claims is not None and limits:
        of_year = claims_in(claims, reported, agreement.term.start or date.min)
        findings += unlike_report(of_year, units, limits, reported.year)
        quantities = replace(quantities, claims=of_year.now, claimed_before=of_year.before)
    unknown = unknown_persons(terms, quantities, card)
    if unknown:
        said = {"items": ", ".join(unknown), "year": reported.year}
        findings.append(Finding(PERSONS_UNKNOWN, "deliveries", said))
    return Delivered(quantities, steps, tuple(findings))


def _begun(reported: Reported, agreement: Agreement) -> int:
    """The months of the term before the year, each begun one whole; 0 in the first year."""
    start, first = agreement.term.start, reported.in_term.first
    if start is None or start >= first:
        return 0
    return (first.year - start.year) * 12 + first.month - start.month


def _months(reported: Reported) -> tuple[int, list[Finding]]:
    """The whole months reported, each span counted from its first day."""
    months, findings = 0, []
    for span in reported.days:
        whole_months = months_between(span.first, span.last)
        if not whole_months or last_day(span.first, f"P{whole_months}M") != span.last:
            findings.append(Finding(BROKEN_MONTH, "period", {"period": span}))
        months += whole_months
    return months, findings


def _place_days(needed: Needs, reported: Reported) -> tuple[int | None, int | None, list[Finding]]:
    """Occupied and available place-days of the days on which there is a report."""
    if not needed.place_days:
        return None, None, []
    entries = reported.of(PLACES)
    counted = [
        (entry.occupied_days, entry.available_days, span)
        for entry, span in entries
        if entry.occupied_days is not None and entry.available_days is not None
    ]
    held = [span for _occupied, _available, span in counted]
    gaps = _gaps(reported, held) or [span for _, span in entries if span not in held]
    available = sum(days for _occupied, days, _span in counted)
    if not gaps and not available:
        gaps = list(reported.days)
    what = Word("settlement", "what.place_days")
    findings = [_no_quantity(what, gap) for gap in gaps]
    return sum(days for days, _available, _span in counted), available, findings


def _units(needed: Needs, reported: Reported) -> tuple[Units, dict[str, list[Span]], list[Finding]]:
    """The units delivered, as each is counted, and the days of which something is said."""
    units: dict[str, Decimal | Fraction] = {}
    findings: list[Finding] = []
    held: dict[str, list[Span]] = {}
    for asked in needed.units:
        amounts = [(_amount(asked, entry), span) for entry, span in reported.of(asked.id)]
        known = [(amount, span) for amount, span in amounts if amount is not None]
        findings += [_no_quantity(asked.id, span) for amount, span in amounts if amount is None]
        if known:
            quantity = _sum([amount for amount, _span in known])
            units[asked.id] = quantity
            held[asked.id] = [span for _amount, span in known]
            findings += _doubts(asked, quantity, len(known), reported.year)
    return units, held, findings


def _sum(amounts: Sequence[Decimal | Fraction]) -> Decimal | Fraction:
    """The sum, a decimal where it has one, so that steps print it as it was reported."""
    decimals = [amount for amount in amounts if isinstance(amount, Decimal)]
    if len(decimals) == len(amounts):
        return sum(decimals, Decimal(0))
    exact = sum((Fraction(amount) for amount in amounts), Fraction(0))
    near = shown(exact)
    return near if near == exact else exact


def _amount(asked: Asked, entry: Delivery) -> Decimal | Fraction | None:
    """What an entry counts for; none where it says too little."""
    used = entry.used
    if used is None or asked.counted != "paid-days":
        return used
    if entry.occupied_days is None or not entry.available_days:
        return None
    share = min(Fraction(entry.occupied_days, entry.available_days), Fraction(1))
    return Fraction(used) * share


def _doubts(asked: Asked, quantity: Decimal | Fraction, count: int, year: int) -> Iterator[Finding]:
    """What does not fit the way in which a unit is counted."""
    said = {"item": asked.id, "quantity": shown(quantity)}
    if asked.counted == "whole" and Fraction(quantity).denominator != 1:
        yield Finding(NOT_WHOLE, "deliveries", said)
    if asked.counted == "once" and count > 1:
        values = {"item": asked.id, "count": count, "year": year}
        yield Finding(MEASURED_IN_PARTS, "deliveries", values)
    if asked.up_to is not None and quantity > asked.up_to:
        yield Finding(BEYOND_LAST_PRICE, "deliveries", {**said, "limit": asked.up_to})


def _silent(needed: Needs, reported: Reported, held: dict[str, list[Span]]) -> Iterator[Finding]:
    """Days of which no report says what was delivered: of each such unit, or of all the others."""
    by_name = {asked.id: asked for asked in needed.units}
    for name in (name for name in by_name if name in needed.every):
        for gap in _gaps(reported, held.get(name, [])):
            yield _no_quantity(name, gap)
    others = [name for name in by_name if name not in needed.every]
    spans = [span for name in others for span in held.get(name, [])]
    if others:
        for gap in _gaps(reported, spans):
            yield _no_quantity(", ".join(others), gap)


def _accounts(
    needed: Needs, reported: Reported
) -> tuple[Decimal | None, Decimal | None, list[Finding]]:
    """Costs and own revenue, as accepted, of every day on which there is a report, once."""
    if not (needed.costs or needed.revenue):
        return None, None, []
    held = accounts_of(reported)
    spans = [span for _accounts, span, _submitted in held]
    lacking = [("accounts", gap) for gap in _gaps(reported, spans)]
    twice = counted_twice(reported)
    lacking += [twice] if twice is not None else []
    lacking += [("costs", span) for accounts, span, _ in held if not accounts.costs]
    if needed.revenue:
        lacking += [
            ("own-revenue", span) for accounts, span, _ in held if accounts.own_revenue is None
        ]
    findings = [
        Finding(
            NO_QUANTITY,
            "accounts",
            {"what": Word("settlement", f"what.{what}"), "period": span},
        )
        for what, span in lacking
    ]
    costs = sum((cost.used for accounts, _, _ in held for cost in accounts.costs), Decimal(0))
    revenue = sum((accounts.own_revenue or Decimal(0) for accounts, _, _ in held), Decimal(0))
    return costs, revenue if needed.revenue else None, findings


def _persons(name: str, reported: Reported) -> int | None:
    """Persons behind the units: known where one entry states them, for several may share some."""
    entries = reported.of(name)
    return entries[0][0].persons if len(entries) == 1 else None


def _gaps(reported: Reported, held: list[Span]) -> list[Span]:
    """The days on which there is a report, but no quantity: missing is not zero."""
    return [gap for span in reported.days for gap in missing(span, held)]


def _no_quantity(what: str | Word, span: Span) -> Finding:
    return Finding(NO_QUANTITY, "deliveries", {"what": what, "period": span})


def _open(needed: Needs, reported: Reported) -> Iterator[Finding]:
    if needed.lacking:
        said = {"terms": ", ".join(needed.lacking), "year": reported.year}
        yield Finding(TERMS_OPEN, "financing.pricing", said)


def _ambiguous(agreement: Agreement, reported: Reported) -> Iterator[Finding]:
    """Two prices that hold under one name; several parts may well count the same units."""
    terms = agreement.financing.pricing
    if isinstance(terms, PerUnit):
        names = [item.id for item in items_that_hold(terms)]
        for name in dict.fromkeys(names):
            if names.count(name) > 1 and name in reported.items:
                yield Finding(AMBIGUOUS_PRICE, "financing.pricing", {"item": name})


def _unknown(reported: Reported, known: tuple[str, ...]) -> Iterator[Finding]:
    for item in reported.items:
        if item not in known:
            said = {"item": item, "known": ", ".join(known) or "–"}
            yield Finding(UNKNOWN_ITEM, "deliveries", said)


def _twice(reported: Reported, known: Iterable[str]) -> Iterator[Finding]:
    for item in known:
        pair = reported.twice(item)
        if pair is not None:
            said = {"item": item, "first": pair[0], "second": pair[1]}
            yield Finding(OVERLAPPING, "deliveries", said)
