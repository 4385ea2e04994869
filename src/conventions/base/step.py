"""Steps of a calculation in words, so that each result can be followed with a pocket calculator."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from conventions.base.findings import Word
from conventions.base.language import (
    Language,
    LocalizedText,
    any_language,
    day,
    money,
    number,
    percent,
    word,
)
from conventions.base.period import label
from conventions.base.values import Currency, rounded

StepValue = int | Decimal | str | date | Word | LocalizedText

# The name of a value says what it is, in every step of this package.
_MONEY = frozenset({"amount", "ceiling", "excess", "price", "total"})
_PERCENT = frozenset({"attainment", "floor", "near", "occupancy", "rate", "share"})
_PERCENT_SUFFIX = "_rate"
_MONEY_SUFFIX = "_amount"
_PERIOD = "period"

_DIGITS = 60
"""More than any value within the bounds of ``values`` needs, multiplied with any other."""


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
    return word(language, part, key, **values_of(step, language, currency))


def values_of(step: Step, language: Language, currency: Currency = "CHF") -> dict[str, str]:
    """The values of a step as its sentence says them.

    >>> values_of(Step("assessment.step.term-corridor", {"dead_rate": 5}), "en")
    {'dead_rate': '5%'}
    """
    return {name: _said(name, value, language, currency) for name, value in step.values.items()}


def shown(value: Fraction | Decimal | int, places: int = 6) -> Decimal:
    """A value as a pocket calculator shows it: to so many decimal places, half-even.

    >>> shown(Fraction(1, 3)), shown(Fraction(448000)), shown(Fraction(2000, 49), places=2)
    (Decimal('0.333333'), Decimal('448000'), Decimal('40.82'))
    """
    exact = value if isinstance(value, Fraction) else Fraction(value)
    if exact.denominator == 1:
        return Decimal(exact.numerator)
    step = Decimal(1).scaleb(-places)
    with localcontext(prec=_DIGITS):
        near = rounded(Decimal(exact.numerator) / exact.denominator, step, "half-even")
        whole = near.to_integral_value()
        return (whole if near == whole else near.normalize()) + 0  # + 0: never minus zero


def shown_beside(value: Fraction, *limits: Fraction | Decimal, places: int = 2) -> Decimal:
    """The same, with as many more places as it takes not to look like a limit that it is not.

    >>> shown_beside(Fraction(59999, 1000), Fraction(60)), shown_beside(Fraction(60), Fraction(60))
    (Decimal('59.999'), Decimal('60'))
    """
    others = [Fraction(limit) for limit in limits if value != limit]
    while Fraction(shown(value, places)) in others:
        places += 1
    return shown(value, places)


def _said(name: str, value: StepValue, language: Language, currency: Currency) -> str:
    if isinstance(value, Word):
        return word(language, value.part, value.key)
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, LocalizedText):
        return any_language(value, language)
    if isinstance(value, str):
        return label(value, language) if name.endswith(_PERIOD) else value
    if name in _MONEY or name.endswith(_MONEY_SUFFIX):
        return money(Decimal(value), currency, language)
    is_percent = name in _PERCENT or name.endswith(_PERCENT_SUFFIX)
    return (percent if is_percent else number)(Decimal(value), language)
