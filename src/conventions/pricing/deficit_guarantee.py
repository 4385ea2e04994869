"""Deficit guarantee: the net cost is paid afterwards, up to the amount guaranteed."""

from typing import Literal

from pydantic import Field

from conventions.base.language import Language, money, word
from conventions.base.record import Record
from conventions.base.values import Currency, Money
from conventions.pricing.line import Quantities, Reckoning
from conventions.pricing.needs import Needs
from conventions.pricing.net_cost import NEEDS, net_cost


class DeficitGuarantee(Record):
    """What costs exceed own revenue by, up to an amount."""

    model: Literal["deficit-guarantee"] = Field(title="Model", description="Deficit covered.")
    guarantee: Money = Field(title="Guarantee", description="The most per calendar year.")


def needs(_terms: DeficitGuarantee) -> Needs:
    """Costs and own revenue."""
    return NEEDS


def reckon(terms: DeficitGuarantee, quantities: Quantities) -> Reckoning:
    """One line: costs less own revenue, at most the guarantee.

    Raises:
        ValueError: costs or own revenue are missing.

    >>> from decimal import Decimal
    >>> terms = DeficitGuarantee(model="deficit-guarantee", guarantee=80000)
    >>> accounts = Quantities(costs=Decimal(93000), revenue=Decimal(0))
    >>> [str(line.exact) for line in reckon(terms, accounts).lines]
    ['80000']
    """
    return Reckoning((net_cost(quantities, terms.guarantee),))


def sentence(terms: DeficitGuarantee, language: Language, currency: Currency) -> str:
    """The clause that says the guarantee, from the terms that compute it."""
    guarantee = money(terms.guarantee, currency, language)
    return word(language, "pricing", "sentence.deficit-guarantee", guarantee=guarantee)
