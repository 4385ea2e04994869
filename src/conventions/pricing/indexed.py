"""Prices that follow an index: the same terms with other prices, each rounded as a price is."""

from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from conventions.base.values import RoundingMode, rounded
from conventions.pricing.combined import Combined, Part
from conventions.pricing.per_case import PerCase
from conventions.pricing.per_fte import PerFte
from conventions.pricing.per_place import PerPlace
from conventions.pricing.per_unit import PerUnit
from conventions.pricing.premium import Premium
from conventions.pricing.tiers import Tiers

_DIGITS = 60
_PRICES = MappingProxyType(
    {
        PerPlace: ("", "price_per_place"),
        PerFte: ("", "price_per_fte"),
        Premium: ("", "amount"),
        PerUnit: ("items", "price"),
        PerCase: ("phases", "amount"),
        Tiers: ("tiers", "price"),
    }
)
"""Where a model has its prices: in a list, or in the terms themselves. Others follow from costs, or
from amounts agreed for a result."""


class NewPrice(NamedTuple):
    """A price as agreed, what the index makes of it, and the price that is then paid."""

    agreed: Decimal
    exact: Fraction
    price: Decimal


def indexed(
    terms: Part | Combined, factor: Fraction, step: Decimal, mode: RoundingMode
) -> tuple[Part | Combined, tuple[NewPrice, ...]]:
    """The terms with each price times the factor, and each price once; none where it has no price.

    >>> terms = Premium(model="premium", amount=150)
    >>> new, prices = indexed(terms, Fraction(1084, 1071), Decimal("0.05"), "half-up")
    >>> str(new.amount), str(prices[0].agreed)
    ('151.80', '150')
    """
    found: dict[Decimal, NewPrice] = {}

    def changed(price: Decimal) -> Decimal:
        exact = Fraction(price) * factor
        with localcontext(prec=_DIGITS):
            near = rounded(Decimal(exact.numerator) / exact.denominator, step, mode)
        found[price] = NewPrice(price, exact, near)
        return near

    return _with_prices(terms, changed), tuple(found.values())


def _with_prices(terms: Part | Combined, changed: Callable[[Decimal], Decimal]) -> Part | Combined:
    if isinstance(terms, Combined):
        parts = tuple(_with_prices(part, changed) for part in terms.parts)
        return terms.model_copy(update={"parts": parts})
    where = _PRICES.get(type(terms))
    if where is None:
        return terms
    listed, name = where
    if not listed:
        return terms.model_copy(update={name: changed(getattr(terms, name))})
    entries = tuple(
        entry.model_copy(update={name: changed(getattr(entry, name))})
        for entry in getattr(terms, listed)
    )
    return terms.model_copy(update={listed: entries})
