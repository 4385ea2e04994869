"""Lines of a settlement: what was delivered, at which price, which amount, and how it came about.

The arithmetic is exact, in fractions, until the one rounding that the agreement names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext
from fractions import Fraction

from conventions.base.step import Step, shown
from conventions.base.values import Count, Months, RoundingMode, rounded
from conventions.pricing.ceiling import under_ceiling
from conventions.pricing.rounding import Rounding

# No amount within the bounds of ``values`` needs more digits to fall on the right side of a half.
_DIGITS = 60


@dataclass(frozen=True)
class Quantities:
    """What was delivered in a settlement period; each pricing model reads its part.

    ``months`` is the length of the period. ``occupied`` and ``available`` are place-days, none
    where they were not reported: missing is not zero. ``units`` are the units delivered, by the
    identifier of the price item; broken months make fractions of them. ``persons`` are those behind
    the units, each counted once; ``claims`` are the units of each person, where they are known
    person by person, and ``claimed_before`` those of the same persons in earlier periods, of which
    ``begun`` months lie behind. ``costs`` are those proven and accepted, ``revenue`` is the own
    revenue.
    """

    months: Months = 12
    occupied: Count | None = None
    available: Count | None = None
    units: Mapping[str, Decimal | Fraction] = field(default_factory=dict)
    costs: Decimal | None = None
    revenue: Decimal | None = None
    persons: Mapping[str, int] = field(default_factory=dict)
    claims: Sequence[Mapping[str, int | Fraction]] | None = None
    claimed_before: Sequence[Mapping[str, int | Fraction]] = ()
    begun: Months = 0


@dataclass(frozen=True)
class Line:
    """One amount owed: ``quantity`` in ``unit`` at ``unit_price``, and the steps to ``amount``.

    ``key`` is the identifier of the price item, or a name of its own: ``places``, ``rounding`` for
    the difference that rounding the total makes, ``cap`` for what is above the most of several
    lines. A quantity with no finite decimal is shown to six places.
    """

    key: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    amount: Decimal
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ExactLine:
    """A line before rounding; rounded up, it never comes above its ``limit``."""

    key: str
    quantity: Fraction
    unit: str
    unit_price: Decimal
    exact: Fraction
    steps: tuple[Step, ...]
    limit: Decimal | None = None


@dataclass(frozen=True)
class Cap:
    """The most that several lines may come to: those with the keys ``over``; none: all of them."""

    key: str
    amount: Decimal
    over: frozenset[str] | None = None


@dataclass(frozen=True)
class Reckoning:
    """What a pricing model makes of quantities: exact lines, and caps over several of them."""

    lines: tuple[ExactLine, ...]
    caps: tuple[Cap, ...] = ()


def limited(line: ExactLine, limit: Decimal | None) -> ExactLine:
    """The line, at most its limit, with the step that says whether it reaches it."""
    if limit is None:
        return line
    exact = min(line.exact, Fraction(limit))
    values = {"exact": shown(line.exact), "limit": limit, "excess": shown(line.exact - exact)}
    kind = "above-limit" if exact < line.exact else "within-limit"
    if kind == "within-limit":
        del values["excess"]
    steps = (*line.steps, Step(f"pricing.step.{kind}", values))
    return replace(line, exact=exact, steps=steps, limit=limit)


def total(lines: Sequence[Line]) -> Decimal:
    """The sum of the lines, which is the amount owed.

    >>> total(())
    Decimal('0.00')
    """
    return sum((line.amount for line in lines), Decimal("0.00"))


def round_lines(lines: Sequence[ExactLine], rounding: Rounding) -> tuple[Line, ...]:
    """The lines, rounded once, as the agreement says: each of them, or their total.

    Where the total is rounded, the lines stand in hundredths and one more line, ``rounding``,
    carries the difference, so that the lines always add up to what is owed.
    """
    step = rounding.step
    if rounding.each == "line" or len(lines) == 1:
        return tuple(_line(line, step, rounding.mode) for line in lines)
    in_hundredths = tuple(_line(line, Decimal("0.01"), rounding.mode) for line in lines)
    exact = sum((line.exact for line in lines), Fraction(0))
    owed = _rounded(exact, step, rounding.mode)
    difference = owed - total(in_hundredths)
    if not difference:
        return in_hundredths
    values = {"exact": shown(exact), "step": step, "total": owed, "amount": difference}
    why = (Step(f"pricing.step.total-rounded.{rounding.mode}", values),)
    return (*in_hundredths, Line("rounding", Decimal(1), "", difference, difference, why))


def under_cap(lines: Sequence[Line], cap: Cap) -> tuple[Line, ...]:
    """The lines and, where together they come above the cap, one more that takes it off."""
    together = total([line for line in lines if cap.over is None or line.key in cap.over])
    held = under_ceiling(together, cap.amount)
    if not held.excess:
        return tuple(lines)
    off = -held.excess
    return (*lines, Line(cap.key, Decimal(1), "", off, off, (held.step,)))


def _line(line: ExactLine, step: Decimal, mode: RoundingMode) -> Line:
    amount = _rounded(line.exact, step, mode)
    if line.limit is not None and amount > line.limit:
        amount = line.limit
    steps = line.steps
    if amount != line.exact:
        values = {"exact": shown(line.exact), "step": step, "amount": amount}
        steps = (*steps, Step(f"pricing.step.rounded.{mode}", values))
    return Line(line.key, shown(line.quantity), line.unit, line.unit_price, amount, steps)


def _rounded(exact: Fraction, step: Decimal, mode: RoundingMode) -> Decimal:
    with localcontext(prec=_DIGITS):
        return rounded(Decimal(exact.numerator) / exact.denominator, step, mode)
