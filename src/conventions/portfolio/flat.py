"""The columns of a portfolio outside this program, the same in every format.

Names are English and lasting, values are codes; only titles, names and labels are in the language
of the run. Exact values are Decimals of six places at most.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.base.step import shown
from conventions.portfolio.row import Row

Flat = str | int | Decimal | date | bool | None


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else shown(value)


COLUMNS: Mapping[str, tuple[type, Callable[[Row], Flat]]] = {
    "agreement": (str, lambda row: row.agreement),
    "version": (int, lambda row: row.version),
    "title": (str, lambda row: row.title),
    "provider": (str, lambda row: row.provider),
    "laws": (str, lambda row: " ".join(row.laws)),
    "indicator": (str, lambda row: row.indicator),
    "catalogue": (str, lambda row: row.use),
    "label": (str, lambda row: row.label),
    "period": (str, lambda row: row.period),
    "first_day": (date, lambda row: row.first),
    "last_day": (date, lambda row: row.last),
    "group": (str, lambda row: row.group),
    "group_label": (str, lambda row: row.group_label or None),
    "unit": (str, lambda row: row.unit),
    "currency": (str, lambda row: row.currency if row.unit == "currency" else None),
    "numerator": (Decimal, lambda row: _decimal(row.numerator)),
    "denominator": (Decimal, lambda row: _decimal(row.denominator)),
    "value": (Decimal, lambda row: _decimal(row.value)),
    "at_least": (Decimal, lambda row: row.at_least),
    "at_most": (Decimal, lambda row: row.at_most),
    "exactly": (Decimal, lambda row: row.exactly),
    "compared": (str, lambda row: row.compared),
    "status": (str, lambda row: row.status),
    "evidence": (str, lambda row: row.evidence),
    "interval_low": (Decimal, lambda row: row.low),
    "interval_high": (Decimal, lambda row: row.high),
    "flags": (str, lambda row: " ".join(row.flags) or None),
}
"""Name, type, and where the value comes from."""


def flat(row: Row) -> dict[str, Flat]:
    """One row as columns."""
    return {name: value(row) for name, (_, value) in COLUMNS.items()}


def plain(row: Row) -> dict[str, str | int | None]:
    """The same for JSON: exact values as text, which no reader turns into a binary fraction."""
    return {
        name: value if isinstance(value, int) or value is None else _said(value)
        for name, value in flat(row).items()
    }


def _said(value: str | Decimal | date) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
