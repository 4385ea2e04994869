"""The report as a whole: the indicators in order, and why others are not counted."""

from datetime import date

import pytest
from tests.records.lists import ON, agreement, counted, listed

from conventions.base.errors import UnknownName
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.records import CODES, count, countable_indicators
from conventions.report import Report

LIST = "person entry exit\nP-1 2027-01-04 2027-06-30\nP-2 2027-02-01 -"


def test_a_report_says_what_it_is() -> None:
    of = agreement({"use": "participants"})
    report = counted(LIST, of, on=date(2027, 12, 31)).report
    assert report is not None
    assert (report.agreement, report.version, report.period) == (of.id, of.version, "2027")
    assert report.source == "Liste des participations"
    assert not report.interim
    assert Report.model_validate_json(report.model_dump_json()) == report
    early = counted(LIST, of, on=date(2027, 12, 30)).report
    assert early is not None
    assert early.interim


def test_what_is_not_counted_says_why() -> None:
    of = agreement(
        {"use": "participant-satisfaction"},
        {"label": "Own", "unit": "count", "definition": {"numerator": "Persons"}},
        {"use": "participants"},
    )
    countable, findings = countable_indicators(of)
    assert [indicator.id for indicator, _ in countable] == ["i3"]
    assert [one.code.id for one in findings] == ["R233", "R233"]
    assert [one.values["reason"].key for one in findings] == [
        "not_counted.survey",
        "not_counted.own-words",
    ]
    for finding in findings:
        assert all(said(finding, language).message for language in LANGUAGES)


def test_words_of_its_own_are_not_counted_by_the_catalogue() -> None:
    """Who changes the denominator in words says anew how it is counted."""
    entry = {"use": "placement-rate-at-exit"}
    assert len(countable_indicators(agreement(entry))[0]) == 1
    changed = {**entry, "definition": {"denominator": "Persons with a professional goal"}}
    assert countable_indicators(agreement(changed))[0] == ()


def test_a_period_outside_the_term_raises() -> None:
    of = agreement({"use": "participants"})
    with pytest.raises(UnknownName):
        count(listed(LIST), of, "1999", ON)


def test_the_list_of_another_year_is_noticed() -> None:
    result = counted(LIST.replace("2027", "2026").replace(" -", " 2026-12-31"), agreement())
    assert [one.code.id for one in result.findings] == ["R235"]


def test_codes_are_in_order_and_said_in_every_language() -> None:
    ids = [code.id for code in CODES]
    assert ids == sorted(set(ids))
    assert all("R200" <= code <= "R249" for code in ids)
