"""What is shown, how it is rounded, and which rates are."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure.oracle import tables

from conventions.base.language import LANGUAGES, Language
from conventions.disclosure import STANDARD, Profile, Table, publish, rate, read_profile
from conventions.disclosure import say_profile as say
from conventions.disclosure.publication import blurred


@given(tables())
def test_shown_cells_are_rounded_and_no_small_one_is_shown(table: Table) -> None:
    for cell, shown in publish(table, STANDARD).shown.items():
        count = table.count(cell)
        if shown is None:
            assert count > 0
        else:
            assert shown % STANDARD.rounding == 0
            assert abs(shown - count) * 2 <= STANDARD.rounding
            assert count == 0 or count >= STANDARD.minimum


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15)])
def test_rounding_is_half_up(count: int, shown: int) -> None:
    assert blurred(count, STANDARD) == shown


def test_a_profile_may_round_nothing() -> None:
    exact = STANDARD.model_copy(update={"rounding": 1})
    assert blurred(7, exact) == 7


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_rate_has_enough_cases_and_says_no_more_than_its_counts(k: int, n: int) -> None:
    found = rate(k, n, STANDARD)
    assert found == (Fraction(k, n) if n >= STANDARD.rate_floor else None)


def test_a_profile_is_data() -> None:
    profile, findings = read_profile(b"minimum: 8\nwidth: 8\nrate_floor: 30\n")
    assert not findings
    assert profile == Profile(minimum=8, width=8, rounding=5, rate_floor=30, complementary=True)


@pytest.mark.parametrize(
    "data",
    [
        b"minimum: few\n",
        b"smallest: 3\n",
        b"[",
        b"- 3\n",
        b"minimum: 1\n",
        b"minimum: 0\n",
        b"width: 1\n",
    ],
)
def test_a_wrong_profile_is_found(data: bytes) -> None:
    profile, findings = read_profile(data, "profile.yaml")
    assert profile is None
    assert findings


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rule_is_said(language: Language) -> None:
    said = say(STANDARD, language)
    for value in ("4", "5", "20"):
        assert value in said
    assert "{" not in said
