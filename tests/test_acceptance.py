from datetime import date
from decimal import Decimal
from typing import Any

from conventions.acceptance import as_reported, carried, changes, differences
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


CORRECTION: dict[str, Any] = {
    "agreement": "a",
    "period": "2027",
    "observations": [
        {"indicator": "i", "reported": {"numerator": "20", "denominator": "49"}, "comment": "x"},
        {"indicator": "j", "reported": {"value": "4"}},
    ],
    "deliveries": [
        {"item": "coaching", "quantity": "40"},
        {"item": "workshop", "quantity": "6"},
        {"item": "new", "quantity": "1", "accepted": "0"},
    ],
    "accounts": {"costs": [{"label": "Repas", "amount": "20.00"}]},
}


def test_what_was_accepted_is_carried_where_the_figure_is_the_same() -> None:
    again = carried(report(), Report.model_validate(CORRECTION))
    assert again.revision == 2
    same, other = again.observations
    assert same.used == Value(numerator=19, denominator=49)
    assert (same.accepted_reason, same.accepted_by, same.accepted_on) == (
        "contrat de moins d'un mois",
        "office",
        date(2028, 2, 1),
    )
    assert same.comment == "x"
    assert other.accepted is None, "another figure: to be looked at anew"
    assert [one.accepted for one in again.deliveries] == [38, None, 0]
    assert again.accounts is not None
    assert again.accounts.costs[0].used == 0
    assert carried(again, Report.model_validate(CORRECTION)).revision == 3


def test_every_figure_that_changed_is_named_with_both_and_what_is_lost() -> None:
    found = changes(report(), Report.model_validate(CORRECTION))
    assert [(one.name, one.before, one.now, one.accepted) for one in found] == [
        ("j", Value(value=Decimal(3)), Value(value=Decimal(4)), Value(value=Decimal(3))),
        ("k", Value(value=Decimal(3)), None, Value(value=Decimal(3))),
        ("workshop", Decimal(5), Decimal(6), Decimal(5)),
        ("new", None, Decimal(1), None),
    ]
    assert changes(report(), report(revision=2)) == ()
