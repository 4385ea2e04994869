"""Rules of section 3 on small numbers: what a target can show at the volume that was agreed."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from conventions.agreement.evaluation import Evaluation
from conventions.agreement.goals import Goals, Target
from conventions.assessment.evidence import test_of
from conventions.assessment.kind import of_cases
from conventions.assessment.plausibility import (
    MOST_CASES,
    MOST_RECKONED,
    cases_to_tell,
    plausibility,
)
from conventions.base.findings import Severity
from conventions.base.path import Path
from conventions.base.step import shown
from conventions.rules.goals.indicators import completed
from conventions.rules.rule import Found, found, rule

_Rate = tuple[Path, str, Target, Fraction, bool]
"""Where, the indicator, the target, its share as a least, whether it was a most."""


@rule(
    "G116",
    "miss-cannot-be-shown",
    Severity.WARNING,
    "With {cases} cases for {period}, no result shows that “{indicator}” misses {target} percent; "
    "one person weighs {weight} points, and a provider exactly at its target falls short in "
    "{below} of 100 years.",
    hint="Pool several years or groups, agree on a number instead of a rate, or let a talk follow.",
    why="A verdict that chance decides stands up in no dispute.",
)
def miss_cannot_be_shown(goals: Goals, evaluation: Evaluation) -> Iterator[Found]:
    """A rate on so few cases that not even the worst result is more than bad luck.

    ## Why
    The band is arithmetic and always gives an answer; the evidence beside it says what the numbers
    can show. With five exits and a target of 30 percent, a provider exactly at its target places
    nobody in 17 of 100 years: nought of five proves nothing. The reckoning is exact: the binomial
    probability of that count at the target, held against the agreed level (`method.level`, 5
    percent) by the agreed test (mid-P, or the exact test where a price hangs on the target).

    ## Example
    ```yaml failing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          min_denominator: 1
          targets: [{period: 2027, at_least: 30, expected_denominator: 5}]
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          min_denominator: 1
          targets: [{period: term, at_least: 30, expected_denominator: 20}]
    ```

    ## Law
    No norm: arithmetic of small numbers (Clopper and Pearson 1934; Lancaster 1961).
    """
    level = Fraction(evaluation.method.level) / 100
    for path, indicator, target, share, is_most in _rates(goals):
        cases = target.expected_denominator
        if not cases or cases > MOST_RECKONED:
            continue
        found_here = plausibility(cases, share, level, test_of(target, evaluation.method))
        if found_here.missed is None:
            yield found(
                *(*path, "expected_denominator"),
                indicator=indicator,
                period=target.period,
                cases=cases,
                target=target.at_most if is_most else target.at_least,
                weight=shown(found_here.weight, 1),
                below=_in_a_hundred(found_here.chance_below),
            )


@rule(
    "G216",
    "target-not-told-from-baseline",
    Severity.WARNING,
    "With {cases} cases for {period}, “{indicator}” at {target} percent cannot be told from the "
    "{baseline} percent it departs from; that takes {needed} cases. One person weighs {weight} "
    "points; a provider exactly at its target falls short in {below} of 100 years and is said to "
    "have missed it in {missed}.",
    hint="Pool several years or groups, set a target further from the baseline, or accept this "
    "with the reason.",
    why="A provider that changes nothing would mostly not be seen to miss.",
)
def not_told_from_baseline(goals: Goals, evaluation: Evaluation) -> Iterator[Found]:
    """A target so near its baseline that the agreed volume cannot show whether anything changed.

    Judged where `baseline` and `expected_denominator` are stated.

    ## Why
    The reckoning is exact and binomial. One person weighs 100 / n points. The critical count is the
    largest number of successes that a provider at its target shows in at most 5 of 100 years (or
    the level agreed). A target is told from its baseline where a provider still at the baseline
    stays at or under that count in 80 of 100 years. To tell 70 percent from 60, 55 or 50 takes
    about 147, 67 or 39 cases.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          targets: [{period: 2027, at_least: 40, baseline: 35, expected_denominator: 40}]
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          targets: [{period: 2027, at_least: 40, baseline: 20, expected_denominator: 40}]
    ```

    ## Law
    No norm: arithmetic of small numbers.
    """
    level = Fraction(evaluation.method.level) / 100
    for path, indicator, target, share, is_most in _rates(goals):
        cases, stated = target.expected_denominator, target.baseline
        if not cases or cases > MOST_RECKONED or stated is None or not 0 <= stated <= 100:
            continue
        test = test_of(target, evaluation.method)
        start = Fraction(stated) / 100
        baseline = 1 - start if is_most else start
        needed = cases_to_tell(share, baseline, level, test)
        if baseline >= share or (needed is not None and needed <= cases):
            continue
        found_here = plausibility(cases, share, level, test)
        yield found(
            *(*path, "baseline"),
            indicator=indicator,
            period=target.period,
            cases=cases,
            target=target.at_most if is_most else target.at_least,
            baseline=stated,
            needed=f"> {MOST_CASES}" if needed is None else needed,
            weight=shown(found_here.weight, 1),
            below=_in_a_hundred(found_here.chance_below),
            missed=_in_a_hundred(found_here.chance_missed),
        )


def _rates(goals: Goals) -> Iterator[_Rate]:
    """The targets of rates of cases that have one end, between nothing and all."""
    for path, indicator in completed(goals):
        if not of_cases(indicator):
            continue
        for position, target in enumerate(indicator.targets):
            low, high = target.at_least, target.at_most
            bound = low if high is None else high if low is None else None
            if bound is None or target.reference is not None or not 0 < bound < 100:
                continue
            share = Fraction(bound) / 100
            at = (*path, "targets", position)
            is_most = low is None
            yield at, indicator.id, target, 1 - share if is_most else share, is_most


def _in_a_hundred(chance: Decimal) -> Decimal:
    return shown(chance * 100, 1)


RULES = (miss_cannot_be_shown, not_told_from_baseline)
