"""Quantities and accounts beside what the earlier report said of them."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from conventions.base.language import Language, money, number, percent, word
from conventions.base.period import label
from conventions.base.step import shown
from conventions.base.values import Currency
from conventions.forms.entry import Entry
from conventions.forms.stated import Figures, booked, delivered
from conventions.report import Report


def with_before(
    entries: Iterable[Entry], previous: Report | None, language: Language, currency: Currency
) -> tuple[Entry, ...]:
    """The rows, each with the figures of the ``previous`` report, as accepted."""
    rows = tuple(entries)
    if previous is None:
        return rows
    figures: Figures = {}
    known = {delivery.item: delivery for delivery in previous.deliveries}
    for row in rows:
        if row.subject in known and row.code.startswith("D/"):
            said = delivered(known[row.subject], accepted=True)
            figures |= {(row.code, cell.field): said.get(cell.field) for cell in row.inputs}
    if previous.accounts is not None:
        figures |= booked(previous.accounts, rows, accepted=True)
    period = label(previous.period, language)
    return tuple(_with(row, figures, period, language, currency) for row in rows)


def _with(
    row: Entry, figures: Figures, period: str, language: Language, currency: Currency
) -> Entry:
    fields = [cell.field for cell in row.inputs]
    values = [figures.get((row.code, field)) for field in fields if field != "comment"]
    given = [value for value in values if value is not None]
    if row.sums:
        added = [figures.get((code, "amount")) for code in row.sums]
        known = [value for value in added if value is not None]
        given = [sum(known, Decimal(0))] if known else []
    if not given or len(given) < len(values):
        return row
    if row.sums or fields[0] == "amount":
        said = money(given[0], currency, language)
    else:
        said = "\u00a0/\u00a0".join(number(value, language) for value in given)
    if len(given) > 1 and given[1]:
        share = Fraction(given[0]) / Fraction(given[1]) * 100
        rate = percent(shown(share, places=1), language)
        said = f"{said} ({rate})"
    text = word(language, "form", "target.before", period=period, value=said)
    return replace(row, previous=text)
