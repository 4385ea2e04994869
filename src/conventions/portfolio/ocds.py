"""Rows in the shape of the Open Contracting Data Standard, with its metrics extension.

Each agreement is a release with one contract: targets as ``agreedMetrics`` of the contract, results
as ``metrics`` of its implementation. An ``ocid`` needs the prefix that the Open Contracting
Partnership gives to a publisher, and a package its address and publisher: whoever publishes sets
them.

What observations cannot hold is said in the ``description`` of the contract: results without a
value and why, and that tolerance, method and steps of a verdict are not there. The comparison of a
target with a reference, the ends of an interval and the flags are dimensions.

Source: OCDS 1.1 and its metrics extension, read 2026-11-22.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from conventions.base.step import shown
from conventions.portfolio.row import Row

EXTENSION = (
    "https://raw.githubusercontent.com/open-contracting-extensions/"
    "ocds_metrics_extension/master/extension.json"
)


LIMITS = (
    "OCDS metrics hold observations. The tolerance, the method by which a result is held against "
    "its target, and the steps of the verdict are not in them."
)
"""What a reader of the file must know, for no field of OCDS says it."""


def package(rows: Iterable[Row], on: date) -> dict[str, Any]:
    """A release package of the day ``on``: a release for each agreement that has a row."""
    agreements: dict[str, list[Row]] = {}
    for row in rows:
        agreements.setdefault(row.agreement, []).append(row)
    return {
        "version": "1.1",
        "extensions": [EXTENSION],
        "publishedDate": f"{on}T00:00:00Z",
        "releases": [_release(listed, on) for _, listed in sorted(agreements.items())],
    }


def _release(rows: Sequence[Row], on: date) -> dict[str, Any]:
    first = rows[0]
    contract: dict[str, Any] = {"id": first.agreement, "awardID": first.agreement}
    contract["title"] = first.title
    lacking = (_unobserved(row) for row in rows if row.value is None)
    contract["description"] = " ".join((LIMITS, *lacking))
    targets = _metrics(rows, _targets)
    results = _metrics(rows, _results)
    if targets:
        contract["agreedMetrics"] = targets
    if results:
        contract["implementation"] = {"metrics": results}
    return {
        "ocid": first.agreement,
        "id": f"{first.agreement}-{first.version}-{on}",
        "date": f"{on}T00:00:00Z",
        "tag": ["implementation"],
        "initiationType": "tender",
        "contracts": [contract],
    }


def _metrics(
    rows: Sequence[Row], observed: Callable[[Row], Iterator[dict[str, Any]]]
) -> list[dict[str, Any]]:
    """A metric for each indicator that has something to observe; none may be empty."""
    metrics: dict[str, dict[str, Any]] = {}
    for row in rows:
        observations = list(observed(row))
        if observations:
            new = {"id": row.indicator, "title": row.label, "observations": []}
            metrics.setdefault(row.indicator, new)["observations"] += observations
    return list(metrics.values())


def _unobserved(row: Row) -> str:
    """A result that no observation holds, for it has no value."""
    place = " ".join(part for part in (row.indicator, row.period, row.group) if part)
    return f"No observation for {place}: {row.status}."


def _targets(row: Row) -> Iterator[dict[str, Any]]:
    """What was agreed, as a minimum, a maximum or an exact value."""
    for bound in ("at_least", "at_most", "exactly"):
        value: Decimal | None = getattr(row, bound)
        if value is not None:
            compared = {"compared": row.compared} if row.compared else {}
            yield _observation(row, bound, value, {"bound": bound, **compared})


def _results(row: Row) -> Iterator[dict[str, Any]]:
    """What was reported, with its counts and what is said of it."""
    if row.value is None:
        return
    dimensions = {"status": row.status}
    if row.evidence is not None:
        dimensions["evidence"] = row.evidence
    if row.flags:
        dimensions["flags"] = " ".join(row.flags)
    for name in ("low", "high"):
        if (end := getattr(row, name)) is not None:
            dimensions[f"interval_{name}"] = str(end)
    for name in ("numerator", "denominator"):
        if (count := getattr(row, name)) is not None:
            dimensions[name] = f"{shown(count):f}"
    yield _observation(row, "result", shown(row.value), dimensions)


def _observation(row: Row, kind: str, value: Decimal, dimensions: dict[str, str]) -> dict[str, Any]:
    group = {"group": row.group} if row.group else {}
    found: dict[str, Any] = {
        "id": "-".join(part for part in (row.indicator, row.period, row.group, kind) if part),
        "period": {"startDate": f"{row.first}T00:00:00Z", "endDate": f"{row.last}T23:59:59Z"},
    }
    if row.unit == "currency" and row.compared is None:
        found["value"] = {"amount": _number(value), "currency": row.currency}
    else:
        found["measure"] = _number(value)
        found["unit"] = {"name": row.unit or "value"}
    return {**found, "dimensions": {**dimensions, **group}}


def _number(value: Decimal) -> int | float:
    """A number as JSON has them; it decides nothing."""
    return int(value) if value == value.to_integral_value() else float(value)
