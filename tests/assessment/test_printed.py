"""Printed percentages: the count behind one, found by trying all of them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.assessment.printed import from_counts, half_a_place


@pytest.mark.parametrize(
    ("percent", "n", "possible"),
    [
        ("45", 150, True),
        ("45.0", 150, False),
        ("22.5", 150, False),
        ("21.74", 23, True),
        ("21.75", 23, False),
        ("12.8", 750, True),
        ("0", 3, True),
        ("50", 0, False),
    ],
)
def test_known_cases(percent: str, n: int, possible: bool) -> None:
    assert from_counts(Decimal(percent), n) is possible


@given(st.integers(1, 300), st.decimals(0, 100, places=1))
def test_it_agrees_with_trying_every_count(n: int, percent: Decimal) -> None:
    tried = any(
        abs(Fraction(100 * k, n) - Fraction(percent)) <= half_a_place(percent) for k in range(n + 1)
    )
    assert from_counts(percent, n) is tried
