"""Stays held against the agreement and its law, each with the stay that is just within."""

from datetime import date
from decimal import Decimal

import pytest
from tests.records.lists import ON, agreement, counted, listed

from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.base.span import Span
from conventions.records.limits import last_day_by_age, limit_of
from conventions.records.stays import held_against

YEAR = Span(date(2027, 1, 1), date(2027, 12, 31))
LIMITED = agreement(
    services=(
        {
            "id": "s1",
            "duration_min": "P3M",
            "duration_max": "P6M",
            "total_duration_max": "P12M",
            "assessment_every": "P3M",
            "final_report_within": "P1M",
        },
    )
)
ART60 = agreement(measure="art-60-7", laws=("be", "be-art60"))
PIIS = agreement(measure="piis", laws=("be",))


def found(text: str, of: object = LIMITED, on: date = ON) -> list[str]:
    findings = held_against(listed(text, of), of, YEAR, on)  # type: ignore[arg-type]
    for finding in findings:
        assert all(said(finding, language).message for language in LANGUAGES)
    return [f"{one.code.id} {one.values['row']}" for one in findings if "row" in one.values]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("person entry exit\nP-1 2027-01-04 2027-04-03", []),
        ("person entry exit\nP-1 2027-01-04 2027-04-02", ["R221 2"]),
        ("person entry exit ending\nP-1 2027-01-04 2027-02-02 broken-off", []),
        ("person entry exit\nP-1 2027-01-04 2027-07-03", []),
        ("person entry exit\nP-1 2027-01-04 2027-07-04", ["R222 2"]),
        ("person entry exit\nP-1 2027-01-04 2027-04-30\nP-1 2027-04-30 2027-08-31", []),
        ("person entry exit\nP-1 2027-01-04 2027-04-30\nP-1 2027-04-29 2027-08-31", ["R220 3"]),
        ("person entry exit\nP-1 2027-01-04 2027-04-30\nP-2 2027-04-29 2027-08-31", []),
        (
            (
                "person entry exit\nP-1 2026-01-01 2026-06-30\nP-1 2026-07-01 2026-12-31\n"
                "P-1 2027-01-01 2027-03-31"
            ),
            ["R223 4"],
        ),
        ("person entry exit\nP-1 2026-01-01 2026-06-30\nP-1 2026-07-01 2026-12-31", []),
        ("person entry exit days_present\nP-1 2026-12-15 2027-03-20 79", []),
        ("person entry exit days_present\nP-1 2026-12-15 2027-03-20 80", ["R214 2"]),
        ("person entry exit assessments\nP-1 2027-01-04 2027-07-03 2027-04-04", []),
        ("person entry exit assessments\nP-1 2027-01-04 2027-07-03 2027-04-05", ["R224 2"]),
        ("person entry exit assessments\nP-1 2027-01-04 2027-07-03 -", ["R224 2"]),
        ("person entry exit final_report\nP-1 2027-01-04 2027-05-31 2027-06-30", []),
        ("person entry exit final_report\nP-1 2027-01-04 2027-05-31 2027-07-01", ["R225 2"]),
        ("person entry exit final_report\nP-1 2027-01-04 2027-05-31 -", ["R225 2"]),
    ],
)
def test_stays(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_report_that_is_not_due_yet() -> None:
    text = "person entry exit final_report\nP-1 2027-01-04 2027-05-31 -"
    assert found(text, on=date(2027, 6, 30)) == []
    assert found(text, on=date(2027, 7, 1)) == ["R225 2"]


def test_one_stay_alone_can_pass_the_total() -> None:
    of = agreement(services=({"id": "s1", "total_duration_max": "P12M"},))
    assert found("person entry exit\nP-1 2026-01-01 2027-06-30", of) == ["R223 2"]
    assert found("person entry exit\nP-1 2026-07-01 2027-06-30", of) == []


def test_three_evaluations_a_year_for_a_piis() -> None:
    text = "person service entry exit assessments\nP-1 s1 2027-01-04 2027-12-20 2027-04-01"
    findings = held_against(listed(text, PIIS), PIIS, YEAR, ON)
    assert [one.values["count"] for one in findings] == [1]
    assert "26.5.2002" in findings[0].values["source"]


@pytest.mark.parametrize(
    ("age", "left", "expected"),
    [
        (30, "2027-01-03", []),
        (30, "2027-01-04", ["R226 2"]),
        (34, "2027-07-03", []),
        (34, "2027-07-04", ["R226 2"]),
        (60, "2028-01-03", []),
        (60, "2028-01-04", ["R226 2"]),
    ],
)
def test_the_end_under_art_60_7(age: int, left: str, expected: list[str]) -> None:
    """12, 18, 24 months by age at the end; aged 34 at entry one can still come to 18 months."""
    assert found(f"person age entry exit\nP-1 {age} 2026-01-04 {left}", ART60) == expected


def test_the_days_that_go_with_the_months() -> None:
    last = last_day_by_age(ART60, date(2026, 1, 1), 30)
    assert last is not None
    assert last.day == date(2026, 12, 31)
    assert [last.days, last.months] == [Decimal(312), Decimal(12)]
    assert last_day_by_age(LIMITED, date(2026, 1, 1), 30) is None


def test_the_law_limits_a_service_that_states_nothing() -> None:
    fai = agreement(services=({"id": "s1"},), measure="ssip-fai")
    phase = agreement(services=({"id": "s1", "phase_order": 1},), measure="ssip-fai")
    limit = limit_of(fai, fai.services.services[0], "duration_max", date(2027, 1, 1))
    assert limit is not None
    assert limit.duration == "P6M"
    assert limit_of(phase, phase.services.services[0], "duration_max", date(2027, 1, 1)) is None


def test_many_findings_of_a_code_are_counted() -> None:
    rows = "\n".join(f"P-{number} 2027-01-04 2027-12-31" for number in range(30))
    result = counted(f"person entry exit\n{rows}", LIMITED)
    assert [one.code.id for one in result.findings].count("R222") == 10
    assert result.findings[-1].values["count"] == 20


def test_an_exit_still_to_come_overlaps_until_its_day() -> None:
    """The stay that ends last is the one compared with, though both have lasted as long so far."""
    text = "person entry exit\nP-1 2027-03-01 2027-06-30\nP-1 2027-03-01 2027-05-01\n"
    text += "P-1 2027-05-01 2027-08-31"
    assert [one for one in found(text, on=date(2027, 5, 1)) if "R220" in one] == [
        "R220 3",
        "R220 4",
    ]
