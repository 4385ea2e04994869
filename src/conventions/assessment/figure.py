"""From reported values to one figure, or the state that says why there is none.

Rates are pooled by their counts, never by averaging percentages; plain values are added where
they may be. A figure that no count of persons or cases can give is shown, flagged as inconsistent,
and not judged: a verdict on impossible counts would be worth nothing in a dispute.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from conventions.agreement.goals import AgreedIndicator
from conventions.assessment.doubt import doubts, impossible, parts_in, summed
from conventions.assessment.kind import adds_up
from conventions.assessment.verdict import FLAGS, Figure, Flag, State
from conventions.base.step import Step, shown
from conventions.report import Observation, Value


@dataclass(frozen=True)
class Gathered:
    """A figure or a state, with the flags and steps that belong to it."""

    figure: Figure | None
    state: State | None
    flags: tuple[Flag, ...]
    steps: tuple[Step, ...]


def gather(indicator: AgreedIndicator, observations: tuple[Observation, ...]) -> Gathered:
    """One figure from the observations of one indicator, group and period, in parts or whole."""
    found = doubts(indicator, observations)
    gathered = _figure(indicator, observations)
    return replace(
        gathered,
        flags=ordered(flag for flag, _step in found),
        steps=(*summed(observations), *(step for _flag, step in found), *gathered.steps),
    )


def _figure(indicator: AgreedIndicator, observations: tuple[Observation, ...]) -> Gathered:
    values = [observation.used for observation in observations]
    absent = _absent(values)
    if absent is not None:
        return absent
    counted = [pair for pair in map(_pair, values) if pair is not None]
    if any(_pair(value) is None and value.value is None for value in values):
        return Gathered(None, "no_data", (), (Step("assessment.step.half-a-rate"),))
    mixed = 0 < len(counted) < len(values)
    if mixed or (len(values) > 1 and not adds_up(indicator, whole_counts=bool(counted))):
        return Gathered(None, "not_measurable", (), (Step("assessment.step.not-additive"),))
    parts = [part.used for part in parts_in(observations)]
    pairs = [pair for pair in map(_pair, parts) if pair is not None]
    return _ratio(indicator, pairs, parts) if pairs else _plain(indicator, parts)


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


def _pair(value: Value) -> tuple[Fraction, Fraction] | None:
    if value.numerator is None or value.denominator is None:
        return None
    return Fraction(value.numerator), Fraction(value.denominator)


def _ratio(
    indicator: AgreedIndicator, counted: list[tuple[Fraction, Fraction]], values: list[Value]
) -> Gathered:
    over, under = ([pair[side] for pair in counted] for side in (0, 1))
    numerator, denominator = sum(over, Fraction(0)), sum(under, Fraction(0))
    said = {"numerator": shown(numerator), "denominator": shown(denominator)}
    is_impossible = any(impossible(indicator, value) for value in values)
    if denominator <= 0:
        key = "impossible" if is_impossible else "nobody"
        return Gathered(None, "not_measurable", (), (Step(f"assessment.step.{key}", said),))
    is_rate = indicator.unit == "percent"
    figure = Figure((100 if is_rate else 1) * numerator / denominator, numerator, denominator)
    added = _added(over, under) if len(counted) > 1 else ()
    if is_impossible:
        steps = (*added, Step("assessment.step.impossible", said))
        return Gathered(figure, "not_measurable", (), steps)
    step = (
        Step("assessment.step.rate", {**said, "rate": shown(figure.value, 2)})
        if is_rate
        else Step("assessment.step.mean", {**said, "result": shown(figure.value, 2)})
    )
    return Gathered(figure, None, (), (*added, step))


def _plain(indicator: AgreedIndicator, values: list[Value]) -> Gathered:
    """The sum of plain values; a percentage stands alone, for parts of it were refused before."""
    parts = [Fraction(value.value or 0) for value in values]
    total = sum(parts, Fraction(0))
    under = values[0].denominator if len(values) == 1 else None
    figure = Figure(total, None, None if under is None else Fraction(under))
    added = _added(parts) if len(values) > 1 else ()
    if any(impossible(indicator, value) for value in values):
        step = Step("assessment.step.impossible-value", {"result": shown(total, 4)})
        return Gathered(figure, "not_measurable", (), (*added, step))
    name, key = ("rate", "value-rate") if indicator.unit == "percent" else ("result", "value")
    step = Step(f"assessment.step.{key}", {name: shown(total, 4)})
    return Gathered(figure, None, (), (*added, step))


def _added(*rows: list[Fraction]) -> tuple[Step, ...]:
    """How the parts of a whole add up: numerators, then denominators; or plain values."""
    return tuple(
        Step(
            "assessment.step.added",
            {"parts": " + ".join(f"{shown(part):f}" for part in row), "result": shown(sum(row))},
        )
        for row in rows
    )
