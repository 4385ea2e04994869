"""Settle: for each calendar year reported, what is owed, what was paid, what is left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.agreement.financing import Financing
from conventions.agreement.payment import payer_and_payee
from conventions.base.findings import Finding, Severity
from conventions.base.span import Span, missing, span_of
from conventions.pricing import total
from conventions.report import Report, about
from conventions.settlement.claims import unused as unused_claims
from conventions.settlement.codes import (
    FREE_AND_PRICED,
    NO_CEILING,
    NO_DIRECTION,
    NO_PRICE,
    OUTSIDE_TERM,
    SEVERAL_YEARS,
    YEAR_IN_PART,
)
from conventions.settlement.effects import with_effects
from conventions.settlement.facts import NO_FACTS, Facts
from conventions.settlement.instalments import instalments, paid_as_stated
from conventions.settlement.interest import late_interest
from conventions.settlement.outcome import outcome
from conventions.settlement.payments import paid_in_fact
from conventions.settlement.priced import priced_lines
from conventions.settlement.record import Settlement, YearSettlement
from conventions.settlement.reported import Reported, reported_in
from conventions.settlement.reserve import Held
from conventions.settlement.vat import due


@dataclass(frozen=True)
class Begun:
    """What a year begins with; none where the accounts of the years unknown are not given."""

    before: Held | None
    unknown: tuple[int, ...]


def settle(
    agreement: Agreement,
    reports: tuple[Report, ...],
    on: date,
    reminded: date | None = None,
    facts: Facts = NO_FACTS,
) -> Settlement:
    """What is owed for the years reported, less the instalments due until ``on``.

    Findings say what the agreement or the reports leave open; a year with an error among them is
    not settled, and no amount stands in for it. From the formal reminder of the day ``reminded``
    on, the balance bears interest until ``on``. ``facts`` are what neither agreement nor reports
    hold: payments in fact made stand in place of the instalments that fell due.
    """
    mine, doubts = about(agreement.id, agreement.version, reports)
    placed, misplaced = _placed(agreement, mine)
    years, trouble = _years(agreement, placed, on, facts)
    years, unused = with_effects(agreement, years, mine, facts.confirmations, on)
    payer, payee = payer_and_payee(agreement)
    findings = [*doubts, *misplaced, *trouble, *unused]
    if facts.claims is not None:
        days = [span for _report, span in placed]
        findings += unused_claims(facts.claims, _term_of(agreement), days)
    if payer is None or payee is None:
        findings.append(Finding(NO_DIRECTION, "financing.payment", {}))
    settlement = Settlement(
        agreement.id,
        agreement.version,
        on,
        agreement.financing.currency,
        payer or "",
        payee or "",
        years,
        tuple(findings),
    )
    if reminded is None or not settlement.balance:
        return settlement
    terms = agreement.financing
    interest, open_terms = late_interest(
        abs(settlement.balance), terms.payment, terms.rounding, reminded, on
    )
    return replace(settlement, interest=interest, findings=(*findings, *open_terms))


def _term_of(agreement: Agreement) -> Span:
    return Span(agreement.term.start or date.min, agreement.term.end or date.max)


def _placed(
    agreement: Agreement, reports: tuple[Report, ...]
) -> tuple[list[tuple[Report, Span]], list[Finding]]:
    """The reports on days of one year of the term, and what is wrong with the others."""
    term = _term_of(agreement)
    placed, findings = [], []
    for report in reports:
        span = span_of(report.period, term)
        if span is None:
            findings.append(Finding(OUTSIDE_TERM, "period", {"period": report.period}))
        elif span.first.year == span.last.year:
            placed.append((report, span))
        elif report.deliveries or report.accounts:  # else, it is a report on other things
            findings.append(Finding(SEVERAL_YEARS, "period", {"period": report.period}))
    return placed, findings


def _years(
    agreement: Agreement, placed: list[tuple[Report, Span]], on: date, facts: Facts
) -> tuple[tuple[YearSettlement, ...], list[Finding]]:
    """Each year in turn, with what the years before it leave."""
    term = _term_of(agreement)
    found: list[YearSettlement] = []
    findings: list[Finding] = []
    held: dict[int, Held | None] = {}
    years = sorted({span.first.year for _report, span in placed})
    first = agreement.term.start.year if agreement.term.start else next(iter(years), 0)
    for year in years:
        unknown = tuple(before for before in range(first, year) if held.get(before) is None)
        before = None if unknown else held.get(year - 1, Held())
        reported = reported_in(year, placed, term)
        settled, trouble = _year(agreement, reported, on, Begun(before, unknown), facts)
        findings += trouble
        if settled is not None:
            found.append(settled)
            held[year] = settled.held
    return tuple(found), findings


def _year(
    agreement: Agreement,
    reported: Reported,
    on: date,
    begun: Begun,
    facts: Facts,
) -> tuple[YearSettlement | None, Iterable[Finding]]:
    year, financing = reported.year, agreement.financing
    ceiling = next((entry.amount for entry in financing.ceiling if entry.year == year), None)
    refused = _refused(financing, year, ceiling)
    if refused is not None:
        return None, [refused]
    priced = priced_lines(agreement, reported, facts)
    paid, on_account, trouble = instalments(agreement, year, on, ceiling)
    basis: tuple[Finding, ...] = ()
    if facts.payments is not None:
        due_by_then = None if trouble else paid
        paid, on_account, basis = paid_in_fact(agreement, facts.payments, year, on, due_by_then)
        trouble = ()
    elif not trouble:
        basis = paid_as_stated(agreement, reported, on, ceiling)
    if priced.findings or trouble:
        return None, [*priced.findings, *trouble]
    sum_of_lines = total(priced.lines)
    owed = due(sum_of_lines, ceiling, financing.vat, financing.rounding)
    if owed.findings:
        return None, owed.findings
    after = outcome(agreement, reported, owed, ceiling, begun.before, begun.unknown)
    if any(finding.severity is Severity.ERROR for finding in after.findings):
        return None, after.findings
    settled = YearSettlement(
        year,
        priced.lines,
        sum_of_lines,
        ceiling,
        owed,
        paid,
        (*priced.steps, *owed.steps, *after.steps, *on_account),
        after.result,
        after.released,
        after.held,
        facts.payments is not None,
    )
    in_part = [
        Finding(YEAR_IN_PART, "period", {"year": year, "period": gap})
        for gap in missing(reported.in_term, reported.days)
    ]
    return settled, [
        *in_part,
        *priced.doubts,
        *after.findings,
        *basis,
    ]


def _refused(financing: Financing, year: int, ceiling: Decimal | None) -> Finding | None:
    """Why the year cannot be settled, whatever was delivered."""
    said: dict[str, int] = {"year": year}
    priced = financing.pricing is not None or financing.rate_card is not None
    if not priced and not financing.free_of_charge:
        return Finding(NO_PRICE, "financing.pricing", said)
    if priced and financing.free_of_charge:
        return Finding(FREE_AND_PRICED, "financing.free_of_charge", said)
    if financing.ceiling and ceiling is None:
        return Finding(NO_CEILING, "financing.ceiling", said)
    return None
