"""Deadlines as a calendar file (iCalendar, RFC 5545) that any calendar program takes in.

Each event keeps its identifier when its date changes, so that a later import moves it instead of
setting a second one beside it.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from conventions.agreement import Agreement
from conventions.base.language import Language, any_language, word
from conventions.base.step import say
from conventions.deadlines.deadline import Deadline, Kind

if TYPE_CHECKING:
    from icalendar import Event

_LEAD: dict[Kind, int] = {
    "start": 30,
    "end": 30,
    "notice": 30,
    "option": 30,
    "certificate": 60,
    "filing": 30,
    "interview": 30,
}
"""Days ahead on which the alarm is set off."""
_USUAL_LEAD = 14


def agenda(
    found: Iterable[tuple[Agreement, Deadline]], stamp: date, language: Language | None = None
) -> bytes:
    """A calendar of all-day events, each with an alarm; the same bytes for the same input.

    Each agreement is given in one version. ``stamp`` is the day of issue. Without a language, each
    event speaks the authoritative one of its agreement. ``SEQUENCE`` is the version of the
    agreement (RFC 5545, 3.8.7.4).
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//conventions//deadlines//EN")
    calendar.add("calscale", "GREGORIAN")
    for agreement, deadline in found:
        spoken = language or agreement.authoritative
        calendar.add_component(_event(agreement, deadline, stamp, spoken))
    written: bytes = calendar.to_ical()
    return written


def event_id(agreement: Agreement, deadline: Deadline) -> str:
    """The identifier of an event: of the agreement, the kind and the occurrence, not of the date.

    A UUID (RFC 7986, 5.3), as the identifier must not tell where it was made.
    """
    name = f"conventions:{agreement.id}:{deadline.kind}:{deadline.occurrence}"
    return str(uuid5(NAMESPACE_URL, name))


def _event(agreement: Agreement, deadline: Deadline, stamp: date, language: Language) -> "Event":
    from icalendar import Alarm, Event

    what = say(deadline.what, language, agreement.financing.currency)
    title = any_language(agreement.title, language, agreement.authoritative)
    event = Event()
    event.add("uid", event_id(agreement, deadline))
    event.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    event.add("sequence", agreement.version)
    event.add("dtstart", deadline.date)
    event.add("dtend", deadline.date + timedelta(days=1))
    event.add("summary", f"{what.removesuffix('.')} – {title}")
    event.add("description", _description(agreement, deadline, language))
    event.add("transp", "TRANSPARENT")
    alarm, lead = Alarm(), _LEAD.get(deadline.kind, _USUAL_LEAD)
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -timedelta(days=lead))
    alarm.add("description", word(language, "dates", "alarm", days=lead, what=what))
    event.add_component(alarm)
    return event


def _description(agreement: Agreement, deadline: Deadline, language: Language) -> str:
    """Who must act, what of a day that is no working day, and where it stands, a line each."""
    party = agreement.parties.get(deadline.who) if deadline.who else None
    who = party.called(language) if party else deadline.who
    lines = [word(language, "dates", "who", who=who or word(language, "cli", "both"))]
    lines += [say(deadline.note, language)] if deadline.note else []
    lines.append(
        word(
            language,
            "dates",
            "source",
            agreement=agreement.id,
            version=agreement.version,
            clause=deadline.clause,
        )
    )
    return "\n".join(lines)
