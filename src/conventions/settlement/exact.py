"""Exact amounts on the rounding step of the agreement: each is rounded once, and nowhere else."""

from decimal import Decimal, localcontext
from fractions import Fraction

from conventions.base.values import rounded
from conventions.pricing import Rounding

# No amount within the bounds of ``values`` needs more digits to fall on the right side of a half.
_DIGITS = 60


def on_step(exact: Fraction, rounding: Rounding) -> Decimal:
    """The amount on the step, in the mode of the agreement.

    >>> on_step(Fraction(48000000, 1081) * 10, Rounding(step="0.05"))
    Decimal('444033.30')
    """
    with localcontext(prec=_DIGITS):
        return rounded(
            Decimal(exact.numerator) / exact.denominator, rounding.step, rounding.mode
        ).quantize(Decimal("0.01"))
