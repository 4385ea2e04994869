"""Evidence: what the numbers can show, kept apart from the band.

``met``: the counts meet the target. Of the others, ``missed`` where a provider exactly at its
target would show so poor a count in fewer years than the agreed level; ``too_few`` where no count
at all, not even nought, would show it; ``inconclusive`` in between. ``missed`` is stated only at
the days that the agreement names: before, and while a period runs, ``on_course`` or ``at_risk``,
or ``too_few`` where so few cases say nothing either way.

Where money is withheld the exact test of Clopper and Pearson is taken, whatever is agreed, for its
false alarm never exceeds the level.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from statistics import NormalDist
from typing import Literal, get_args

from conventions.agreement.evaluation import Method, Test
from conventions.agreement.goals import Target
from conventions.assessment.critical import critical_count
from conventions.assessment.poisson import fewest, most
from conventions.base.findings import Word
from conventions.base.step import Step, StepValue, shown

Evidence = Literal["met", "missed", "inconclusive", "too_few", "on_course", "at_risk"]
EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)

_DIGITS = 50
_HUNDRED = 100


@dataclass(frozen=True)
class Shown:
    """What the counts show, and how that was found."""

    evidence: Evidence
    steps: tuple[Step, ...]


def test_of(target: Target, method: Method) -> Test:
    """The test that is taken: the exact one where money is withheld."""
    return "exact" if target.consequence == "price-effect" else method.test


def of_rate(
    counts: tuple[int, int],
    bounds: tuple[Fraction | None, Fraction | None],
    target: Target,
    method: Method,
) -> Shown:
    """The evidence of so many of so many against the least and the most, in percent."""
    k, n = counts
    low, high = (None if bound is None else bound / _HUNDRED for bound in bounds)
    test, level = test_of(target, method), Fraction(method.level) / _HUNDRED
    if high is not None and (low is None or k > high * n):
        # Of what is to be rare, the cases without it are the successes.
        critical = critical_count(n, 1 - high, level, test)
        return _held(n - k, n, critical, 1 - high, method, test, few=True)
    if low is None:
        raise ValueError("a target without a value")
    return _held(k, n, critical_count(n, low, level, test), low, method, test, few=False)


def _held(
    k: int, n: int, critical: int, share: Fraction, method: Method, test: Test, *, few: bool
) -> Shown:
    """The evidence of a count of successes; ``few`` says that what was counted is the failures."""
    aim = shown((1 - share if few else share) * _HUNDRED, 4)
    values: dict[str, StepValue] = {"cases": n, "target_rate": aim}
    if k >= share * n:
        return Shown("met", (Step("assessment.step.evidence-met"),))
    if critical < 0:
        return Shown("too_few", (Step("assessment.step.evidence-too-few", values),))
    values |= {
        "critical": n - critical if few else critical,
        "counted": n - k if few else k,
        "level_rate": method.level,
        "test": Word("assessment", f"test.{test}"),
    }
    verdict: Evidence = "missed" if k <= critical else "inconclusive"
    key = "evidence-critical-most" if few else "evidence-critical"
    why = Step(f"assessment.step.{key}", values)
    return Shown(verdict, (why, Step(f"assessment.step.evidence-{verdict}")))


def of_number(
    count: int,
    bounds: tuple[Fraction | None, Fraction | None],
    target: Target,
    method: Method,
) -> Shown:
    """The evidence of a number of events against the least and the most, by the Poisson test."""
    low, high = bounds
    test, level = test_of(target, method), Fraction(method.level) / _HUNDRED
    is_most = high is not None and (low is None or count > high)
    bound = high if is_most else low
    if bound is None:
        raise ValueError("a target without a value")
    if count <= bound if is_most else count >= bound:
        return Shown("met", (Step("assessment.step.evidence-met"),))
    critical = (most if is_most else fewest)(bound, level, test)
    values: dict[str, StepValue] = {"target": shown(bound, 4)}
    if critical < 0:
        return Shown("too_few", (Step("assessment.step.evidence-number-small", values),))
    values |= {
        "critical": critical,
        "counted": count,
        "level_rate": method.level,
        "test": Word("assessment", f"test.poisson-{test}"),
    }
    is_missed = count >= critical if is_most else count <= critical
    verdict: Evidence = "missed" if is_missed else "inconclusive"
    key = "evidence-number-most" if is_most else "evidence-number"
    why = Step(f"assessment.step.{key}", values)
    return Shown(verdict, (why, Step(f"assessment.step.evidence-{verdict}")))


def of_difference(
    counts: tuple[int, int],
    reference: tuple[int, int],
    bounds: tuple[Fraction | None, Fraction | None],
    method: Method,
) -> Shown:
    """The evidence of a difference of two rates, by Newcombe's interval of both counts."""

    def interval(k: int) -> tuple[Decimal, Decimal]:
        return newcombe((k, counts[1]), reference, Fraction(method.level) / _HUNDRED)

    difference = Fraction(*counts) - Fraction(*reference)
    return _apart(difference, counts, interval, bounds, method, "evidence-difference")


def of_index(
    counts: tuple[int, int],
    reference: tuple[int, int],
    bounds: tuple[Fraction | None, Fraction | None],
    method: Method,
) -> Shown:
    """The evidence of an index, a rate where that of the reference is 100, by both counts.

    Raises:
        ValueError: nobody of the reference is a success, so that there is no index.
    """

    def interval(k: int) -> tuple[Decimal, Decimal]:
        return ratio((k, counts[1]), reference, Fraction(method.level) / _HUNDRED)

    index = Fraction(*counts) / Fraction(*reference)
    return _apart(index, counts, interval, bounds, method, "evidence-index")


def _apart(
    value: Fraction,
    counts: tuple[int, int],
    interval: Callable[[int], tuple[Decimal, Decimal]],
    bounds: tuple[Fraction | None, Fraction | None],
    method: Method,
    key: str,
) -> Shown:
    """The evidence of a comparison, by its interval for so many successes.

    The interval is two-sided at twice the level, so that each end is wrong as rarely as agreed.
    ``missed`` where all of it lies on the wrong side of what is due, ``too_few`` where not even
    the worst count would lie there whole.
    """
    low, high = interval(counts[0])
    least, most_due = (None if bound is None else bound / _HUNDRED for bound in bounds)
    values: dict[str, StepValue] = {
        "low": shown(low * _HUNDRED, 2),
        "high": shown(high * _HUNDRED, 2),
        "level_rate": method.level,
    }
    said = Step(f"assessment.step.{key}", values)
    if (least is None or value >= least) and (most_due is None or value <= most_due):
        return Shown("met", (said, Step("assessment.step.evidence-met")))
    if least is not None and value < least:
        wrong, open_at_worst = high < least, interval(0)[1] >= least
    else:
        wrong = most_due is not None and low > most_due
        open_at_worst = most_due is not None and interval(counts[1])[0] <= most_due
    if open_at_worst:
        return Shown("too_few", (said, Step("assessment.step.evidence-too-few-apart")))
    verdict: Evidence = "missed" if wrong else "inconclusive"
    return Shown(verdict, (said, Step(f"assessment.step.evidence-{verdict}")))


def newcombe(
    counts: tuple[int, int], reference: tuple[int, int], level: Fraction
) -> tuple[Decimal, Decimal]:
    """The interval of the difference of two independent rates, one-sided ``level`` at each end.

    Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10, without continuity
    correction.

    >>> low, high = newcombe((56, 70), (48, 80), Fraction(25, 1000))
    >>> round(low, 4), round(high, 4)
    (Decimal('0.0524'), Decimal('0.3339'))
    """
    z = Decimal(f"{NormalDist().inv_cdf(1 - float(level)):.6f}")
    with localcontext(prec=_DIGITS):
        one, other = _score(*counts, z), _score(*reference, z)
        rates = [Decimal(k) / n for k, n in (counts, reference)]
        apart = rates[0] - rates[1]
        down = ((rates[0] - one[0]) ** 2 + (other[1] - rates[1]) ** 2).sqrt()
        up = ((one[1] - rates[0]) ** 2 + (rates[1] - other[0]) ** 2).sqrt()
        return apart - down, apart + up


def ratio(
    counts: tuple[int, int], reference: tuple[int, int], level: Fraction
) -> tuple[Decimal, Decimal]:
    """The interval of the ratio of two independent rates, one-sided ``level`` at each end.

    Source: A. Donner, G. Y. Zou, Statistical Methods in Medical Research 21 (2012) 347-359, from
    the Wilson intervals of both rates; each end in the form that never divides by nought.

    Raises:
        ValueError: the rate of the reference is 0.

    >>> low, high = ratio((56, 70), (48, 80), Fraction(25, 1000))
    >>> round(low, 4), round(high, 4)
    (Decimal('1.0783'), Decimal('1.6629'))
    """
    if reference[0] <= 0:
        raise ValueError("no ratio to a rate of 0")
    z = Decimal(f"{NormalDist().inv_cdf(1 - float(level)):.6f}")
    with localcontext(prec=_DIGITS):
        one, other = _score(*counts, z), _score(*reference, z)
        rate, base = (Decimal(k) / n for k, n in (counts, reference))
        both = rate * base
        down = one[0] * (2 * rate - one[0]), other[1] * (2 * base - other[1])
        up = one[1] * (2 * rate - one[1]), other[0] * (2 * base - other[0])
        low = down[0] / (both + (both * both - down[0] * down[1]).sqrt()) if rate else Decimal(0)
        return low, (both + (both * both - up[0] * up[1]).sqrt()) / up[1]


def _score(k: int, n: int, z: Decimal) -> tuple[Decimal, Decimal]:
    """The Wilson score interval, in the context of the caller."""
    middle, reach = k + z * z / 2, z * (Decimal(k * (n - k)) / n + z * z / 4).sqrt()
    return (middle - reach) / (n + z * z), (middle + reach) / (n + z * z)


def before_its_day(evidence: Evidence) -> Evidence:
    """What is said of the same numbers where a verdict is not due; too few stay too few."""
    if evidence in ("missed", "at_risk"):
        return "at_risk"
    return "too_few" if evidence == "too_few" else "on_course"
