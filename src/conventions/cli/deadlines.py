"""``deadlines``: what falls due, to whom, why."""

from dataclasses import asdict
from datetime import date, datetime

import click

from conventions.agreement import Agreement
from conventions.base.language import Language, day, word
from conventions.base.step import say
from conventions.cli.options import agreement_of, format_option, lang_option
from conventions.cli.output import SCHEMA_VERSION, dumped
from conventions.cli.table import show
from conventions.deadlines import Deadline, list_deadlines


@click.command
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--from", "start", type=click.DateTime(["%Y-%m-%d"]), help="First day; today.")
@click.option("--to", "end", type=click.DateTime(["%Y-%m-%d"]), help="Last day; a year later.")
@format_option()
@lang_option
def deadlines(
    files: tuple[str, ...],
    start: datetime | None,
    end: datetime | None,
    output_format: str,
    lang: Language,
) -> None:
    """List what falls due under the agreements in FILEs: when, who must act, and why."""
    first = start.date() if start else date.today()  # noqa: DTZ011 - a legal day is the local one
    last = end.date() if end else first.replace(year=first.year + 1, day=min(first.day, 28))
    found = [
        (agreement, deadline)
        for agreement in (agreement_of(file, lang) for file in files)
        for deadline in list_deadlines(agreement, first, last)
    ]
    found.sort(key=lambda pair: pair[1].date)
    if output_format == "json":
        listed = [
            {
                **asdict(deadline),
                "date": deadline.date.isoformat(),
                "what": say(deadline.what, lang),
                "agreement": agreement.id,
            }
            for agreement, deadline in found
        ]
        click.echo(dumped({"schema_version": SCHEMA_VERSION, "deadlines": listed}))
        return
    print_deadlines(found, lang)


def print_deadlines(found: list[tuple[Agreement, Deadline]], language: Language) -> None:
    """What falls due, in order of time."""
    show(
        ("date", "agreement", "who", "what", "clause"),
        [
            (
                day(deadline.date, language),
                agreement.id,
                _party(deadline.who, agreement, language),
                say(deadline.what, language),
                deadline.clause,
            )
            for agreement, deadline in found
        ],
        language,
    )


def _party(party_id: str | None, agreement: Agreement, language: Language) -> str:
    if party_id is None:
        return word(language, "cli", "both")
    party = agreement.parties.get(party_id)
    return party.called(language) if party else party_id
