"""``lint`` and ``explain``."""

import sys
from collections import Counter

import click

from conventions.agreement.draft import unreadable
from conventions.base.findings import Finding, Severity
from conventions.base.language import Language, word
from conventions.cli.options import draft_of, exit_code, format_option, lang_option
from conventions.cli.output import FORMATS, as_json
from conventions.rules.lint import Waiting
from conventions.rules.lint import lint as lint_draft


@click.command
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "advice", "never"]),
    default="error",
    show_default=True,
    help="Least severity that makes the exit status 1.",
)
@click.option(
    "--completeness",
    is_flag=True,
    help="Show what is filled of the econcept table and of what the laws ask for.",
)
@format_option(*FORMATS)
@lang_option
def lint(
    files: tuple[str, ...], fail_on: str, completeness: bool, output_format: str, lang: Language
) -> None:
    """Say what is missing or will cause a dispute in agreement files (- for standard input)."""
    findings: tuple[Finding, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    hostile = False
    for file in files:
        draft = draft_of(file)
        result = lint_draft(draft)
        findings += result.findings
        waiting += result.waiting
        hostile = hostile or unreadable(draft)
        if completeness and output_format == "text":
            from conventions.cli.completeness import print_completeness

            print_completeness(draft, lang)
    if output_format == "json":
        text = as_json(findings, lang, waiting)
    else:
        text = FORMATS[output_format](findings, lang)
    if text:
        click.echo(text)
    if output_format == "text":
        click.echo(summary(findings, waiting, lang), err=True)
    sys.exit(exit_code(findings, fail_on, hostile=hostile))


def summary(findings: tuple[Finding, ...], waiting: tuple[Waiting, ...], language: Language) -> str:
    """How many findings of each severity, how many accepted, and which rules wait for what."""
    counts = Counter(finding.severity for finding in findings if not finding.accepted)
    parts = [
        word(language, "cli", f"count.{severity}.{'one' if n == 1 else 'other'}", n=n)
        for severity in Severity
        if (n := counts[severity])
    ]
    accepted = sum(1 for finding in findings if finding.accepted)
    if accepted:
        parts.append(word(language, "cli", "count.accepted", n=accepted))
    lines = [", ".join(parts) or word(language, "cli", "clean")]
    if waiting:
        sections = sorted({name for one in waiting for name in one.sections})
        count = "one" if len(waiting) == 1 else "other"
        lines.append(
            word(language, "cli", f"waiting.{count}", n=len(waiting), sections=", ".join(sections))
        )
    return "\n".join(lines)


@click.command
@click.argument("code")
@lang_option
def explain(code: str, lang: Language) -> None:
    """Print the page of a code: what it finds, why, an example, the law."""
    from conventions.base.errors import UnknownName
    from conventions.base.messages import template
    from conventions.codes import find_code

    try:
        found = find_code(code)
    except UnknownName as unknown:
        raise click.BadParameter(str(unknown), param_hint="CODE") from unknown
    words = template(found, lang)
    severity = word(lang, "cli", f"severity.{found.severity}")
    click.echo(f"{found.id} {found.name} ({severity})\n\n{words.message}")
    for label, text in (("do", words.do), ("why", words.why)):
        if text:
            click.echo(f"{word(lang, 'cli', label)} {text}")
    if found.page:
        click.echo(f"\n{found.page}")
