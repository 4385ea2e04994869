"""The net cost: what is proven, less the own revenue once, and never below nothing."""

from decimal import Decimal
from fractions import Fraction

from conventions.base.step import Step, StepValue
from conventions.pricing.line import ExactLine, Quantities, limited
from conventions.pricing.needs import Needs

NEEDS = Needs(costs=True, revenue=True)


def net_cost(quantities: Quantities, limit: Decimal | None) -> ExactLine:
    """One line: costs less own revenue, at most the limit.

    Raises:
        ValueError: costs or own revenue are missing.

    >>> accounts = Quantities(costs=Decimal(512400), revenue=Decimal(61250))
    >>> str(net_cost(accounts, Decimal(440000)).exact)
    '440000'
    """
    costs, revenue = quantities.costs, quantities.revenue
    if costs is None or revenue is None:
        raise ValueError("a net cost needs costs and own revenue")
    net = max(costs - revenue, Decimal(0))
    values: dict[str, StepValue] = {"costs": costs, "revenue": revenue}
    if costs >= revenue:
        step = Step("pricing.step.net-cost", {**values, "exact": net})
    else:
        step = Step("pricing.step.no-net-cost", values)
    line = ExactLine("net-cost", Fraction(1), "", net, Fraction(net), (step,))
    return limited(line, limit)
