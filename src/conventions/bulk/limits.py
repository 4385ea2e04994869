"""Limits: the band of a result as comparisons of whole numbers.

Whatever the method, the band of a result changes at a few values only: the target, the tolerance,
the shares and points that the agreement names. ``assessment.judge`` itself is asked for the band at
each of them, between them and beyond, so that there is no second reading of a method. Where the
bands lie around the target as they should (below, near, reached, near, below), four limits say it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from conventions.agreement.evaluation import Band, BandLimits, Method
from conventions.agreement.goals import Target, Tolerance
from conventions.assessment.method import judge, limits

_ORDER: dict[Band, int] = {"below": 0, "near": 1, "reached": 2}


@dataclass(frozen=True)
class Limit:
    """A value of the result; ``strict``: it must be passed, not only met."""

    at: Fraction
    strict: bool


@dataclass(frozen=True)
class Bands:
    """From and up to which result it is near, and from and up to which it is reached.

    None: however little, or much.
    """

    near_from: Limit | None
    reached_from: Limit | None
    reached_to: Limit | None
    near_to: Limit | None


def bands_of(target: Target, method: Method, agreed: tuple[BandLimits, ...]) -> Bands | None:
    """The limits of a target; none where its bands are not in order, or it has no value.

    >>> target = Target(period="2027", at_least="60", tolerance=Tolerance(points="5"))
    >>> found = bands_of(target, Method(), ())
    >>> found.near_from, found.reached_from.at, found.reached_to
    (Limit(at=Fraction(55, 1), strict=False), Fraction(60, 1), None)
    """
    if limits(target) == (None, None):
        return None
    plain = Target.model_construct(
        period="term",
        at_least=target.at_least,
        at_most=target.at_most,
        exactly=target.exactly,
        tolerance=target.tolerance,
    )
    return _bands(plain, method, agreed)


@cache
def _bands(target: Target, method: Method, agreed: tuple[BandLimits, ...]) -> Bands | None:
    points = sorted(set(_points(target, method, agreed)))
    ranks = [
        _ORDER[judge(result, target, method, agreed).band] for result in between_and_at(points)
    ]
    top = ranks.index(max(ranks))
    rising, falling = ranks[: top + 1], ranks[top:]
    if 2 not in ranks or rising != sorted(rising) or falling != sorted(falling, reverse=True):
        return None
    last = len(ranks) - 1

    def first(rank: int) -> Limit | None:
        position = next(index for index, found in enumerate(ranks) if found >= rank)
        return limit_of(points, position, position // 2 - 1) if position else None

    def final(rank: int) -> Limit | None:
        position = max(index for index, found in enumerate(ranks) if found >= rank)
        return limit_of(points, position, position // 2) if position < last else None

    return Bands(first(1), first(2), final(2), final(1))


def limit_of(points: list[Fraction], position: int, beside: int) -> Limit:
    """The limit of a stretch: a point belongs to it, an open stretch lies beside one."""
    is_point = position % 2 == 1
    return Limit(points[position // 2 if is_point else beside], strict=not is_point)


def between_and_at(points: list[Fraction]) -> Iterator[Fraction]:
    """Below all, then in turn each point and a value between it and the next, at last above all."""
    yield points[0] - 1
    for one, other in zip(points, [*points[1:], points[-1] + 2], strict=True):
        yield one
        yield (one + other) / 2


def _points(target: Target, method: Method, agreed: tuple[BandLimits, ...]) -> Iterator[Fraction]:
    """Every result at which some method may change the band."""
    yield Fraction(0)
    tolerance = target.tolerance or Tolerance()
    shares = [Fraction(method.near_from)]
    shares += [Fraction(end) for each in agreed for end in (each.min, each.max) if end is not None]
    away = [Fraction(method.dead_band), Fraction(method.corridor)]
    for bound in limits(target):
        if bound is None:
            continue
        apart = [Fraction(method.shortfall_points), Fraction(tolerance.points or 0)]
        apart += [bound * percent / 100 for percent in (*away, Fraction(tolerance.percent or 0))]
        yield bound
        yield from (bound + side * distance for distance in apart for side in (-1, 1))
        yield from (bound * share / 100 for share in shares)
        yield from (bound * 100 / share for share in shares if share)
