"""From reported values to one figure, or the state that says why there is none.

Rates are pooled by their counts, never by averaging percentages; plain values are added where
they may be. A figure that no count of persons or cases can give is shown, flagged as inconsistent,
and not judged: a verdict on impossible counts would be worth nothing in a dispute.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from conventions.agreement.goals import AgreedIndicator
from conventions.assessment.printed import from_counts, half_a_place
from conventions.assessment.verdict import FLAGS, Figure, Flag, State
from conventions.base.step import Step, StepValue, shown
from conventions.report import Observation, Value

EXCLUSIONS_FROM = Fraction(1, 10)
"""Share of excluded cases above which a reader must know of them (domain rule E09)."""
_CASES = ("person", "case", "exit", "contract", "event", "partner")
"""Counting units of which a rate is so many of so many; hours, places and amounts are not."""
_ADDED_UP = ("count", "days", "hours", "fte", "currency", None)
_MAY_BE_NEGATIVE = ("currency", "score", "index")


@dataclass(frozen=True)
class Gathered:
    """A figure or a state, with the flags and steps that belong to it."""

    figure: Figure | None
    state: State | None
    flags: tuple[Flag, ...]
    steps: tuple[Step, ...]


def gather(indicator: AgreedIndicator, observations: tuple[Observation, ...]) -> Gathered:
    """One figure from the observations of one indicator, group and period, in parts or whole."""
    values = [observation.used for observation in observations]
    absent = _absent(values)
    if absent is not None:
        return absent
    flags = set(_flags(indicator, values, observations))
    counted = [pair for pair in map(_pair, values) if pair is not None]
    if any(_pair(value) is None and value.value is None for value in values):
        step = Step("assessment.step.half-a-rate")
        return Gathered(None, "no_data", ordered(flags), (step,))
    mixed = 0 < len(counted) < len(values)
    if mixed or (len(values) > 1 and not adds_up(indicator, whole_counts=bool(counted))):
        step = Step("assessment.step.not-additive")
        return Gathered(None, "not_measurable", ordered(flags), (step,))
    found = (
        _ratio(indicator, counted, values, flags) if counted else _plain(indicator, values, flags)
    )
    return replace(found, steps=(*found.steps, *_said_left_out(values, observations)))


def of_cases(indicator: AgreedIndicator) -> bool:
    """Whether it is a rate of persons or cases, so many of so many, each of them one trial."""
    unit = indicator.definition.counting_unit
    return indicator.unit == "percent" and (unit is None or unit in _CASES)


def ordered(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """The flags, each once, in the order in which they are said."""
    given = set(flags)
    return tuple(flag for flag in FLAGS if flag in given)


def _absent(values: list[Value]) -> Gathered | None:
    """Where a value is missing, so is the figure; where it comes later, it is only interim."""
    reasons = [value.missing for value in values if value.missing is not None or value == Value()]
    if values and not reasons:
        return None
    if reasons and all(reason == "too-early" for reason in reasons):
        return Gathered(None, "interim", (), (Step("assessment.step.too-early"),))
    return Gathered(None, "no_data", (), (Step("assessment.step.no-data"),))


def adds_up(indicator: AgreedIndicator, *, whole_counts: bool) -> bool:
    """Whether the parts of a period make the whole; ``whole_counts``: as numerator and denominator.

    They do not where one person may be in several parts, where a stock is counted at a date, and
    where a mean or a rate comes without the counts that would weigh it.
    """
    if indicator.cohort == "stock-at-date":
        return False
    if indicator.cohort == "all-treated" and indicator.definition.counting_unit in _CASES:
        return False
    is_total = indicator.unit in _ADDED_UP and indicator.definition.denominator is None
    return whole_counts or is_total


def _pair(value: Value) -> tuple[Fraction, Fraction] | None:
    if value.numerator is None or value.denominator is None:
        return None
    return Fraction(value.numerator), Fraction(value.denominator)


def _ratio(
    indicator: AgreedIndicator,
    counted: list[tuple[Fraction, Fraction]],
    values: list[Value],
    flags: set[Flag],
) -> Gathered:
    numerator = sum((over for over, _ in counted), Fraction(0))
    denominator = sum((under for _, under in counted), Fraction(0))
    said = {"numerator": shown(numerator), "denominator": shown(denominator)}
    impossible = any(_impossible(indicator, value) for value in values)
    if denominator <= 0:
        key = "impossible" if impossible else "nobody"
        return Gathered(
            None, "not_measurable", ordered(flags), (Step(f"assessment.step.{key}", said),)
        )
    is_rate = indicator.unit == "percent"
    figure = Figure((100 if is_rate else 1) * numerator / denominator, numerator, denominator)
    if impossible:
        step = Step("assessment.step.impossible", said)
        return Gathered(figure, "not_measurable", ordered(flags), (step,))
    step = (
        Step("assessment.step.rate", {**said, "rate": shown(figure.value, 2)})
        if is_rate
        else Step("assessment.step.mean", {**said, "result": shown(figure.value, 2)})
    )
    return Gathered(figure, None, ordered(flags), (step,))


def _plain(indicator: AgreedIndicator, values: list[Value], flags: set[Flag]) -> Gathered:
    """The sum of plain values; a percentage stands alone, for parts of it were refused before."""
    total = sum((Fraction(value.value or 0) for value in values), Fraction(0))
    under = values[0].denominator if len(values) == 1 else None
    figure = Figure(total, None, None if under is None else Fraction(under))
    is_rate = indicator.unit == "percent"
    if is_rate:
        flags.add("no_counts")
    if any(_impossible(indicator, value) for value in values):
        step = Step("assessment.step.impossible-value", {"result": shown(total, 4)})
        return Gathered(figure, "not_measurable", ordered(flags), (step,))
    name, key = ("rate", "value-rate") if is_rate else ("result", "value")
    step = Step(f"assessment.step.{key}", {name: shown(total, 4)})
    return Gathered(figure, None, ordered(flags), (step,))


def _flags(
    indicator: AgreedIndicator, values: list[Value], observations: tuple[Observation, ...]
) -> Iterable[Flag]:
    if any(observation.approximate for observation in observations):
        yield "approximate"
    if any(observation.used != observation.reported for observation in observations):
        yield "accepted_differs"
    if any(_impossible(indicator, value) or _misprinted(indicator, value) for value in values):
        yield "inconsistent"
    if _left_out(values, observations) is not None:
        yield "exclusions"


def _left_out(
    values: list[Value], observations: tuple[Observation, ...]
) -> tuple[int, Fraction] | None:
    """The excluded cases and all cases, where more than a tenth of them was excluded."""
    excluded = sum(entry.count for observation in observations for entry in observation.excluded)
    denominators = [value.denominator for value in values if value.denominator is not None]
    if not excluded or len(denominators) != len(values):
        return None
    everybody = excluded + Fraction(sum(denominators, Decimal(0)))
    return (excluded, everybody) if excluded > everybody * EXCLUSIONS_FROM else None


def _said_left_out(values: list[Value], observations: tuple[Observation, ...]) -> tuple[Step, ...]:
    """How the flag of exclusions came about."""
    found = _left_out(values, observations)
    if found is None:
        return ()
    excluded, everybody = found
    said: dict[str, StepValue] = {
        "excluded": excluded,
        "everybody": shown(everybody),
        "share": shown(100 * excluded / everybody, 1),
    }
    return (Step("assessment.step.left-out", said),)


def _impossible(indicator: AgreedIndicator, value: Value) -> bool:
    """Whether no count gives such a value (domain rules E06, E07): 111 of 75, 45.0 % of 150."""
    over, under, plain = value.numerator, value.denominator, value.value
    if under is not None and under < 0:
        return True
    if not of_cases(indicator):
        least = min((part for part in (over, plain) if part is not None), default=Decimal(0))
        return least < 0 and not may_be_negative(indicator)
    if any(part is not None and part != part.to_integral_value() for part in (over, under)):
        return True
    if over is not None:
        return over < 0 or (under is not None and over > under)
    if plain is None:
        return False
    return not 0 <= plain <= 100 or (under is not None and not from_counts(plain, int(under)))


def may_be_negative(indicator: AgreedIndicator) -> bool:
    """Whether a figure below 0 is possible: an amount, a score, an index."""
    return indicator.unit in _MAY_BE_NEGATIVE or indicator.definition.counting_unit == "amount"


def _misprinted(indicator: AgreedIndicator, value: Value) -> bool:
    """Whether a value printed beside its counts is not theirs; the counts then decide."""
    pair = _pair(value)
    if pair is None or value.value is None or pair[1] <= 0:
        return False
    exact = (100 if indicator.unit == "percent" else 1) * pair[0] / pair[1]
    return abs(exact - Fraction(value.value)) > half_a_place(value.value)
