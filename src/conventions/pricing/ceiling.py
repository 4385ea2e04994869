"""The ceiling: the most that is owed, whatever was delivered."""

from decimal import Decimal
from typing import NamedTuple

from conventions.base.step import Step


class UnderCeiling(NamedTuple):
    """What is paid of a total, what is not, and the step that says why."""

    paid: Decimal
    excess: Decimal
    step: Step


def under_ceiling(total: Decimal, ceiling: Decimal) -> UnderCeiling:
    """The part of ``total`` that the ceiling lets be paid, and the excess above it.

    >>> paid, excess, step = under_ceiling(Decimal("451150.00"), Decimal("440000.00"))
    >>> str(paid), str(excess), step.key
    ('440000.00', '11150.00', 'pricing.step.above-ceiling')
    """
    paid = min(total, ceiling)
    excess = total - paid
    if excess:
        values = {"total": total, "ceiling": ceiling, "excess": excess}
        return UnderCeiling(paid, excess, Step("pricing.step.above-ceiling", values))
    values = {"total": total, "ceiling": ceiling}
    return UnderCeiling(paid, excess, Step("pricing.step.under-ceiling", values))
