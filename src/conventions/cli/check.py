"""``check``: what is wrong with a report that came back, before anybody judges it."""

import sys
from pathlib import Path

import click

from conventions.base.language import Language
from conventions.base.safety import write_whole
from conventions.cli.alike import as_text
from conventions.cli.options import (
    agreement_of,
    exit_code,
    format_option,
    lang_option,
    read_input,
    wrote,
)
from conventions.cli.output import as_json


@click.command
@click.argument("file")
@click.argument("report")
@click.option(
    "--annotate",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Copy of the workbook to write, with a comment and a colour on each cell.",
)
@format_option()
@lang_option
def check(
    file: str, report: str, annotate: Path | None, output_format: str, lang: Language
) -> None:
    """Say what is wrong in REPORT (.xlsx, .ods, .csv, .json, .yaml) on the agreement in FILE."""
    from conventions.base.errors import InvalidDocument
    from conventions.forms import read_report
    from conventions.forms.annotation import annotated

    agreement = agreement_of(file, lang)
    data = read_input(report)
    read, findings = read_report(data, agreement, report)
    if output_format == "json":
        click.echo(as_json(findings, lang))
    elif findings:
        click.echo(as_text(findings, lang))
    if annotate is not None:
        try:
            copy = annotated(data, findings, lang)
        except InvalidDocument as trouble:
            raise click.BadParameter(f"{report}: .xlsx", param_hint="--annotate") from trouble
        write_whole(annotate, copy)
        wrote(annotate, lang)
    sys.exit(exit_code(findings, "error", hostile=read is None))
