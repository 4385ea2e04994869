"""Rows in the shape of the INDIGO data standard: its sheets of metrics and results side by side.

The columns are those of ``outcome_metrics`` and ``results`` of the standard's project, a path for
each as in its schema, ``project`` in front. One row is one result with the metric that it is on.

Source: INDIGO-Initiative/indigo-data-standard, schema/project.json, read 2026-11-22.
"""

import csv
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from io import StringIO

from conventions.base.characters import shown as without_hidden
from conventions.base.step import shown
from conventions.portfolio.row import Row

COLUMNS = (
    "project",
    "project/name",
    "outcome_metrics/id",
    "outcome_metrics/definition",
    "outcome_metrics/target_population",
    "outcome_metrics/unit_type_of_targeted_service_users_or_beneficiaries",
    "outcome_metrics/outcome_metric_target",
    "results/outcome_metric_id",
    "results/result_level",
    "results/result_type",
    "results/period/start_date",
    "results/period/end_date",
    "results/outcomes_achieved",
    "results/number_engaged_in_impact_bond",
    "results/number_with_positive_social_outcomes",
    "results/other_description_of_result",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SIGNS = {"at_least": "≥", "at_most": "≤", "exactly": "="}


def indigo(rows: Iterable[Row]) -> bytes:
    """The rows as csv, UTF-8 with a byte order mark, so that Excel reads its accents."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in _cells(row)] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _cells(row: Row) -> tuple[str, ...]:
    metric = f"{row.indicator}/{row.group}" if row.group else row.indicator
    value = "" if row.value is None else f"{shown(row.value):f}{_unit(row)}"
    return (
        row.agreement,
        row.title,
        metric,
        row.label,
        row.group_label,
        "Individual" if row.persons else "Other",
        _target(row),
        metric,
        "Outcome level",
        "Interim" if row.state == "interim" else "Final",
        str(row.first),
        str(row.last),
        value,
        _count(row, row.denominator),
        _count(row, row.numerator),
        " ".join(part for part in (row.status, row.evidence) if part),
    )


def _target(row: Row) -> str:
    values: dict[str, Decimal | None] = {name: getattr(row, name) for name in _SIGNS}
    return " ".join(
        f"{_SIGNS[name]} {value:f}{_unit(row)}"
        for name, value in values.items()
        if value is not None
    )


def _unit(row: Row) -> str:
    unit = {"percent": "%", "currency": row.currency}.get(row.unit or "", row.unit or "")
    return f" {unit}" if unit else ""


def _count(row: Row, count: Fraction | None) -> str:
    """A number of persons; hours and amounts are none."""
    return f"{shown(count):f}" if row.persons and count is not None else ""


def _safe(cell: str) -> str:
    """The cell with a mark in front where a spreadsheet would take it for a formula.

    >>> _safe("=1+1"), _safe("≥ 30 %")
    ("'=1+1", '≥ 30 %')
    """
    text = without_hidden(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
