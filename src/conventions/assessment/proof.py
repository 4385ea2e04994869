"""What a figure can show against its target, by the kind of number it is; or why it shows nothing.

Chance can be told from failure where cases were counted: a rate of cases, a number of events that a
goal of outcome is about, a rate compared with another. What a provider plans and delivers itself
(places, hours, persons looked after) is no matter of chance, and of a mean, an amount or a score it
takes figures by person, which a report does not hold.
"""

from conventions.agreement.evaluation import Method
from conventions.agreement.goals import AgreedIndicator, Goals
from conventions.assessment.evidence import Shown, of_difference, of_index, of_number, of_rate
from conventions.assessment.kind import is_total, of_cases, of_events
from conventions.assessment.method import limits
from conventions.assessment.reference import as_rate
from conventions.assessment.verdict import Figure, Verdict
from conventions.base.step import Step


def proof(verdict: Verdict, goals: Goals, method: Method) -> Shown | Step:
    """The evidence of the figure of a verdict, or the step that says why there is none.

    Raises:
        ValueError: there is no figure, or no target.
    """
    figure, target = verdict.figure, verdict.target
    if figure is None or target is None:
        raise ValueError("a verdict without figure or target")
    bounds = limits(target)
    if by_chance(verdict.indicator, goals) and target.reference is None:
        number = _number(figure)
        return _why("not-whole") if number is None else of_number(number, bounds, target, method)
    if not of_cases(verdict.indicator):
        is_planned = verdict.indicator.unit == "count" and is_total(verdict.indicator)
        return _why("planned" if is_planned and target.reference is None else "measure")
    if figure.counts is None:
        return _why("counts")
    other, reference = verdict.reference, target.reference
    if other is None or reference is None:
        return of_rate(figure.counts, bounds, target, method)
    if other.counts is None:
        return of_rate(figure.counts, as_rate(bounds, other, reference), target, method)
    compared = of_index if reference.compared == "index" else of_difference
    return compared(figure.counts, other.counts, bounds, method)


def by_chance(indicator: AgreedIndicator, goals: Goals) -> bool:
    """Whether it is a number of events that a goal of outcome is about, so that chance has a part.

    What an output goal asks for, the provider delivers; and a number without a goal may be either.
    """
    goal = next((goal for goal in goals.goals if goal.id == indicator.goal), None)
    return goal is not None and goal.kind == "outcome" and of_events(indicator)


def _number(figure: Figure) -> int | None:
    """The whole number of events, where it is one."""
    is_plain = figure.numerator is None and figure.denominator is None
    whole = is_plain and figure.value.denominator == 1 and figure.value >= 0
    return int(figure.value) if whole else None


def _why(key: str) -> Step:
    return Step(f"assessment.step.evidence-none-{key}")
