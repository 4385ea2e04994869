"""Reports given on the command line, and steps printed under a result."""

import click

from conventions.agreement import Agreement
from conventions.base.findings import Finding, Severity
from conventions.base.language import Language
from conventions.base.step import Step, say
from conventions.cli.options import read_input, stop
from conventions.cli.output import as_text
from conventions.report import Report


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
