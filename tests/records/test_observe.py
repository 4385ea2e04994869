"""Figures from lists: the catalogue's own definitions over the cases that mislead."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.lists import agreement, counted, figure, first, listed

from conventions.base.packaged import plain_tree
from conventions.base.span import Span
from conventions.records.observe import unknown_names
from conventions.records.view import View

CASES = plain_tree(Path(__file__).with_name("catalogue.yaml").read_text("utf-8"))
PLACED = agreement({"use": "placement-rate-at-exit"})
AFTER_SIX = agreement({"use": "placement-rate-6-months"})
EXITS = agreement({"use": "dynamic-exit-rate"})


def test_a_stay_that_straddles_periods_is_an_exit_of_one() -> None:
    text = """person entry exit destination
    P-1 2026-10-01 2027-02-28 fixed-term-long
    P-2 2027-10-01 2028-02-28 fixed-term-long
    P-3 2027-10-01 - -"""
    assert figure(text, PLACED, "2027") == "1/1"
    assert figure(text, PLACED, "2028") == "1/1"
    assert figure(text, agreement({"use": "participants"}), "2027") == "3"
    assert figure(text, agreement({"use": "participants"}), "2027-H1") == "1"


RETURNED = """person entry exit destination
    P-1 2027-01-04 2027-03-31 no-solution
    P-1 2027-05-01 2027-09-30 permanent-contract
    P-2 2027-01-04 2027-03-31 no-solution"""


def test_of_two_stays_of_a_person_the_last_counts() -> None:
    assert figure(RETURNED, PLACED) == "1/2"
    assert figure("\n".join(reversed_rows(RETURNED)), PLACED) == "1/2"


def test_where_the_unit_is_an_exit_each_counts() -> None:
    heading, *rows = RETURNED.splitlines()
    text = "\n".join([f"{heading} neutralised", *(f"{row} -" for row in rows)])
    assert figure(text, EXITS) == "1/3"


def reversed_rows(text: str) -> list[str]:
    heading, *rows = text.splitlines()
    return [heading, *reversed(rows)]


def test_an_exit_followed_by_a_return_is_none_where_the_agreement_says_so() -> None:
    counting = {
        "reentry_within": "P2M",
        "numerator": {"where": [{"destination": {"among": ["permanent-contract"]}}]},
        "denominator": {},
    }
    own = agreement(
        {
            "unit": "percent",
            "cohort": "exits-in-period",
            "definition": {"counting_unit": "exit", "counting": counting},
        }
    )
    result = counted(RETURNED, own)
    assert first(result).reported.denominator == 2
    excluded = first(result).excluded
    assert [(one.count, one.reason) for one in excluded] == [(1, "retour après la sortie")]


def test_exclusions_are_counted_with_their_ground() -> None:
    text = """person entry exit destination neutralised
    P-1 2027-01-04 2027-03-31 permanent-contract -
    P-2 2027-01-04 2027-03-31 no-solution moved-away
    P-3 2027-01-04 2027-03-31 no-solution death"""
    observation = first(counted(text, EXITS))
    assert f"{observation.reported.numerator}/{observation.reported.denominator}" == "1/1"
    assert sorted((one.count, one.reason) for one in observation.excluded) == [
        (1, "décès"),
        (1, "départ de la région"),
    ]


def test_a_person_with_another_stay_is_not_left_out() -> None:
    counting = {"min_stay": "P1M", "numerator": {}, "denominator": {}}
    own = agreement(
        {
            "unit": "percent",
            "cohort": "exits-in-period",
            "definition": {"counting_unit": "person", "counting": counting},
        }
    )
    text = """person entry exit
    P-1 2027-01-04 2027-01-10
    P-1 2027-02-04 2027-04-10
    P-2 2027-01-04 2027-01-10"""
    observation = first(counted(text, own))
    assert observation.reported.denominator == 1
    assert [one.count for one in observation.excluded] == [1]


SIX = """person entry exit status_6
    P-1 2027-01-04 2027-03-31 employed
    P-2 2027-01-04 2027-06-30 -"""


def test_before_the_last_measurement_point_there_is_no_rate() -> None:
    """Six months after 30 June is 30 December: one day before, it is too early."""
    early = counted(SIX, AFTER_SIX, on=date(2027, 12, 29))
    assert first(early).reported.missing == "too-early"
    assert [one.code.id for one in early.findings] == ["R232"]
    assert early.findings[0].values["count"] == 1
    assert early.report is not None
    assert early.report.interim


def test_an_empty_answer_that_is_due_is_neither_yes_nor_no() -> None:
    due = counted(SIX, AFTER_SIX, on=date(2027, 12, 30))
    assert first(due).reported.missing == "not-available"
    (finding,) = due.findings
    assert (finding.code.id, finding.values["row"]) == ("R231", 3)
    assert str(finding.place) == "list.csv:3:4"


def test_unknown_is_an_answer_and_stays_in_the_denominator() -> None:
    assert figure(SIX.replace("2027-06-30 -", "2027-06-30 unknown"), AFTER_SIX) == "1/2"


def test_a_column_that_is_absent_is_not_a_zero() -> None:
    result = counted("person entry exit\nP-1 2027-01-04 2027-06-30", AFTER_SIX)
    assert first(result).reported.missing == "not-collected"
    assert [one.code.id for one in result.findings] == ["R230"]


def test_nobody_left_gives_no_rate() -> None:
    assert figure("person entry exit destination\nP-1 2027-01-04 - -", PLACED) == "not-applicable"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["use"])
def test_indicators_of_the_catalogue(case: dict[str, str]) -> None:
    assert figure(case["list"], agreement({"use": case["use"]})) == case["figure"]


def test_assessments_on_time() -> None:
    of = agreement(
        {"use": "interim-assessments-held"}, services=({"id": "s1", "assessment_every": "P3M"},)
    )
    text = """person entry exit assessments
    P-1 2027-01-04 2027-08-31 2027-04-01,2027-07-20"""
    assert figure(text, of) == "1/2"


def test_groups_are_those_of_the_targets() -> None:
    of = agreement(
        {"use": "participants", "targets": [{"period": "2027", "group": "tg1", "at_least": 1}]}
    )
    text = "person group entry exit\nP-1 tg1 2027-01-04 -\nP-2 - 2027-01-04 -"
    assert first(counted(text, of)).group == "tg1"
    assert figure(text, of) == "1"


def test_a_counting_that_names_nothing_is_an_error() -> None:
    counting: dict[str, Any] = {
        "numerator": {"where": [{"destination": {"among": ["job"]}, "housing": {"filled": True}}]}
    }
    of = agreement({"unit": "count", "definition": {"counting": counting}})
    result = counted("person entry\nP-1 2027-01-04", of)
    assert result.report is None
    assert [one.values["name"] for one in result.findings] == ["job", "housing"]
    agreed = of.goals.indicators[0].definition.counting
    assert agreed is not None
    assert (
        list(unknown_names(agreed, {"destination": ("job",), "housing": (), "neutralised": ()}))
        == []
    )


ROWS = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.dates(date(2026, 6, 1), date(2027, 12, 1)),
        st.integers(0, 300),
        st.sampled_from(["permanent-contract", "no-solution", "unknown", "school"]),
    ),
    min_size=1,
    max_size=25,
)


@given(ROWS)
def test_any_list_of_exits_is_counted_as_by_hand(rows: list[tuple[int, date, int, str]]) -> None:
    """The oracle goes person by person over the rows, as one would with a pencil."""
    lines = ["person entry exit destination"]
    exits: dict[int, tuple[date, str]] = {}
    for person, entry, length, destination in rows:
        left = date.fromordinal(entry.toordinal() + length)
        lines.append(f"P-{person} {entry} {left} {destination}")
        if left.year == 2027 and (person not in exits or left >= exits[person][0]):
            exits[person] = (left, destination)
    placed = sum(destination == "permanent-contract" for _, destination in exits.values())
    expected = f"{placed}/{len(exits)}" if exits else "not-applicable"
    assert figure("\n".join(lines), PLACED) == expected


def test_reckoned_columns() -> None:
    records = listed("person referred entry\nP-1 2027-01-01 2027-01-11\nP-2 - 2027-01-11")
    span = Span(date(2027, 1, 1), date(2027, 12, 31))
    view = View(records, agreement(), span, date(2028, 1, 1))
    assert view.column("days_to_admission") == [10, None]
    assert view.lacking("days_absent") == "days_planned"
    assert view.lacking("assessments_due") == "services[].assessment_every"
