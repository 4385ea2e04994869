"""Critical counts: how few successes of so many show that a target was missed.

A provider exactly at its target falls short of it by chance in almost every second year. ``missed``
is said only of a count that such a provider would show in at most so many of a hundred years, the
level that is agreed: 5 unless the agreement says otherwise.

The probability of ``k`` or fewer of ``n`` at a true rate ``p`` is the sum of the binomial terms
(``exact``, the one-sided test of Clopper and Pearson: the false alarm never exceeds the level), or
the same less half of the last term (``mid-p``, whose false alarm lies near the level on average).

Decided without binary floats: the sum is taken with sixty digits, and once more in whole numbers
where it comes too close to the level to tell.

Sources: C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404-413; H. O. Lancaster, Journal of the
American Statistical Association 56 (1961) 223-234; W. Hoeffding, the same 58 (1963) 13-30.
"""

from collections.abc import Iterator
from decimal import MAX_EMAX, MIN_EMIN, ROUND_FLOOR, Context, Decimal, localcontext
from fractions import Fraction
from functools import cache
from math import comb

from conventions.agreement.evaluation import Test

_CONTEXT = Context(prec=60, Emax=MAX_EMAX, Emin=MIN_EMIN)
_TOO_CLOSE = Decimal("1e-40")
MOST_SUMMED = 200_000
"""Cases up to which the terms are summed; beyond, a bound takes their place (see below)."""


@cache
def critical_count(n: int, target: Fraction, level: Fraction, test: Test) -> int:
    """The largest number of successes that counts as missed, or -1 where not even 0 does.

    ``target`` and ``level`` are shares between 0 and 1. Of more than ``MOST_SUMMED`` cases it is
    the count at which Hoeffding's bound on that probability meets the level: a little smaller, so
    that nothing is said to be missed which is not, and no number keeps a command busy.

    Raises:
        ValueError: ``n`` is negative.

    >>> critical_count(24, Fraction(7, 10), Fraction(5, 100), "mid-p")
    12
    >>> critical_count(3, Fraction(3, 10), Fraction(5, 100), "mid-p")
    -1
    """
    if n < 0:
        raise ValueError(f"{n} cases")
    if target <= 0:
        return -1
    if target >= 1:
        return n - 1
    if n > MOST_SUMMED:
        return _bounded(n, target, level)
    with localcontext(_CONTEXT):
        aim = _decimal(level)
        below = Decimal(0)
        for k, term in enumerate(_terms(n, target)):
            reached = below + (term / 2 if test == "mid-p" else term)
            if abs(reached - aim) < _TOO_CLOSE:
                if _exactly(n, k, target, test) > level:
                    return k - 1
            elif reached > aim:
                return k - 1
            below += term
    return n - 1


def at_most(k: int, n: int, rate: Fraction) -> Decimal:
    """The probability of ``k`` or fewer of ``n`` at a true rate, to sixty digits.

    >>> round(at_most(12, 24, Fraction(7, 10)), 4)
    Decimal('0.0314')
    """
    if k < 0:
        return Decimal(0)
    if k >= n or rate <= 0:
        return Decimal(1)
    if rate >= 1:
        return Decimal(0)
    with localcontext(_CONTEXT):
        terms = _terms(n, rate)
        return sum((next(terms) for _ in range(k + 1)), Decimal(0))


def _bounded(n: int, target: Fraction, level: Fraction) -> int:
    """The largest ``k`` with exp(-2 (np - k)^2 / n) at most the level, or -1."""
    if level <= 0:
        return -1
    with localcontext(_CONTEXT):
        apart = (n * -_decimal(level).ln() / 2).sqrt()
        return max(int((_decimal(target) * n - apart).to_integral_value(ROUND_FLOOR)), -1)


def _terms(n: int, rate: Fraction) -> Iterator[Decimal]:
    """The binomial terms from 0 upwards, in the context of the caller; 0 < rate < 1."""
    odds = Decimal(rate.numerator) / (rate.denominator - rate.numerator)
    term = _decimal(1 - rate) ** n
    for k in range(n + 1):
        yield term
        term = term * (n - k) / (k + 1) * odds


def _exactly(n: int, k: int, target: Fraction, test: Test) -> Fraction:
    """The same probability in whole numbers."""
    over, under = target.as_integer_ratio()
    terms = [comb(n, i) * over**i * (under - over) ** (n - i) for i in range(k + 1)]
    twice = 2 * sum(terms) - (terms[-1] if test == "mid-p" else 0)
    return Fraction(twice, 2 * under**n)


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / share.denominator
