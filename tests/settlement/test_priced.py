"""Own revenue and contributions are deducted once, and only where the price is a net cost."""

from datetime import date
from typing import Any

import pytest
from tests.settlement.agreed import accounted, agreed

from conventions.report import Report
from conventions.settlement import Settlement, settle

DAY = date(2028, 4, 30)
NET_COST = {
    "financing.pricing": {"model": "cost-covering"},
    "financing.ceiling": [{"year": 2027, "amount": "440000.00"}],
}
CONTRIBUTED = {"financing.budget.co_financing": [{"party": "fondation", "amount": "9000.00"}]}


def settled(change: dict[str, Any], costs: str, revenue: str, **contributions: str) -> Settlement:
    report = Report.model_validate(
        {
            "agreement": "minimal-fr",
            "period": "2027",
            "accounts": {
                "costs": [{"label": "Coûts", "amount": costs}],
                "own_revenue": revenue,
                "contributions": [
                    {"party": party, "amount": amount} for party, amount in contributions.items()
                ],
            },
        }
    )
    return settle(agreed(change), (report,), DAY)


@pytest.mark.parametrize(
    ("costs", "revenue", "owed", "result"),
    [
        ("512400.00", "61250.00", "440000.00", "-11150.00"),
        ("480000.00", "61250.00", "418750.00", "0.00"),
        ("50000.00", "61250.00", "0.00", "11250.00"),
    ],
)
def test_domain_4_5(costs: str, revenue: str, owed: str, result: str) -> None:
    found = settled(NET_COST, costs, revenue)
    (year,) = found.years
    assert (str(year.owed), str(year.balance)) == (owed, owed)
    assert year.result is not None
    assert str(year.result.amount) == result
    assert year.result.repaid == 0
    assert not found.findings


def test_a_contribution_lowers_the_net_cost_once() -> None:
    found = settled({**NET_COST, **CONTRIBUTED}, "480000.00", "61250.00", fondation="9000.00")
    (year,) = found.years
    assert str(year.owed) == "409750.00"
    assert year.result is not None
    assert year.result.amount == 0


def test_a_contribution_that_nobody_reports_is_not_nothing() -> None:
    found = settled({**NET_COST, **CONTRIBUTED}, "480000.00", "61250.00")
    assert not found.years
    assert [one.code.id for one in found.findings] == ["M026"]


def test_taken_for_nothing_a_contribution_would_be_paid_twice() -> None:
    without = settled(NET_COST, "480000.00", "61250.00")
    told = settled({**NET_COST, **CONTRIBUTED}, "480000.00", "61250.00", fondation="9000.00")
    assert without.balance - told.balance == 9000


def test_a_price_per_place_deducts_nothing_and_the_result_counts_it() -> None:
    (year,) = settle(
        agreed(), (accounted(2027, "240000.00", "7000.00", {"fondation": "500.00"}),), DAY
    ).years
    assert str(year.owed) == "240000.00"
    assert year.result is not None
    assert str(year.result.repaid) == "7500.00"
