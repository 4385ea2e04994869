"""``settle --simulate``: what volumes from under- to over-delivery would cost."""

import click

from conventions.agreement import Agreement
from conventions.base.language import Language, money, number, percent, word
from conventions.base.messages import said
from conventions.cli.reports import print_steps
from conventions.cli.table import show
from conventions.settlement import Point, Scenario, simulate


def print_simulation(
    agreement: Agreement,
    year: int,
    scenario: Scenario | None,
    language: Language,
    *,
    explain: bool = False,
) -> None:
    """A row for each volume: quantity, what it costs, what each unit then comes to, or why not."""
    points = simulate(agreement, year, scenario=scenario)
    if not points:
        click.echo(word(language, "cli", "nothing-to-simulate"))
        return
    columns = ("#volume", "#quantity", "#lines", "#owed", "#each", "remark")
    show(columns, [_row(point, agreement, language) for point in points], language)
    if explain:
        for point in points:
            click.echo(f"{year}, {percent_of(point, language)}")
            print_steps(point.steps, language, agreement)


def percent_of(point: Point, language: Language) -> str:
    """How much of the volume planned."""
    return percent(point.percent, language)


def _row(point: Point, agreement: Agreement, language: Language) -> tuple[str, ...]:
    currency = agreement.financing.currency
    amounts = tuple(
        "–" if amount is None else money(amount, currency, language)
        for amount in (point.total, point.owed, point.each)
    )
    quantity = "–" if point.quantity is None else number(point.quantity, language)
    remark = "; ".join(f"{one.code.id} {said(one, language).message}" for one in point.findings)
    return (percent_of(point, language), quantity, *amounts, remark)
