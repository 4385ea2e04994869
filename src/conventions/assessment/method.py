"""Methods: how a result is held against its target. Exact fractions, no rounding, no float.

``attainment`` (R0): result over target where more is better, target over result where less is;
reached from 1, near from the share the agreement names (0.90 unless it says otherwise).
``shortfall`` (R1): below from so many points under the target (5 unless it says otherwise; the rule
of the Swiss programme for protection status S), near between that and the target.
A tolerance stated with a target takes the place of both for ``near``.
"""

from dataclasses import dataclass
from fractions import Fraction

from conventions.agreement.evaluation import Band, BandLimits, Method
from conventions.agreement.goals import Target
from conventions.base.step import Step, shown


@dataclass(frozen=True)
class Judged:
    """A band with what led to it; attainment is none where a ratio says nothing."""

    band: Band
    attainment: Fraction | None
    deviation: Fraction
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class _Bound:
    """The side of the target that the result is compared with."""

    value: Fraction
    higher_is_better: bool


def judge(
    result: Fraction, target: Target, method: Method, bands: tuple[BandLimits, ...] = ()
) -> Judged:
    """The band of a result, by the terms of the agreement.

    Raises:
        ValueError: the target has no value.
    """
    bound = _bound(result, target)
    deviation = result - bound.value
    missing = -deviation if bound.higher_is_better else deviation
    attainment = Fraction(1) if missing <= 0 and _inside(target) else _attainment(result, bound)
    compared = Step(
        "assessment.step.compared",
        {
            "result": shown(result, 2),
            "target": shown(bound.value, 4),
            "deviation": shown(deviation, 2),
        },
    )
    if bands and attainment is not None:
        band, why = _by_limits(attainment, bands)
    elif missing <= 0:
        band, why = "reached", Step("assessment.step.reached")
    elif target.tolerance is not None:
        band, why = _by_tolerance(missing, bound.value, target)
    elif method.formula == "shortfall":
        band, why = _by_shortfall(missing, method)
    else:
        band, why = _by_attainment(attainment, method)
    return Judged(band, attainment, deviation, (compared, why))


def _inside(target: Target) -> bool:
    return target.exactly is not None or (
        target.at_least is not None and target.at_most is not None
    )


def _bound(result: Fraction, target: Target) -> _Bound:
    if target.exactly is not None:
        exact = Fraction(target.exactly)
        return _Bound(exact, higher_is_better=result < exact)
    low = None if target.at_least is None else Fraction(target.at_least)
    high = None if target.at_most is None else Fraction(target.at_most)
    if high is not None and (low is None or result > high):
        return _Bound(high, higher_is_better=False)
    if low is not None:
        return _Bound(low, higher_is_better=True)
    raise ValueError("a target without a value")


def _attainment(result: Fraction, bound: _Bound) -> Fraction | None:
    over, under = (result, bound.value) if bound.higher_is_better else (bound.value, result)
    return over / under if under else None


def _by_attainment(attainment: Fraction | None, method: Method) -> tuple[Band, Step]:
    near = Fraction(method.near_from) / 100
    # No ratio exists where the target is 0 and missed: nothing of it is attained.
    share = attainment or Fraction(0)
    values = {"attainment": shown(share * 100, 2), "near": method.near_from}
    if share >= near:
        return "near", Step("assessment.step.attainment-near", values)
    return "below", Step("assessment.step.attainment-below", values)


def _by_shortfall(missing: Fraction, method: Method) -> tuple[Band, Step]:
    values = {"missing": shown(missing, 2), "points": method.shortfall_points}
    if missing < Fraction(method.shortfall_points):
        return "near", Step("assessment.step.shortfall-near", values)
    return "below", Step("assessment.step.shortfall-below", values)


def _by_tolerance(missing: Fraction, bound: Fraction, target: Target) -> tuple[Band, Step]:
    tolerance = target.tolerance
    allowed = Fraction(0)
    if tolerance is not None and tolerance.points is not None:
        allowed = Fraction(tolerance.points)
    elif tolerance is not None and tolerance.percent is not None:
        allowed = bound * Fraction(tolerance.percent) / 100
    values = {"missing": shown(missing, 2), "allowed": shown(allowed, 4)}
    if missing <= allowed:
        return "near", Step("assessment.step.tolerance-near", values)
    return "below", Step("assessment.step.tolerance-below", values)


def _by_limits(attainment: Fraction, bands: tuple[BandLimits, ...]) -> tuple[Band, Step]:
    share = attainment * 100
    for limits in bands:
        above = limits.min is None or share >= Fraction(limits.min)
        under = limits.max is None or share < Fraction(limits.max)
        if above and under:
            return limits.band, Step(
                f"assessment.step.limits-{limits.band}", {"attainment": shown(share, 2)}
            )
    return "below", Step("assessment.step.limits-none", {"attainment": shown(share, 2)})
