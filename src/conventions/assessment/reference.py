"""References: the figure of a control group, a benchmark or an earlier period, and the comparison.

A difference is the result less the reference, in the unit of the indicator; an index is the result
where the reference is 100. The target is then a value of that difference or index.
"""

from dataclasses import dataclass
from fractions import Fraction

from conventions.agreement.goals import Reference
from conventions.assessment.verdict import Figure
from conventions.base.step import Step, StepValue, shown


@dataclass(frozen=True)
class Compared:
    """The value that is held against the target, with the reference and how it came about."""

    value: Fraction
    reference: Figure
    steps: tuple[Step, ...]


def stated_reference(reference: Reference, *, percent: bool) -> Figure | None:
    """The reference that the agreement itself states; none where it is to be reported."""
    over, under = reference.numerator, reference.denominator
    if over is not None and under:
        return Figure(
            Fraction((100 if percent else 1) * over, under), Fraction(over), Fraction(under)
        )
    return None if reference.value is None else Figure(Fraction(reference.value))


def compare(figure: Figure, other: Figure, reference: Reference) -> Compared | None:
    """The difference or index; none where the reference of an index is not above 0."""
    values: dict[str, StepValue] = {
        "result": shown(figure.value, 2),
        "reference": shown(other.value, 2),
    }
    if reference.compared == "difference":
        value = figure.value - other.value
        step = Step("assessment.step.difference", {**values, "difference": shown(value, 2)})
        return Compared(value, other, (step,))
    if other.value <= 0:
        return None
    value = 100 * figure.value / other.value
    step = Step("assessment.step.index", {**values, "index": shown(value, 2)})
    return Compared(value, other, (step,))


def as_rate(
    bounds: tuple[Fraction | None, Fraction | None], other: Figure, reference: Reference
) -> tuple[Fraction | None, Fraction | None]:
    """The bounds of a difference or index as rates in percent, where the reference is fixed."""

    def rate(bound: Fraction | None) -> Fraction | None:
        if bound is None:
            return None
        if reference.compared == "difference":
            return other.value + bound
        return other.value * bound / 100

    return rate(bounds[0]), rate(bounds[1])
