"""Broken months: what is owed where a person comes after the first or leaves before the last day.

No price list seen prints the rule, and disputes follow from that, so it is a term of its own.
"""

from fractions import Fraction
from typing import Literal

BrokenPeriod = Literal["full", "days-30", "working-days", "half-months", "none"]

_HALF_A_MONTH = 15
"""Days in half a month (OR/CO 77 para. 1 no. 3)."""


def share_of_month(days: int, of_days: int, rule: BrokenPeriod) -> Fraction:
    """The share of a monthly price owed for a month with ``days`` of presence, 0 to 1.

    Days are calendar days from entry to exit, ``of_days`` those of the month; under
    ``working-days`` both count working days instead. A whole month is owed whole, under any rule.

    Raises:
        ValueError: there are more days of presence than days, or fewer than none.

    >>> share_of_month(10, 31, "days-30"), share_of_month(28, 28, "days-30")
    (Fraction(1, 3), Fraction(1, 1))
    >>> share_of_month(7, 21, "working-days"), share_of_month(15, 30, "half-months")
    (Fraction(1, 3), Fraction(1, 2))
    """
    if not 0 <= days <= of_days or of_days < 1:
        raise ValueError(f"{days} days of {of_days} are no part of a month")
    if days in (0, of_days):
        return Fraction(days, of_days)
    shares = {
        "full": Fraction(1),
        "days-30": min(Fraction(days, 30), Fraction(1)),
        "working-days": Fraction(days, of_days),
        "half-months": Fraction(1, 2) if days <= _HALF_A_MONTH else Fraction(1),
        "none": Fraction(0),
    }
    return shares[rule]
