"""What a drawn settlement comes to, reckoned anew in fractions, with no line of the package."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tests.settlement.drawn import PLACES, Drawn, Part

ZERO = Fraction(0)
CENT = Fraction(1, 100)


@dataclass(frozen=True)
class Expected:
    """The sums of a year."""

    exact: tuple[Fraction, ...]
    total: Fraction
    owed: Fraction
    added: Fraction
    result: Fraction
    repaid: Fraction
    kept: Fraction
    covered: Fraction
    balance: Fraction


def near(value: Fraction, step: Fraction, mode: str) -> Fraction:
    """The value on the step: the nearest multiple, by whole numbers alone."""
    scaled = value / step
    below = math.floor(scaled)
    rest = scaled - below
    if not rest:
        return below * step
    if mode == "up":
        return (below + 1) * step
    if mode == "down":
        return (below if scaled > 0 else below + 1) * step
    if rest != Fraction(1, 2):
        return (below + (rest > Fraction(1, 2))) * step
    if mode == "half-even":
        return (below + below % 2) * step
    return (below + 1 if scaled > 0 else below) * step


def exact_lines(case: Drawn, part: Part, months: int = 12) -> tuple[Fraction, ...]:
    """What is owed for each line, before anything is rounded."""
    prices = [Fraction(price) for price in case.prices]
    if case.kind == "unit":
        quantities = [Fraction(amount) for amount in part.units.values()]
        return tuple(price * amount for price, amount in zip(prices, quantities, strict=True))
    if case.kind == "tiers":
        return _tiers(case, Fraction(part.units["case"]))
    if case.kind == "fte":
        worked = Fraction(part.units["hours"]) * 12 / (1820 * months)
        return (min(worked, Fraction(3)) * prices[0] * months / 12,)
    if case.kind == "cost":
        return (max(Fraction(part.costs) - Fraction(part.revenue), ZERO),)
    whole = PLACES * prices[0] * months / 12
    if case.floor is None:
        return (whole,)
    taken = Fraction(part.occupied, part.available) * 100
    return (whole if taken >= case.floor else whole * taken / Fraction(case.floor),)


def _tiers(case: Drawn, quantity: Fraction) -> tuple[Fraction, ...]:
    """Each unit at the price of its tier: how much of the quantity lies between two bounds."""
    edges = [ZERO, *(Fraction(bound) for bound in case.bounds)]
    found = []
    for number, low in enumerate(edges):
        high = edges[number + 1] if number + 1 < len(edges) else max(quantity, low)
        inside = max(min(quantity, high) - low, ZERO)
        if inside:
            found.append(inside * Fraction(case.prices[number]))
    return tuple(found)


def total_of(case: Drawn, exact: tuple[Fraction, ...]) -> Fraction:
    """The lines rounded as stated: each, or their sum once."""
    step = Fraction(case.step)
    if case.each == "line" or len(exact) == 1:
        return sum((near(line, step, case.mode) for line in exact), ZERO)
    return near(sum(exact, ZERO), step, case.mode)


def expected(case: Drawn, part: Part) -> Expected:
    """A whole year."""
    step = Fraction(case.step)

    def on_step(value: Fraction) -> Fraction:
        return near(value, step, case.mode)

    exact = exact_lines(case, part)
    total = total_of(case, exact)
    ceiling = None if case.ceiling is None else Fraction(case.ceiling)
    owed = total if ceiling is None else min(total, ceiling)
    net, added, inside = owed, ZERO, ZERO
    if case.vat is not None:
        treatment, rate, includes = case.vat[0], Fraction(case.vat[1]), case.vat[2]
        if treatment == "included":
            net = on_step(owed * 100 / (100 + rate))
        else:
            added = on_step(owed * rate / 100)
            inside = added if includes else ZERO
            if ceiling is not None and includes and owed + added > ceiling:
                net = owed = on_step(ceiling * 100 / (100 + rate))
                added = inside = ceiling - owed
    left = None if ceiling is None else ceiling - owed - inside
    costs, revenue = Fraction(part.costs), Fraction(part.revenue)
    result = net + revenue - costs
    repaid, kept, covered = _divided(case, result, net, left, on_step)
    paid = sum((Fraction(amount) for amount in case.instalments), ZERO)
    balance = owed + added + covered - repaid - paid
    return Expected(exact, total, owed, added, result, repaid, kept, covered, balance)


def _divided(
    case: Drawn,
    result: Fraction,
    net: Fraction,
    left: Fraction | None,
    on_step: Callable[[Fraction], Fraction],
) -> tuple[Fraction, Fraction, Fraction]:
    """Of a surplus what is repaid and what is kept; of a loss, what is covered."""
    rule, share = case.surplus[0], Fraction(case.surplus[1])
    if result <= 0:
        if case.guarantee is None:
            return ZERO, ZERO, ZERO
        covered = min(-result, Fraction(case.guarantee))
        return ZERO, ZERO, covered if left is None else min(covered, left)
    if case.kind == "cost" or rule == "keep":
        return ZERO, result, ZERO
    mine = ZERO
    if rule == "split":
        mine = min(on_step(result * share / 100), result)
    repaid = min(result - mine, net)
    return repaid, result - repaid, ZERO
