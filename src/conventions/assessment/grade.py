"""Grades: named classes of results, finer than the band and beside it. Exact fractions, no float.

An agreement names its grades, the best first, each with its limit: in percent of the target, by the
value of an indicator itself, or in the points of a period. A result has the first grade whose limit
it reaches; the last one needs no limit. A grade is contractual arithmetic as the band is: it says
nothing of what the numbers can show.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from conventions.agreement.evaluation import Grade, Method
from conventions.agreement.goals import GradeLimit, Target
from conventions.assessment.method import limits
from conventions.base.findings import Word
from conventions.base.language import Localized
from conventions.base.step import Step, StepValue, shown, shown_beside
from conventions.indicators import Unit


@dataclass(frozen=True)
class Graded:
    """A grade, none where there is none, and what led to it."""

    grade: Grade | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Result:
    """What is graded: the value held against the target, its attainment, the unit it is said in."""

    value: Fraction
    attainment: Fraction | None
    unit: Unit | None = None


@dataclass(frozen=True)
class _Rung:
    """A grade with its limit: the least that has it, or the most where little is good."""

    grade: Grade
    limit: Decimal | None
    is_most: bool = False

    def holds(self, value: Fraction) -> bool:
        """Whether a value has this grade, if it has no better one."""
        if self.limit is None:
            return True
        return value <= self.limit if self.is_most else value >= self.limit


def grade_of(
    result: Result, target: Target, grades: Sequence[Grade], limited: Sequence[GradeLimit] = ()
) -> Graded:
    """The grade of a result: by the limits of its indicator, else in percent of the target.

    >>> scale = Grade(id="a", attainment="110"), Grade(id="b", attainment="100"), Grade(id="c")
    >>> target = Target(period="2027", at_least="60")
    >>> found = grade_of(Result(Fraction(60), Fraction(1)), target, scale)
    >>> found.grade.id, found.steps[0].key
    ('b', 'assessment.step.grade-least-rate')
    """
    if limited:
        suffix = "_rate" if result.unit == "percent" else ""
        return _first(result.value, list(_rungs(grades, limited)), "value", suffix)
    if all(grade.attainment is None for grade in grades):
        return Graded()
    if result.attainment is None:
        return _without_ratio(target, grades)
    rungs = [_Rung(grade, grade.attainment) for grade in grades]
    return _first(result.attainment * 100, rungs, "attainment", "_rate")


def grade_of_points(points: Fraction, grades: Sequence[Grade], method: Method) -> Graded:
    """The grade of the results of a period together, by the points that they earned."""
    if method.points == "none" or all(grade.points is None for grade in grades):
        return Graded()
    return _first(points, [_Rung(grade, grade.points) for grade in grades], "points")


def name_of(grade: Grade) -> Localized:
    """What a grade is called."""
    return grade.label or grade.id


def _rungs(grades: Sequence[Grade], limited: Sequence[GradeLimit]) -> Iterator[_Rung]:
    """The limits of an indicator; one of a grade that is not in the scale is left out."""
    named = {grade.id: grade for grade in grades}
    for entry in limited:
        grade, is_most = named.get(entry.grade), entry.at_least is None
        if grade is not None:
            yield _Rung(grade, entry.at_most if is_most else entry.at_least, is_most)


def _first(value: Fraction, rungs: Sequence[_Rung], kind: str, suffix: str = "") -> Graded:
    """The first grade whose limit the value reaches, beside the limit it does not reach."""
    missed: Decimal | None = None
    for rung in rungs:
        if not rung.holds(value):
            missed = rung.limit
            continue
        limit = missed if rung.limit is None else rung.limit
        if limit is None:
            return Graded(rung.grade)
        key = "rest" if rung.limit is None else "most" if rung.is_most else "least"
        said = shown(value, 2) if missed is None else shown_beside(value, missed)
        values: dict[str, StepValue] = {
            "what": Word("assessment", f"graded.{kind}"),
            f"value{suffix}": said,
            f"limit{suffix}": limit,
            "grade": name_of(rung.grade),
        }
        step = Step(f"assessment.step.grade-{key}{suffix.replace('_', '-')}", values)
        return Graded(rung.grade, (step,))
    return Graded(None, (Step("assessment.step.grade-none"),))


def _without_ratio(target: Target, grades: Sequence[Grade]) -> Graded:
    """Nothing at all of what is to be little is the best there is.

    Of a target of 0 or less there is no percentage.
    """
    low, high = limits(target)
    if low is None and high is not None and high > 0:
        values = {"grade": name_of(grades[0])}
        return Graded(grades[0], (Step("assessment.step.grade-nothing-at-all", values),))
    return Graded(None, (Step("assessment.step.grade-nought"),))
