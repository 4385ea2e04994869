"""Price per place: the table of cases, an oracle in fractions, and the guards."""

import math
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conventions.pricing import PerPlace, Quantities, Rounding, lines, sentence, total

CASES = yaml.load(Path(__file__).with_name("per_place.yaml").read_text("utf-8"), yaml.BaseLoader)

places = st.integers(0, 5_000)
prices = st.decimals(0, 200_000, places=2)
floors = st.decimals(1, 120, places=2)
days = st.integers(0, 2_000_000)


def _terms(count: int, price: Decimal, floor: Decimal | None = None) -> PerPlace:
    return PerPlace(model="per-place", places=count, price_per_place=price, occupancy_floor=floor)


@pytest.mark.parametrize("case", CASES, ids=[case["source"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    counts = {name: int(value) for name, value in case["quantities"].items()}
    quantities = Quantities(counts["months"], counts.get("occupied"), counts.get("available"))
    rounding = Rounding.model_validate(case.get("rounding", {}))
    found = lines(PerPlace.model_validate(case["terms"]), quantities, rounding)
    expected = [
        (line["key"], Decimal(line["quantity"]), line["unit"], Decimal(line["unit_price"]))
        for line in case["lines"]
    ]
    assert [(line.key, line.quantity, line.unit, line.unit_price) for line in found] == expected
    assert [line.amount for line in found] == [Decimal(line["amount"]) for line in case["lines"]]
    steps = [step.key.removeprefix("pricing.step.") for line in found for step in line.steps]
    assert steps == case["steps"]
    assert total(found) == Decimal(case["total"])


@given(places, prices, floors, st.tuples(days, st.integers(1, 2_000_000)), st.integers(0, 120))
def test_agrees_with_the_definition_in_fractions(
    count: int, price: Decimal, floor: Decimal, place_days: tuple[int, int], months: int
) -> None:
    occupied, available = place_days
    share = min(Fraction(1), Fraction(occupied * 100, available) / Fraction(floor))
    owed = count * Fraction(price) * Fraction(months, 12) * share
    cents = math.floor(owed * 100 + Fraction(1, 2))
    found = lines(_terms(count, price, floor), Quantities(months, occupied, available), Rounding())
    assert total(found) * 100 == cents


@given(places, prices, floors, st.tuples(days, days), st.integers(1, 2_000_000))
def test_more_use_is_never_paid_less_nor_above_the_capacity(
    count: int, price: Decimal, floor: Decimal, occupied: tuple[int, int], available: int
) -> None:
    terms = _terms(count, price, floor)
    less, more = (
        total(lines(terms, Quantities(12, used, available), Rounding()))
        for used in sorted(occupied)
    )
    assert less <= more <= count * price


@pytest.mark.parametrize(
    "quantities",
    [Quantities(12), Quantities(12, 100), Quantities(12, None, 100), Quantities(12, 0, 0)],
)
def test_missing_place_days_are_not_zero(quantities: Quantities) -> None:
    with pytest.raises(ValueError, match="place-days"):
        lines(_terms(20, Decimal(24000), Decimal(90)), quantities, Rounding())


def test_an_occupancy_shown_as_the_floor_may_still_be_below_it() -> None:
    # 89.9999996 % is shown as 90 %; deciding by what is shown would pay the whole capacity.
    found = lines(
        _terms(1000, Decimal("24000.00"), Decimal(90)),
        Quantities(12, 224_999_999, 250_000_000),
        Rounding(),
    )
    occupancy = found[0].steps[1].values["occupancy"]
    assert occupancy == 90
    assert total(found) == Decimal("23999999.89")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Les 20 places sont rémunérées à raison de CHF 24'000.00 par place et par an"),
        ("de", "Die 20 Plätze werden mit CHF 24'000.00 pro Platz und Jahr abgegolten"),
        ("it", "I posti (20) sono remunerati con CHF 24'000.00 per posto e anno"),
        ("en", "The 20 places are paid at CHF 24'000.00 per place and year"),
    ],
)
def test_the_clause_says_the_terms(language: Any, said: str) -> None:
    terms = _terms(20, Decimal("24000.00"), Decimal("87.5"))
    clause = sentence(terms, language, "CHF").replace("\u00a0", " ")
    assert clause.startswith(said)
    assert "87.5" in clause
    without = sentence(_terms(20, Decimal("24000.00")), language, "CHF").replace("\u00a0", " ")
    assert without.startswith(said)
    assert "%" not in without


def test_the_clause_of_a_single_place_is_in_the_singular() -> None:
    assert sentence(_terms(1, Decimal(900)), "fr", "EUR").startswith("La place est rémunérée")
