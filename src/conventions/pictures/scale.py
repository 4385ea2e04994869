"""A scale of values: exact numbers to whole units of a picture, with round numbers at its ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

_STEPS = (1, 2, 5)
_TICKS = 5


@dataclass(frozen=True)
class Scale:
    """Values from ``low`` to ``high``, a round ``step`` apart, over ``length`` units."""

    low: Fraction
    high: Fraction
    step: Fraction
    start: int
    length: int

    def at(self, value: Fraction) -> int:
        """Where a value stands, in whole units; at the end for one outside.

        >>> Scale(Fraction(0), Fraction(100), Fraction(20), 10, 500).at(Fraction(40))
        210
        """
        inside = min(max(value, self.low), self.high)
        return self.start + int(self.length * (inside - self.low) / (self.high - self.low))

    def ticks(self) -> tuple[Fraction, ...]:
        """The round values from the one end to the other."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + number * self.step for number in range(count + 1))


def scale_of(values: Iterable[Fraction], start: int, length: int, *, rate: bool = False) -> Scale:
    """A scale that holds all the values, and nought; a rate goes to 100 at least.

    >>> scale = scale_of([Fraction(154), Fraction(160)], 0, 200)
    >>> scale.low, scale.high, len(scale.ticks())
    (Fraction(0, 1), Fraction(200, 1), 5)
    """
    held = [Fraction(0), *([Fraction(100)] if rate else []), *values]
    low, high = min(held), max(held)
    if low == high:
        high = low + 1
    step = _step((high - low) / _TICKS)
    bottom, top = low // step * step, -(-high // step) * step
    return Scale(Fraction(bottom), Fraction(top), step, start, length)


def _step(least: Fraction) -> Fraction:
    """The smallest of 1, 2, 5, 10, 20, 50 ... that is not less."""
    power = Fraction(1)
    while power > least:
        power /= 10
    while True:
        for step in _STEPS:
            if step * power >= least:
                return step * power
        power *= 10
