"""Several prices in one agreement, with a cap over the whole."""

from types import MappingProxyType
from typing import Annotated, Any, Literal, Protocol

from pydantic import Field

from conventions.base.language import Language, money, word
from conventions.base.record import Record
from conventions.base.values import Currency, Money
from conventions.pricing import (
    bonus_malus,
    cost_covering,
    deficit_guarantee,
    per_case,
    per_fte,
    per_place,
    per_unit,
    premium,
    schedule,
    tiers,
    wage_refund,
)
from conventions.pricing.bonus_malus import BonusMalus
from conventions.pricing.cost_covering import CostCovering
from conventions.pricing.deficit_guarantee import DeficitGuarantee
from conventions.pricing.line import Cap, Quantities, Reckoning
from conventions.pricing.needs import Needs, all_of
from conventions.pricing.per_case import PerCase
from conventions.pricing.per_fte import PerFte
from conventions.pricing.per_place import PerPlace
from conventions.pricing.per_unit import PerUnit
from conventions.pricing.premium import Premium
from conventions.pricing.schedule import Schedule
from conventions.pricing.tiers import Tiers
from conventions.pricing.wage_refund import WageRefund

CAP = "cap"
"""The line that takes off what is above the most for the whole."""

Part = (
    PerPlace
    | PerUnit
    | PerFte
    | CostCovering
    | DeficitGuarantee
    | PerCase
    | WageRefund
    | Premium
    | BonusMalus
    | Tiers
    | Schedule
)
"""The terms of a price that stands alone or is part of another."""


class Model(Protocol):
    """What the module of a pricing model offers."""

    def needs(self, _terms: Any, /) -> Needs:
        """What must be known of a period."""

    def reckon(self, _terms: Any, _quantities: Quantities, /) -> Reckoning:
        """What is owed, before it is rounded."""

    def sentence(self, _terms: Any, _language: Language, _currency: Currency, /) -> str:
        """The clause that says the price."""


PARTS: MappingProxyType[type[Record], Model] = MappingProxyType(
    {
        PerPlace: per_place,
        PerUnit: per_unit,
        PerFte: per_fte,
        CostCovering: cost_covering,
        DeficitGuarantee: deficit_guarantee,
        PerCase: per_case,
        WageRefund: wage_refund,
        Premium: premium,
        BonusMalus: bonus_malus,
        Tiers: tiers,
        Schedule: schedule,
    }
)
"""The module of each of them."""


class Combined(Record):
    """Several prices that are owed together."""

    model: Literal["combined"] = Field(title="Model", description="Several prices together.")
    parts: tuple[Annotated[Part, Field(discriminator="model")], ...] = Field(
        title="Parts", description="Each a pricing model with its terms."
    )
    cap: Money | None = Field(
        None, title="Cap", description="The most for all parts together, per settlement period."
    )


def needs(terms: Combined) -> Needs:
    """What the parts need."""
    return all_of(PARTS[type(part)].needs(part) for part in terms.parts)


def reckon(terms: Combined, quantities: Quantities) -> Reckoning:
    """The lines of all parts, in their order, and the cap over them.

    Raises:
        ValueError: a part needs quantities that are missing.

    >>> parts = [{"model": "wage-refund", "rate": 50}, {"model": "wage-refund", "rate": 25}]
    >>> terms = Combined.model_validate({"model": "combined", "parts": parts, "cap": 600})
    >>> owed = reckon(terms, Quantities(costs=1000))
    >>> [str(line.exact) for line in owed.lines], [str(cap.amount) for cap in owed.caps]
    (['500', '250'], ['600'])
    """
    reckoned = [PARTS[type(part)].reckon(part, quantities) for part in terms.parts]
    caps = () if terms.cap is None else (Cap(CAP, terms.cap),)
    return Reckoning(
        tuple(line for each in reckoned for line in each.lines),
        (*(cap for each in reckoned for cap in each.caps), *caps),
    )


def sentence(terms: Combined, language: Language, currency: Currency) -> str:
    """The clauses of all parts, and the one on the cap."""
    said = [PARTS[type(part)].sentence(part, language, currency) for part in terms.parts]
    if terms.cap is not None:
        cap = money(terms.cap, currency, language)
        said.append(word(language, "pricing", "sentence.combined.cap", cap=cap))
    return " ".join(said)
