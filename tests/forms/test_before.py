"""What was reported of quantities and accounts, beside the rows that ask for them again."""

from decimal import Decimal

import pytest
from tests.forms.agreements import changed, every, minimal

from conventions.agreement import Agreement
from conventions.base.language import LANGUAGES, Language
from conventions.forms.definition import define
from conventions.report import Accounts, Cost, Delivery, Report

COSTS = {"model": "cost-covering"}


def before(**parts: object) -> Report:
    return Report.model_validate({"agreement": "minimal-fr", "period": "2026", **parts})


def said(
    agreement: Agreement, earlier: Report, about: str, language: Language = "fr"
) -> dict[str, str]:
    form = define(agreement, "2027", language, earlier)
    return {entry.code: entry.previous for entry in form.entries(about)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_with_their_share(language: Language) -> None:
    places = Delivery(item="places", occupied_days=3400, available_days=3650)
    (text,) = said(minimal(), before(deliveries=(places,)), "deliveries", language).values()
    assert text.startswith("2026")
    assert "93" in text
    half = Delivery(item="places", occupied_days=3400)
    assert said(minimal(), before(deliveries=(half,)), "deliveries") == {"D/places": ""}


def test_quantities_as_accepted() -> None:
    hours = Delivery(item="coaching", quantity=Decimal(40), accepted=Decimal("38.5"))
    texts = said(every(), before(deliveries=(hours,)), "deliveries")
    assert texts["D/coaching"].endswith("38.5")
    assert texts["D/test-day"] == ""


def test_costs_by_kind_the_others_together_and_their_sum() -> None:
    agreement = changed(financing__pricing=COSTS)
    kind = next(define(agreement, "2027", "fr").entries("accounts")).label
    costs = (
        Cost(label=kind, amount=Decimal(1000), accepted=Decimal(900)),
        Cost(label="Révision", amount=Decimal(50)),
        Cost(label="Divers", amount=Decimal(25)),
    )
    told = said(agreement, before(accounts=Accounts(costs=costs)), "accounts")
    assert {code: text.split()[-1] for code, text in told.items() if text} == {
        "A/cost-1": "900.00",
        "A/cost-other": "75.00",
        "A/costs": "975.00",
    }
    assert not any(said(agreement, before(), "accounts").values())
