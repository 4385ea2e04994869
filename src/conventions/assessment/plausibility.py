"""Plausibility of a target before it is signed: what one person weighs, and what chance does.

Exact binomial sums, no simulation: the chance that a provider whose true rate is exactly the target
is shown below it, or is said to have missed it, and the number of cases from which the target can
be told apart from the value it departs from.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from conventions.agreement.evaluation import Test
from conventions.assessment.critical import at_most, critical_count

POWER = Decimal("0.8")
"""How surely a provider still at the baseline is to be told from one at the target."""
MOST_CASES = 600
"""Numbers of cases that are tried; more is a programme of a canton, not an agreement."""
MOST_RECKONED = 10_000
"""Cases of which the chances are reckoned; with more, one person weighs a hundredth of a point."""
_STAYS = 50
"""Numbers in a row after which the saw-tooth does not fall back."""


@dataclass(frozen=True)
class Plausibility:
    """What so many cases can show of a target, a share; all chances are shares.

    ``weight`` is what one case moves the rate by, in points. ``missed`` is none where no count of
    successes would show a miss.
    """

    cases: int
    weight: Fraction
    missed: int | None
    chance_below: Decimal
    chance_missed: Decimal


def plausibility(cases: int, target: Fraction, level: Fraction, test: Test) -> Plausibility:
    """The reckoning for at least ``target``; of a most, give its complement.

    Raises:
        ValueError: there is no case.

    >>> found = plausibility(20, Fraction(60, 100), Fraction(5, 100), "mid-p")
    >>> found.weight, found.missed, round(found.chance_below, 3), round(found.chance_missed, 3)
    (Fraction(5, 1), 8, Decimal('0.404'), Decimal('0.057'))
    """
    if cases < 1:
        raise ValueError(f"{cases} cases")
    critical = critical_count(cases, target, level, test)
    short = (target * cases).__ceil__() - 1
    return Plausibility(
        cases,
        Fraction(100, cases),
        critical if critical >= 0 else None,
        at_most(short, cases, target),
        at_most(critical, cases, target),
    )


@cache
def cases_to_tell(target: Fraction, baseline: Fraction, level: Fraction, test: Test) -> int | None:
    """The number of cases from which on a provider at the baseline is said to miss, 4 times in 5.

    The chance rises with the cases in a saw-tooth; from this number on it stays above. None where
    more than ``MOST_CASES`` would be needed, or the target does not lie above the baseline.

    >>> cases_to_tell(Fraction(70, 100), Fraction(50, 100), Fraction(5, 100), "mid-p")
    39
    """
    if baseline >= target:
        return None
    short = 0
    for cases in range(1, MOST_CASES + 1):
        critical = critical_count(cases, target, level, test)
        if at_most(critical, cases, baseline) < POWER:
            short = cases
        elif cases - short >= _STAYS:
            return short + 1
    return None
