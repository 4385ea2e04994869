"""``new``, ``draft`` and ``form``: the documents that people open."""

from datetime import date, datetime
from pathlib import Path

import click

from conventions.agreement import Draft
from conventions.agreement.draft import unreadable
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
    show_default="fr, or that of --from",
    help="Language of the agreement.",
)
@click.option("--from", "earlier", metavar="FILE", help="Begin from this agreement instead.")
@click.option(
    "--results",
    multiple=True,
    metavar="REPORT",
    help="Report on it, whose results are put beside each target; may be repeated.",
)
@on_option("Day on which the results are judged.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; standard output otherwise.",
)
@lang_option
def new(
    law: str,
    language: Language | None,
    earlier: str | None,
    results: tuple[str, ...],
    on: datetime,
    output: Path | None,
    lang: Language,
) -> None:
    """Print a starter file with comments, or write it with the schema that editors read.

    With --from, the file is that agreement, its dates moved on by the length of its term.
    """
    if results and earlier is None:
        raise click.UsageError("--results: --from")
    if earlier is None:
        language = language or "fr"
        text = _starter(law, language)
    else:
        draft = draft_of(earlier)
        language = language or (draft.identity.authoritative if draft.identity else "fr")
        text = _successor(draft, results, on.date(), language, lang)
    if output is None:
        click.echo(text, nl=False)
    elif output.exists():
        raise click.BadParameter(word(lang, "cli", "exists", path=output), param_hint="-o")
    else:
        write_whole(output, text.encode())
        wrote(output, lang)
        _schema_beside(output, language, lang)


def _starter(law: str, language: Language) -> str:
    from conventions.base.errors import UnknownName
    from conventions.starter import starter

    try:
        return starter(law, language)
    except UnknownName as unknown:
        raise click.BadParameter(str(unknown), param_hint="--law") from unknown


def _successor(
    draft: Draft, results: tuple[str, ...], on: date, language: Language, lang: Language
) -> str:
    """The agreement after this one; one that is not whole, or has no start, ends the command."""
    from conventions.base.splice import NoPlaceError
    from conventions.cli.reports import read_reports, warn
    from conventions.monitoring import review
    from conventions.succession import successor

    if not draft.is_whole:
        stop(draft.findings, lang, unreadable(draft))
    agreement = draft.agreement()
    reports, doubts = read_reports(results, agreement, lang)
    warn(doubts, lang)
    try:
        return successor(draft, review(agreement, reports, on), language)
    except (ValueError, NoPlaceError) as trouble:
        raise click.BadParameter(str(trouble), param_hint="--from") from trouble


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
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(LANGUAGES),
    help="The authoritative one otherwise; more than one give a file each, in step.",
)
@out_option
@click.option(
    "--base",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Corporate .docx that gives styles, letterhead and page set-up.",
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your own .docx with placeholders, filled instead: conventions template check.",
)
@click.option(
    "--guide",
    is_flag=True,
    help="Word comments: what each section should settle, and what stands against it.",
)
@click.option("--compare", metavar="OLD", help="Earlier version; Word then shows what was changed.")
@click.option("--author", default="", help="Whose changes they are; the issuing office otherwise.")
@on_option("Date of the draft.")
@lang_option
def draft(  # noqa: PLR0913, PLR0917 - one for each option
    file: str,
    languages: tuple[Language, ...],
    output: Path,
    base: Path | None,
    template: Path | None,
    guide: bool,
    compare: str | None,
    author: str,
    on: datetime,
    lang: Language,
) -> None:
    """Draft the agreement in FILE in Word; what is missing is marked and listed.

    In several languages, each has its own file, whose name ends in the language: the same articles
    with the same numbers, and a mark where a translation is missing.
    """
    from conventions.base.errors import InvalidDocument, UnknownName
    from conventions.base.findings import Severity, worst
    from conventions.base.safety import check_zip
    from conventions.rules.lint import lint
    from conventions.word import draft as draft_in_word
    from conventions.word.guide import guidance

    if template is not None and (base or compare or guide):
        said = word(lang, "template", "alone")
        raise click.BadParameter(said, param_hint="--template")
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
    chosen = tuple(dict.fromkeys(languages)) or (source.identity.authoritative,)
    findings = lint(source).findings
    has_errors = worst(findings) is Severity.ERROR
    try:
        drafts = {
            language: _filled(template, source, language, on.date(), lang, has_errors)
            if template
            else draft_in_word(
                source,
                language,
                created=on.date(),
                base=corporate,
                has_errors=has_errors,
                compare=earlier,
                author=author,
                guide=guidance(source, findings, language) if guide else None,
            )
            for language in chosen
        }
    except UnknownName as trouble:
        raise click.BadParameter(str(trouble), param_hint="--language") from trouble
    except InvalidDocument as trouble:
        raise click.BadParameter(str(trouble), param_hint="--base") from trouble
    for language, data in drafts.items():
        path = output.with_suffix(f".{language}{output.suffix}") if len(drafts) > 1 else output
        write_whole(path, data)
        wrote(path, lang)


def _filled(
    path: Path, source: Draft, language: Language, on: date, lang: Language, has_errors: bool
) -> bytes:
    """The template filled, and on standard error what is missing; faults end the command."""
    from conventions.base.errors import InvalidDocument
    from conventions.base.findings import Finding, Place
    from conventions.base.safety import check_zip
    from conventions.cli.output import as_text
    from conventions.word.template.check import check
    from conventions.word.template.codes import OWN_NOT_PLACED
    from conventions.word.template.fill import fill

    data = path.read_bytes()
    try:
        filled = fill(data, source, language, created=on, has_errors=has_errors)
    except InvalidDocument:
        stop(check(data, lang, str(path)), lang, hostile=bool(check_zip(data)))
    for gap in filled.gaps:
        click.echo(word(lang, "template", "gap", label=gap.label, path=gap.path), err=True)
    unplaced = tuple(
        Finding(OWN_NOT_PLACED, f"clauses.{key}", {"key": key}, Place(str(path)))
        for key in filled.unplaced
    )
    if unplaced:
        click.echo(as_text(unplaced, lang), err=True)
    return filled.data


@click.command
@click.argument("file")
@click.option("--period", required=True, help="2027, 2027-Q1, 2027-H1, 2027-03 or term.")
@click.option("--language", type=click.Choice(LANGUAGES), help="The authoritative one otherwise.")
@click.option("--previous", metavar="REPORT", help="Earlier report, whose figures it shows.")
@click.option(
    "--participations",
    is_flag=True,
    help="With a sheet for the list of participations, to be counted where it is (.xlsx).",
)
@out_option
@on_option("Date of issue.")
@lang_option
def form(  # noqa: PLR0913, PLR0917 - one for each option
    file: str,
    period: str,
    language: Language | None,
    previous: str | None,
    participations: bool,
    output: Path,
    on: datetime,
    lang: Language,
) -> None:
    """Write the reporting form of the agreement in FILE for a period: .xlsx, .html or .csv."""
    from conventions.base.errors import UnknownName
    from conventions.cli.reports import read_reports
    from conventions.forms import KINDS
    from conventions.forms import form as form_of

    kind = next((kind for kind in KINDS if output.suffix.lower() == f".{kind}"), None)
    if kind is None:
        known = ", ".join(f".{one}" for one in KINDS)
        raise click.BadParameter(f"{output.name}: {known}", param_hint="-o")
    if participations and kind != "xlsx":
        raise click.BadParameter(f"{output.name}: .xlsx", param_hint="--participations")
    agreement = agreement_of(file, lang)
    earlier = read_reports((previous,), agreement, lang)[0] if previous else ()
    try:
        data = form_of(
            agreement,
            period,
            language or agreement.authoritative,
            on.date(),
            kind=kind,
            previous=earlier[0] if earlier else None,
            participations=participations,
        )
    except UnknownName as trouble:
        raise click.BadParameter(str(trouble), param_hint="--period") from trouble
    write_whole(output, data)
    wrote(output, lang)
