"""``settle``: what is owed for the years reported."""

import sys
from datetime import datetime
from decimal import Decimal
from typing import Any

import click

from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.language import Language, any_language, money, number, word
from conventions.base.step import say
from conventions.cli.options import agreement_of, exit_code
from conventions.cli.output import SCHEMA_VERSION, as_object, dumped
from conventions.cli.reports import over_reports, print_steps, read_reports, warn
from conventions.cli.table import show
from conventions.settlement import Settlement, YearSettlement
from conventions.settlement import settle as settle_reports


@click.command
@over_reports("Day of the settlement; instalments due until then count as paid.")
def settle(
    file: str,
    reports: tuple[str, ...],
    explain: bool,
    on: datetime,
    output_format: str,
    lang: Language,
) -> None:
    """Compute what is owed for the years REPORTed: lines, ceiling, instalments, balance."""
    agreement = agreement_of(file, lang)
    read, doubts = read_reports(reports, agreement, lang)
    settlement = settle_reports(agreement, read, on.date())
    findings = doubts + settlement.findings
    if output_format == "json":
        click.echo(dumped(_settlement_object(settlement, findings, lang)))
    else:
        warn(findings, lang)
        print_settlement(settlement, agreement, lang, explain=explain)
    sys.exit(exit_code(settlement.findings, "error"))


def print_settlement(
    settlement: Settlement, agreement: Agreement, language: Language, *, explain: bool = False
) -> None:
    """The lines of each year, what they add up to, and who owes whom."""
    currency = settlement.currency

    def amount(value: Decimal) -> str:
        return money(value, currency, language)

    rows = [row for year in settlement.years for row in _year_rows(year, agreement, language)]
    show(("year", "line", "#quantity", "#price", "#amount"), rows, language)
    if explain:
        for year in settlement.years:
            for line in year.lines:
                click.echo(f"{year.year} {_line_name(line.key, agreement, language)}")
                print_steps(line.steps, language, agreement)
            print_steps(year.steps, language, agreement)
    balance = settlement.balance
    key = "owed" if balance > 0 else "back" if balance < 0 else "none"
    names = {"payer": settlement.payer, "payee": settlement.payee}
    said = {
        role: party.called(language)
        for role, name in names.items()
        if (party := agreement.parties.get(name)) is not None
    }
    values = {**names, **said, "amount": amount(abs(balance))}
    click.echo(word(language, "cli", f"balance-{key}", **values))


def _year_rows(
    year: YearSettlement, agreement: Agreement, language: Language
) -> list[tuple[str, ...]]:
    currency = agreement.financing.currency
    rows: list[tuple[str, ...]] = [
        (
            str(year.year),
            _line_name(line.key, agreement, language),
            number(line.quantity, language),
            money(line.unit_price, currency, language),
            money(line.amount, currency, language),
        )
        for line in year.lines
    ]
    for key, value in (
        ("total", year.total),
        ("ceiling", year.ceiling),
        ("owed", year.owed),
        ("instalments", -year.instalments),
        ("balance", year.balance),
    ):
        if value is not None:
            label_of = word(language, "cli", f"sums.{key}")
            rows.append((str(year.year), label_of, "", "", money(value, currency, language)))
    return rows


def _line_name(key: str, agreement: Agreement, language: Language) -> str:
    terms = agreement.financing.pricing
    for item in getattr(terms, "items", ()):
        if item.id == key:
            return any_language(item.label, language)
    return word(language, "cli", f"lines.{key}")


def _settlement_object(
    settlement: Settlement, findings: tuple[Finding, ...], language: Language
) -> dict[str, Any]:
    years = [
        {
            "year": year.year,
            "lines": [
                {
                    "item": line.key,
                    "quantity": str(line.quantity),
                    "unit": line.unit,
                    "price": str(line.unit_price),
                    "amount": str(line.amount),
                    "steps": [say(step, language, settlement.currency) for step in line.steps],
                }
                for line in year.lines
            ],
            "total": str(year.total),
            "ceiling": None if year.ceiling is None else str(year.ceiling),
            "owed": str(year.owed),
            "instalments": str(year.instalments),
            "balance": str(year.balance),
            "steps": [say(step, language, settlement.currency) for step in year.steps],
        }
        for year in settlement.years
    ]
    return {
        "schema_version": SCHEMA_VERSION,
        "agreement": settlement.agreement,
        "version": settlement.version,
        "on": settlement.on.isoformat(),
        "currency": settlement.currency,
        "payer": settlement.payer,
        "payee": settlement.payee,
        "years": years,
        "balance": str(settlement.balance),
        "findings": [as_object(finding, language) for finding in findings],
    }
