"""From reported values to one figure, or the state that says why there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from conventions.agreement.goals import AgreedIndicator
from conventions.assessment.verdict import Figure, Flag, State
from conventions.base.step import Step, shown
from conventions.report import Observation, Value

_RATES = ("percent",)
EXCLUSIONS_FROM = Fraction(1, 10)
"""Share of excluded cases from which a reader must know of them (domain rule E09)."""


@dataclass(frozen=True)
class Gathered:
    """A figure or a state, with the flags and steps that belong to it."""

    figure: Figure | None
    state: State | None
    flags: tuple[Flag, ...]
    steps: tuple[Step, ...]


def gather(indicator: AgreedIndicator, observations: tuple[Observation, ...]) -> Gathered:
    """One figure from the observations of one indicator, group and period, in parts or whole.

    Rates are pooled by their counts, never by averaging percentages; plain values are added.
    """
    values = [observation.used for observation in observations]
    if not values or any(_is_missing(value) for value in values):
        return Gathered(None, "no_data", (), (Step("assessment.step.no-data"),))
    flags = set(_data_flags(values, observations))
    if all(value.numerator is not None and value.denominator is not None for value in values):
        numerator = sum((Fraction(value.numerator or 0) for value in values), Fraction(0))
        denominator = sum((Fraction(value.denominator or 0) for value in values), Fraction(0))
        if denominator == 0:
            return Gathered(
                None, "not_measurable", _ordered(flags), (Step("assessment.step.nobody"),)
            )
        scale = 100 if indicator.unit in _RATES else 1
        figure = Figure(scale * numerator / denominator, numerator, denominator)
        said = {
            "numerator": shown(numerator),
            "denominator": shown(denominator),
            "result": shown(figure.value, 2),
        }
        key = "assessment.step.rate" if indicator.unit in _RATES else "assessment.step.mean"
        return Gathered(figure, None, _ordered(flags), (Step(key, said),))
    plain = [value.value for value in values if value.value is not None]
    if len(plain) < len(values):
        return Gathered(None, "no_data", _ordered(flags), (Step("assessment.step.no-data"),))
    if indicator.unit in _RATES:
        if len(plain) > 1:  # percentages without counts cannot be pooled
            step = Step("assessment.step.no-counts")
            return Gathered(None, "not_measurable", _ordered({*flags, "no_counts"}), (step,))
        flags.add("no_counts")
    total = sum((Fraction(value) for value in plain), Fraction(0))
    step = Step("assessment.step.value", {"result": shown(total, 2)})
    return Gathered(Figure(total), None, _ordered(flags), (step,))


def _is_missing(value: Value) -> bool:
    given = (value.numerator, value.denominator, value.value)
    return value.missing is not None or all(part is None for part in given)


def _data_flags(values: list[Value], observations: tuple[Observation, ...]) -> Iterable[Flag]:
    if any(observation.approximate for observation in observations):
        yield "approximate"
    if any(
        observation.accepted is not None and observation.accepted != observation.reported
        for observation in observations
    ):
        yield "accepted_differs"
    rates = [(v.numerator, v.denominator) for v in values]
    if any(k is not None and n is not None and not 0 <= k <= n for k, n in rates):
        yield "inconsistent"
    excluded = sum(entry.count for observation in observations for entry in observation.excluded)
    counted = sum(int(value.denominator or 0) for value in values)
    if excluded and Fraction(excluded, excluded + counted) > EXCLUSIONS_FROM:
        yield "exclusions"


_ORDER: tuple[Flag, ...] = (
    "inconsistent",
    "accepted_differs",
    "approximate",
    "no_counts",
    "exclusions",
    "small_n",
    "not_distinguishable",
)


def _ordered(flags: set[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in _ORDER if flag in flags)
