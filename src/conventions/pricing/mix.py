"""Conditions between the lines of a rate card: a share of the cases at most, and what comes first.

Source: outcome contract of Buenos Aires (INDIGO 1): at most 40 % of the placements for those who
are nearer to work, and sustained work is paid only once all ordinary outcomes are reached.
"""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from pydantic import Field

from conventions.base.record import Record
from conventions.base.step import Step, StepValue, shown
from conventions.base.values import Id, Percent

_WHOLE = Fraction(100)


class Mix(Record):
    """The most that a line may be of the cases of several."""

    share: Percent = Field(title="Share", description="At most, of all these cases, in percent.")
    among: tuple[Id, ...] = Field(
        title="Among", description="Indicators of the other lines whose cases are counted with it."
    )


def within_mix(
    mix: Mix | None, cases: Fraction, paid: Mapping[Id, Fraction]
) -> tuple[Fraction, tuple[Step, ...]]:
    """The whole cases that are paid beside those of the other lines, with the step that cuts them.

    Paid are so many that they are no more than the share of themselves and the others together.

    >>> forty = Mix(share=40, among=["vulnerable"])
    >>> within_mix(forty, Fraction(90), {"vulnerable": Fraction(100)})[0]
    Fraction(66, 1)
    """
    if mix is None or mix.share >= _WHOLE:
        return cases, ()
    others = sum((paid.get(name, Fraction(0)) for name in mix.among), Fraction(0))
    share = Fraction(mix.share)
    most = Fraction(math.floor(others * share / (_WHOLE - share)))
    if cases <= most:
        return cases, ()
    values: dict[str, StepValue] = {
        "cases": shown(cases),
        "share": mix.share,
        "points": mix.share,
        "rest": 100 - mix.share,
        "others": shown(others),
        "paid": shown(most),
    }
    return most, (Step("pricing.step.mix-capped", values),)


def after_all(
    first: Sequence[Id],
    cases: Fraction,
    paid: Mapping[Id, Fraction],
    most: Mapping[Id, Decimal],
) -> tuple[Fraction, tuple[Step, ...]]:
    """The cases, or none while a line that comes first has not reached its most cases.

    >>> after_all(["job"], Fraction(9), {"job": Fraction(49)}, {"job": Decimal(50)})[0]
    Fraction(0, 1)
    """
    waiting = [name for name in first if paid.get(name, Fraction(0)) < most[name]]
    if not waiting or not cases:
        return cases, ()
    values: dict[str, StepValue] = {
        "cases": shown(cases),
        "item": waiting[0],
        "paid": shown(paid.get(waiting[0], Fraction(0))),
        "most": most[waiting[0]],
    }
    return Fraction(0), (Step("pricing.step.after-others", values),)
