"""Lines: rounded once, adding up, and exact however large the amount."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.base.values import RoundingMode
from conventions.pricing import Rounding, line, total
from conventions.pricing.line import ExactLine, round_lines

amounts = st.lists(st.fractions(0, 10**9, max_denominator=10**9), min_size=1, max_size=6)
steps: st.SearchStrategy[Any] = st.sampled_from(["0.01", "0.05", "1"])
modes: st.SearchStrategy[Any] = st.sampled_from(["half-up", "half-even", "up", "down"])


def _exact(amount: Fraction) -> ExactLine:
    return ExactLine("x", Fraction(1), "event", Decimal(1), amount, ())


@given(amounts, steps, modes)
def test_rounding_the_total_moves_it_by_less_than_a_step(
    exact: list[Fraction], step: Any, mode: RoundingMode
) -> None:
    found = round_lines(
        [_exact(one) for one in exact], Rounding(step=step, mode=mode, each="total")
    )
    assert abs(Fraction(total(found)) - sum(exact)) < Fraction(step)
    assert Fraction(total(found)) % Fraction(step) == 0


@given(amounts, steps, modes)
def test_rounding_each_line_moves_the_total_by_less_than_a_step_a_line(
    exact: list[Fraction], step: Any, mode: RoundingMode
) -> None:
    found = round_lines([_exact(one) for one in exact], Rounding(step=step, mode=mode))
    assert abs(Fraction(total(found)) - sum(exact)) < len(exact) * Fraction(step)
    assert all(Fraction(one.amount) % Fraction(step) == 0 for one in found)


@given(amounts, steps, modes)
def test_a_step_tells_of_the_rounding_exactly_where_it_changed_something(
    exact: list[Fraction], step: Any, mode: RoundingMode
) -> None:
    found = round_lines([_exact(one) for one in exact], Rounding(step=step, mode=mode))
    assert [bool(one.steps) for one in found] == [
        Fraction(one.amount) != before for one, before in zip(found, exact, strict=True)
    ]


JUST_BELOW_A_HALF = Fraction(10**21) + Fraction(5, 1000) - Fraction(1, 10**16)


def test_an_amount_just_below_a_half_is_not_taken_for_a_half() -> None:
    (found,) = round_lines([_exact(JUST_BELOW_A_HALF)], Rounding())
    assert found.amount == 10**21


def test_with_the_usual_digits_it_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "_DIGITS", 28)
    (found,) = round_lines([_exact(JUST_BELOW_A_HALF)], Rounding())
    assert found.amount == 10**21 + Decimal("0.01")
