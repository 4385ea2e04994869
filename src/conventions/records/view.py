"""The records as an indicator sees them: with reckoned columns, and answers not due marked."""

from collections.abc import Callable, Container, Sequence
from datetime import date
from functools import cache
from typing import Any

from conventions.agreement import Agreement
from conventions.base.calendar import add
from conventions.base.span import Span
from conventions.records.assessments import due_days, duties, on_time
from conventions.records.columns import DERIVED
from conventions.records.conditions import NOT_DUE
from conventions.records.table import Records

AT_EXIT = ("destination", "ending")
"""Columns that are due once the person has left."""
AFTER_EXIT = {"status_3": "P3M", "status_6": "P6M", "status_12": "P12M"}
"""Columns that are due so long after."""


class View:
    """Columns of the records, reckoned when first asked for.

    ``span`` is the period reported, ``on`` the last day that the list knows of.
    """

    def __init__(self, records: Records, agreement: Agreement, span: Span, on: date) -> None:
        self.records, self.span, self.on = records, span, on
        self._agreement = agreement
        self._made: dict[str, Sequence[Any]] = {}

    def has(self, name: str) -> bool:
        """Whether the column is there, or can be reckoned."""
        return self.lacking(name) is None

    def lacking(self, name: str) -> str | None:
        """What keeps the column from being there: a column of the list, or of the agreement."""
        return lacking(name, self.records.columns, self._agreement, self.on)

    def column(self, name: str) -> Sequence[Any]:
        """The values of a column that is there."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> Sequence[Any]:
        if name in DERIVED:
            return self._reckoned(name)
        values = self.records.columns[name]
        if name in AT_EXIT and self.has("exit"):
            return _where_due(values, [left is not None for left in self.column("exit")])
        if name in AFTER_EXIT and self.has("exit"):
            reached = _reached(AFTER_EXIT[name], self.on)
            return _where_due(values, [reached(left) for left in self.column("exit")])
        return values

    def _reckoned(self, name: str) -> Sequence[Any]:
        if name.startswith("assessments_"):
            return self._assessments(name == "assessments_held")
        first, second = (self.column(source) for source in DERIVED[name])
        pairs = zip(first, second, strict=True)
        if name == "days_absent":
            return [None if None in pair else pair[0] - pair[1] for pair in pairs]
        return [None if None in pair else (pair[1] - pair[0]).days for pair in pairs]

    def _assessments(self, held: bool) -> Sequence[int]:
        """How many assessments fell due in the period in each stay, or were held in time."""
        duty_of = duties(self._agreement, self.on)
        nothing: Sequence[Any] = [None] * len(self.records)
        get = self.records.columns.get
        services, exits = get("service", nothing), get("exit", nothing)
        days_held, entries = get("assessments", nothing), self.column("entry")
        counts = []
        for service, entry, left, done in zip(services, entries, exits, days_held, strict=True):
            duty = duty_of.get(service)
            if duty is None or entry is None:
                counts.append(0)
                continue
            due = due_days(entry, min(left or self.on, self.on), duty.every)
            met = on_time(entry, due, done or ()) if held else due
            counts.append(sum(self.span.first <= day <= self.span.last for day in met))
        return counts


def lacking(name: str, there: Container[str], agreement: Agreement, on: date) -> str | None:
    """What keeps a column from being there or from being reckoned, or none."""
    sources = DERIVED.get(name, (name,))
    absent = next((one for one in sources if one not in there), None)
    if absent is None and name.startswith("assessments_"):
        return None if duties(agreement, on) else "services[].assessment_every"
    return absent


def _where_due(values: Sequence[Any], due: Sequence[bool]) -> Sequence[Any]:
    return [
        NOT_DUE if value is None and not asked else value
        for value, asked in zip(values, due, strict=True)
    ]


def _reached(after: str, on: date) -> Callable[[date | None], bool]:
    """Whether so long after an exit has passed; each day is reckoned once."""

    @cache
    def reached(left: date | None) -> bool:
        return left is not None and add(left, after) <= on

    return reached
