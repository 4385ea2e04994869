"""Every pricing model against its table of cases: ``tests/pricing/<model>.yaml``.

A case has terms (or the rate card), quantities, and the lines, steps and total that follow.
"""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from conventions.base.errors import UnknownName
from conventions.base.language import LANGUAGES, Language
from conventions.base.step import say
from conventions.pricing import (
    Combined,
    CostCovering,
    DeliveryRule,
    Limits,
    Line,
    Part,
    PerUnit,
    PricingTerms,
    Quantities,
    RateCard,
    Rounding,
    consumption,
    lines,
    needs,
    over_volume,
    paid_months,
    sentence,
    total,
    under_ceiling,
    under_volume,
    unknown_persons,
)
from conventions.pricing.corridor import Corridor

HERE = Path(__file__).parent
TABLES = (
    "bonus_malus",
    "combined",
    "cost_covering",
    "deficit_guarantee",
    "per_case",
    "per_fte",
    "premium",
    "rate_card",
    "schedule",
    "tiers",
    "wage_refund",
)
TERMS: TypeAdapter[Part | Combined] = TypeAdapter(PricingTerms)


def table(name: str) -> list[dict[str, Any]]:
    """The cases of a table, every scalar a text."""
    cases: list[dict[str, Any]] = yaml.load(
        (HERE / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader
    )
    return cases


def quantities(stated: dict[str, Any]) -> Quantities:
    """The quantities of a case."""
    claims, before = (
        [{name: Fraction(count) for name, count in one.items()} for one in stated.get(key, [])]
        for key in ("claims", "claimed_before")
    )
    return Quantities(
        months=int(stated.get("months", 12)),
        occupied=int(stated["occupied"]) if "occupied" in stated else None,
        available=int(stated["available"]) if "available" in stated else None,
        units={name: Fraction(count) for name, count in stated.get("units", {}).items()},
        costs=Decimal(stated["costs"]) if "costs" in stated else None,
        revenue=Decimal(stated["revenue"]) if "revenue" in stated else None,
        persons={name: int(count) for name, count in stated.get("persons", {}).items()},
        claims=claims or None,
        claimed_before=before,
        begun=int(stated.get("begun", 0)),
    )


def owed(case: dict[str, Any]) -> tuple[Line, ...]:
    """The lines of a case."""
    terms = TERMS.validate_python(case["terms"]) if "terms" in case else None
    card = RateCard.model_validate(case["card"]) if "card" in case else None
    rounding = Rounding.model_validate(case.get("rounding", {}))
    return lines(terms, quantities(case["quantities"]), rounding, card)


CASES = [(name, case) for name in TABLES for case in table(name)]


@pytest.mark.parametrize(
    "case", [case for _, case in CASES], ids=[f"{name}: {case['source']}" for name, case in CASES]
)
def test_case(case: dict[str, Any]) -> None:
    found = owed(case)
    expected = [
        (line["key"], Decimal(line["quantity"]), line["unit"], Decimal(line["unit_price"]))
        for line in case["lines"]
    ]
    assert [(line.key, line.quantity, line.unit, line.unit_price) for line in found] == expected
    assert [line.amount for line in found] == [Decimal(line["amount"]) for line in case["lines"]]
    steps = [step.key.removeprefix("pricing.step.") for line in found for step in line.steps]
    assert steps == case["steps"]
    assert total(found) == Decimal(case["total"])
    if "ceiling" in case:
        assert under_ceiling(total(found), Decimal(case["ceiling"])).paid == Decimal(case["paid"])
    assert all(say(step, "fr") for line in found for step in line.steps)


def test_every_case_names_its_source_and_no_two_the_same() -> None:
    sources = [(name, case["source"]) for name, case in CASES]
    assert len(set(sources)) == len(sources)


# the volume corridor

DAYS = table("corridor")


@pytest.mark.parametrize("case", DAYS, ids=[case["source"] for case in DAYS])
def test_corridor(case: dict[str, Any]) -> None:
    rules = {
        side: DeliveryRule.model_validate(case[side]) for side in ("over", "under") if side in case
    }
    limits = Limits(Corridor(min_percent=Decimal(90), max_percent=Decimal(105)), **rules)
    delivered, agreed = Decimal(case["delivered"]), Decimal(4400)
    held = (over_volume if delivered > agreed else under_volume)("day", delivered, agreed, limits)
    if "paid" not in case:
        assert held is None
        return
    assert held is not None
    assert held.paid == Decimal(case["paid"])
    assert held.paid * 110 == Decimal(case["amount"])
    assert bool(held.steps) is (held.paid != delivered)


def test_the_limit_of_a_rule_prevails_over_the_corridor() -> None:
    corridor = Corridor(min_percent=Decimal(90), max_percent=Decimal(105))
    rule = DeliveryRule(rule="refund", from_percent=Decimal(80))
    assert Limits(corridor, under=rule).least == 80
    assert Limits(corridor).least == 90
    assert Limits().least == Limits().most == 100


# what is missing is never zero


@pytest.mark.parametrize(
    ("terms", "stated"),
    [
        ({"model": "per-fte", "fte": 1, "price_per_fte": 1, "hours_basis": 1820}, {}),
        (
            {"model": "per-fte", "fte": 1, "price_per_fte": 1, "hours_basis": 0},
            {"units": {"hours": "1"}},
        ),
        ({"model": "cost-covering"}, {"costs": "5"}),
        ({"model": "cost-covering"}, {"revenue": "5"}),
        ({"model": "deficit-guarantee", "guarantee": 5}, {}),
        ({"model": "wage-refund", "rate": 50}, {}),
        ({"model": "premium", "amount": 150}, {}),
        ({"model": "premium", "amount": 150, "months_cap": 12}, {"units": {"premium": "13"}}),
        (
            {"model": "per-case", "phases": [{"id": "a", "label": "A", "amount": 1}]},
            {"units": {"a": "1/2"}},
        ),
        (
            {"model": "tiers", "id": "a", "label": "A", "unit": "case", "tiers": [{"price": 1}]},
            {"units": {"a": "1"}},
        ),
        (
            {
                "model": "tiers",
                "id": "a",
                "label": "A",
                "unit": "case",
                "reading": "marginal",
                "tiers": [{"up_to": 5, "price": 1}],
            },
            {"units": {"a": "6"}},
        ),
        (
            {"model": "bonus-malus", "id": "a", "label": "A", "target": 10, "base": 1},
            {"units": {"a": "6"}},
        ),
    ],
)
def test_what_is_missing_raises(terms: dict[str, Any], stated: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"[a-z]+"):
        lines(TERMS.validate_python(terms), quantities(stated), Rounding())


STABILITY = {"indicator": "stability", "amount": 220}


@pytest.mark.parametrize(
    ("outcome", "stated", "unknown"),
    [
        ({"claims_per_person": 1}, {"units": {"stability": "5"}}, True),
        ({"claims_per_person": 1}, {"units": {"stability": "1"}}, False),
        (
            {"claims_per_person": 2},
            {"units": {"stability": "5"}, "persons": {"stability": "4"}},
            False,
        ),
        (
            {"claims_per_person": 2},
            {"units": {"stability": "5"}, "persons": {"stability": "3"}},
            True,
        ),
        ({"cap_per_person": 500}, {"units": {"stability": "2"}}, False),
        ({"cap_per_person": 500}, {"units": {"stability": "3"}}, True),
        (
            {"cap_per_person": 500},
            {"units": {"stability": "3"}, "persons": {"stability": "2"}},
            False,
        ),
        (
            {"cap_per_person": 500},
            {"units": {"stability": "3"}, "claims": [{"stability": 3}]},
            False,
        ),
    ],
)
def test_limits_per_person_are_held_or_said_to_be_open(
    outcome: dict[str, Any], stated: dict[str, Any], unknown: bool
) -> None:
    card = RateCard.model_validate({"outcomes": [{**STABILITY, **outcome}]})
    told = quantities(stated)
    assert bool(unknown_persons(None, told, card)) is unknown
    if unknown:
        with pytest.raises(ValueError, match="person by person"):
            lines(None, told, Rounding(), card)
    else:
        assert total(lines(None, told, Rounding(), card)) <= 220 * 5


def test_a_quantity_without_a_price_is_refused_also_beside_a_card() -> None:
    card = RateCard.model_validate({"outcomes": [STABILITY]})
    with pytest.raises(UnknownName) as caught:
        lines(None, Quantities(units={"stabilty": Decimal(1)}), Rounding(), card)
    assert caught.value.suggestions == ("stability",)


def test_what_two_parts_need_is_asked_for_once() -> None:
    part = {"model": "cost-covering"}
    both = TERMS.validate_python({"model": "combined", "parts": [part, part]})
    assert needs(both) == needs(CostCovering(model="cost-covering"))


def test_months_are_whole_where_nothing_says_what_a_part_is_worth() -> None:
    item = {"id": "m", "label": "M", "unit": "participant-month", "price": 1}
    open_terms = PerUnit.model_validate({"model": "per-unit", "items": [item]})
    agreed = open_terms.model_copy(update={"broken_period": "days-30"})
    assert [asked.counted for asked in needs(open_terms).units] == ["whole"]
    assert [asked.counted for asked in needs(agreed).units] == ["any"]


def test_consumption_is_cut_off_and_never_rounded() -> None:
    # Rounded, 5.509 would be 5.51, and called over; 5.499 would be 5.50, and called conform.
    assert consumption([Decimal("5.509")], Decimal("5.50")) == "conform"
    assert consumption([Decimal("5.499")], Decimal("5.50")) == "under"
    assert consumption([Decimal("5.51")], Decimal("5.50")) == "over"
    with pytest.raises(ValueError, match="no month"):
        consumption([], Decimal(1))


def test_a_month_without_payable_days_has_no_share() -> None:
    with pytest.raises(ValueError, match="payable"):
        paid_months([(0, 0)])


# the clauses


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "case", [case for _, case in CASES if "terms" in case], ids=lambda case: case["source"]
)
def test_the_clause_prints_every_number_of_the_terms(
    case: dict[str, Any], language: Language
) -> None:
    clause = sentence(TERMS.validate_python(case["terms"]), language, "CHF")
    for stated in _numbers(case["terms"]):
        assert stated in clause, stated


def _numbers(tree: Any) -> list[str]:
    """The numbers of the terms, as a clause prints them."""
    if isinstance(tree, dict):
        return [number for value in tree.values() for number in _numbers(value)]
    if isinstance(tree, list):
        return [number for value in tree for number in _numbers(value)]
    try:
        value = Decimal(tree)
    except ArithmeticError:
        return []
    if not value:
        return []
    return [f"{value.normalize():,f}".replace(",", "'")]
