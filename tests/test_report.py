"""Reports: what counts of a value, and whose report it is."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.report import Observation, Report, Value, about


def reported(**values: Any) -> Report:
    return Report.model_validate({"agreement": "a", "period": "2027", **values})


@pytest.mark.parametrize(
    ("accepted", "numerator"),
    [(None, 21), ({}, 21), ({"numerator": "20", "denominator": "49"}, 20)],
)
def test_what_is_accepted_counts_else_what_is_reported(accepted: Any, numerator: int) -> None:
    values = {"indicator": "i", "reported": {"numerator": "21", "denominator": "49"}}
    observation = Observation.model_validate({**values, "accepted": accepted})
    assert observation.used.numerator == numerator


def test_a_refusal_is_not_what_was_reported() -> None:
    observation = Observation.model_validate(
        {
            "indicator": "i",
            "reported": {"value": "21"},
            "accepted": {"missing": "not-available"},
        }
    )
    assert observation.used == Value(missing="not-available")


def test_an_observation_is_found_by_indicator_and_group() -> None:
    report = reported(
        observations=[
            {"indicator": "i", "group": "tg1", "reported": {"value": "1"}},
            {"indicator": "i", "reported": {"value": "2"}},
        ]
    )
    group, everybody = report.observation("i", "tg1"), report.observation("i")
    assert group is not None
    assert everybody is not None
    assert [group.reported.value, everybody.reported.value] == [Decimal(1), Decimal(2)]
    assert report.observation("j") is None
    assert report.observation("i", "tg2") is None


def test_a_value_that_was_not_given_is_not_zero() -> None:
    report = reported(observations=[{"indicator": "i"}])
    assert report.observations[0].used == Value()
    assert report.observations[0].used.value is None


@pytest.mark.parametrize(
    "values",
    [
        {"period": "2027-13"},  # domain E11
        {"deliveries": [{"item": "places", "occupied_days": "-1"}]},
        {"deliveries": [{"item": "coaching", "quantity": "-1"}]},
        {"observations": [{"indicator": "i", "reported": {"value": "0.1e3"}}]},
        {"observations": [{"indicator": "i", "reported": {"rate": "41"}}]},
    ],
)
def test_what_is_no_report_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        reported(**values)


def test_reports_of_another_agreement_are_left_out_and_of_another_version_named() -> None:
    mine, other = reported(), reported(agreement="b")
    older = reported(version="1", period="2026")
    kept, findings = about("a", 1, (mine, other, older))
    assert kept == (mine, older)
    assert [finding.code.id for finding in findings] == ["M004"]
    kept, findings = about("a", 2, (older,))
    assert kept == (older,)
    assert [finding.code.id for finding in findings] == ["M007"]
    for language in LANGUAGES:
        assert "2026" in said(findings[0], language).message


def test_what_was_accepted_of_a_quantity_or_a_cost_counts_instead_of_what_was_reported() -> None:
    report = reported(
        deliveries=[
            {"item": "coaching", "quantity": "40", "accepted": "38"},
            {"item": "workshop", "quantity": "3"},
            {"item": "places"},
        ],
        accounts={
            "costs": [
                {"label": "Wages", "amount": "100.00", "accepted": "0"},
                {"label": "Rent", "amount": "20.00"},
            ]
        },
    )
    assert [entry.used for entry in report.deliveries] == [38, 3, None]
    assert report.accounts is not None
    assert [entry.used for entry in report.accounts.costs] == [0, 20]


def test_a_later_revision_replaces_the_report_whole_and_says_so() -> None:
    first = reported(
        period="2027",
        observations=[
            {"indicator": "i", "reported": {"value": "1"}},
            {"indicator": "j", "reported": {"value": "5"}},
        ],
    )
    second = reported(
        period="2027", revision=2, observations=[{"indicator": "i", "reported": {"value": "2"}}]
    )
    other = reported(period="2027", sender="office", observations=[{"indicator": "k"}])
    used, findings = about(first.agreement, first.version, [second, first, other])
    assert used == (second, other)  # what the correction no longer says is not read from before
    assert [(each.code.id, each.values["revision"]) for each in findings] == [("M035", 1)]


def test_two_reports_of_one_revision_both_stand() -> None:
    first, second = reported(period="2027"), reported(period="2027", note="with the accounts")
    assert about(first.agreement, first.version, [first, second])[0] == (first, second)
