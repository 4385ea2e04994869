"""The calendar file, read back by two parsers: icalendar, and vobject which knows nothing of it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from tests.rules.test_cases import changed

from conventions.agreement import Agreement
from conventions.base.language import LANGUAGES
from conventions.base.step import say
from conventions.deadlines import Deadline, agenda, list_deadlines
from conventions.deadlines.agenda import event_id

STAMP = date(2026, 12, 1)
ALL = date(2020, 1, 1), date(2045, 12, 31)


def found(**changes: Any) -> list[tuple[Agreement, Deadline]]:
    agreement = changed(changes).agreement()
    return [(agreement, one) for one in list_deadlines(agreement, *ALL)]


def events(data: bytes) -> dict[str, Any]:
    """The events by identifier, as icalendar reads them."""
    return {str(event["UID"]): event for event in Calendar.from_ical(data).walk("VEVENT")}


def test_both_parsers_read_the_same() -> None:
    listed = found(**{"term.end": "2029-12-31"})
    data = agenda(listed, STAMP, "fr")
    ours = events(data)
    theirs = vobject.readOne(data.decode()).vevent_list
    assert len(ours) == len(theirs) == len(listed) > 20
    for event in theirs:
        other = ours[event.uid.value]
        assert event.summary.value == str(other["SUMMARY"])
        assert event.description.value == str(other["DESCRIPTION"])
        assert event.dtstart.value == other["DTSTART"].dt
        assert event.dtend.value - event.dtstart.value == timedelta(days=1)
        assert event.valarm.trigger.value == other.walk("VALARM")[0]["TRIGGER"].dt


def test_an_event_says_what_the_deadline_says() -> None:
    for agreement, one in found():
        event = events(agenda([(agreement, one)], STAMP, "de"))[event_id(agreement, one)]
        assert event["DTSTART"].dt == one.date
        assert str(event["SUMMARY"]).startswith(say(one.what, "de").removesuffix("."))
        assert one.clause in event["DESCRIPTION"]
        assert event["DTSTAMP"].dt == datetime(2026, 12, 1, tzinfo=UTC)
        alarm = event.walk("VALARM")[0]
        assert alarm["TRIGGER"].dt <= timedelta(days=-14)
        assert str(alarm["DESCRIPTION"]).startswith("In ")


def test_a_day_that_is_no_working_day_says_both() -> None:
    listed = found(
        **{
            "term.end": "2028-12-31",
            "term.ordinary_termination": {"notice": "P2M", "to": "half-year-end"},
        }
    )
    disputed = [(a, one) for a, one in listed if one.later and one.later.extension == "disputed"]
    event = next(iter(events(agenda(disputed, STAMP, "fr")).values()))
    assert event["DTSTART"].dt == date(2027, 10, 31)
    assert "1er novembre 2027 est contesté" in event["DESCRIPTION"]


@pytest.mark.parametrize("language", [*LANGUAGES, None])
def test_lines_are_folded_and_ended_as_the_standard_asks(language: Any) -> None:
    """RFC 5545, 3.1: CRLF, no line above 75 octets; no character is torn."""
    data = agenda(found(), STAMP, language)
    lines = data.split(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert agenda(found(), STAMP, "it") == agenda(found(), STAMP, "it")


def test_identifiers_are_unique() -> None:
    listed = found(**{"term.end": "2029-12-31"})
    assert len({event_id(*pair) for pair in listed}) == len(listed)


CHANGES: list[tuple[str, Any, str]] = [
    ("term.ordinary_termination.notice", "P6M", "notice"),
    ("evaluation.interview.month", "9", "interview"),
    ("financing.payment.final_settlement_due", "P5M", "settlement"),
    ("financing.payment.instalments[0].due", "2027-02-28", "instalment"),
    ("term.start", "2027-01-15", "start"),
    ("goals.requirements[0].due", "2028-04-30", "requirement"),
]


@pytest.mark.parametrize(("path", "value", "kind"), CHANGES)
def test_a_date_that_changes_moves_its_event(path: str, value: str, kind: str) -> None:
    before = {event_id(a, one): one.date for a, one in found() if one.kind == kind}
    after = {event_id(a, one): one.date for a, one in found(**{path: value}) if one.kind == kind}
    shared = before.keys() & after.keys()
    assert shared
    assert any(before[one] != after[one] for one in shared)
    assert not after.keys() - before.keys(), "an event was doubled instead of moved"


def test_without_the_occurrence_two_events_would_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard switched off: identifiers from the clause alone fall together."""
    listed = found(**{"term.end": "2029-12-31"})
    assert len({(one.kind, one.clause) for _, one in listed}) < len(listed)


def test_sequence_follows_the_version() -> None:
    event = next(iter(events(agenda(found(version="3"), STAMP, "fr")).values()))
    assert event["SEQUENCE"] == 3


NASTY = 'a;b,c\\d"e\nBEGIN:VEVENT\rUID:x «ü» 🙂' + "x" * 80


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_no_title_breaks_the_file(title: str) -> None:
    pair = found()[0]
    agreement = pair[0].model_copy(update={"title": title})
    data = agenda([(agreement, pair[1])], STAMP, "fr")
    assert len(events(data)) == 1
    assert len(vobject.readOne(data.decode()).vevent_list) == 1
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_a_title_cannot_add_an_event() -> None:
    pair = found()[0]
    agreement = pair[0].model_copy(update={"title": NASTY})
    data = agenda([(agreement, pair[1])], STAMP, "fr")
    assert [str(event["UID"]) for event in Calendar.from_ical(data).walk("VEVENT")] == [
        event_id(agreement, pair[1])
    ]
    assert len(vobject.readOne(data.decode()).vevent_list) == 1
