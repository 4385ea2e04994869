from datetime import date
from decimal import Decimal
from typing import Any

from conventions.acceptance import as_reported, differences
from conventions.report import Report, Value

REPORT: dict[str, Any] = {
    "agreement": "a",
    "period": "2027",
    "observations": [
        {
            "indicator": "i",
            "reported": {"numerator": "20", "denominator": "49"},
            "accepted": {"numerator": "19", "denominator": "49"},
            "accepted_reason": "contrat de moins d'un mois",
            "accepted_by": "office",
            "accepted_on": "2028-02-01",
        },
        {"indicator": "j", "reported": {"value": "3"}, "accepted": {"value": "3"}},
        {"indicator": "k", "reported": {"value": "3"}, "accepted": {}},
    ],
    "deliveries": [
        {"item": "coaching", "quantity": "40", "accepted": "38"},
        {"item": "workshop", "quantity": "5", "accepted": "5"},
    ],
    "accounts": {"costs": [{"label": "Repas", "amount": "20.00", "accepted": "0"}]},
}


def report(**changes: Any) -> Report:
    return Report.model_validate({**REPORT, **changes})


def test_what_was_accepted_otherwise_is_listed_with_both_figures_and_why() -> None:
    first, *others = differences([report()])
    assert (first.name, first.reason, first.by, first.on) == (
        "i",
        "contrat de moins d'un mois",
        "office",
        date(2028, 2, 1),
    )
    assert first.path == ("observations", 0, "accepted")
    assert first.reported == Value(numerator=20, denominator=49)
    assert first.accepted == Value(numerator=19, denominator=49)
    assert [(one.name, one.reported, one.accepted) for one in others] == [
        ("coaching", Decimal(40), Decimal(38)),
        ("Repas", Decimal(20), Decimal(0)),
    ]


def test_as_reported_nothing_differs_and_nothing_else_changes() -> None:
    (plain,) = as_reported([report()])
    assert differences([plain]) == ()
    assert plain.observations[0].used == Value(numerator=20, denominator=49)
    assert plain.deliveries[0].used == 40
    assert plain.accounts is not None
    assert plain.accounts.costs[0].used == 20
    assert plain.observations[0].accepted_reason == "contrat de moins d'un mois"


def test_a_report_without_accounts() -> None:
    assert as_reported([report(accounts=None)])[0].accounts is None
