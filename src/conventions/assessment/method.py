"""Methods: how a result is held against its target. Exact fractions, no rounding, no float.

``attainment`` (R0): result over target where more is better, target over result where less is;
reached from 1, near from the share the agreement names (0.90 unless it says otherwise).
``shortfall`` (R1): below from so many points under the target (5 unless it says otherwise; the rule
of the Swiss programme for protection status S), near between that and the target.
``corridor``: deviations up to a dead band (5 percent of the target) are without effect and reached;
from there the effect, bonus or malus, grows in a straight line to its full size at the end of the
corridor (40 percent), where a result is below. The rule of a published contract in Bern.

What is agreed for less prevails over what is agreed for more: a tolerance stated with a target
takes the place of the bands of the agreement, and these of the limits of its method.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from conventions.agreement.evaluation import Band, BandLimits, Method
from conventions.agreement.goals import Target
from conventions.base.step import Step, StepValue, shown, shown_beside
from conventions.indicators import Unit


@dataclass(frozen=True)
class Judged:
    """A band with what led to it; attainment is none where a ratio says nothing.

    It says nothing of a target of 0 or less, nor of a result of 0 or less where little is wanted.
    """

    band: Band
    attainment: Fraction | None
    deviation: Fraction
    steps: tuple[Step, ...]
    effect: Fraction | None = None
    """By a corridor, the part of the greatest bonus (1) or malus (-1)."""


@dataclass(frozen=True)
class _Compared:
    """A result beside the end of the target that it is nearest to missing."""

    result: Fraction
    bound: Fraction
    more_is_better: bool
    inside: bool
    """Whether both a lower and an upper end are agreed, and the result lies between them."""

    @property
    def deviation(self) -> Fraction:
        return Fraction(0) if self.inside else self.result - self.bound

    @property
    def shortfall(self) -> Fraction:
        """How far the result is on the wrong side of the target; 0 where it is reached."""
        wrong = -self.deviation if self.more_is_better else self.deviation
        return max(wrong, Fraction(0))

    @property
    def attainment(self) -> Fraction | None:
        if self.inside:
            return Fraction(1)
        if self.more_is_better:
            return self.result / self.bound if self.bound > 0 else None
        return self.bound / self.result if self.result > 0 and self.bound >= 0 else None


def limits(target: Target) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most that reach the target; both the same for an exact value.

    >>> limits(Target(period="2027", at_least="60")), limits(Target(period="2027", exactly="3"))
    ((Fraction(60, 1), None), (Fraction(3, 1), Fraction(3, 1)))
    """
    if target.exactly is not None:
        return Fraction(target.exactly), Fraction(target.exactly)
    low, high = target.at_least, target.at_most
    return None if low is None else Fraction(low), None if high is None else Fraction(high)


def shown_value(value: Fraction, target: Target | None) -> Decimal:
    """A result to two places, with more where it would look like the target that it is not.

    >>> str(shown_value(Fraction(399_999, 10_000), Target(period="2027", at_least="40")))
    '39.9999'
    """
    is_plain = target is not None and target.reference is None
    bounds = limits(target) if target is not None and is_plain else ()
    near = min(
        (bound for bound in bounds if bound is not None),
        key=lambda end: abs(value - end),
        default=None,
    )
    return shown(value, 2) if near is None else shown_beside(value, near)


def judge(
    result: Fraction,
    target: Target,
    method: Method,
    bands: tuple[BandLimits, ...] = (),
    unit: Unit | None = None,
) -> Judged:
    """The band of a result, by the terms of the agreement.

    Raises:
        ValueError: the target has no value.
    """
    compared = _compare(result, target)
    band, why = _band(compared, target, method, bands)
    steps = (_said(compared, target, unit), *why)
    effect = _effect(compared, method) if method.formula == "corridor" else None
    return Judged(band, compared.attainment, compared.deviation, steps, effect)


def _compare(result: Fraction, target: Target) -> _Compared:
    low, high = limits(target)
    if low is not None and (high is None or result < low):
        return _Compared(result, low, more_is_better=True, inside=False)
    if high is not None and (low is None or result > high):
        return _Compared(result, high, more_is_better=False, inside=False)
    if low is None:
        raise ValueError("a target without a value")
    return _Compared(result, low, more_is_better=True, inside=True)


def _band(
    compared: _Compared, target: Target, method: Method, bands: tuple[BandLimits, ...]
) -> tuple[Band, tuple[Step, ...]]:
    allowed = _tolerated(compared.bound, target)
    attainment = compared.attainment
    if allowed is not None:
        return _by_shortfall(compared, allowed)
    if bands and attainment is not None:
        held = _by_limits(attainment, bands)
        if held is not None:
            return held
        band, why = _by_method(compared, method)
        values = {"attainment": shown(attainment * 100, 2)}
        return band, (Step("assessment.step.limits-none", values), *why)
    return _by_method(compared, method)


def _favourable(compared: _Compared) -> Fraction | None:
    """The deviation in the direction that is wanted, in percent of the target."""
    if not compared.bound:
        return None
    wanted = compared.deviation if compared.more_is_better else -compared.deviation
    return 100 * wanted / abs(compared.bound)


def _effect(compared: _Compared, method: Method) -> Fraction | None:
    """From -1 to 1: nothing in the dead band, all of it at the end of the corridor."""
    deviation = _favourable(compared)
    if deviation is None:
        return None
    dead, full = Fraction(method.dead_band), Fraction(method.corridor)
    over = abs(deviation) - dead
    if over <= 0:
        return Fraction(0)
    part = min(over / (full - dead), Fraction(1)) if full > dead else Fraction(1)
    return part if deviation > 0 else -part


def _by_corridor(compared: _Compared, method: Method) -> tuple[Band, tuple[Step, ...]]:
    deviation, effect = _favourable(compared), _effect(compared, method)
    if deviation is None or effect is None:  # in percent of 0 nothing can be said
        band: Band = "below" if compared.shortfall else "reached"
        return band, (Step(f"assessment.step.corridor-nought-{band}"),)
    values: dict[str, StepValue] = {
        "deviation_rate": shown_beside(deviation, -Fraction(method.dead_band)),
        "dead_rate": method.dead_band,
        "full_rate": method.corridor,
        "effect_rate": shown(effect * 100, 2),
    }
    if deviation >= -Fraction(method.dead_band):
        key = "dead" if not effect else "bonus"
        return "reached", (Step(f"assessment.step.corridor-{key}", values),)
    band = "near" if effect > -1 else "below"
    return band, (Step(f"assessment.step.corridor-{band}", values),)


def _by_method(compared: _Compared, method: Method) -> tuple[Band, tuple[Step, ...]]:
    if method.formula == "corridor":
        return _by_corridor(compared, method)
    if not compared.shortfall:
        return "reached", (Step("assessment.step.reached"),)
    if method.formula == "shortfall":
        points = Fraction(method.shortfall_points)
        values: dict[str, StepValue] = {
            "missing": shown_beside(compared.shortfall, points),
            "points": method.shortfall_points,
        }
        if compared.shortfall < points:
            return "near", (Step("assessment.step.shortfall-near", values),)
        return "below", (Step("assessment.step.shortfall-below", values),)
    return _by_attainment(compared, method)


def _by_attainment(compared: _Compared, method: Method) -> tuple[Band, tuple[Step, ...]]:
    """The band of a target that is not reached, by the share of it that is."""
    if compared.attainment is None:  # a target of 0 or less has no share that is attained
        return "below", (Step("assessment.step.attainment-nought"),)
    percent = compared.attainment * 100
    said = shown_beside(percent, method.near_from, Fraction(100))
    values = {"attainment": said, "near": method.near_from}
    if percent >= Fraction(method.near_from):
        return "near", (Step("assessment.step.attainment-near", values),)
    return "below", (Step("assessment.step.attainment-below", values),)


def _tolerated(bound: Fraction, target: Target) -> Fraction | None:
    tolerance = target.tolerance
    if tolerance is None:
        return None
    if tolerance.points is not None:
        return Fraction(tolerance.points)
    return None if tolerance.percent is None else abs(bound) * Fraction(tolerance.percent) / 100


def _by_shortfall(compared: _Compared, allowed: Fraction) -> tuple[Band, tuple[Step, ...]]:
    if not compared.shortfall:
        return "reached", (Step("assessment.step.reached"),)
    values = {
        "missing": shown_beside(compared.shortfall, allowed),
        "allowed": shown(allowed, 4),
    }
    if compared.shortfall <= allowed:
        return "near", (Step("assessment.step.tolerance-near", values),)
    return "below", (Step("assessment.step.tolerance-below", values),)


def _by_limits(
    attainment: Fraction, bands: tuple[BandLimits, ...]
) -> tuple[Band, tuple[Step, ...]] | None:
    """The band whose limits hold the attainment; none where the agreement leaves a gap."""
    percent = attainment * 100
    for entry in bands:
        above = entry.min is None or percent >= Fraction(entry.min)
        under = entry.max is None or percent < Fraction(entry.max)
        if above and under:
            values = {"attainment": _apart(percent, entry)}
            return entry.band, (Step(f"assessment.step.limits-{entry.band}", values),)
    return None


def _apart(percent: Fraction, entry: BandLimits) -> StepValue:
    """The attainment, shown so that it does not look like the limit that it does not reach."""
    return shown(percent, 2) if entry.max is None else shown_beside(percent, entry.max)


def _said(compared: _Compared, target: Target, unit: Unit | None) -> Step:
    """What is compared, in the unit of the indicator."""
    suffix, key = ("_rate", "-rate") if unit == "percent" else ("", "")
    low, high = limits(target)
    values: dict[str, StepValue] = {
        f"result{suffix}": shown_beside(compared.result, compared.bound),
        "deviation": shown(compared.deviation, 2),
    }
    if compared.deviation:
        values["deviation"] = shown_beside(compared.deviation, Fraction(0))
    if low is not None and high is not None and low != high:
        values |= {f"low{suffix}": shown(low, 4), f"high{suffix}": shown(high, 4)}
        return Step(f"assessment.step.compared-range{key}", values)
    values[f"target{suffix}"] = shown(compared.bound, 4)
    return Step(f"assessment.step.compared{key}", values)
