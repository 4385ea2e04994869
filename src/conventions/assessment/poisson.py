"""Critical numbers: how small a number of events shows that a target was missed.

Of a number that a provider reaches on average, chance makes more or fewer from year to year, as it
does of events that do not depend on each other: a Poisson number. Where the events can befall a
fixed number of persons only, it varies less, so that the test errs on the side of the provider.

The test is that of ``critical``: the chance of so few (or, of a limit, of so many), whole or less
half of the last term, is at most the agreed level. Decided with as many digits as it takes: the
exponential of a fraction is never a fraction, so that chance and level are never equal.

Sources: F. Garwood, Biometrika 28 (1936) 437-442; J. A. Barker, The American Statistician 56 (2002)
85-89 (mid-P); for the bounds S. Boucheron, G. Lugosi, P. Massart, Concentration Inequalities
(2013), 2.2 and 2.4.
"""

from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext
from fractions import Fraction
from functools import cache

from conventions.agreement.evaluation import Test

_DIGITS = 60
MOST_SUMMED = 20_000
"""Targets up to which the terms are summed; beyond, a bound takes their place."""


@cache
def fewest(target: Fraction, level: Fraction, test: Test) -> int:
    """The largest number that counts as missed against at least ``target``; -1: not even 0 does.

    >>> level = Fraction(5, 100)
    >>> fewest(Fraction(12), level, "mid-p"), fewest(Fraction(2), level, "exact")
    (6, -1)
    """
    if target <= 0 or level <= 0:
        return -1
    if level >= 1:
        return target.__ceil__() - 1
    if target > MOST_SUMMED:
        with localcontext(prec=_DIGITS):
            apart = (-2 * _decimal(target) * _decimal(level).ln()).sqrt()
            return max(int((_decimal(target) - apart).to_integral_value(ROUND_FLOOR)), -1)
    return min(_summed(target, level, test, few=True), target.__ceil__() - 1)


@cache
def most(limit: Fraction, level: Fraction, test: Test) -> int:
    """The smallest number that counts as missed against at most ``limit``; -1: none does.

    >>> most(Fraction(3), Fraction(5, 100), "mid-p"), most(Fraction(0), Fraction(5, 100), "exact")
    (7, 1)
    """
    if limit <= 0:
        return 1
    if level <= 0:
        return -1
    if level >= 1:
        return limit.__floor__() + 1
    if limit > MOST_SUMMED:
        with localcontext(prec=_DIGITS):
            rare = -_decimal(level).ln()
            apart = rare / 3 + (rare * rare / 9 + 2 * rare * _decimal(limit)).sqrt()
            return int((_decimal(limit) + apart).to_integral_value(ROUND_CEILING))
    return max(_summed(limit, level, test, few=False), limit.__floor__() + 1)


def _summed(
    mean: Fraction, level: Fraction, test: Test, *, few: bool, digits: int = _DIGITS
) -> int:
    """The critical number by the sum of the terms, once more with more digits where it is close."""
    with localcontext(Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN)):
        rate, aim = _decimal(mean), _decimal(level)
        close = Decimal(10) ** -(digits // 2)
        term, below, k = (-rate).exp(), Decimal(0), 0
        while True:
            own = term / 2 if test == "mid-p" else term
            # Of a least, the chance of k or fewer; of a most, that of k or more.
            chance = below + own if few else 1 - below - (term - own)
            if abs(chance - aim) < close:
                break
            if few and chance > aim:
                return k - 1
            if not few and chance < aim:
                return k
            below += term
            k += 1
            term = term * rate / k
    return _summed(mean, level, test, few=few, digits=2 * digits)


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / share.denominator
