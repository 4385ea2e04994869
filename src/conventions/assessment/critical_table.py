"""The critical counts that an agreement prints: with 24 exits, 70 % is missed at 12 or fewer.

Of a number of events, 12 certificates at least, there is one critical count: missed at 6 or fewer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from conventions.agreement.definition import complete
from conventions.agreement.evaluation import Evaluation, Method
from conventions.agreement.goals import AgreedIndicator, Goals, Target
from conventions.assessment.critical import critical_count
from conventions.assessment.evidence import test_of
from conventions.assessment.kind import of_cases
from conventions.assessment.method import limits
from conventions.assessment.poisson import fewest, most
from conventions.assessment.proof import by_chance

USUAL_SIZES = (10, 20, 30, 50, 100)
"""Numbers of cases shown where none is expected."""
_SHARES = (Fraction(1, 2), Fraction(3, 4), Fraction(1), Fraction(5, 4), Fraction(3, 2))


@dataclass(frozen=True)
class CriticalCount:
    """Of ``cases``, the count that reaches the target, and the one from which it is missed.

    ``cases`` is none for a number of events, which are not so many of so many. Of a least the
    count is so many or fewer, of a most (``is_most``) so many or more. ``missed`` is none where no
    count would show it.
    """

    indicator: AgreedIndicator
    target: Target
    cases: int | None
    reached: int
    missed: int | None
    is_most: bool


def critical_counts(goals: Goals, evaluation: Evaluation) -> tuple[CriticalCount, ...]:
    """For each target of a rate of cases, the counts at some numbers of cases about the expected.

    For a target of a number of events, the one count. A target with a reference has none: it
    depends on the counts of both sides. Nor has one with two ends.
    """
    return tuple(_counts(goals, evaluation.method))


def _counts(goals: Goals, method: Method) -> Iterator[CriticalCount]:
    for entry in goals.indicators:
        indicator = complete(entry)
        for target in indicator.targets:
            low, high = limits(target)
            bound = low if high is None else high if low is None else None
            if bound is None or target.reference is not None:
                continue
            if by_chance(indicator, goals):
                yield _number(indicator, target, method, bound, is_most=low is None)
            if not of_cases(indicator) or not 0 < bound < 100:
                continue
            for cases in sizes(target.expected_denominator, indicator.min_denominator):
                yield _at(indicator, target, cases, method, bound / 100, is_most=low is None)


def sizes(expected: int | None, smallest: int | None) -> tuple[int, ...]:
    """The numbers of cases that are shown: half to one and a half times the expected.

    >>> sizes(24, None), sizes(None, 30)
    ((12, 18, 24, 30, 36), (30, 50, 100))
    """
    shown = [round(expected * share) for share in _SHARES] if expected else list(USUAL_SIZES)
    return tuple(dict.fromkeys(size for size in shown if size >= max(smallest or 0, 1)))


def _at(
    indicator: AgreedIndicator,
    target: Target,
    cases: int,
    method: Method,
    share: Fraction,
    *,
    is_most: bool,
) -> CriticalCount:
    level, test = Fraction(method.level) / 100, test_of(target, method)
    critical = critical_count(cases, 1 - share if is_most else share, level, test)
    if is_most:
        reached, missed = (share * cases).__floor__(), cases - critical
    else:
        reached, missed = (share * cases).__ceil__(), critical
    return CriticalCount(
        indicator, target, cases, reached, None if critical < 0 else missed, is_most
    )


def _number(
    indicator: AgreedIndicator, target: Target, method: Method, bound: Fraction, *, is_most: bool
) -> CriticalCount:
    level, test = Fraction(method.level) / 100, test_of(target, method)
    critical = (most if is_most else fewest)(bound, level, test)
    reached = bound.__floor__() if is_most else bound.__ceil__()
    missed = None if critical < 0 else critical
    return CriticalCount(indicator, target, None, reached, missed, is_most)
