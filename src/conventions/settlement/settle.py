"""Settle: for each calendar year reported, what is owed, what was paid, what is left."""

from datetime import date
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.agreement.payment import instalments_of, payer_and_payee
from conventions.base.findings import Finding, Word
from conventions.base.span import Span, missing, span_of
from conventions.base.step import Step, StepValue
from conventions.base.values import rounded
from conventions.pricing import Line, lines, total, under_ceiling
from conventions.report import Report, about
from conventions.settlement.codes import (
    FREE_AND_PRICED,
    NO_CEILING,
    NO_DIRECTION,
    NO_PRICE,
    NOT_PART_OF_IT,
    OUTSIDE_TERM,
    SEVERAL_YEARS,
    SHARE_OF_NOTHING,
    YEAR_IN_PART,
)
from conventions.settlement.delivered import Delivered, delivered
from conventions.settlement.record import Settlement, YearSettlement
from conventions.settlement.reported import Reported, reported_in


def settle(agreement: Agreement, reports: tuple[Report, ...], on: date) -> Settlement:
    """What is owed for the years reported, less the instalments due until ``on``.

    Findings say what the agreement or the reports leave open; a year with an error among them is
    not settled, and no amount stands in for it.
    """
    mine, doubts = about(agreement.id, agreement.version, reports)
    findings = list(doubts)
    term = Span(agreement.term.start or date.min, agreement.term.end or date.max)
    placed: list[tuple[Report, Span]] = []
    for report in mine:
        span = span_of(report.period, term)
        if span is None:
            findings.append(Finding(OUTSIDE_TERM, "period", {"period": report.period}))
        elif span.first.year == span.last.year:
            placed.append((report, span))
        elif report.deliveries:  # without quantities, it is a report on other things
            findings.append(Finding(SEVERAL_YEARS, "period", {"period": report.period}))
    years = []
    for year in sorted({span.first.year for _report, span in placed}):
        settled, trouble = _year(agreement, reported_in(year, placed, term), on)
        findings += trouble
        if settled is not None:
            years.append(settled)
    payer, payee = payer_and_payee(agreement)
    if payer is None or payee is None:
        findings.append(Finding(NO_DIRECTION, "financing.payment", {}))
    findings += _not_part_of_it(agreement)
    return Settlement(
        agreement.id,
        agreement.version,
        on,
        agreement.financing.currency,
        payer or "",
        payee or "",
        tuple(years),
        tuple(findings),
    )


def _year(
    agreement: Agreement, reported: Reported, on: date
) -> tuple[YearSettlement | None, list[Finding]]:
    year, financing = reported.year, agreement.financing
    said: dict[str, int] = {"year": year}
    if financing.pricing is None and not financing.free_of_charge:
        return None, [Finding(NO_PRICE, "financing.pricing", said)]
    if financing.pricing is not None and financing.free_of_charge:
        return None, [Finding(FREE_AND_PRICED, "financing.free_of_charge", said)]
    ceiling = next((entry.amount for entry in financing.ceiling if entry.year == year), None)
    if financing.ceiling and ceiling is None:
        return None, [Finding(NO_CEILING, "financing.ceiling", said)]
    counted = Delivered() if financing.pricing is None else delivered(agreement, reported)
    paid, on_account, trouble = _instalments(agreement, year, on, ceiling)
    if counted.findings or trouble:
        return None, [*counted.findings, *trouble]
    made: tuple[Line, ...] = ()
    if financing.pricing is not None:
        made = lines(financing.pricing, counted.quantities, financing.rounding)
    sum_of_lines = total(made)
    owed, steps = sum_of_lines, counted.steps
    if ceiling is not None:
        held = under_ceiling(sum_of_lines, ceiling)
        owed, steps = held.paid, (*steps, held.step)
    balance = owed - paid
    return (
        YearSettlement(
            year, made, sum_of_lines, ceiling, owed, paid, balance, (*steps, *on_account)
        ),
        [
            Finding(YEAR_IN_PART, "period", {"year": year, "period": str(gap)})
            for gap in missing(reported.in_term, reported.days)
        ],
    )


def _instalments(
    agreement: Agreement, year: int, on: date, ceiling: Decimal | None
) -> tuple[Decimal, tuple[Step, ...], list[Finding]]:
    """What fell due on account for the year until the day: shares are of the year's ceiling."""
    rounding = agreement.financing.rounding
    paid, steps, trouble = Decimal("0.00"), [], []
    for position, day, entry in instalments_of(agreement, year):
        if day > on:
            continue
        if entry.amount is not None:
            amount = entry.amount
        elif entry.share is None:
            continue
        elif ceiling is None:
            path = f"financing.payment.instalments[{position}].share"
            trouble.append(Finding(SHARE_OF_NOTHING, path, {"share": entry.share, "year": year}))
            continue
        else:
            amount = rounded(ceiling * entry.share / 100, rounding.step, rounding.mode)
        paid += amount
        values: dict[str, StepValue] = {"number": position + 1, "day": day, "amount": amount}
        steps.append(Step("settlement.step.instalment", values))
    return paid, tuple(steps), trouble


def _not_part_of_it(agreement: Agreement) -> list[Finding]:
    """What is agreed and moves money, but is not computed here: said, so that nobody forgets it."""
    financing = agreement.financing
    agreed = {
        "vat": financing.vat is not None and financing.vat.treatment == "taxable",
        "indexation": financing.indexation is not None,
        "outcome_payments": bool(financing.outcome_payments),
    }
    return [
        Finding(NOT_PART_OF_IT, f"financing.{name}", {"what": Word("settlement", f"what.{name}")})
        for name, there in agreed.items()
        if there
    ]
