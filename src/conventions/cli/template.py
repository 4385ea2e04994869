"""``template``: an office's own Word template, checked before it is used."""

import sys
from pathlib import Path

import click

from conventions.base.language import Language, word
from conventions.base.refusals import ARCHIVE, TOO_LARGE
from conventions.base.safety import write_whole
from conventions.cli.options import exit_code, format_option, lang_option, read_input, wrote
from conventions.cli.output import FORMATS


@click.group
def template() -> None:
    """Check an office's own Word template (.docx)."""


@template.command
@click.argument("file")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Copy to write, with a Word comment at each fault.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "advice", "never"]),
    default="error",
    show_default=True,
    help="Least severity that makes the exit status 1.",
)
@format_option(*FORMATS)
@lang_option
def check(file: str, output: Path | None, fail_on: str, output_format: str, lang: Language) -> None:
    """Say everything that is wrong with the template FILE, where, and what may be meant."""
    from conventions.cli.lint import summary
    from conventions.word.template.check import check as check_template
    from conventions.word.template.check import checked_copy

    data = read_input(file)
    findings = check_template(data, lang, file)
    refusing = {code.id for code in (*ARCHIVE, TOO_LARGE)}
    hostile = any(finding.code.id in refusing for finding in findings)
    text = FORMATS[output_format](findings, lang)
    if text:
        click.echo(text)
    if output_format == "text":
        click.echo(summary(findings, (), lang), err=True)
    if output is not None and not hostile:
        write_whole(output, checked_copy(data, lang, word(lang, "template", "author")))
        wrote(output, lang)
    sys.exit(exit_code(findings, fail_on, hostile=hostile))
