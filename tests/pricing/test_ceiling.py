"""The ceiling: nothing is paid above it, and nothing is lost on the way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.pricing import under_ceiling

amounts = st.decimals(0, 10**11, places=2)


@given(amounts, amounts)
def test_nothing_above_the_ceiling_and_nothing_lost(total: Decimal, ceiling: Decimal) -> None:
    paid, excess, step = under_ceiling(total, ceiling)
    assert paid <= ceiling
    assert excess >= 0
    assert paid + excess == total
    assert step.key.endswith("above-ceiling") is (total > ceiling)


@pytest.mark.parametrize(
    ("total", "ceiling", "paid", "excess"),
    [
        ("451150.00", "440000.00", "440000.00", "11150.00"),  # domain 4.5 (ex.)
        ("418750.00", "440000.00", "418750.00", "0.00"),  # domain 4.5 (ex.)
        ("440000.00", "440000.00", "440000.00", "0.00"),
        ("0.00", "0.00", "0.00", "0.00"),
    ],
)
def test_case(total: str, ceiling: str, paid: str, excess: str) -> None:
    found = under_ceiling(Decimal(total), Decimal(ceiling))
    assert (found.paid, found.excess) == (Decimal(paid), Decimal(excess))
