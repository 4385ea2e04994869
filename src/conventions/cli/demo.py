"""``demo``: the main job on a packaged real case, from the file to the dates that bind."""

from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import click

from conventions.agreement import Agreement, load_draft
from conventions.base.language import Language, any_language, day, number, word
from conventions.base.resources import examples
from conventions.base.safety import write_whole
from conventions.cli.assess import print_assessment
from conventions.cli.deadlines import print_deadlines
from conventions.cli.lint import summary
from conventions.cli.options import lang_option
from conventions.cli.output import as_text
from conventions.cli.settle import print_settlement

CASE = "fai_biel_seeland"
PERIOD = "2027"
ISSUED = date(2026, 12, 1)
ASSESSED = date(2028, 8, 31)
SETTLED = date(2028, 3, 31)


@click.command
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@lang_option
def demo(folder: Path | None, lang: Language) -> None:
    """Run the main job on a packaged real case, into FOLDER or one that it names."""
    from conventions.assessment import assess
    from conventions.deadlines import list_deadlines
    from conventions.rules import lint
    from conventions.settlement import settle

    target = folder or Path(mkdtemp(prefix="conventions-demo-"))
    target.mkdir(parents=True, exist_ok=True)
    source = examples() / CASE / "agreement.yaml"
    write_whole(target / source.name, source.read_bytes())
    draft = load_draft(target / source.name)
    result = lint(draft)
    agreement = draft.agreement()
    title = any_language(agreement.title, lang, agreement.authoritative)
    _head(word(lang, "cli", "demo.head", title=title))
    _head(word(lang, "cli", "demo.lint", found=summary(result.findings, result.waiting, lang)))
    click.echo(as_text(result.findings, lang))
    _documents(target, lang)
    reports = _reports(agreement, target, lang)
    _head(word(lang, "cli", "demo.assess"))
    print_assessment(assess(agreement, reports, ASSESSED), agreement, lang)
    _head(word(lang, "cli", "demo.settle"))
    print_settlement(settle(agreement, reports, SETTLED), agreement, lang, explain=True)
    start, end = date(2027, 1, 1), date(2028, 6, 30)
    dates = word(lang, "cli", "demo.deadlines", start=day(start, lang), end=day(end, lang))
    _head(dates)
    print_deadlines([(agreement, one) for one in list_deadlines(agreement, start, end)], lang)
    _head(word(lang, "cli", "demo.folder", folder=target))


def _head(text: str) -> None:
    click.secho(f"\n{text}", bold=True)


def _documents(target: Path, language: Language) -> None:
    """The Word draft in every language of the agreement."""
    from conventions.word import draft as draft_in_word

    draft = load_draft(target / "agreement.yaml")
    languages = draft.identity.languages if draft.identity else ()
    names = []
    for one in languages:
        name = f"agreement.{one}.docx"
        write_whole(target / name, draft_in_word(draft, one, base=None, created=ISSUED))
        names.append(name)
    _head(word(language, "cli", "demo.draft", files=", ".join(names)))


def _reports(agreement: Agreement, target: Path, language: Language) -> tuple["Report", ...]:
    """The form, filled as the enterprise filled it, and read back; then filled carelessly."""
    from conventions.forms import filled, form, read_report

    name = f"form-{PERIOD}.xlsx"
    data = form(agreement, PERIOD, agreement.authoritative, ISSUED)
    write_whole(target / name, data)
    _head(word(language, "cli", "demo.form", file=name))
    ...
