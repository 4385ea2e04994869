"""``check``: what is wrong with a report that came back, before anybody judges it."""

import sys
from pathlib import Path

import click

from conventions.acceptance import carried
from conventions.agreement import Agreement
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
from conventions.cli.reports import read_reports
from conventions.cli.truth import print_changes
from conventions.cli.yaml_report import as_yaml
from conventions.report import Report


@click.command
@click.argument("file")
@click.argument("report")
@click.option(
    "--annotate",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Copy of the workbook to write, with a comment and a colour on each cell.",
)
@click.option(
    "--after",
    metavar="EARLIER",
    help="Report that this one corrects: what was accepted of equal figures is carried over.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Report to write, YAML, as it was read.",
)
@format_option()
@lang_option
def check(
    file: str,
    report: str,
    annotate: Path | None,
    after: str | None,
    output: Path | None,
    output_format: str,
    lang: Language,
) -> None:
    """Say what is wrong in REPORT (.xlsx, .ods, .csv, .json, .yaml) on the agreement in FILE.

    With --after, also what it states otherwise than the report that it corrects.
    """
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
            raise click.BadParameter(f"{report}: .xlsx, .ods", param_hint="--annotate") from trouble
        write_whole(annotate, copy)
        wrote(annotate, lang)
    if read is not None and after is not None:
        read = _corrected(read, after, agreement, lang, aloud=output_format != "json")
    if read is not None and output is not None:
        write_whole(output, as_yaml(read).encode())
        wrote(output, lang)
    sys.exit(exit_code(findings, "error", hostile=read is None))


def _corrected(
    read: Report, after: str, agreement: Agreement, language: Language, *, aloud: bool
) -> Report:
    """The report as the revision after another; one of another period or sender is a wrong word."""
    earlier, _ = read_reports((after,), agreement, language)
    if not earlier or (earlier[0].period, earlier[0].sender) != (read.period, read.sender):
        raise click.BadParameter(f"{after}: {read.period}", param_hint="--after")
    found = carried(earlier[0], read)
    if aloud:
        print_changes(earlier[0], found, agreement, language)
    return found
