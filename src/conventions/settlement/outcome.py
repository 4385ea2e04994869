"""The result of each year in turn: what one year leaves, the next begins with."""

from dataclasses import dataclass
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.agreement.payment import payer_and_payee
from conventions.base.findings import Amount, Finding
from conventions.base.step import Step
from conventions.settlement.accounts import accounts_of, year_accounts
from conventions.settlement.amount_codes import EARLIER_YEARS, TAX_ON_RESULT
from conventions.settlement.reported import Reported
from conventions.settlement.reserve import Held, close
from conventions.settlement.surplus import Result, is_net_cost, result
from conventions.settlement.vat import Due

_MOVING = frozenset({"repay", "split", "reserve", "guarantee", "reserve-first", "carry"})
_OVER_YEARS = frozenset({"reserve", "reserve-first", "carry"})


@dataclass(frozen=True)
class Outcome:
    """A year's result, none where it is not settled, and what is released at the end."""

    result: Result | None = None
    released: Decimal = Decimal("0.00")
    held: Held | None = None
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()


def contributors(agreement: Agreement) -> tuple[str, ...]:
    """The third parties that contribute to the cost, as the budget says."""
    sides = payer_and_payee(agreement)
    parts = agreement.financing.budget.co_financing
    return tuple(dict.fromkeys(part.party for part in parts if part.party not in sides))


def outcome(
    agreement: Agreement,
    reported: Reported,
    due: Due,
    ceiling: Decimal | None,
    before: Held | None,
    unknown: tuple[int, ...],
) -> Outcome:
    """Surplus or loss of a year that is wholly reported, and the reserve after it.

    ``before`` is what the year begins with, none where the accounts of the years ``unknown`` are
    not given. Findings: M019, M020, M023, M025.
    """
    financing = agreement.financing
    rules = [terms.rule for terms in (financing.surplus, financing.deficit) if terms is not None]
    settles_nothing = len(rules) == 2 and _MOVING.isdisjoint(rules)
    silent = not accounts_of(reported) and _MOVING.isdisjoint(rules)
    if financing.free_of_charge or not reported.is_whole or silent:
        return Outcome()
    accounts, findings = year_accounts(reported, contributors(agreement))
    if accounts is None:
        return Outcome(findings=() if settles_nothing or is_net_cost(financing) else findings)
    if before is None and not _OVER_YEARS.isdisjoint(rules):
        values = {"year": reported.year, "missing": ", ".join(map(str, unknown))}
        return Outcome(findings=(Finding(EARLIER_YEARS, "accounts", values),))
    found = result(financing, due.net, accounts, before or Held(), ceiling, due.room)
    if found.findings:
        return Outcome(findings=found.findings)
    ends = not agreement.term.indefinite and agreement.term.end == reported.in_term.last
    closing = close(financing, found.held) if ends else None
    if closing is not None and closing.findings:
        return Outcome(findings=closing.findings)
    held, released, steps = found.held, Decimal("0.00"), found.steps
    if closing is not None:
        held, released, steps = closing.held, closing.released, (*steps, *closing.steps)
    moved = found.covered + found.repaid + released
    doubts: tuple[Finding, ...] = ()
    if moved and due.tax:
        amount = Amount(moved, financing.currency)
        doubts = (
            Finding(TAX_ON_RESULT, "financing.vat", {"amount": amount, "year": reported.year}),
        )
    return Outcome(found, released, held, steps, doubts)
