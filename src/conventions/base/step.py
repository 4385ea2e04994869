"""Steps of a calculation in words, so that each result can be followed with a pocket calculator."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.base.findings import Word
from conventions.base.language import Language, day, money, number, percent, word
from conventions.base.values import Currency, rounded

StepValue = int | Decimal | str | date | Word

# The name of a value says what it is, in every step of this package.
_MONEY = frozenset({"amount", "ceiling", "excess", "price", "total"})
_PERCENT = frozenset({"attainment", "floor", "occupancy", "near", "rate", "share"})


@dataclass(frozen=True)
class Step:
    """One step: the key of a sentence, its part of the locale files first, and its values."""

    key: str
    values: Mapping[str, StepValue] = field(default_factory=dict)


def say(step: Step, language: Language, currency: Currency = "CHF") -> str:
    r"""One step as a sentence. Amounts not yet rounded stand as plain numbers.

    >>> step = Step("pricing.step.under-ceiling", {"total": Decimal(900), "ceiling": Decimal(1000)})
    >>> say(step, "en", "EUR").replace("\u00a0", " ")
    "EUR 900.00 is not above the ceiling of EUR 1'000.00."
    """
    part, _, key = step.key.partition(".")
    values = {name: _said(name, value, language, currency) for name, value in step.values.items()}
    return word(language, part, key, **values)


def shown(value: Fraction | Decimal | int, places: int = 6) -> Decimal:
    """A value as a pocket calculator shows it: to so many decimal places, half-even.

    >>> shown(Fraction(1, 3)), shown(Fraction(448000)), shown(Fraction(2000, 49), places=2)
    (Decimal('0.333333'), Decimal('448000'), Decimal('40.82'))
    """
    exact = Fraction(value)
    step = Decimal(1).scaleb(-places)
    near = rounded(Decimal(exact.numerator) / exact.denominator, step, "half-even")
    return near.to_integral_value() if near == near.to_integral_value() else near.normalize()


def _said(name: str, value: StepValue, language: Language, currency: Currency) -> str:
    if isinstance(value, Word):
        return word(language, value.part, value.key)
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, str):
        return value
    if name in _MONEY:
        return money(Decimal(value), currency, language)
    return (percent if name in _PERCENT else number)(Decimal(value), language)
