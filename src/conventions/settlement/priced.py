"""The lines of a year, with what is deducted before them: own revenue and contributions, once.

A price that follows the net cost deducts own revenue inside itself; contributions of third parties
are deducted beside it. Other prices deduct neither: there, both count in the year's result.
"""

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.step import Step, StepValue
from conventions.pricing import Line, Quantities, lines
from conventions.settlement.accounts import accounts_of
from conventions.settlement.amount_codes import NO_CONTRIBUTION
from conventions.settlement.delivered import Delivered, delivered
from conventions.settlement.facts import NO_FACTS, Facts
from conventions.settlement.indexation import indexed_terms
from conventions.settlement.outcome import contributors
from conventions.settlement.reported import Reported


class Priced(NamedTuple):
    """The lines with the steps to their quantities; with a finding, there are none.

    What is doubtful leaves the lines as they are.
    """

    lines: tuple[Line, ...] = ()
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()
    doubts: tuple[Finding, ...] = ()


def priced_lines(agreement: Agreement, reported: Reported, facts: Facts = NO_FACTS) -> Priced:
    """The lines of a year, and the steps to their quantities and to the prices of the year.

    Findings, beside those that leave no line: M014 where prices follow an index that is not known.
    """
    financing = agreement.financing
    card = financing.rate_card
    is_priced = financing.pricing is not None or card is not None
    counted = delivered(agreement, reported, facts.claims) if is_priced else Delivered()
    if counted.findings or not is_priced:
        return Priced((), counted.steps, counted.findings)
    quantities, deducted, missing_ones = _deducted(agreement, reported, counted.quantities)
    if missing_ones:
        return Priced(findings=missing_ones)
    price = indexed_terms(financing, reported.year, facts.index)
    made = lines(price.terms, quantities, financing.rounding, card)
    return Priced(made, (*counted.steps, *deducted, *price.steps), doubts=price.findings)


def _deducted(
    agreement: Agreement, reported: Reported, quantities: Quantities
) -> tuple[Quantities, tuple[Step, ...], tuple[Finding, ...]]:
    """Contributions of third parties beside own revenue, where the price is what both leave open.

    Other prices are owed whatever others pay: there, contributions count in the year's result.
    """
    if quantities.revenue is None:  # the price does not ask for it
        return quantities, (), ()
    entries = [
        entry
        for accounts, _span, _submitted in accounts_of(reported)
        for entry in accounts.contributions
    ]
    known = {entry.party for entry in entries}
    unknown = tuple(
        Finding(NO_CONTRIBUTION, "accounts.contributions", {"party": party, "year": reported.year})
        for party in contributors(agreement)
        if party not in known
    )
    contributed = sum((entry.amount for entry in entries), Decimal("0.00"))
    if unknown or not contributed:
        return quantities, (), unknown
    deducted = quantities.revenue + contributed
    values: dict[str, StepValue] = {
        "revenue_amount": quantities.revenue,
        "contributed_amount": contributed,
        "amount": deducted,
    }
    step = Step("settlement.step.contributions-deducted", values)
    return replace(quantities, revenue=deducted), (step,), ()
