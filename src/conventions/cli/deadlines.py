"""``deadlines``: what falls due, to whom, why; as a table, a calendar or a picture."""

import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from conventions.agreement import Agreement
from conventions.agreement.holidays import working_days
from conventions.base.calendar import add
from conventions.base.language import LANGUAGES, Language, day, word
from conventions.base.safety import write_whole
from conventions.base.step import say
from conventions.cli.folder import shelf
from conventions.cli.options import format_option, lang_option, on_option, wrote
from conventions.cli.output import SCHEMA_VERSION, as_object, dumped
from conventions.cli.table import show
from conventions.deadlines import (
    Deadline,
    agenda,
    end_by_notice,
    legend,
    list_deadlines,
    next_day,
    say_limit,
    standing_limits,
    timeline,
)
from conventions.law import TimeLimit, merge

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--from", "start", type=_DAY, help="First day; that of --on otherwise.")
@click.option("--to", "end", type=_DAY, help="Last day; a year after the first otherwise.")
@click.option("--party", help="Only what this party must do: its id, or a part of its name.")
@click.option("--notice", type=_DAY, help="Also say when a notice of this day takes effect.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Calendar (.ics) or picture (.svg) to write instead.",
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="Of the file; by default the party's, else the agreement's.",
)
@on_option("Day of issue.")
@format_option()
@lang_option
def deadlines(**given: Any) -> None:
    """List what falls due under the agreements in FILEs and folders: when, who must act, and why.

    Where a last day is no working day, the next one stands beside it. A file that is no agreement
    yet is reported, and the others are listed.
    """
    lang, output = given["lang"], given["output"]
    if output is not None and output.suffix not in (".ics", ".svg"):
        raise click.BadParameter(f"{output}: .ics, .svg", param_hint="-o")
    first, last = _window(given["on"], given["start"], given["end"])
    held = shelf(given["files"], lang)
    found = [
        (agreement, deadline)
        for agreement in held.agreements
        for deadline in list_deadlines(agreement, first, last)
        if _concerns(deadline, agreement, given["party"])
    ]
    found.sort(key=lambda pair: (pair[1].date, pair[0].id))
    limits = tuple(
        {
            (limit.id, limit.reference): limit
            for agreement in held.agreements
            for limit in standing_limits(merge(agreement.laws))
        }.values()
    )
    notices = _notices(held.agreements, given["notice"])
    if output is not None:
        spoken = given["language"] or _spoken(held.agreements, given["party"])
        if output.suffix == ".ics":
            data = agenda(found, given["on"].date(), spoken)
        else:
            data = timeline(found, first, last, spoken or _first_language(held.agreements, lang))
        write_whole(output, data)
        wrote(output, lang)
    elif given["output_format"] == "json":
        listed = {
            "deadlines": [_as_object(agreement, one, lang) for agreement, one in found],
            "standing": [say_limit(limit, lang) for limit in limits],
            "notices": [
                {
                    "agreement": one.agreement.id,
                    "received": str(one.received),
                    "end": one.end and str(one.end),
                    "end_if_extended": one.extended and str(one.extended),
                }
                for one in notices
            ],
            "findings": [as_object(finding, lang) for finding in held.findings],
        }
        click.echo(dumped({"schema_version": SCHEMA_VERSION, **listed}))
    else:
        print_deadlines(found, lang)
        _print_limits(limits, lang)
        _print_notices(notices, lang)
    sys.exit(held.status)


def print_deadlines(found: list[tuple[Agreement, Deadline]], language: Language) -> None:
    """What falls due, in order of time, with what a day is worth that is no working day."""
    several = len({agreement.id for agreement, _ in found}) > 1
    moved = any(deadline.later for _, deadline in found)
    columns = {"date": True, "later": moved, "agreement": several}
    columns |= {"who": True, "what": True, "clause": True}
    shown = [name for name, wanted in columns.items() if wanted]
    rows = [_row(agreement, deadline, language) for agreement, deadline in found]
    show(shown, [[row[name] for name in shown] for row in rows], language)
    for line in legend((one for _, one in found), language):
        click.echo(line)


def _row(agreement: Agreement, deadline: Deadline, language: Language) -> dict[str, str]:
    return {
        "date": day(deadline.date, language),
        "later": next_day(deadline, language),
        "agreement": agreement.id,
        "who": _party(deadline.who, agreement, language),
        "what": say(deadline.what, language, agreement.financing.currency),
        "clause": deadline.clause,
    }


def _window(on: datetime, start: datetime | None, end: datetime | None) -> tuple[date, date]:
    first = (start or on).date()
    return first, end.date() if end else add(first, "P1Y")


def _concerns(deadline: Deadline, agreement: Agreement, asked: str | None) -> bool:
    """Whether the party asked for must act, alone or with the other."""
    if asked is None:
        return True
    party = _asked(agreement, asked)
    return party is not None and deadline.who in (None, party)


def _asked(agreement: Agreement, asked: str) -> str | None:
    """The one party with this id, else with this in its name; none where there is no such one."""
    if agreement.parties.get(asked):
        return asked
    wanted = asked.casefold()
    named = [
        party.id
        for party in agreement.parties
        if any(wanted in party.called(language).casefold() for language in LANGUAGES)
    ]
    return named[0] if len(named) == 1 else None


def _spoken(agreements: tuple[Agreement, ...], asked: str | None) -> Language | None:
    """The language in which the party asked for is written to."""
    for agreement in agreements:
        party = agreement.parties.get(_asked(agreement, asked) or "") if asked else None
        if party is not None and party.languages:
            return party.languages[0]
    return None


def _first_language(agreements: tuple[Agreement, ...], otherwise: Language) -> Language:
    return agreements[0].authoritative if len(agreements) == 1 else otherwise


@dataclass(frozen=True)
class _Notice:
    """When a notice takes effect, and when it would if limits that end on a free day ran on.

    The second is there where it is another day, and the agreement does not say what counts.
    """

    agreement: Agreement
    received: date
    end: date | None
    extended: date | None


def _notices(agreements: tuple[Agreement, ...], asked: datetime | None) -> list[_Notice]:
    if asked is None:
        return []
    return [_notice(agreement, asked.date()) for agreement in agreements]


def _notice(agreement: Agreement, received: date) -> _Notice:
    term = agreement.term
    days = working_days(agreement.parties, term, merge(agreement.laws))
    end = end_by_notice(term, received, days)
    moved = term.model_copy(update={"free_day": "next-working-day"})
    other = end_by_notice(moved, received, days) if term.free_day is None else end
    return _Notice(agreement, received, end, None if other == end else other)


def _print_notices(notices: list[_Notice], language: Language) -> None:
    for one in notices:
        ordinary = one.agreement.term.ordinary_termination
        how = "sent" if ordinary and ordinary.receipt == "sent" else "received"
        dates = {"received": one.received, "end": one.end, "extended": one.extended}
        values = {name: day(value, language) for name, value in dates.items() if value}
        values["agreement"] = one.agreement.id
        click.echo(word(language, "dates", f"ends.{how}" if one.end else "ends.none", **values))
        if one.extended:
            click.echo(word(language, "dates", "ends.extended", **values))


def _print_limits(limits: tuple[TimeLimit, ...], language: Language) -> None:
    if limits:
        click.echo(f"\n{word(language, 'dates', 'standing.title')}")
    for limit in limits:
        click.echo(f"  {say_limit(limit, language)} [{limit.reference}]")


def _as_object(agreement: Agreement, deadline: Deadline, language: Language) -> dict[str, Any]:
    later = deadline.later
    return {
        "date": deadline.date.isoformat(),
        "next_working_day": later.day.isoformat() if later else None,
        "extension": later.extension if later else None,
        "kind": deadline.kind,
        "who": deadline.who,
        "what": say(deadline.what, language),
        "note": say(deadline.note, language) if deadline.note else None,
        "clause": deadline.clause,
        "occurrence": deadline.occurrence,
        "agreement": agreement.id,
    }


def _party(party_id: str | None, agreement: Agreement, language: Language) -> str:
    if party_id is None:
        return word(language, "cli", "both")
    party = agreement.parties.get(party_id)
    return party.called(language) if party else party_id
