"""The rule of section 3 on bands: that reached, near and below lie apart."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from conventions.agreement.evaluation import BandLimits, Evaluation
from conventions.agreement.goals import AgreedIndicator, Goals, Target
from conventions.assessment.kind import may_be_negative
from conventions.base.findings import Severity
from conventions.rules.goals.indicators import completed
from conventions.rules.goals.targets import bounds_as_written, stated
from conventions.rules.rule import Found, found, rule

_HUNDRED = Decimal(100)


@rule(
    "G018",
    "bands-not-apart",
    Severity.ERROR,
    "The bands of {subject} leave a gap, overlap or leave one out: {bands}.",
    hint="Let “reached” begin where “near” ends and “near” where “below” ends; state one "
    "tolerance, in points or in percent, smaller than the target.",
    why="One result must not have two verdicts, nor none.",
)
def bands_not_apart(goals: Goals, evaluation: Evaluation) -> Iterator[Found]:
    """Bands that do not follow each other, or a tolerance that leaves nothing below it.

    ## Why
    Every result falls into one band: reached, near or below. With a tolerance as large as the
    target, or with two tolerances, or with bands that overlap, the verdict depends on who reads.

    ## Example
    ```yaml failing
    evaluation:
      bands:
        - {band: reached, min: 100}
        - {band: near, min: 90, max: 98}
        - {band: below, max: 90}
    ```

    ## Instead
    ```yaml passing
    evaluation:
      bands:
        - {band: reached, min: 100}
        - {band: near, min: 90, max: 100}
        - {band: below, max: 90}
    ```

    ## Law
    No norm: our inference.
    """
    for path, indicator in completed(goals):
        for position, target in enumerate(indicator.targets):
            tolerance = _unclear_tolerance(target, ends=_ends_at_nought(indicator, target))
            if tolerance:
                at = (*path, "targets", position, "tolerance")
                shown = f"{bounds_as_written(stated(target))}; {tolerance}"
                yield found(*at, subject=f"{indicator.id} ({target.period})", bands=shown)
    if evaluation.bands and not _in_line(evaluation.bands):
        shown = ", ".join(_band(limits) for limits in evaluation.bands)
        yield found("evaluation", "bands", subject="evaluation", bands=shown)
    elif not evaluation.bands and evaluation.method.near_from > _HUNDRED:
        shown = f"reached: 100 ≤, near: {evaluation.method.near_from} ≤"
        yield found("evaluation", "method", "near_from", subject="evaluation", bands=shown)
    dead, full = evaluation.method.dead_band, evaluation.method.corridor
    if evaluation.method.formula == "corridor" and dead >= full:
        shown = f"dead_band: {dead}, corridor: {full}"
        yield found("evaluation", "method", "corridor", subject="evaluation", bands=shown)


def _ends_at_nought(indicator: AgreedIndicator, target: Target) -> bool:
    """Whether no result can be less than 0, so that a wide tolerance leaves nothing below it."""
    is_apart = target.reference is not None and target.reference.compared == "difference"
    return not (is_apart or may_be_negative(indicator))


def _unclear_tolerance(target: Target, *, ends: bool) -> str:
    """The tolerance as written, where it does not tell three bands apart; ``ends``: at 0."""
    tolerance = target.tolerance
    if tolerance is None:
        return ""
    lowest = target.at_least if target.at_least is not None else target.exactly
    wide = ends and tolerance.points is not None and lowest and tolerance.points >= lowest
    total = ends and tolerance.percent is not None and tolerance.percent >= _HUNDRED
    both = (tolerance.points is None) == (tolerance.percent is None)
    if not (wide or total or both):
        return ""
    points = "–" if tolerance.points is None else tolerance.points
    percent = "–" if tolerance.percent is None else tolerance.percent
    return f"tolerance.points: {points}, tolerance.percent: {percent}"


def _in_line(bands: tuple[BandLimits, ...]) -> bool:
    """Whether the bands, best first, follow each other from the top to nothing."""
    order = ("reached", "near", "below")
    ranked = sorted(bands, key=lambda limits: order.index(limits.band))
    names = [limits.band for limits in ranked]
    whole = names in (list(order), ["reached", "below"])
    closed = all(
        upper.min is not None and upper.min == lower.max for upper, lower in pairwise(ranked)
    )
    rising = all(
        limits.min < limits.max
        for limits in ranked
        if limits.min is not None and limits.max is not None
    )
    open_ended = ranked[0].max is None and not ranked[-1].min
    return whole and closed and rising and open_ended


def _band(limits: BandLimits) -> str:
    low = "" if limits.min is None else f"{limits.min} ≤ "
    high = "" if limits.max is None else f" < {limits.max}"
    return f"{low}{limits.band}{high}"


RULES = (bands_not_apart,)
