"""Which rows of a portfolio are looked at, and how many have which status."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from conventions.assessment import STATES
from conventions.base.period import Period, bounds
from conventions.portfolio.row import Row

STATUSES: tuple[str, ...] = ("below", "near", "reached", *STATES)
"""In the order in which they are listed: what asks for attention first."""


@dataclass(frozen=True)
class Selection:
    """What is asked for; nothing said selects everything.

    ``indicators`` are identifiers, catalogue entries or names, ``statuses`` bands, states or
    evidence, ``laws`` legal frameworks; a row lies in ``period`` with all its days.
    """

    indicators: frozenset[str] = field(default=frozenset())
    statuses: frozenset[str] = field(default=frozenset())
    laws: frozenset[str] = field(default=frozenset())
    period: Period | None = None

    def takes(self, row: Row) -> bool:
        """Whether a row is asked for."""
        names = {row.indicator, row.use, row.label}
        return (
            (not self.indicators or bool(names & self.indicators))
            and (not self.statuses or bool({row.status, row.evidence} & self.statuses))
            and (not self.laws or bool(self.laws.intersection(row.laws)))
            and (self.period is None or _lies_in(row, self.period))
        )


def selected(rows: Iterable[Row], selection: Selection) -> tuple[Row, ...]:
    """The rows asked for, by status, then by agreement: no order of merit within a status."""
    order = {status: position for position, status in enumerate(STATUSES)}
    taken = (row for row in rows if selection.takes(row))
    return tuple(sorted(taken, key=lambda row: (order.get(row.status, len(order)), row.agreement)))


def summary(rows: Iterable[Row]) -> Mapping[str, Mapping[str, int]]:
    """For each topic, how many rows have which status; topics in the order of their names."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    labels: dict[str, str] = {}
    for row in rows:
        name = labels.setdefault(row.topic, row.topic_label.casefold())
        counts.setdefault((name, row.topic), Counter())[row.status] += 1
    return {topic: found for (_, topic), found in sorted(counts.items())}


def _lies_in(row: Row, period: Period) -> bool:
    if period == "term":
        return row.period == "term"
    first, last = bounds(period, date.min, date.max)
    return first <= row.first and row.last <= last
