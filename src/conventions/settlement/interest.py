"""Late interest: simple, from the formal reminder on, by the day count that the agreement states.

Source: SuG/LSu art. 28, 5 % after a formal reminder; worked example domain 4.15. The same days are
worth 304.25 or 308.48, so that no day count is assumed.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.agreement.financing import DayCount, Payment
from conventions.base.findings import Finding, Word
from conventions.base.step import Step, StepValue, shown
from conventions.pricing import Rounding
from conventions.settlement.amount_codes import INTEREST_OPEN
from conventions.settlement.exact import on_step

_DAYS_OF_YEAR: dict[DayCount, int] = {"act/365": 365, "30/360": 360}


@dataclass(frozen=True)
class Interest:
    """Interest on an amount owed, from the day of the reminder until another day."""

    principal: Decimal
    since: date
    until: date
    days: int
    amount: Decimal
    step: Step


def days_between(since: date, until: date, day_count: DayCount) -> int:
    """The days for which interest runs, the first one not counted.

    ``act/365`` counts those of the calendar, also 29 February, over a year of 365. ``30/360``
    counts months of 30 days: a day 31 is a day 30 (30E/360 of the ISDA definitions).

    >>> days_between(date(2028, 1, 31), date(2028, 4, 30), "act/365")
    90
    >>> days_between(date(2028, 1, 31), date(2028, 4, 30), "30/360")
    90
    """
    if day_count == "act/365":
        return (until - since).days
    months = (until.year - since.year) * 12 + until.month - since.month
    return months * 30 + min(until.day, 30) - min(since.day, 30)


def late_interest(
    principal: Decimal, payment: Payment, rounding: Rounding, since: date, until: date
) -> tuple[Interest | None, tuple[Finding, ...]]:
    """Simple interest on an amount, from the reminder until a day; none before it.

    Findings: M024 where the agreement states no rate, or no day count.
    """
    lacking = [name for name in ("late_interest", "day_count") if getattr(payment, name) is None]
    lacking += ["compounding"] if payment.compounding == "compound" else []
    if lacking:
        return None, tuple(
            Finding(
                INTEREST_OPEN,
                f"financing.payment.{name}",
                {"what": Word("settlement", f"what.{name}")},
            )
            for name in lacking
        )
    rate, day_count = payment.late_interest, payment.day_count
    if rate is None or day_count is None or until <= since:
        return None, ()
    days = days_between(since, until, day_count)
    base = _DAYS_OF_YEAR[day_count]
    exact = Fraction(principal) * Fraction(rate) * days / (100 * base)
    amount = on_step(exact, rounding)
    values: dict[str, StepValue] = {
        "principal_amount": principal,
        "rate": rate,
        "since": since,
        "until": until,
        "days": days,
        "base": base,
        "day_count": day_count,
        "exact": shown(exact),
        "amount": amount,
    }
    step = Step("settlement.step.interest", values)
    return Interest(principal, since, until, days, amount, step), ()
