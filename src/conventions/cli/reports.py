"""Commands over reports: what they take, how reports are read, steps printed under a result."""

import sys
from collections.abc import Callable

import click

from conventions.agreement import Agreement
from conventions.base.findings import Finding, Severity
from conventions.base.language import Language
from conventions.base.step import Step, say
from conventions.cli.alike import as_text
from conventions.cli.options import FINDINGS, F, format_option, lang_option, on_option, read_input
from conventions.report import Report


def over_reports(day: str, *, required: bool = True) -> Callable[[F], F]:
    """What a command takes that works on an agreement and its reports, as of some ``day``."""

    def made(function: F) -> F:
        for add in (
            lang_option,
            format_option(),
            on_option(day),
            click.option("--explain", is_flag=True, help="Print every step."),
            click.option(
                "--as-reported", is_flag=True, help="Use the figures reported, not those accepted."
            ),
            click.argument("reports", nargs=-1, required=required, metavar="REPORT..."),
            click.argument("file"),
        ):
            function = add(function)
        return function

    return made


def read_reports(
    files: tuple[str, ...], agreement: Agreement, language: Language
) -> tuple[tuple[Report, ...], tuple[Finding, ...]]:
    """All reports, and what is doubtful in them; one that cannot be read ends the command."""
    from conventions.forms import read_reports as read
    from conventions.rules.reported import RULES

    reports, findings = read(((read_input(file), file) for file in files), agreement)
    doubts = {rule.code.id for rule in RULES}
    if any(one.severity is Severity.ERROR and one.code.id not in doubts for one in findings):
        warn(findings, language)
        sys.exit(FINDINGS)
    return reports, findings


def warn(findings: tuple[Finding, ...], language: Language) -> None:
    """Print findings on standard error, beside the result."""
    if findings:
        click.echo(as_text(findings, language), err=True)


def print_steps(steps: tuple[Step, ...], language: Language, agreement: Agreement) -> None:
    """Each step as a line of its own."""
    for step in steps:
        click.echo(f"    {say(step, language, agreement.financing.currency)}")
