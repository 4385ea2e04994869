"""Printed percentages: which counts can stand behind one, as far as its decimals say.

A percentage is printed to some decimal place, so a count behind it is known to half of that place.
That some whole number of cases must give it is the GRIM test (Brown and Heathers, 2017).
"""

from decimal import Decimal
from fractions import Fraction


def half_a_place(printed: Decimal) -> Fraction:
    """Half of the last decimal place that is printed.

    >>> half_a_place(Decimal("45")), half_a_place(Decimal("22.5"))
    (Fraction(1, 2), Fraction(1, 20))
    """
    exponent = printed.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Fraction(1, 2 * 10**places)


def from_counts(percent: Decimal, n: int) -> bool:
    """Whether some whole number of ``n`` cases is the percentage, as far as it is printed.

    67 of 150 is 44.67 %, printed 45 %; nothing of 150 is 22.5 %.

    >>> from_counts(Decimal("45"), 150), from_counts(Decimal("45.0"), 150)
    (True, False)
    """
    nearest = Fraction(percent) * n / 100
    low, high = nearest.__floor__(), nearest.__ceil__()
    return n > 0 and any(
        abs(Fraction(100 * k, n) - Fraction(percent)) <= half_a_place(percent) for k in (low, high)
    )
