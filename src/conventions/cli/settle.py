"""``settle``: what is owed for the years reported, or would be for quantities one imagines."""

import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from conventions.acceptance import as_reported as reported_of
from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.language import LANGUAGES, Language, money, number, word
from conventions.base.safety import write_whole
from conventions.base.step import say
from conventions.cli.effects import effect_object, print_effects
from conventions.cli.facts import facts_of
from conventions.cli.options import agreement_of, exit_code, read_input, stop, wrote
from conventions.cli.output import SCHEMA_VERSION, as_object, dumped
from conventions.cli.reports import over_reports, print_steps, read_reports, warn
from conventions.cli.simulation import print_simulation
from conventions.cli.table import show
from conventions.cli.truth import print_truth, truth_object
from conventions.report import Report
from conventions.settlement import (
    Scenario,
    Settlement,
    YearSettlement,
    as_report,
    line_name,
    read_scenario,
    sums,
)
from conventions.settlement import settle as settle_reports


@click.command
@over_reports(
    "Day of the settlement; instalments due until then count as paid, unless --paid is given.",
    required=False,
)
@click.option("--quantities", metavar="FILE", help="What if: quantities instead of reports (YAML).")
@click.option(
    "--paid",
    metavar="FILE|AMOUNT",
    help="What was in fact paid on account (YAML, or the amount of one year), not what fell due.",
)
@click.option("--index", "index_file", metavar="FILE", help="Values of the index (YAML).")
@click.option(
    "--claims",
    "claims_file",
    metavar="FILE",
    help="Claims of each person by pseudonym (CSV: person, item, date), for limits per person.",
)
@click.option(
    "--confirmed",
    metavar="FILE",
    help="Price effects of results that the authority confirmed (YAML); others are proposed only.",
)
@click.option("--simulate", is_flag=True, help="Print what volumes from low to high would cost.")
@click.option(
    "--reminded",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of the formal reminder; the balance bears interest from it.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Settlement to write: .docx or .xlsx.",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Of what -o writes.")
def settle(  # noqa: PLR0913, PLR0917 - one for each option
    file: str,
    reports: tuple[str, ...],
    explain: bool,
    as_reported: bool,
    on: datetime,
    output_format: str,
    lang: Language,
    quantities: str | None,
    paid: str | None,
    index_file: str | None,
    claims_file: str | None,
    confirmed: str | None,
    simulate: bool,
    reminded: datetime | None,
    output: Path | None,
    language: Language | None,
) -> None:
    """Compute what is owed for the years REPORTed: lines, ceiling, tax, surplus, balance."""
    agreement = agreement_of(file, lang)
    if not (reports or quantities or simulate) or (reports and quantities):
        raise click.UsageError(word(lang, "cli", "settle-what"))
    scenario = _scenario(quantities, lang) if quantities else None
    if simulate:
        start = agreement.term.start or on.date()
        named = scenario is not None and scenario.period != "term"
        year = int(scenario.period[:4]) if scenario and named else start.year
        print_simulation(agreement, year, scenario, lang, explain=explain)
        if scenario is None and not reports:
            return
    read, doubts = _reports(reports, scenario, agreement, lang)
    day = reminded.date() if reminded else None
    used = reported_of(read) if as_reported else read
    facts, said = facts_of(agreement, used, lang, paid, index_file, claims_file, confirmed)
    settlement = settle_reports(agreement, used, on.date(), day, facts)
    findings = doubts + said + settlement.findings
    if output is not None:
        findings += _write(settlement, agreement, output, language or agreement.authoritative)
        wrote(output, lang)
    if output_format == "json":
        made = _settlement_object(settlement, findings, lang)
        click.echo(dumped(made | truth_object(read, agreement, reported=as_reported)))
    else:
        warn(findings, lang)
        print_settlement(settlement, agreement, lang, explain=explain)
        print_truth(read, agreement, lang, reported=as_reported)
    sys.exit(exit_code(findings, "error"))


def _scenario(file: str, language: Language) -> Scenario:
    """The quantities in a file; what is wrong with it ends the command."""
    scenario, findings = read_scenario(read_input(file), file)
    if scenario is None or exit_code(findings, "error"):
        stop(findings, language)
    warn(findings, language)
    return scenario


def _reports(
    files: tuple[str, ...], scenario: Scenario | None, agreement: Agreement, language: Language
) -> tuple[tuple[Report, ...], tuple[Finding, ...]]:
    if scenario is not None:
        return (as_report(scenario, agreement),), ()
    return read_reports(files, agreement, language)


def _write(
    settlement: Settlement, agreement: Agreement, output: Path, language: Language
) -> tuple[Finding, ...]:
    """Write the settlement as the ending of the file says; what its payment part lacks."""
    from conventions.settlement import payment_part

    if output.suffix == ".xlsx":
        from conventions.forms.settlement import workbook

        write_whole(output, workbook(settlement, agreement, language))
    elif output.suffix == ".docx":
        from conventions.word.settlement import settlement_document

        write_whole(output, settlement_document(settlement, agreement, language))
    else:
        raise click.BadParameter(".docx, .xlsx", param_hint="-o")
    _part, findings = payment_part(settlement, agreement, language)
    return findings


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
                click.echo(f"{year.year} {line_name(line.key, agreement, language)}")
                print_steps(line.steps, language, agreement)
            if year.steps:
                click.echo(f"{year.year} {word(language, 'settlement', 'sum.balance')}")
            print_steps(year.steps, language, agreement)
    print_effects(settlement, language)
    balance = settlement.balance
    key = "owed" if balance > 0 else "back" if balance < 0 else "none"
    key = key if settlement.years else "open"
    names = {"payer": settlement.payer, "payee": settlement.payee}
    said = {
        role: party.called(language)
        for role, name in names.items()
        if (party := agreement.parties.get(name)) is not None
    }
    values = {**names, **said, "amount": amount(abs(balance))}
    click.echo(word(language, "cli", f"balance-{key}", **values))
    if settlement.interest is not None:
        click.echo(say(settlement.interest.step, language, currency))
        click.echo(word(language, "cli", "with-interest", amount=amount(settlement.to_pay)))


def _year_rows(
    year: YearSettlement, agreement: Agreement, language: Language
) -> list[tuple[str, ...]]:
    currency = agreement.financing.currency
    rows: list[tuple[str, ...]] = [
        (
            str(year.year),
            line_name(line.key, agreement, language),
            number(line.quantity, language),
            money(line.unit_price, currency, language),
            money(line.amount, currency, language),
        )
        for line in year.lines
    ]
    rows += [
        (str(year.year), row.name(language), "", "", money(row.amount, currency, language))
        for row in sums(year)
    ]
    return rows


def _settlement_object(
    settlement: Settlement, findings: tuple[Finding, ...], language: Language
) -> dict[str, Any]:
    interest = settlement.interest
    # Nought is a balance; where nothing could be settled there is none.
    is_settled = bool(settlement.years)
    return {
        "schema_version": SCHEMA_VERSION,
        "agreement": settlement.agreement,
        "version": settlement.version,
        "on": settlement.on.isoformat(),
        "currency": settlement.currency,
        "payer": settlement.payer,
        "payee": settlement.payee,
        "years": [_year_object(year, settlement, language) for year in settlement.years],
        "balance": str(settlement.balance) if is_settled else None,
        "interest": None if interest is None else str(interest.amount),
        "to_pay": str(settlement.to_pay) if is_settled else None,
        "debtor": settlement.debtor if is_settled else None,
        "creditor": settlement.creditor if is_settled else None,
        "not_settled": None if is_settled else word(language, "cli", "balance-open"),
        "findings": [as_object(finding, language) for finding in findings],
    }


_PARTS = ("amount", "repaid", "kept", "reserved", "set_off", "covered", "drawn", "borne", "carried")


def _year_object(
    year: YearSettlement, settlement: Settlement, language: Language
) -> dict[str, Any]:
    result = year.result
    return {
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
        "tax": str(year.due.tax),
        "tax_added": str(year.due.added),
        "result": None if result is None else {part: str(getattr(result, part)) for part in _PARTS},
        "released": str(year.released),
        "reserve": None if year.held is None else str(year.held.reserve),
        "instalments": str(year.instalments),
        "paid_as_given": year.paid_as_given,
        "effects": [
            effect_object(effect, language, settlement.currency) for effect in year.effects
        ],
        "balance": str(year.balance),
        "steps": [say(step, language, settlement.currency) for step in year.steps],
    }
