"""Examining several reports: order, what is left out, places, and that nothing stops it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.reported.reports import agreed, reported

from conventions.base.findings import Place
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.base.path import Path
from conventions.report import Report
from conventions.rules.reported import alone, compared, examine

MINIMAL = agreed()
RATE: dict[str, Any] = {"indicator": "i1", "group": "tg1"}


def quarter(number: int, numerator: int, **more: Any) -> Report:
    value = {"numerator": numerator, "denominator": 40}
    return reported({"period": f"2027-Q{number}", "observations": [{**RATE, "reported": value}]})


def test_the_order_of_time_counts_not_that_of_the_files() -> None:
    first, second, third = quarter(1, 20), quarter(2, 10), quarter(3, 10)
    found = compared(MINIMAL, (third, second, first))
    assert [(one.code.id, one.values["previous"]) for one in found] == [("R015", "2027-Q1")]
    assert compared(MINIMAL, (first, second, third)) == found


def test_a_correction_is_held_against_nothing_it_replaces() -> None:
    assert compared(MINIMAL, (quarter(1, 20), quarter(1, 10))) == ()


def test_a_revision_comes_after_what_it_corrects_whatever_the_order() -> None:
    first, second = quarter(1, 20), quarter(2, 10)
    corrected = quarter(1, 10).model_copy(update={"revision": 2})
    assert compared(MINIMAL, (corrected, first, second)) == ()
    assert (
        len(compared(MINIMAL, (corrected.model_copy(update={"revision": 1}), first, second))) == 1
    )


def test_a_report_on_another_agreement_is_left_out() -> None:
    stranger = Report.model_validate({**quarter(1, 41).model_dump(), "agreement": "another"})
    assert examine(MINIMAL, (stranger,)) == ()
    assert {one.code.id for one in examine(MINIMAL, (quarter(1, 41),))} == {"R007"}


def test_each_finding_stands_where_its_report_says() -> None:
    def locate(path: Path) -> Place:
        return Place("second.yaml", line=len(path))

    (found,) = compared(
        MINIMAL, (quarter(1, 20), quarter(2, 10)), (lambda _: Place("first.yaml"), locate)
    )
    assert found.place == Place("second.yaml", line=3)
    assert alone(MINIMAL, quarter(1, 41), locate)[0].place == Place("second.yaml", line=4)
    assert alone(MINIMAL, quarter(1, 41))[0].place == Place()


numbers = st.none() | st.integers(-5, 400) | st.decimals(-5, 400, places=2)
values = st.fixed_dictionaries(
    {
        "numerator": numbers,
        "denominator": numbers,
        "value": numbers,
        "percent": st.none() | st.decimals(0, 999, places=2),
        "missing": st.none() | st.just("not-available"),
    }
)
observations = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(["i1", "i2", "i9"]),
        "group": st.none() | st.just("tg1"),
        "reported": values,
        "accepted": st.none() | values,
        "excluded": st.lists(st.just({"count": 3, "reason": "parti"}), max_size=2),
        "breakdown": st.lists(
            st.fixed_dictionaries(
                {
                    "label": st.just("a"),
                    "count": st.none() | st.integers(0, 400),
                    "percent": st.none() | st.integers(0, 120),
                }
            ),
            max_size=3,
        ),
        "comment": st.none() | st.sampled_from(["objectif atteint", "Ziel verfehlt", "…"]),
    }
)
reports = st.fixed_dictionaries(
    {
        "period": st.sampled_from(
            ["2027", "2027-Q1", "2027-Q3", "term", "2026", "2027-03-01/2027-05-01"]
        ),
        "submitted": st.none() | st.dates(date(2027, 1, 1), date(2028, 6, 1)),
        "interim": st.booleans(),
        "observations": st.lists(observations, max_size=4),
        "deliveries": st.lists(
            st.fixed_dictionaries(
                {
                    "item": st.sampled_from(["places", "h"]),
                    "quantity": st.none() | st.integers(0, 99_999),
                    "persons": st.none() | st.integers(0, 9),
                    "unit_price": st.none() | st.integers(0, 999),
                    "amount": st.none() | st.decimals(0, 999_999, places=2),
                }
            ),
            max_size=3,
        ),
        "accounts": st.none()
        | st.fixed_dictionaries(
            {
                "costs": st.lists(st.just({"label": "a", "amount": 3}), max_size=2),
                "stated_total": st.none() | st.just(6),
                "paid": st.none() | st.integers(0, 999_999),
            }
        ),
    }
)


@settings(deadline=None)
@given(st.lists(reports, max_size=4))
def test_any_report_is_examined_and_every_finding_can_be_said(given_reports: list[Any]) -> None:
    for finding in examine(MINIMAL, tuple(map(reported, given_reports))):
        assert finding.path
        for language in LANGUAGES:
            assert said(finding, language).message


@pytest.mark.parametrize("name", ["report-2027.yaml"])
def test_the_smallest_example_is_in_order(name: str, root: Any) -> None:
    from conventions.forms import load_report

    report, findings = load_report(root / "examples/minimal" / name, MINIMAL)
    assert findings == ()
    assert report is not None
    assert examine(MINIMAL, (report,)) == ()
