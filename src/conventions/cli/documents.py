"""``new``, ``draft`` and ``form``: the documents that people open."""

from datetime import datetime
from pathlib import Path

import click

from conventions.base.language import LANGUAGES, Language, word
from conventions.base.safety import write_whole
from conventions.cli.options import (
    agreement_of,
    draft_of,
    lang_option,
    on_option,
    out_option,
    stop,
    wrote,
)


@click.command
@click.option("--law", default="ch", show_default=True, help="Legal framework: conventions laws.")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="fr",
    show_default=True,
    help="Language of the agreement.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; standard output otherwise.",
)
@lang_option
def new(law: str, language: Language, output: Path | None, lang: Language) -> None:
    """Print a starter file with comments, or write it with the schema that editors read."""
    from conventions.base.errors import UnknownName
    from conventions.starter import starter

    try:
        text = starter(law, language)
    except UnknownName as unknown:
        raise click.BadParameter(str(unknown), param_hint="--law") from unknown
    if output is None:
        click.echo(text, nl=False)
    elif output.exists():
        raise click.BadParameter(word(lang, "cli", "exists", path=output), param_hint="-o")
    else:
        write_whole(output, text.encode())
        wrote(output, lang)
        _schema_beside(output, language, lang)


def _schema_beside(output: Path, language: Language, lang: Language) -> None:
    """The schema that the first line of a starter names: an editor then explains and completes."""
    from conventions.cli.output import dumped
    from conventions.schema import schema

    path = output.with_name("agreement.schema.json")
    if not path.exists():
        write_whole(path, dumped(schema("agreement", language)).encode())
        wrote(path, lang)


@click.command
@click.argument("file")
@click.option("--language", type=click.Choice(LANGUAGES), help="The authoritative one otherwise.")
@out_option
@click.option(
    "--base",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Corporate .docx that gives styles, letterhead and page set-up.",
)
@click.option("--compare", metavar="OLD", help="Earlier version; Word then shows what was changed.")
@click.option("--author", default="", help="Whose changes they are; the issuing office otherwise.")
@on_option("Date of the draft.")
@lang_option
def draft(
    file: str,
    language: Language | None,
    output: Path,
    base: Path | None,
    compare: str | None,
    author: str,
    on: datetime,
    lang: Language,
) -> None:
    """Draft the agreement in FILE in Word; what is missing is marked and listed."""
    from conventions.base.errors import InvalidDocument, UnknownName
    from conventions.base.findings import Severity, worst
    from conventions.base.safety import check_zip
    from conventions.rules import lint
    from conventions.word import draft as draft_in_word

    source = draft_of(file)
    if source.identity is None:
        stop(source.findings, lang, hostile=source.document.tree is None)
    earlier = draft_of(compare) if compare else None
    if earlier is not None and earlier.identity is None:
        stop(earlier.findings, lang, hostile=earlier.document.tree is None)
    corporate = base.read_bytes() if base else None
    if corporate is not None:
        trouble = check_zip(corporate, str(base))
        if trouble:
            stop(trouble, lang, hostile=True)
    chosen = language or source.identity.authoritative
    has_errors = worst(lint(source).findings) is Severity.ERROR
    try:
        data = draft_in_word(
            source,
            chosen,
            created=on.date(),
            base=corporate,
            has_errors=has_errors,
            compare=earlier,
            author=author,
        )
    except UnknownName as trouble:
        raise click.BadParameter(str(trouble), param_hint="--language") from trouble
    except InvalidDocument as trouble:
        raise click.BadParameter(str(trouble), param_hint="--base") from trouble
    write_whole(output, data)
    wrote(output, lang)


@click.command
@click.argument("file")
@click.option("--period", required=True, help="2027, 2027-Q1, 2027-H1, 2027-03 or term.")
@click.option("--language", type=click.Choice(LANGUAGES), help="The authoritative one otherwise.")
@out_option
@on_option("Date of issue.")
@lang_option
def form(
    file: str,
    period: str,
    language: Language | None,
    output: Path,
    on: datetime,
    lang: Language,
) -> None:
    """Write the reporting form of the agreement in FILE for a period (.xlsx)."""
    from conventions.base.errors import UnknownName
    from conventions.forms import form as form_of

    agreement = agreement_of(file, lang)
    try:
        data = form_of(agreement, period, language or agreement.authoritative, on.date())
    except UnknownName as trouble:
        raise click.BadParameter(str(trouble), param_hint="--period") from trouble
    write_whole(output, data)
    wrote(output, lang)
