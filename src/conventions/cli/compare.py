"""``compare``: two versions of an agreement, field by field, and the amendment between them."""

from datetime import datetime
from pathlib import Path

import click

from conventions.agreement import Agreement, Draft
from conventions.base.labels import labels_along
from conventions.base.language import LANGUAGES, Language, word
from conventions.base.safety import write_whole
from conventions.cli.options import (
    draft_of,
    format_option,
    lang_option,
    on_option,
    stop,
    wrote,
)
from conventions.cli.output import SCHEMA_VERSION, dumped
from conventions.cli.table import show


@click.command
@click.argument("old")
@click.argument("new")
@click.option(
    "--avenant",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="X.docx",
    help="Write the amendment that makes NEW of OLD.",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the amendment.")
@on_option("Date of the amendment.")
@format_option()
@lang_option
def compare(
    old: str,
    new: str,
    avenant: Path | None,
    language: Language | None,
    on: datetime,
    output_format: str,
    lang: Language,
) -> None:
    """Say what differs between two versions of an agreement, and what each change touches."""
    from conventions.comparison import compare as compared

    before, after = (_read(file, lang) for file in (old, new))
    changes = compared(before, after)
    if output_format == "json":
        found = [
            {
                "path": each.place,
                "subject": each.subject,
                "before": each.before,
                "after": each.after,
            }
            for each in changes
        ]
        click.echo(dumped({"schema_version": SCHEMA_VERSION, "changes": found}))
    elif changes:
        rows = [
            (
                word(lang, "cli", f"compare.subject.{each.subject}"),
                " › ".join(labels_along(Agreement, each.path, lang)) or each.place,
                each.before or word(lang, "cli", "compare.absent"),
                each.after or word(lang, "cli", "compare.absent"),
            )
            for each in changes
        ]
        show(("subject", "field", "before", "after"), rows, lang)
    else:
        click.echo(word(lang, "cli", "compare.none"))
    if avenant is not None:
        write_whole(avenant, _amendment(before, after, language, on))
        wrote(avenant, lang)


def _read(file: str, lang: Language) -> Draft:
    draft = draft_of(file)
    if draft.identity is None:
        stop(draft.findings, lang, hostile=draft.document.tree is None)
    return draft


def _amendment(before: Draft, after: Draft, language: Language | None, on: datetime) -> bytes:
    from conventions.base.errors import UnknownName
    from conventions.drafting import avenant
    from conventions.word.writer import write

    own = after.identity.authoritative if after.identity else LANGUAGES[0]
    try:
        made = avenant(before, after, language or own, created=on.date())
    except UnknownName as trouble:
        raise click.BadParameter(str(trouble), param_hint="--language") from trouble
    except ValueError as trouble:
        raise click.BadParameter(str(trouble), param_hint="--avenant") from trouble
    return write(made)
