"""Prices by tiers: other prices for the units beyond a threshold.

Marginal, each unit costs the price of the tier it lies in. All-unit, the price of the last tier
reached holds for all units, and the total falls where that price is lower: rule V015 refuses it.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from pydantic import Field

from conventions.base.language import Language, Localized, any_language, money, number, word
from conventions.base.record import Record
from conventions.base.values import Currency, Id, Money, Quantity
from conventions.pricing.line import Quantities, Reckoning
from conventions.pricing.needs import Asked, Needs
from conventions.pricing.scale import Tier, priced, split
from conventions.pricing.unit import UnitOfAccount, per_unit_of, unit_name


class PriceTier(Record):
    """A price, and the quantity up to which it holds."""

    up_to: Quantity | None = Field(
        None, title="Up to", description="Last unit of the year at this price; none: no end."
    )
    price: Money = Field(title="Price", description="Per unit, in the currency of the agreement.")


class Tiers(Record):
    """One thing that is delivered, at a price that depends on how much of it."""

    model: Literal["tiers"] = Field(title="Model", description="Price by tiers of quantity.")
    id: Id = Field(title="Identifier", description="Short name, used in reports.")
    label: Localized = Field(title="Label", description="What is priced, in words.")
    unit: UnitOfAccount = Field(title="Unit", description="What one unit is: hour, case, event.")
    reading: Literal["marginal", "all-unit"] | None = Field(
        None,
        title="Reading",
        description="Whether a price holds for the units of its tier, or for all units.",
    )
    tiers: tuple[PriceTier, ...] = Field(title="Tiers", description="From the first unit on.")


def tiers_of(terms: Tiers) -> tuple[Tier, ...]:
    """The tiers, as a scale."""
    return tuple(Tier(tier.up_to, tier.price) for tier in terms.tiers)


def needs(terms: Tiers) -> Needs:
    """The units delivered, and how the tiers are read."""
    asked = Asked(terms.id, terms.label, terms.unit, up_to=_last(terms))
    lacking = () if terms.reading else ("reading",)
    return Needs(units=(asked,), every=frozenset({terms.id}), lacking=lacking)


def reckon(terms: Tiers, quantities: Quantities) -> Reckoning:
    """Marginal: a line for each tier reached. All-unit: one line at the price of the last one.

    Raises:
        ValueError: the quantity is missing, is beyond the last tier, or the reading is open.

    >>> terms = Tiers.model_validate({
    ...     "model": "tiers", "id": "day", "label": "Day", "unit": "participant-day",
    ...     "reading": "marginal", "tiers": [{"up_to": 100, "price": 1200}, {"price": 1000}],
    ... })
    >>> days = Quantities(units={"day": Decimal(160)})
    >>> [str(line.exact) for line in reckon(terms, days).lines]
    ['120000', '60000']
    """
    if terms.id not in quantities.units or terms.reading is None:
        raise ValueError("a price by tiers needs its quantity, and how the tiers are read")
    quantity = Fraction(quantities.units[terms.id])
    last = _last(terms)
    if last is not None and quantity > last:
        raise ValueError(f"{quantity} is beyond the last tier")
    parts = split(quantity, tiers_of(terms))
    if terms.reading == "all-unit":
        parts = tuple((quantity, price) for _part, price in parts[-1:])
    return Reckoning(tuple(priced(terms.id, part, terms.unit, price) for part, price in parts))


def _last(terms: Tiers) -> Decimal | None:
    """The last unit that has a price; none: every unit has one."""
    return terms.tiers[-1].up_to if terms.tiers else Decimal(0)


def sentence(terms: Tiers, language: Language, currency: Currency) -> str:
    """The clause that lists the prices and says how they are read."""
    prices = word(language, "pricing", "sentence.between").join(
        _said(tier, terms.unit, language, currency) for tier in terms.tiers
    )
    said = word(
        language,
        "pricing",
        "sentence.tiers.prices",
        label=any_language(terms.label, language),
        unit=unit_name(terms.unit, language),
        prices=prices,
    )
    if terms.reading is None:
        return said
    return f"{said} {word(language, 'pricing', f'sentence.tiers.{terms.reading}')}"


def _said(tier: PriceTier, unit: UnitOfAccount, language: Language, currency: Currency) -> str:
    values = {
        "price": money(tier.price, currency, language),
        "per": per_unit_of(unit, language),
    }
    if tier.up_to is None:
        return word(language, "pricing", "sentence.tiers.beyond", **values)
    up_to = number(tier.up_to, language)
    return word(language, "pricing", "sentence.tiers.up-to", up_to=up_to, **values)
