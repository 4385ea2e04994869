"""Intervals of a rate by five methods, for display: they decide nothing.

``wilson``, ``clopper-pearson``, ``mid-p`` and ``jeffreys`` are for ``k`` of ``n``; ``byar`` is for
a count without an upper limit (``n`` is then what it is divided by). All are two-sided, as shares.
Standard library only: the incomplete beta function by its continued fraction, its inverse by
bisection; equal to scipy's to 1e-9 for ``n`` to 100 000.

Sources: Brown, Cai, DasGupta, Statistical Science 16 (2001) 101-133; Breslow and Day, Statistical
Methods in Cancer Research II (IARC 1987) for Byar; Numerical Recipes 6.4 for the continued
fraction (modified Lentz).
"""

from collections.abc import Callable
from math import exp, inf, lgamma, log, log1p, sqrt
from statistics import NormalDist
from typing import Literal, get_args

IntervalMethod = Literal["wilson", "clopper-pearson", "mid-p", "jeffreys", "byar"]
INTERVAL_METHODS: tuple[IntervalMethod, ...] = get_args(IntervalMethod)

_TINY = 1e-300
_CLOSE = 1e-16
_HALVINGS = 200


def interval_by(
    method: IntervalMethod, k: int, n: int, confidence: float = 0.95
) -> tuple[float, float]:
    """The lower and upper end.

    Raises:
        ValueError: no interval exists: ``n`` is 0, ``k`` is negative or, but for ``byar``, above
            ``n``; or the confidence is not between 0 and 1.

    >>> [round(end, 4) for end in interval_by("clopper-pearson", 7, 19)]
    [0.1629, 0.6164]
    """
    if n < 1 or k < 0 or (k > n and method != "byar") or not 0 < confidence < 1:
        raise ValueError(f"{k} of {n} at {confidence} has no interval")
    tail = (1 - confidence) / 2
    match method:
        case "wilson":
            return _wilson(k, n, tail)
        case "clopper-pearson":
            low = beta_quantile(tail, k, n - k + 1) if k else 0.0
            return low, beta_quantile(1 - tail, k + 1, n - k) if k < n else 1.0
        case "jeffreys":
            low = beta_quantile(tail, k + 0.5, n - k + 0.5) if k else 0.0
            return low, beta_quantile(1 - tail, k + 0.5, n - k + 0.5) if k < n else 1.0
        case "mid-p":
            low = _root(lambda p: 1 - _mid_p(k, n, p), tail) if k else 0.0
            return low, _root(lambda p: 1 - _mid_p(k, n, p), 1 - tail) if k < n else 1.0
        case "byar":
            return _byar(k, n, tail)


def _wilson(k: int, n: int, tail: float) -> tuple[float, float]:
    z = NormalDist().inv_cdf(1 - tail)
    middle = k + z * z / 2
    reach = z * sqrt(k * (n - k) / n + z * z / 4)
    low, high = (middle - reach) / (n + z * z), (middle + reach) / (n + z * z)
    return low if k else 0.0, high if k < n else 1.0


def _byar(k: int, n: int, tail: float) -> tuple[float, float]:
    z = NormalDist().inv_cdf(1 - tail)

    def end(count: int, side: float) -> float:
        cube = 1 - 1 / (9 * count) + side * z / (3 * sqrt(count))
        return count * cube**3 / n

    return max(end(k, -1), 0.0) if k else 0.0, end(k + 1, 1)


def _mid_p(k: int, n: int, p: float) -> float:
    """The probability of fewer than ``k``, and half of that of ``k``."""
    if p in (0.0, 1.0):
        return 0.5 if k == (n if p else 0) else float(not p)
    upto = 1.0 if k == n else 1 - beta_share(p, k + 1, n - k)
    less = 1 - beta_share(p, k, n - k + 1) if k else 0.0
    return (upto + less) / 2


def beta_share(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function: the share of Beta(a, b) up to ``x``."""
    if not 0 < x < 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def beta_quantile(share: float, a: float, b: float) -> float:
    """The ``x`` up to which Beta(a, b) has that share."""
    return _root(lambda x: beta_share(x, a, b), share)


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function."""
    c, d = 1.0, _away(1 - (a + b) * x / (a + 1))
    total, change, m = 1 / d, inf, 0
    d = total
    while abs(change - 1) > _CLOSE and m < 100_000:
        m += 1
        for factor in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away(1 + factor * d)
            c = _away(1 + factor / c)
            change = c * d
            total *= change
    return total


def _away(value: float) -> float:
    """The value, or the smallest one that may be divided by."""
    return value if abs(value) > _TINY else _TINY


def _root(rising: Callable[[float], float], value: float) -> float:
    """Where a function that rises from 0 to 1 on that range takes a value, by bisection."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if rising(middle) < value else (low, middle)
    return (low + high) / 2
