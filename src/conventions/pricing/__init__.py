"""Pricing models: terms, and one pure function from quantities to lines.

The terms that print the clause are the terms that compute. A model is a module with its terms and
three functions: what it ``needs``, what it ``reckon``s, and its ``sentence``. To add one: the
module, its name in the tables of ``combined``, and a table of cases.
"""

from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from conventions.base.errors import UnknownName
from conventions.base.language import Language
from conventions.base.record import Record
from conventions.base.values import Currency
from conventions.pricing import combined, rate_card
from conventions.pricing.bonus_malus import Band, BonusMalus, jumps, open_terms
from conventions.pricing.broken_month import BrokenPeriod, share_of_month
from conventions.pricing.ceiling import UnderCeiling, under_ceiling
from conventions.pricing.combined import PARTS, Combined, Model, Part
from conventions.pricing.corridor import (
    Corridor,
    DeliveryRule,
    Limits,
    Within,
    over_volume,
    under_volume,
)
from conventions.pricing.cost_covering import CostCovering
from conventions.pricing.deficit_guarantee import DeficitGuarantee
from conventions.pricing.indexed import NewPrice, indexed
from conventions.pricing.line import Line, Quantities, Reckoning, round_lines, total, under_cap
from conventions.pricing.mix import Mix
from conventions.pricing.needs import Asked, Needs, all_of
from conventions.pricing.outcome_payment import OutcomePayment, OutcomeStep, RateCard
from conventions.pricing.per_case import PerCase, Phase
from conventions.pricing.per_fte import Modulation, PerFte, consumption
from conventions.pricing.per_place import PerPlace
from conventions.pricing.per_unit import PerUnit, PriceItem, items_that_hold
from conventions.pricing.premium import PREMIUM, Premium, paid_months, persons_unknown
from conventions.pricing.rate_card import limited_per_person, unknown_per_person
from conventions.pricing.rounding import Rounding
from conventions.pricing.schedule import Schedule, SchedulePoint
from conventions.pricing.tiers import PriceTier, Tiers
from conventions.pricing.unit import UnitOfAccount, per_unit_of, unit_name
from conventions.pricing.wage_refund import WageRefund

PricingTerms = Annotated[Part | Combined, Field(discriminator="model")]
"""The terms of one pricing model; ``model`` says which."""
MODELS: MappingProxyType[type[Record], Model] = MappingProxyType({**PARTS, Combined: combined})
"""The module of each pricing model, by its terms."""


def needs(terms: Part | Combined | None, card: RateCard | None = None) -> Needs:
    """What must be known of a period before ``lines`` can say what is owed."""
    parts = [] if terms is None else [MODELS[type(terms)].needs(terms)]
    return all_of(parts if card is None else [*parts, rate_card.needs(card)])


def lines(
    terms: Part | Combined | None,
    quantities: Quantities,
    rounding: Rounding,
    card: RateCard | None = None,
) -> tuple[Line, ...]:
    """What is owed for the quantities; the lines add up to ``total(lines)``.

    Outcome payments, the rate card, come on top of the price or stand alone; all lines together
    are rounded once.

    Raises:
        ValueError: the model needs quantities that are missing.
        UnknownName: there is a quantity for something that has no price.
    """
    known = needs(terms, card).names
    for name in quantities.units:
        if name not in known:
            raise UnknownName("price item", name, tuple(sorted(known)))
    reckoned = [] if terms is None else [MODELS[type(terms)].reckon(terms, quantities)]
    if card is not None:
        reckoned.append(rate_card.reckon(card, quantities))
    owed = round_lines([line for each in reckoned for line in each.lines], rounding)
    for cap in (cap for each in reckoned for cap in each.caps):
        owed = under_cap(owed, cap)
    return owed


def unknown_persons(
    terms: Part | Combined | None, quantities: Quantities, card: RateCard | None = None
) -> tuple[str, ...]:
    """The units whose limits per person cannot be held, for the persons are not known."""
    parts = terms.parts if isinstance(terms, Combined) else (terms,)
    found = [
        PREMIUM for part in parts if isinstance(part, Premium) and persons_unknown(part, quantities)
    ]
    return (*found, *(unknown_per_person(card, quantities) if card is not None else ()))


def limited_persons(terms: Part | Combined | None, card: RateCard | None = None) -> tuple[str, ...]:
    """The units whose payment depends on who is behind them."""
    parts = terms.parts if isinstance(terms, Combined) else (terms,)
    capped = any(isinstance(part, Premium) and part.months_cap is not None for part in parts)
    return (*((PREMIUM,) if capped else ()), *(limited_per_person(card) if card else ()))


def sentence(terms: Part | Combined, language: Language, currency: Currency) -> str:
    """The clause of the agreement that says the price."""
    return MODELS[type(terms)].sentence(terms, language, currency)


__all__ = [
    "MODELS",
    "Asked",
    "Band",
    "BonusMalus",
    "BrokenPeriod",
    "Combined",
    "Corridor",
    "CostCovering",
    "DeficitGuarantee",
    "DeliveryRule",
    "Limits",
    "Line",
    "Mix",
    "Modulation",
    "Needs",
    "NewPrice",
    "OutcomePayment",
    "OutcomeStep",
    "Part",
    "PerCase",
    "PerFte",
    "PerPlace",
    "PerUnit",
    "Phase",
    "Premium",
    "PriceItem",
    "PriceTier",
    "PricingTerms",
    "Quantities",
    "RateCard",
    "Reckoning",
    "Rounding",
    "Schedule",
    "SchedulePoint",
    "Tiers",
    "UnderCeiling",
    "UnitOfAccount",
    "WageRefund",
    "Within",
    "consumption",
    "indexed",
    "items_that_hold",
    "jumps",
    "limited_persons",
    "lines",
    "needs",
    "open_terms",
    "over_volume",
    "paid_months",
    "per_unit_of",
    "sentence",
    "share_of_month",
    "total",
    "under_ceiling",
    "under_volume",
    "unit_name",
    "unknown_persons",
]
