"""Price list: so much for each unit delivered, a month, a day, an hour, a case, an event."""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from conventions.base.language import Language, Localized, any_language, money, word
from conventions.base.record import Record
from conventions.base.values import Currency, Flag, Id, Money
from conventions.pricing.broken_month import BrokenPeriod
from conventions.pricing.line import Quantities, Reckoning
from conventions.pricing.needs import Asked, Needs
from conventions.pricing.scale import priced
from conventions.pricing.unit import UnitOfAccount, per_unit_of

PriceList = Literal["member", "non-member"]


class PriceItem(Record):
    """One price of the list."""

    id: Id = Field(title="Identifier", description="Short name, used in reports: coaching.")
    service: Id | None = Field(
        None, title="Service", description="Identifier of the service that is priced."
    )
    label: Localized = Field(title="Label", description="What is priced, in words.")
    unit: UnitOfAccount = Field(title="Unit", description="What one unit is: hour, case, event.")
    price: Money = Field(title="Price", description="Per unit, in the currency of the agreement.")
    includes: tuple[Localized, ...] = Field(
        (), title="Included", description="What the price covers."
    )
    price_list: PriceList | None = Field(
        None, title="Price list", description="For members or for others; none: for both."
    )
    free_of_charge: Flag = Field(
        False, title="Free of charge", description="Whether a price of 0 is meant, not forgotten."
    )


class PerUnit(Record):
    """A list of prices, and what a broken month is worth."""

    model: Literal["per-unit"] = Field(title="Model", description="Price per unit delivered.")
    items: tuple[PriceItem, ...] = Field(title="Prices", description="One entry for each price.")
    price_list: PriceList | None = Field(
        None,
        title="Price list",
        description="The list that holds for this commissioner: member or non-member.",
    )
    broken_period: BrokenPeriod | None = Field(
        None,
        title="Broken months",
        description="What is owed for part of a month: all, by days, by half months, nothing.",
    )


def items_that_hold(terms: PerUnit) -> tuple[PriceItem, ...]:
    """The prices that hold for this commissioner, in the order of the list."""
    return tuple(
        item
        for item in terms.items
        if terms.price_list is None or item.price_list in (None, terms.price_list)
    )


def needs(terms: PerUnit) -> Needs:
    """The units delivered of each price that holds.

    Months are whole, where no rule says what a part of one is worth.
    """
    whole = () if terms.broken_period else ("participant-month",)
    return Needs(
        units=tuple(
            Asked(item.id, item.label, item.unit, "whole" if item.unit in whole else "any")
            for item in items_that_hold(terms)
        )
    )


def reckon(terms: PerUnit, quantities: Quantities) -> Reckoning:
    """A line for each item with a quantity, quantity x price, in the order of the list.

    An item without a quantity has no line: missing is not zero.
    """
    return Reckoning(
        tuple(
            priced(item.id, Fraction(quantities.units[item.id]), item.unit, item.price)
            for item in items_that_hold(terms)
            if item.id in quantities.units
        )
    )


def sentence(terms: PerUnit, language: Language, currency: Currency) -> str:
    """The clause that lists the prices, from the terms that compute."""
    between = word(language, "pricing", "sentence.per-unit.between")
    prices = between.join(_said(item, language, currency) for item in items_that_hold(terms))
    listed = word(language, "pricing", "sentence.per-unit.prices", prices=prices)
    if terms.broken_period is None:
        return listed
    broken = word(language, "pricing", f"sentence.per-unit.broken.{terms.broken_period}")
    return f"{listed} {broken}"


def _said(item: PriceItem, language: Language, currency: Currency) -> str:
    price = money(item.price, currency, language)
    said = word(
        language,
        "pricing",
        "sentence.per-unit.free" if item.free_of_charge else "sentence.per-unit.item",
        label=any_language(item.label, language),
        price=price,
        per=per_unit_of(item.unit, language),
    )
    if not item.includes:
        return said
    covered = ", ".join(any_language(part, language) for part in item.includes)
    return f"{said} {word(language, 'pricing', 'sentence.per-unit.includes', covered=covered)}"
