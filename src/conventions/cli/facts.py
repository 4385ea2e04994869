"""Facts given beside the reports of a settlement: payments, index, claims, effects."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

import click

from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.language import Language, word
from conventions.base.values import Money
from conventions.cli.options import exit_code, read_input, stop
from conventions.report import Report
from conventions.settlement import (
    Facts,
    Paid,
    Payments,
    read_claims,
    read_confirmations,
    read_index,
    read_payments,
)

_AMOUNT = re.compile(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?", re.ASCII)
Read = TypeVar("Read")


def facts_of(
    agreement: Agreement,
    reports: tuple[Report, ...],
    language: Language,
    paid: str | None,
    index: str | None,
    claims: str | None,
    confirmed: str | None,
) -> tuple[Facts, tuple[Finding, ...]]:
    """The facts in the files given, and what is doubtful in them.

    A file that cannot be used ends the command.
    """
    payments, doubts = _payments(paid, reports, language)
    values, of_index = _read(read_index, index, language)
    listed, of_claims = _read(
        lambda data, file: read_claims(data, agreement, file), claims, language
    )
    effects, of_effects = _read(read_confirmations, confirmed, language)
    facts = Facts(values, payments, listed, effects)
    return facts, (*doubts, *of_index, *of_claims, *of_effects)


def _payments(
    paid: str | None, reports: tuple[Report, ...], language: Language
) -> tuple[Payments | None, tuple[Finding, ...]]:
    """The payments in a file, or the one amount of the one year reported."""
    if paid is None or not _AMOUNT.fullmatch(paid):
        return _read(read_payments, paid, language)
    years = {report.period[:4] for report in reports}
    if len(years) != 1 or not all(year.isdigit() for year in years):
        raise click.UsageError(word(language, "cli", "paid-year"))
    amount: Money = Decimal(paid)
    one = Paid(amount=amount, year=int(years.pop()))
    return Payments(source="--paid", payments=(one,)), ()


def _read(
    read: Callable[[bytes, str], tuple[Read | None, tuple[Finding, ...]]],
    file: str | None,
    language: Language,
) -> tuple[Read | None, tuple[Finding, ...]]:
    if file is None:
        return None, ()
    found, findings = read(read_input(file), file)
    if found is None or exit_code(findings, "error"):
        stop(findings, language)
    return found, findings
