"""``demo``: the main job on a packaged real case, from the file to the dates that bind."""

from datetime import date
from itertools import cycle
from pathlib import Path
from tempfile import mkdtemp

import click

from conventions.agreement import Agreement, Draft, load_draft
from conventions.base.errors import InvalidDocument
from conventions.base.language import Language, any_language, day, word
from conventions.base.resources import examples
from conventions.base.safety import write_whole
from conventions.cli.assess import print_assessment
from conventions.cli.deadlines import print_deadlines
from conventions.cli.lint import summary
from conventions.cli.options import lang_option
from conventions.cli.output import as_text
from conventions.cli.settle import print_settlement
from conventions.report import Report

CASE = "fai_biel_seeland"
PERIOD = "2027"
ISSUED = date(2026, 12, 1)
ASSESSED = date(2028, 3, 1)
SETTLED = date(2028, 4, 30)
FROM, TO = date(2027, 1, 1), date(2028, 6, 30)
CARELESS = ("38 sur 118", "n.a.", "~150", "0.6", "1.234", "-3", "12,5,1", "31.02.2028", "oui")
"""What people type where a figure is asked for."""
SHOWN = 6


@click.command
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@lang_option
def demo(folder: Path | None, lang: Language) -> None:
    """Run the main job on a packaged real case, into FOLDER or one that it names."""
    from conventions.assessment import assess
    from conventions.deadlines import list_deadlines
    from conventions.rules.lint import lint
    from conventions.settlement import settle

    target = folder or Path(mkdtemp(prefix="conventions-demo-"))
    target.mkdir(parents=True, exist_ok=True)
    case = examples() / CASE
    write_whole(target / "agreement.yaml", (case / "agreement.yaml").read_bytes())
    draft = load_draft(target / "agreement.yaml")
    result = lint(draft)
    agreement = draft.agreement()
    _head("head", lang, title=any_language(agreement.title, lang, agreement.authoritative))
    _head("lint", lang, found=summary(result.findings, result.waiting, lang))
    _print(as_text(result.findings, lang))
    _drafts(draft, agreement, target, lang)
    report = _form(agreement, case / "reports" / f"{PERIOD}.yaml", target, lang)
    _head("assess", lang)
    print_assessment(assess(agreement, (report,), ASSESSED), agreement, lang)
    _head("settle", lang)
    print_settlement(settle(agreement, (report,), SETTLED), agreement, lang, explain=True)
    _head("deadlines", lang, start=day(FROM, lang), end=day(TO, lang))
    print_deadlines([(agreement, one) for one in list_deadlines(agreement, FROM, TO)], lang)
    _head("folder", lang, folder=target)


def _head(key: str, language: Language, **values: object) -> None:
    click.secho(f"\n{word(language, 'cli', f'demo.{key}', **values)}", bold=True)


def _print(text: str) -> None:
    if text:
        click.echo(text)


def _drafts(draft: Draft, agreement: Agreement, target: Path, language: Language) -> None:
    """The Word draft in every language of the agreement."""
    from conventions.word import draft as draft_in_word

    names = [f"agreement.{one}.docx" for one in agreement.languages]
    for one, name in zip(agreement.languages, names, strict=True):
        write_whole(target / name, draft_in_word(draft, one, created=ISSUED))
    _head("draft", language, files=", ".join(names))


def _form(agreement: Agreement, reported: Path, target: Path, language: Language) -> Report:
    """The form as the enterprise gets it, returns it, and might return it on a bad day."""
    from conventions.forms import define, filled, form, load_report

    spoken = language if language in agreement.languages else agreement.authoritative
    empty = form(agreement, PERIOD, spoken, ISSUED)
    write_whole(target / "form.xlsx", empty)
    _head("form", language, file="form.xlsx")
    known, trouble = load_report(reported, agreement)
    if known is None:
        raise InvalidDocument(f"{reported} is no report", trouble)
    path = target / "form-filled.xlsx"
    write_whole(path, filled(empty, agreement, known))
    report, findings = load_report(path, agreement)
    if report is None:
        raise InvalidDocument(f"{path} is no report", findings)
    _head("filled", language, n=len(report.observations), file=path.name)
    _print(as_text(findings, language))
    asked = define(agreement, PERIOD, spoken).entries("indicators")
    cells = [(entry.code, cell.field) for entry in asked for cell in entry.inputs]
    path = target / "form-careless.xlsx"
    write_whole(path, filled(empty, agreement, dict(zip(cells, cycle(CARELESS), strict=False))))
    _, findings = load_report(path, agreement)
    _head("careless", language, n=len(findings), file=path.name)
    gravest = sorted(findings, key=lambda one: one.severity.rank)
    kinds = {one.code.id: one for one in reversed(gravest)}
    _print(as_text(tuple(kinds.values())[-SHOWN:], language))
    return report
