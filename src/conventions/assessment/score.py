"""Points: the weights of the targets of a period, earned together.

Six indicators with a hundred points together is the rule of a published contract in Bern. A target
earns its weight whole where it is reached; otherwise nothing, or in proportion to its attainment,
as the agreement says; where it says so, more than its weight for more than its target, as in an
index of several indicators where 100 is the mean. Or each target that is reached counts one: four
of six. Exact fractions.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from conventions.agreement.evaluation import Band, Grade, Method
from conventions.assessment.grade import grade_of_points
from conventions.assessment.verdict import Score, Verdict
from conventions.base.period import Period
from conventions.base.step import Step, StepValue, shown, shown_beside


def scores(
    verdicts: Iterable[Verdict], method: Method, grades: Sequence[Grade] = ()
) -> tuple[Score, ...]:
    """A score for each period with weighted targets, where points are agreed.

    As long as a weighted target of the period has no band, there is no sum, no band and no grade,
    only what was earned so far.
    """
    if method.points == "none":
        return ()
    periods: dict[Period, list[Verdict]] = {}
    for verdict in verdicts:
        if _weight(verdict, method) is not None:
            periods.setdefault(verdict.period, []).append(verdict)
    return tuple(_score(period, judged, method, grades) for period, judged in periods.items())


def _score(
    period: Period, verdicts: list[Verdict], method: Method, grades: Sequence[Grade]
) -> Score:
    steps: list[Step] = []
    earned = possible = Fraction(0)
    for verdict in verdicts:
        weight = _weight(verdict, method) or Fraction(0)
        possible += weight
        label = verdict.indicator.label or verdict.indicator.id
        named: dict[str, StepValue] = {"indicator": label, "weight": shown(weight, 2)}
        if verdict.band is None:
            steps.append(Step("assessment.step.points-open", named))
            continue
        points = weight * _share(verdict, method)
        earned += points
        steps.append(Step("assessment.step.points", {**named, "points": shown(points, 2)}))
    total: dict[str, StepValue] = {"points": shown(earned, 2), "possible": shown(possible, 2)}
    steps.append(Step("assessment.step.points-sum", total))
    if any(verdict.band is None for verdict in verdicts):
        return Score(period, earned, possible, None, (*steps, Step("assessment.step.points-later")))
    band = _band(earned, possible, method)
    if band is not None and method.points_reached is not None:
        needed = method.points_reached
        values = {"points": shown_beside(earned, needed), "needed": needed}
        steps.append(Step(f"assessment.step.points-{band}", values))
    graded = grade_of_points(earned, grades, method)
    return Score(period, earned, possible, band, (*steps, *graded.steps), graded.grade)


def _weight(verdict: Verdict, method: Method) -> Fraction | None:
    """What a target can earn; none where it takes no part."""
    target = verdict.target
    if target is None:
        return None
    if method.points == "count":
        return Fraction(1)
    return None if target.weight is None else Fraction(target.weight)


def _share(verdict: Verdict, method: Method) -> Fraction:
    """The share of its weight that a target earns; more than all of it only where so agreed."""
    if method.points == "uncapped" and verdict.attainment is not None:
        return max(verdict.attainment, Fraction(0))
    if verdict.band == "reached":
        return Fraction(1)
    if method.points != "proportional" or verdict.attainment is None:
        return Fraction(0)
    return min(max(verdict.attainment, Fraction(0)), Fraction(1))


def _band(earned: Fraction, possible: Fraction, method: Method) -> Band | None:
    """Reached from the points that are needed, near from the agreed share of them."""
    if method.points_reached is None or not possible:
        return None
    needed = Fraction(method.points_reached)
    if earned >= needed:
        return "reached"
    return "near" if earned * 100 >= needed * Fraction(method.near_from) else "below"
