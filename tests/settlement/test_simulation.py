"""What if: a scenario settles as a report would, and a table shows where the clauses bite."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.settlement.agreed import accounted, agreed

from conventions.settlement import Scenario, as_report, read_scenario, settle, simulate

DAYS = {
    "financing.pricing": {
        "model": "per-unit",
        "items": [{"id": "day", "label": "Tag", "unit": "participant-day", "price": "110.00"}],
    },
    "financing.volume": {"unit": "participant-day", "quantity": "4400"},
    "financing.ceiling": None,
    "financing.over_delivery": {"rule": "not-paid", "from_percent": "105"},
    "financing.under_delivery": {"rule": "refund", "from_percent": "90"},
}
DAY = date(2028, 4, 30)


def owed(change: dict[str, Any], *points: int) -> list[str | None]:
    found = simulate(agreed(change), 2027, points)
    return [None if one.owed is None else str(one.owed) for one in found]


def test_domain_4_11_in_one_table() -> None:
    amounts = ["411400.00", "459800.00", "484000.00", "508200.00", "508200.00"]
    assert owed(DAYS, 85, 95, 100, 105, 110) == amounts


def test_a_clause_that_says_nothing_shows_as_a_gap() -> None:
    change = {**DAYS, "financing.over_delivery": {"rule": "renegotiate"}}
    found = simulate(agreed(change), 2027, (100, 110))
    assert [one.owed is None for one in found] == [False, True]
    assert [one.code.id for one in found[1].findings] == ["M006"]


def test_the_floor_bites_below_ninety_per_cent_and_more_than_all_places_there_is_not() -> None:
    assert owed({}, 84, 90, 100, 110) == ["224000.00", "240000.00", "240000.00"]


def test_no_volume_nothing_to_begin_with() -> None:
    assert owed({**DAYS, "financing.volume": {"unit": "case"}}, 100) == []


def test_a_scenario_is_a_report_that_nobody_sent() -> None:
    text = b"period: 2027\noccupied_days: 3650\navailable_days: 3650\ncosts: 231000.00\n"
    scenario, findings = read_scenario(text + b"own_revenue: 0\n")
    assert not findings
    assert scenario is not None
    agreement = agreed()
    imagined = settle(agreement, (as_report(scenario, agreement),), DAY)
    assert imagined == settle(agreement, (accounted(2027, "231000.00", "0"),), DAY)


def test_what_is_wrong_with_a_scenario_is_found() -> None:
    scenario, findings = read_scenario(b"period: 2027\nitem: {day: 3}\n", "q.yaml")
    assert scenario is None
    assert [str(one.place) for one in findings] == ["q.yaml:2:1"]
    assert read_scenario(b"\xff\xfe\x00")[0] is None


def test_a_scenario_of_several_items_is_scaled_as_a_whole() -> None:
    items = [
        {"id": name, "label": name, "unit": "hour", "price": "100.00"} for name in ("one", "two")
    ]
    change = {**DAYS, "financing.pricing": {"model": "per-unit", "items": items}}
    base = Scenario(period="2027", items={"one": Decimal(10), "two": Decimal(20)})
    (point,) = simulate(agreed(change), 2027, (50,), base)
    assert (str(point.total), point.quantity) == ("1500.00", None)
