"""Payment by a schedule: an amount that depends on a value measured once, from threshold on.

Source: outcome contracts that repay an investor by the result (INDIGO 11, 75, 222), domain 4.9 (h).
"""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from pydantic import Field

from conventions.base.language import Language, Localized, any_language, money, number, word
from conventions.base.record import Record
from conventions.base.step import Step, StepValue, shown
from conventions.base.values import Currency, Flag, Id, Money, Quantity
from conventions.pricing.line import ExactLine, Quantities, Reckoning
from conventions.pricing.needs import Asked, Needs


class SchedulePoint(Record):
    """A threshold, and what is owed from it on."""

    at: Quantity = Field(title="From", description="Value from which, itself included, it is owed.")
    amount: Money = Field(title="Amount", description="In the currency of the agreement.")
    grows: Flag = Field(
        False, title="Grows", description="Whether it grows in proportion up to the next threshold."
    )


class Schedule(Record):
    """One amount, by the thresholds that a value reaches."""

    model: Literal["schedule"] = Field(title="Model", description="Amount by thresholds.")
    id: Id = Field(title="Identifier", description="Short name of what is measured, in reports.")
    label: Localized = Field(title="Label", description="What is measured, in words.")
    points: tuple[SchedulePoint, ...] = Field(
        title="Thresholds", description="In rising order; below the first, nothing is owed."
    )


def needs(terms: Schedule) -> Needs:
    """The value measured; the thresholds, where they do not rise or the last one is to grow."""
    rising = all(one.at < other.at for one, other in pairwise(terms.points))
    whole = bool(terms.points) and rising and not terms.points[-1].grows
    return Needs(
        units=(Asked(terms.id, terms.label, None, "once"),),
        every=frozenset({terms.id}),
        lacking=() if whole else ("points",),
    )


def reckon(terms: Schedule, quantities: Quantities) -> Reckoning:
    """One line: the amount of the last threshold reached, or in proportion up to the next.

    Raises:
        ValueError: the value is missing, or the thresholds are no schedule.

    >>> terms = Schedule.model_validate({
    ...     "model": "schedule", "id": "exits", "label": "Exits in percent",
    ...     "points": [
    ...         {"at": 12, "amount": 1000000},
    ...         {"at": 13, "amount": 1000000, "grows": True},
    ...         {"at": 20, "amount": 1043000},
    ...     ],
    ... })
    >>> measured = (Quantities(units={"exits": Decimal(value)}) for value in (11, 12, "16.5", 25))
    >>> [str(reckon(terms, each).lines[0].exact) for each in measured]
    ['0', '1000000', '1021500', '1043000']
    """
    if terms.id not in quantities.units or needs(terms).lacking:
        raise ValueError("a schedule needs its value, and thresholds that rise")
    value = Fraction(quantities.units[terms.id])
    reached = [point for point in terms.points if point.at <= value]
    ahead = [point for point in terms.points if point.at > value]
    if not reached:
        values: dict[str, StepValue] = {"value": shown(value), "at": ahead[0].at}
        return _line(Fraction(0), Step("pricing.step.schedule-below", values))
    last = reached[-1]
    exact = Fraction(last.amount)
    values = {"value": shown(value), "at": last.at, "from_amount": last.amount}
    if not last.grows:
        return _line(exact, Step("pricing.step.schedule-reached", values))
    further = ahead[0]
    exact += (
        (Fraction(further.amount) - exact)
        * (value - Fraction(last.at))
        / (Fraction(further.at) - Fraction(last.at))
    )
    values |= {
        "lower": last.amount,
        "higher": further.amount,
        "next": further.at,
        "exact": shown(exact),
    }
    return _line(exact, Step("pricing.step.schedule-growing", values))


def _line(exact: Fraction, step: Step) -> Reckoning:
    return Reckoning((ExactLine("schedule", Fraction(1), "", shown(exact), exact, (step,)),))


def sentence(terms: Schedule, language: Language, currency: Currency) -> str:
    """The clause that lists the thresholds, from the terms that compute."""
    said = []
    for point, further in zip(terms.points, (*terms.points[1:], None), strict=True):
        values = {"at": number(point.at, language), "amount": _money(point, language, currency)}
        kind = "from"
        if point.grows and further is not None:
            kind = "growing"
            values |= {
                "next": number(further.at, language),
                "higher": _money(further, language, currency),
            }
        said.append(word(language, "pricing", f"sentence.schedule.{kind}", **values))
    amounts = word(language, "pricing", "sentence.between").join(said)
    label = any_language(terms.label, language)
    return word(language, "pricing", "sentence.schedule.amounts", label=label, amounts=amounts)


def _money(point: SchedulePoint, language: Language, currency: Currency) -> str:
    return money(Decimal(point.amount), currency, language)
