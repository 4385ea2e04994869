"""What a report states, by the cells of a form."""

from decimal import Decimal

from conventions.forms.entry import Entry, Input
from conventions.forms.stated import booked, by_row, delivered
from conventions.report import Accounts, Cost, Delivery

ROWS = tuple(
    Entry(code, label, (Input("amount", "money"),))
    for code, label in (
        ("A/cost-1", "Loyer"),
        ("A/cost-other", "Autres"),
        ("A/revenue", "Recettes"),
    )
)


def test_a_second_cost_of_a_kind_is_another_cost() -> None:
    costs = tuple(Cost(label="Loyer", amount=Decimal(amount)) for amount in (1, 2))
    accounts = Accounts(costs=costs, own_revenue=Decimal(7))
    assert {code: len(found) for code, found in by_row(accounts, ROWS).items()} == {
        "A/cost-1": 1,
        "A/cost-other": 1,
    }
    assert booked(accounts, ROWS) == {
        ("A/cost-1", "amount"): 1,
        ("A/cost-other", "amount"): 2,
        ("A/revenue", "amount"): 7,
    }


def test_a_quantity_as_reported_or_as_accepted() -> None:
    hours = Delivery(item="coaching", quantity=Decimal(40), accepted=Decimal(38))
    assert delivered(hours)["quantity"] == 40
    assert delivered(hours, accepted=True)["quantity"] == 38
