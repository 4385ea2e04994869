"""Pricing models: terms, and one pure function from quantities to lines.

The terms that print the clause are the terms that compute. To add a model: one module with its
terms, ``lines`` and ``sentence``, its name below, and a table of cases.
"""

from typing import Annotated

from pydantic import Field

from conventions.base.language import Language
from conventions.base.values import Currency
from conventions.pricing import per_place, per_unit
from conventions.pricing.broken_month import BrokenPeriod, share_of_month
from conventions.pricing.ceiling import UnderCeiling, under_ceiling
from conventions.pricing.line import Line, Quantities, total
from conventions.pricing.per_place import PerPlace
from conventions.pricing.per_unit import PerUnit, PriceItem, items_that_hold
from conventions.pricing.rounding import Rounding
from conventions.pricing.unit import UnitOfAccount, per_unit_of, unit_name

PricingTerms = Annotated[PerPlace | PerUnit, Field(discriminator="model")]
"""The terms of one pricing model; ``model`` says which."""
MODELS: tuple[type[PerPlace] | type[PerUnit], ...] = (PerPlace, PerUnit)


def lines(
    terms: PerPlace | PerUnit, quantities: Quantities, rounding: Rounding
) -> tuple[Line, ...]:
    """What is owed for the quantities; the lines add up to ``total(lines)``.

    Raises:
        ValueError: the model needs quantities that are missing.
        UnknownName: there is a quantity for something that has no price.
    """
    match terms:
        case PerPlace():
            return per_place.lines(terms, quantities, rounding)
        case PerUnit():
            return per_unit.lines(terms, quantities, rounding)


def sentence(terms: PerPlace | PerUnit, language: Language, currency: Currency) -> str:
    """The clause of the agreement that says the price."""
    match terms:
        case PerPlace():
            return per_place.sentence(terms, language, currency)
        case PerUnit():
            return per_unit.sentence(terms, language, currency)


__all__ = [
    "MODELS",
    "BrokenPeriod",
    "Line",
    "PerPlace",
    "PerUnit",
    "PriceItem",
    "PricingTerms",
    "Quantities",
    "Rounding",
    "UnderCeiling",
    "UnitOfAccount",
    "items_that_hold",
    "lines",
    "per_unit_of",
    "sentence",
    "share_of_month",
    "total",
    "under_ceiling",
    "unit_name",
]
