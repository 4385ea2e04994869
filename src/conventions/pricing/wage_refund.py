"""Refund of a share of the wage: the user pays it to the public employer.

Source: Belgium, act of 8 July 1976 on the CPAS, art. 60 § 7; the rates of one published scheme.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from conventions.base.language import Language, percent, word
from conventions.base.record import Record
from conventions.base.step import Step, shown
from conventions.base.values import Currency, OneOf
from conventions.pricing.line import ExactLine, Quantities, Reckoning
from conventions.pricing.needs import Needs

Rate = Annotated[Decimal, OneOf(("0", "25", "50", "100"))]
"""Share of the wage cost that is refunded, in percent."""


class WageRefund(Record):
    """A share of the wage cost of the worker placed at disposal."""

    model: Literal["wage-refund"] = Field(title="Model", description="Share of the wage refunded.")
    rate: Rate = Field(title="Rate", description="Of the wage cost, in percent: 0, 25, 50 or 100.")


def needs(_terms: WageRefund) -> Needs:
    """The wage cost."""
    return Needs(costs=True)


def reckon(terms: WageRefund, quantities: Quantities) -> Reckoning:
    """One line: wage cost x rate.

    Raises:
        ValueError: the wage cost is missing.

    >>> wages = Quantities(costs=Decimal(25800))
    >>> [str(line.exact) for line in reckon(WageRefund(model="wage-refund", rate=50), wages).lines]
    ['12900']
    """
    wages = quantities.costs
    if wages is None:
        raise ValueError("a refund of wages needs the wage cost")
    share = Fraction(terms.rate) / 100
    exact = Fraction(wages) * share
    values = {"costs": wages, "points": terms.rate, "exact": shown(exact)}
    step = Step("pricing.step.wage-refund", values)
    return Reckoning((ExactLine("wages", share, "", wages, exact, (step,)),))


def sentence(terms: WageRefund, language: Language, _currency: Currency) -> str:
    """The clause that says the refund, from the terms that compute it."""
    if not terms.rate:
        return word(language, "pricing", "sentence.wage-refund.none")
    rate = percent(terms.rate, language)
    return word(language, "pricing", "sentence.wage-refund.share", rate=rate)
