"""What is asked for the settlement, by pricing model, and what is read from it."""

from decimal import Decimal
from typing import Any

from tests.forms.agreements import TREE, changed
from tests.forms.sheets import ISSUED, made

from conventions.forms import form
from conventions.forms.definition import define
from conventions.forms.filling import filled
from conventions.forms.reading import read
from conventions.report import Accounts, Contribution, Cost, Delivery, Report

COSTS = {"model": "cost-covering"}
PREMIUM = {"model": "premium", "amount": "150.00", "months_cap": "12"}


def priced(pricing: dict[str, Any], **more: Any) -> Any:
    return changed(financing__pricing=pricing, **more)


def asked(agreement: Any, about: str) -> dict[str, list[str]]:
    entries = define(agreement, "2027", "fr").entries(about)
    return {entry.code: [cell.field for cell in entry.inputs] for entry in entries}


def test_accounts_are_asked_for_where_the_price_follows_from_them() -> None:
    assert asked(changed(), "accounts") == {}
    assert asked(priced(COSTS), "accounts") == {
        "A/cost-1": ["amount"],
        "A/cost-2": ["amount"],
        "A/cost-3": ["amount"],
        "A/cost-other": ["amount", "comment"],
        "A/costs": [],
        "A/revenue": ["amount"],
    }
    budget = {"eligible_costs": ["Salaires", "Loyer"]}
    agreement = priced(COSTS, financing__budget=budget)
    labels = [entry.label for entry in define(agreement, "2027", "fr").entries("accounts")]
    assert labels[:2] == ["Salaires", "Loyer"]


def test_days_and_persons_where_the_price_is_capped_by_them() -> None:
    assert asked(priced(PREMIUM), "deliveries") == {
        "D/premium": ["quantity"],
        "D/premium/days": ["occupied", "available"],
        "D/premium/persons": ["persons"],
    }


def test_accounts_and_quantities_come_back_as_they_were() -> None:
    agreement = priced(COSTS)
    labels = [entry.label for entry in define(agreement, "2027", "fr").entries("accounts")]
    accounts = Accounts(
        costs=(
            Cost(label=labels[0], amount=Decimal("120000.50")),
            Cost(label="Révision", amount=Decimal(900)),
        ),
        own_revenue=Decimal(0),
    )
    report = Report(agreement=agreement.id, period="2027", accounts=accounts)
    returned, _ = read(filled(made(agreement), agreement, report), agreement)
    assert returned is not None
    assert returned.accounts == accounts


def test_one_delivery_from_three_rows() -> None:
    agreement = priced(PREMIUM)
    delivery = Delivery.model_validate(
        {
            "item": "premium",
            "quantity": "7",
            "occupied_days": 100,
            "available_days": 130,
            "persons": 3,
        }
    )
    report = Report(agreement=agreement.id, period="2027", deliveries=(delivery,))
    returned, _ = read(filled(made(agreement), agreement, report), agreement)
    assert returned is not None
    assert returned.deliveries == (delivery,)


def test_no_cost_at_all_and_no_revenue_are_asked_about_once_each() -> None:
    agreement = priced(COSTS)
    report, findings = read(made(agreement), agreement)
    assert report is not None
    assert report.accounts is None
    silent = [one for one in findings if one.path.startswith("accounts")]
    assert [one.code.id for one in silent] == ["R104", "R104"]


def test_the_page_and_the_list_ask_for_them_too() -> None:
    agreement = priced(COSTS)
    page = form(agreement, "2027", "fr", ISSUED, kind="html").decode()
    assert 'data-sums="A/cost-1 A/cost-2 A/cost-3 A/cost-other"' in page
    assert "A/revenue:amount" in form(agreement, "2027", "fr", ISSUED, kind="csv").decode()


def test_a_contribution_of_each_third_party_of_the_budget() -> None:
    third = {**TREE["parties"][1], "id": "fondation", "role": "co-financer"}
    parties = [*TREE["parties"], third]
    budget = {"co_financing": [{"party": "fondation", "amount": "1000"}]}
    agreement = priced(COSTS, financing__budget=budget, parties=parties)
    assert asked(agreement, "accounts")["A/from-fondation"] == ["amount"]
    accounts = Accounts(
        costs=(Cost(label="Divers", amount=Decimal(5)),),
        own_revenue=Decimal(0),
        contributions=(Contribution(party="fondation", amount=Decimal(1000)),),
    )
    report = Report(agreement=agreement.id, period="2027", accounts=accounts)
    returned, _ = read(filled(made(agreement), agreement, report), agreement)
    assert returned is not None
    assert returned.accounts == accounts
