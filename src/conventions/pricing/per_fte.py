"""Subsidy per full-time equivalent, of so many hours a year, with an optional modulated part.

Source: French support for insertion posts; worked examples of the public data on it.
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from pydantic import Field

from conventions.base.language import Language, Localized, any_language, money, number, word
from conventions.base.record import Record
from conventions.base.step import Step, StepValue, shown
from conventions.base.values import Currency, Decimals, Fte, Hours, Money, Percent
from conventions.pricing.line import ExactLine, Quantities, Reckoning
from conventions.pricing.needs import Asked, Needs

HOURS = "hours"
"""The item under which the hours worked are reported."""


class Modulation(Record):
    """A part on top that depends on the public reached, the efforts and the results."""

    percent: Percent = Field(title="Part", description="Of the subsidy, in percent, 0 to 10.")
    criteria: tuple[Localized, ...] = Field(
        (), title="Criteria", description="What the part depends on."
    )


class PerFte(Record):
    """So much a year for each full-time equivalent worked, up to those agreed."""

    model: Literal["per-fte"] = Field(title="Model", description="Subsidy per equivalent.")
    fte: Fte = Field(title="Equivalents agreed", description="The most that are paid, per year.")
    price_per_fte: Money = Field(
        title="Amount per equivalent", description="Per year, in the currency of the agreement."
    )
    hours_basis: Hours = Field(
        title="Hours of an equivalent", description="Hours per year: 1820, 1607."
    )
    decimals: Decimals | None = Field(
        None,
        title="Decimals kept",
        description="Decimals after which equivalents are cut off; none: they are exact.",
    )
    modulation: Modulation | None = Field(
        None, title="Modulated part", description="Part that depends on criteria."
    )


def truncated(value: Fraction, places: int) -> Fraction:
    """The value cut off after so many decimals, never rounded up.

    >>> truncated(Fraction(24000, 1820), 2), truncated(Fraction(24000, 1607), 2)
    (Fraction(659, 50), Fraction(1493, 100))
    """
    scale = 10**places
    return Fraction(math.floor(value * scale), scale)


def consumption(
    worked: Sequence[Fraction | Decimal], agreed: Decimal
) -> Literal["under", "over", "conform"]:
    """Whether the equivalents of the months entered are on average those agreed.

    Both are cut off after two decimals before they are compared, as the French public tool does.

    Raises:
        ValueError: no month was entered.

    >>> consumption([Decimal("5.50"), Decimal("5.51")], Decimal("5.50"))
    'conform'
    """
    if not worked:
        raise ValueError("no month was entered")
    mean = truncated(sum((Fraction(month) for month in worked), Fraction(0)) / len(worked), 2)
    limit = truncated(Fraction(agreed), 2)
    if mean == limit:
        return "conform"
    return "under" if mean < limit else "over"


def needs(terms: PerFte) -> Needs:
    """The hours worked, and the months in which they were."""
    return Needs(
        months=True,
        units=(Asked(HOURS, None, "hour"),),
        every=frozenset({HOURS}),
        lacking=() if terms.hours_basis else ("hours_basis",),
    )


def reckon(terms: PerFte, quantities: Quantities) -> Reckoning:
    """Equivalents x amount x months/12, and the modulated part of it as a line of its own.

    Equivalents are hours x 12 / (hours of an equivalent x months), never more than agreed.

    Raises:
        ValueError: the hours worked are missing, or the period or an equivalent has none.

    >>> terms = PerFte(model="per-fte", fte="5.5", price_per_fte=22289, hours_basis=1820)
    >>> hours = Quantities(12, units={"hours": Decimal(10010)})
    >>> [str(shown(line.exact)) for line in reckon(terms, hours).lines]
    ['122589.5']
    """
    if HOURS not in quantities.units:
        raise ValueError("the hours worked are missing")
    if not quantities.months or not terms.hours_basis:
        raise ValueError("equivalents need months, and the hours that make one")
    fte, steps = _equivalents(terms, Fraction(quantities.units[HOURS]), quantities.months)
    exact = fte * Fraction(terms.price_per_fte) * quantities.months / 12
    over, under = fte.as_integer_ratio()
    values: dict[str, StepValue] = {
        "over": Decimal(over),
        "under": Decimal(under),
        "price": terms.price_per_fte,
        "months": quantities.months,
        "exact": shown(exact),
    }
    steps = (*steps, Step("pricing.step.fte-price", values))
    found = [ExactLine("fte", fte, "fte", terms.price_per_fte, exact, steps)]
    if terms.modulation is not None:
        found.append(_modulated(found[0], terms.modulation))
    return Reckoning(tuple(found))


def _equivalents(terms: PerFte, hours: Fraction, months: int) -> tuple[Fraction, tuple[Step, ...]]:
    worked = hours * 12 / (Fraction(terms.hours_basis) * months)
    values: dict[str, StepValue] = {
        "hours": shown(hours),
        "basis": terms.hours_basis,
        "months": months,
        "exact": shown(worked),
    }
    steps = [Step("pricing.step.fte", values)]
    if terms.decimals is not None:
        cut = truncated(worked, terms.decimals)
        kept: dict[str, StepValue] = {
            "exact": shown(worked),
            "decimals": terms.decimals,
            "fte": shown(cut),
        }
        steps.append(Step("pricing.step.fte-cut", kept))
        worked = cut
    agreed = Fraction(terms.fte)
    status = {-1: "under", 0: "conform", 1: "over"}[(worked > agreed) - (worked < agreed)]
    compared: dict[str, StepValue] = {"agreed": terms.fte}
    if status != "conform":
        compared["fte"] = shown(worked)
    steps.append(Step(f"pricing.step.fte-{status}", compared))
    return min(worked, agreed), tuple(steps)


def _modulated(base: ExactLine, modulation: Modulation) -> ExactLine:
    exact = base.exact * Fraction(modulation.percent) / 100
    price = shown(Fraction(base.unit_price) * Fraction(modulation.percent) / 100)
    over, under = base.exact.as_integer_ratio()
    values: dict[str, StepValue] = {
        "over": Decimal(over),
        "under": Decimal(under),
        "percent": modulation.percent,
        "exact": shown(exact),
    }
    step = Step("pricing.step.modulated", values)
    return ExactLine("modulated", base.quantity, "fte", price, exact, (step,))


def sentence(terms: PerFte, language: Language, currency: Currency) -> str:
    """The clause that says the subsidy, from the terms that compute it."""
    said = [
        word(
            language,
            "pricing",
            "sentence.per-fte.price",
            fte=number(terms.fte, language),
            price=money(terms.price_per_fte, currency, language),
            basis=number(terms.hours_basis, language),
        )
    ]
    if terms.decimals is not None:
        decimals = str(terms.decimals)
        said.append(word(language, "pricing", "sentence.per-fte.cut", decimals=decimals))
    if terms.modulation is not None:
        criteria = ", ".join(any_language(each, language) for each in terms.modulation.criteria)
        percent = number(terms.modulation.percent, language)
        key = "modulated" if criteria else "modulated-open"
        named = {"criteria": criteria} if criteria else {}
        said.append(word(language, "pricing", f"sentence.per-fte.{key}", percent=percent, **named))
    return " ".join(said)
