"""Cost-covering: proven costs less own revenue, under a ceiling, and nothing carried over.

Source: EAER ordinance on the reimbursement of labour-market measures (SR 837.022.531) art. 1.
"""

from typing import Literal

from pydantic import Field

from conventions.base.language import Language, money, word
from conventions.base.record import Record
from conventions.base.values import Currency, Money
from conventions.pricing.line import Quantities, Reckoning
from conventions.pricing.needs import Needs
from conventions.pricing.net_cost import NEEDS, net_cost


class CostCovering(Record):
    """Proven costs less own revenue; which costs are eligible stands in the budget."""

    model: Literal["cost-covering"] = Field(title="Model", description="Proven costs, net.")
    limit: Money | None = Field(
        None,
        title="Limit",
        description="The most per calendar year, where it is not the yearly ceiling.",
    )


def needs(_terms: CostCovering) -> Needs:
    """Costs and own revenue."""
    return NEEDS


def reckon(terms: CostCovering, quantities: Quantities) -> Reckoning:
    """One line: costs less own revenue, at most the limit.

    Raises:
        ValueError: costs or own revenue are missing.

    >>> from decimal import Decimal
    >>> accounts = Quantities(costs=Decimal(480000), revenue=Decimal(61250))
    >>> [str(line.exact) for line in reckon(CostCovering(model="cost-covering"), accounts).lines]
    ['418750']
    """
    return Reckoning((net_cost(quantities, terms.limit),))


def sentence(terms: CostCovering, language: Language, currency: Currency) -> str:
    """The clause that says what is covered, from the terms that compute it."""
    said = word(language, "pricing", "sentence.cost-covering.net")
    if terms.limit is not None:
        limit = money(terms.limit, currency, language)
        said += " " + word(language, "pricing", "sentence.cost-covering.limit", limit=limit)
    return f"{said} {word(language, 'pricing', 'sentence.cost-covering.no-carry-over')}"
