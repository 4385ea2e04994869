"""Quantity x price, the line that most models are made of, and the tiers a quantity falls into."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from conventions.base.step import Step, StepValue, shown
from conventions.pricing.line import ExactLine


def priced(key: str, quantity: Fraction, unit: str, price: Decimal) -> ExactLine:
    """The line quantity x price; a quantity without end in decimals is printed as a fraction.

    >>> str(priced("coaching", Fraction(4), "hour", Decimal(150)).exact)
    '600'
    """
    exact = quantity * Fraction(price)
    values: dict[str, StepValue] = {"price": price, "exact": shown(exact)}
    near = shown(quantity)
    if near == quantity:
        step = Step("pricing.step.quantity", {"quantity": near, **values})
    else:
        over, under = quantity.as_integer_ratio()
        values = {"over": Decimal(over), "under": Decimal(under), **values}
        step = Step("pricing.step.broken-quantity", values)
    return ExactLine(key, quantity, unit, price, exact, (step,))


class Tier(NamedTuple):
    """A price, and the quantity up to which it holds; none: without end."""

    up_to: Decimal | None
    price: Decimal


def split(quantity: Fraction, tiers: Sequence[Tier]) -> tuple[tuple[Fraction, Decimal], ...]:
    """The part of a quantity in each tier that it reaches, with the price of the tier.

    What lies beyond the last tier, where that one has an end, is in no tier.

    >>> tiers = (Tier(Decimal(100), Decimal(1200)), Tier(None, Decimal(1000)))
    >>> [(int(part), int(price)) for part, price in split(Fraction(160), tiers)]
    [(100, 1200), (60, 1000)]
    """
    parts, below = [], Fraction(0)
    for tier in tiers:
        top = quantity if tier.up_to is None else min(quantity, Fraction(tier.up_to))
        if top > below:
            parts.append((top - below, tier.price))
            below = top
    return tuple(parts)
