"""Price lists: the table of cases, an oracle in fractions, and the guards."""

import math
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conventions.base.errors import UnknownName
from conventions.pricing import (
    PerUnit,
    Quantities,
    Rounding,
    items_that_hold,
    lines,
    sentence,
    total,
)

TABLE = yaml.load(Path(__file__).with_name("per_unit.yaml").read_text("utf-8"), yaml.BaseLoader)
CASES = TABLE["cases"]
WTL = TABLE["price_lists"]["wtl"]

quantities_of_units = st.one_of(
    st.decimals(0, 100_000, places=4), st.fractions(0, 100_000, max_denominator=31)
)
prices = st.decimals(0, 100_000, places=2)
priced = st.lists(st.tuples(prices, quantities_of_units), max_size=8)


def _price_list(amounts: list[Decimal]) -> PerUnit:
    items = [
        {"id": f"i{place}", "label": "x", "unit": "hour", "price": price}
        for place, price in enumerate(amounts)
    ]
    return PerUnit.model_validate({"model": "per-unit", "items": items})


def _delivered(amounts: list[Decimal | Fraction]) -> Quantities:
    return Quantities(units={f"i{place}": amount for place, amount in enumerate(amounts)})


@pytest.mark.parametrize("case", CASES, ids=[case["source"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    quantities = Quantities(
        units={name: Fraction(value) for name, value in case["quantities"].items()}
    )
    rounding = Rounding.model_validate(case.get("rounding", {}))
    found = lines(PerUnit.model_validate(case["terms"]), quantities, rounding)
    expected = [
        (line["key"], Decimal(line["quantity"]), line["unit"], Decimal(line["unit_price"]))
        for line in case["lines"]
    ]
    assert [(line.key, line.quantity, line.unit, line.unit_price) for line in found] == expected
    assert [line.amount for line in found] == [Decimal(line["amount"]) for line in case["lines"]]
    assert total(found) == Decimal(case["total"])


@given(priced, st.sampled_from(["0.01", "0.05", "1"]))
def test_each_line_agrees_with_the_definition_in_fractions(
    rows: list[tuple[Decimal, Decimal | Fraction]], step: Any
) -> None:
    found = lines(
        _price_list([price for price, _ in rows]),
        _delivered([quantity for _, quantity in rows]),
        Rounding(step=step),
    )
    exact = [Fraction(price) * Fraction(quantity) for price, quantity in rows]
    expected = [
        math.floor(owed / Fraction(step) + Fraction(1, 2)) * Fraction(step) for owed in exact
    ]
    assert [Fraction(line.amount) for line in found] == expected


@given(priced, st.sampled_from(["0.01", "0.05", "1"]))
def test_a_rounded_total_agrees_with_the_definition_in_fractions(
    rows: list[tuple[Decimal, Decimal | Fraction]], step: Any
) -> None:
    found = lines(
        _price_list([price for price, _ in rows]),
        _delivered([quantity for _, quantity in rows]),
        Rounding(step=step, each="total"),
    )
    exact = sum((Fraction(price) * Fraction(quantity) for price, quantity in rows), Fraction(0))
    owed = math.floor(exact / Fraction(step) + Fraction(1, 2)) * Fraction(step)
    assert Fraction(total(found)) == owed


@given(prices, quantities_of_units, quantities_of_units)
def test_more_units_are_never_paid_less(
    price: Decimal, one: Decimal | Fraction, other: Decimal | Fraction
) -> None:
    terms = _price_list([price])
    less, more = sorted((Fraction(one), Fraction(other)))
    assert total(lines(terms, _delivered([less]), Rounding())) <= total(
        lines(terms, _delivered([more]), Rounding())
    )


@pytest.mark.parametrize("name", ["caoching", "training-member"])
def test_a_quantity_without_a_price_is_refused(name: str) -> None:
    # Left out in silence, a mistyped or a wrong list's item would be paid nothing.
    terms = PerUnit.model_validate({"model": "per-unit", "price_list": "non-member", "items": WTL})
    with pytest.raises(UnknownName) as caught:
        lines(terms, Quantities(units={name: Fraction(1)}), Rounding())
    assert caught.value.name == name
    assert "coaching" in caught.value.suggestions


@pytest.mark.parametrize(("price_list", "count"), [("member", 14), ("non-member", 14), (None, 20)])
def test_the_prices_that_hold(price_list: str | None, count: int) -> None:
    terms = PerUnit.model_validate(
        {"model": "per-unit", "items": WTL} | ({"price_list": price_list} if price_list else {})
    )
    holding = items_that_hold(terms)
    assert len(holding) == count
    assert {item.price_list for item in holding} >= {price_list, None}


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("fr", ["suivants : Coaching, CHF 150.00 par heure (y compris : salle) ; ", "gratuit"]),
        ("de", ["Preisen abgegolten: Coaching, CHF 150.00 pro Stunde (inbegriffen: Raum); "]),
        ("it", ["seguenti: Coaching, CHF 150.00 per ora (compresi: sala); ", "gratuito"]),
        ("en", ["prices: Coaching, CHF 150.00 per hour (including: room); ", "free of charge"]),
    ],
)
def test_the_clause_says_the_prices(language: Any, parts: list[str]) -> None:
    room = {"fr": "salle", "de": "Raum", "it": "sala", "en": "room"}
    terms = PerUnit.model_validate(
        {
            "model": "per-unit",
            "broken_period": "half-months",
            "items": [
                {
                    "id": "c",
                    "label": "Coaching",
                    "unit": "hour",
                    "price": "150",
                    "includes": [room],
                },
                {"id": "i", "label": "X", "unit": "event", "price": "0", "free_of_charge": "true"},
            ],
        }
    )
    clause = sentence(terms, language, "CHF").replace("\u00a0", " ")
    assert all(part in clause for part in parts)
    plain = sentence(terms.model_copy(update={"broken_period": None}), language, "CHF")
    assert clause.startswith(plain.replace("\u00a0", " "))
    assert len(clause) > len(plain)
