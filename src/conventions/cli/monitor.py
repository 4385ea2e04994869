"""``monitor``: the monitoring report, as a Word document or a page."""

import sys
from datetime import datetime
from pathlib import Path

import click

from conventions.base.language import LANGUAGES, Language
from conventions.base.safety import write_whole
from conventions.cli.options import (
    agreement_of,
    exit_code,
    lang_option,
    on_option,
    out_option,
    wrote,
)
from conventions.cli.reports import read_reports, warn


@click.command
@click.argument("file")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@out_option
@click.option("--language", type=click.Choice(LANGUAGES), help="The authoritative one otherwise.")
@on_option("Day of the assessment.")
@lang_option
def monitor(
    file: str,
    reports: tuple[str, ...],
    output: Path,
    language: Language | None,
    on: datetime,
    lang: Language,
) -> None:
    """Report on the agreement in FILE: targets, money, deadlines, agenda (-o .docx or .html)."""
    from conventions.monitoring import page, report, review
    from conventions.word.monitoring import monitoring_document

    if output.suffix not in (".docx", ".html"):
        raise click.BadParameter(".docx, .html", param_hint="-o")
    agreement = agreement_of(file, lang)
    read, doubts = read_reports(reports, agreement, lang)
    held, chosen = review(agreement, read, on.date(), doubts), language or agreement.authoritative
    if output.suffix == ".html":
        write_whole(output, page(report(held, chosen)))
    else:
        write_whole(output, monitoring_document(held, chosen))
    wrote(output, lang)
    warn(held.findings, lang)
    sys.exit(exit_code(held.findings, "error"))
