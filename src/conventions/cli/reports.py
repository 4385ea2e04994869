"""Commands over reports: what they take, how reports are read, steps printed under a result."""

from collections.abc import Callable

import click

from conventions.agreement import Agreement
from conventions.base.findings import Finding, Severity
from conventions.base.language import Language
from conventions.base.step import Step, say
from conventions.cli.options import F, format_option, lang_option, on_option, read_input, stop
from conventions.cli.output import as_text
from conventions.report import Report


def over_reports(day: str) -> Callable[[F], F]:
    """What a command takes that works on an agreement and its reports, as of some ``day``."""

    def made(function: F) -> F:
        for add in (
            lang_option,
            format_option(),
            on_option(day),
            click.option("--explain", is_flag=True, help="Print every step."),
            click.argument("reports", nargs=-1, required=True, metavar="REPORT..."),
            click.argument("file"),
        ):
            function = add(function)
        return function

    return made


def read_reports(
    files: tuple[str, ...], agreement: Agreement, language: Language
) -> tuple[tuple[Report, ...], tuple[Finding, ...]]:
    """All reports, and what is doubtful in them; an error in one of them ends the command."""
    from conventions.forms import read_report

    reports: list[Report] = []
    findings: list[Finding] = []
    for file in files:
        report, found = read_report(read_input(file), agreement, file)
        findings += found
        if report is not None:
            reports.append(report)
    if any(finding.severity is Severity.ERROR for finding in findings):
        stop(tuple(findings), language)
    return tuple(reports), tuple(findings)


def warn(findings: tuple[Finding, ...], language: Language) -> None:
    """Print findings on standard error, beside the result."""
    if findings:
        click.echo(as_text(findings, language), err=True)


def print_steps(steps: tuple[Step, ...], language: Language, agreement: Agreement) -> None:
    """Each step as a line of its own."""
    for step in steps:
        click.echo(f"    {say(step, language, agreement.financing.currency)}")
