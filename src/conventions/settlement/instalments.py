"""What fell due on account for a year: the schedule of the agreement decides."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.agreement import Agreement
from conventions.agreement.payment import instalments_of
from conventions.base.findings import Amount, Finding
from conventions.base.step import Step, StepValue
from conventions.settlement.accounts import accounts_of
from conventions.settlement.amount_codes import PAID_DIFFERS
from conventions.settlement.codes import SHARE_OF_NOTHING
from conventions.settlement.exact import on_step
from conventions.settlement.reported import Reported


def instalments(
    agreement: Agreement, year: int, on: date, ceiling: Decimal | None
) -> tuple[Decimal, tuple[Step, ...], tuple[Finding, ...]]:
    """What fell due on account for the year until the day: shares are of the year's ceiling.

    It stands for what was paid only where no payments are given, and the last step says so.

    Findings: M012 for a share where there is no ceiling.
    """
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
            amount = on_step(Fraction(ceiling) * Fraction(entry.share) / 100, rounding)
        paid += amount
        values: dict[str, StepValue] = {"number": position + 1, "day": day, "amount": amount}
        steps.append(Step("settlement.step.instalment", values))
    if steps:
        steps.append(Step("settlement.step.paid-as-due", {"day": on}))
    return paid, tuple(steps), tuple(trouble)


def paid_as_stated(
    agreement: Agreement, reported: Reported, on: date, ceiling: Decimal | None
) -> tuple[Finding, ...]:
    """M027 where the reports of a whole year state other payments than those that fell due.

    Held against each other are what the sender says was paid, and what fell due until the report
    was submitted. Nothing is asked where a report does not state it.
    """
    held = accounts_of(reported)
    stated = [accounts.paid for accounts, _span, _submitted in held if accounts.paid is not None]
    if not reported.is_whole or not stated or len(stated) < len(held):
        return ()
    day = max((submitted for _, _, submitted in held if submitted is not None), default=on)
    agreed, _steps, _trouble = instalments(agreement, reported.year, min(day, on), ceiling)
    total = sum(stated, Decimal("0.00"))
    if total == agreed:
        return ()
    currency = agreement.financing.currency
    values = {
        "year": reported.year,
        "stated": Amount(total, currency),
        "agreed": Amount(agreed, currency),
    }
    return (Finding(PAID_DIFFERS, "accounts.paid", values),)
