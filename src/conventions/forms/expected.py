"""What a figure is held against while it is typed: the target, and what was reported before.

Neither is a limit. A figure beyond is received like any other; the comment is asked to say why.
"""

from collections.abc import Iterable
from decimal import Decimal

from conventions.agreement.goals import Target
from conventions.base.language import Language, word
from conventions.base.period import Period, label
from conventions.base.step import shown
from conventions.base.values import Currency
from conventions.forms.entry import Entry, Expected
from conventions.forms.target import amount
from conventions.indicators import Unit
from conventions.report import Observation, Report, Value
from conventions.rules.reported.stated import figure


def expected(
    targets: Iterable[Target], period: Period, before: Observation | None, *, percent: bool
) -> Expected:
    """The bounds of the one target of just this period, with its tolerance, and the result before.

    Two targets of a row, or one that compares with a reference, give no bounds.
    """
    own = [target for target in targets if target.period == period]
    least = most = None
    if len(own) == 1 and own[0].reference is None:
        least, most = _bounds(own[0])
    result = figure(before.used) if before is not None else None
    rate = percent and before is not None and before.used.denominator is not None
    return Expected(least, most, result * 100 if result is not None and rate else result)


def is_far(entry: Entry, value: Value) -> bool:
    """Whether a figure misses its target by more than the tolerance.

    >>> entry = Entry("i1", "Placed", (), percent=True, expected=Expected(least=Decimal(25)))
    >>> [is_far(entry, Value(numerator=n, denominator=40)) for n in (9, 10)]
    [True, False]
    """
    result, bounds = figure(value), entry.expected
    if result is None:
        return False
    if entry.percent:
        result *= 100
    too_low = bounds.least is not None and result < bounds.least
    return too_low or (bounds.most is not None and result > bounds.most)


def as_typed(value: Value) -> str:
    r"""A result as a message says it: both counts of a rate, else the figure.

    >>> as_typed(Value(numerator=9, denominator=40))
    '9\xa0/\xa040'
    """
    if value.numerator is not None and value.denominator is not None:
        return f"{value.numerator:f}\u00a0/\u00a0{value.denominator:f}"
    return f"{value.value:f}" if value.value is not None else ""


def said_before(
    before: Observation | None,
    previous: Report | None,
    unit: Unit | None,
    language: Language,
    currency: Currency,
) -> str:
    """What the earlier report said, in words: ``2026: 12 / 40 (30%)``; empty where it is silent."""
    if before is None or previous is None:
        return ""
    value = before.used
    said = ""
    if value.missing is not None:
        said = word(language, "form", f"reasons.{value.missing}")
    elif value.numerator is not None and value.denominator is not None:
        said = as_typed(value)
        result = figure(value)
        if unit == "percent" and result is not None:
            rate = amount(shown(result * 100, places=1), unit, language, currency)
            said = f"{said} ({rate})"
    elif value.value is not None:
        said = amount(value.value, unit, language, currency)
    if not said:
        return ""
    period = label(previous.period, language)
    return word(language, "form", "target.before", period=period, value=said)


def _bounds(target: Target) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that the target and its tolerance allow."""
    low = target.at_least if target.exactly is None else target.exactly
    high = target.at_most if target.exactly is None else target.exactly
    return _moved(low, target, -1), _moved(high, target, 1)


def _moved(bound: Decimal | None, target: Target, sign: int) -> Decimal | None:
    tolerance = target.tolerance
    if bound is None or tolerance is None:
        return bound
    points = tolerance.points or Decimal(0)
    share = abs(bound) * (tolerance.percent or Decimal(0)) / 100
    return bound + sign * (points + share)
