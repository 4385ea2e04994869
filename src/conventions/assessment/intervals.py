"""The Wilson score interval of a rate: what the counts can tell apart, shown beside the band.

Used for display and for a flag; it never decides a band. The participants are all there are, not a
sample: the interval speaks of the provider's underlying rate under like conditions.

Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209-212; for small
numbers recommended by Brown, Cai and DasGupta, Statistical Science 16 (2001) 101-133.
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from conventions.base.values import rounded

Z = Decimal("1.959964")
"""The two-sided 95 % point of the normal distribution, to the digits that this package states."""
_Z_SQUARED = Z * Z
_DIGITS = 50
_SIXTH_PLACE = Decimal("0.000001")


@dataclass(frozen=True)
class Interval:
    """Two shares between 0 and 1, ``low`` to ``high``, each to six decimal places, half-even."""

    low: Decimal
    high: Decimal


def wilson(k: int, n: int) -> Interval:
    """The Wilson 95 % interval of ``k`` of ``n``.

    Raises:
        ValueError: no interval exists: ``n`` is 0, or ``k`` is not between 0 and ``n``.

    >>> wilson(26, 53)
    Interval(low=Decimal('0.361242'), high=Decimal('0.621165'))
    """
    _check(k, n)
    with localcontext(prec=_DIGITS):
        middle = k + _Z_SQUARED / 2
        reach = Z * (Decimal(k * (n - k)) / n + _Z_SQUARED / 4).sqrt()
        low = max((middle - reach) / (n + _Z_SQUARED), Decimal(0))
        high = min((middle + reach) / (n + _Z_SQUARED), Decimal(1))
        return Interval(
            rounded(low, _SIXTH_PLACE, "half-even"), rounded(high, _SIXTH_PLACE, "half-even")
        )


def wilson_contains(k: int, n: int, target: Decimal | Fraction) -> bool:
    """Whether the Wilson 95 % interval of ``k`` of ``n`` contains the target, a share from 0 to 1.

    Exact: with ``target = t/u`` the interval is where ``(k*u - t*n)**2 <= z**2 * n * t * (u - t)``,
    all of it whole numbers, so that the rounded ends of the interval decide nothing. A target
    outside 0 to 1 is in no interval.

    Raises:
        ValueError: no interval exists: ``n`` is 0, or ``k`` is not between 0 and ``n``.

    >>> wilson_contains(20, 49, Fraction(26, 53)), wilson_contains(4, 49, Decimal("0.20"))
    (True, False)
    """
    _check(k, n)
    t, u = Fraction(target).as_integer_ratio()
    z_over, z_under = _Z_SQUARED.as_integer_ratio()
    return (k * u - t * n) ** 2 * z_under <= z_over * n * t * (u - t)


def _check(k: int, n: int) -> None:
    if n < 1 or not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is not a rate")
