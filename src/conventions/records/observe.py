"""One observation: an agreed indicator counted from the records, by its own definition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from conventions.agreement import Agreement
from conventions.agreement.goals import AgreedIndicator
from conventions.base.calendar import add
from conventions.base.findings import Finding
from conventions.base.language import word
from conventions.indicators import Cohort as CohortKind
from conventions.indicators import Counting, Tally
from conventions.records import codes
from conventions.records.cohort import Cohort, cohort, grounds, last_stays, needed
from conventions.records.conditions import NOT_KNOWN, YES, columns_in, judge
from conventions.records.view import View
from conventions.report import Excluded, MissingReason, Observation, Value

_BY_STAY = ("exit", "contract", "case", "event")
"""Counting units of which a person may have several."""


@dataclass(frozen=True)
class Observed:
    """An observation, and what kept a figure from being counted."""

    observation: Observation
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class _Task:
    """What is counted: the completed indicator, its counting and cohort, and for which group."""

    view: View
    agreement: Agreement
    indicator: AgreedIndicator
    counting: Counting
    kind: CohortKind
    group: str | None

    @property
    def persons(self) -> bool:
        """Whether a person counts once, whatever the number of stays."""
        return self.indicator.definition.counting_unit not in _BY_STAY

    def without(self, why: MissingReason, *findings: Finding) -> Observed:
        """No figure, and why."""
        value = Value(missing=why)
        return Observed(
            Observation(indicator=self.indicator.id, group=self.group, reported=value), findings
        )


def observe(
    view: View,
    agreement: Agreement,
    indicator: AgreedIndicator,
    counting: Counting,
    group: str | None = None,
) -> Observed:
    """The observation of a completed indicator for a group, or for all.

    Of several stays of a person the last one of the cohort counts; where the unit is a stay, each
    does. A figure is missing, never zero, where a column is absent (``not-collected``, R230), an
    answer is empty (``not-available``, R231), or the measurement point of a stay of the cohort is
    still to come (``too-early``, R232).
    """
    kind = indicator.cohort or "all-treated"
    task = _Task(view, agreement, indicator, counting, kind, group)
    lacking = map(view.lacking, columns_needed(counting, kind, group))
    absent = [name for name in lacking if name is not None]
    if absent:
        values = {"indicator": indicator.label or indicator.id, "column": absent[0]}
        return task.without("not-collected", Finding(codes.COLUMN_ABSENT, "", values))
    members = cohort(view, kind, counting, group)
    early = _too_early(task, members)
    if early is not None:
        return task.without("too-early", early)
    return _counted(task, members)


def columns_needed(counting: Counting, kind: CohortKind, group: str | None) -> tuple[str, ...]:
    """The columns, written or reckoned, without which the indicator cannot be counted."""
    found = list(needed(kind, counting)) + ["group"] * (group is not None)
    found += columns_in(counting.among)
    for tally in (counting.numerator, counting.denominator):
        if tally is not None:
            found += [*columns_in(tally.where), *([tally.sum] if tally.sum else [])]
    return tuple(dict.fromkeys(found))


def _too_early(task: _Task, members: Cohort) -> Finding | None:
    """Whether the measurement point of a stay lies after the day of the list."""
    point = task.indicator.measurement_point
    if point is None or point.offset is None or point.anchor == "period-end":
        return None
    offset = point.offset
    reached_on = cache(lambda day: add(day, offset))
    anchors = task.view.column(point.anchor) if task.view.has(point.anchor) else ()
    days = [reached_on(anchors[row]) for row in members.rows if anchors and anchors[row]]
    if not days or max(days) <= task.view.on:
        return None
    values = {
        "indicator": task.indicator.label or task.indicator.id,
        "end": max(days),
        "count": sum(day <= task.view.on for day in days),
        "total": len(days),
    }
    return Finding(codes.TOO_EARLY, "", values)


def _counted(task: _Task, members: Cohort) -> Observed:
    view, counting = task.view, task.counting
    belonging = judge(counting.among, members.rows, view.column)
    if NOT_KNOWN in belonging:
        return _unanswered(task, members.rows, belonging, columns_in(counting.among))
    rows = [row for row, verdict in zip(members.rows, belonging, strict=True) if verdict == YES]
    if task.persons and not _adds_up(counting):
        rows = last_stays(view, rows, task.kind, counting)
    figures: list[Decimal | None] = []
    for tally in (counting.numerator, counting.denominator):
        verdicts = judge(tally.where, rows, view.column) if tally else []
        if tally is not None and NOT_KNOWN in verdicts:
            return _unanswered(task, rows, verdicts, columns_in(tally.where))
        if tally is not None and tally.sum:
            empty = [NOT_KNOWN if view.column(tally.sum)[row] is None else YES for row in rows]
            if NOT_KNOWN in empty:
                return _unanswered(task, rows, empty, (tally.sum,))
        figures.append(_figure(task, tally, rows, verdicts) if tally is not None else None)
    numerator, denominator = figures
    if counting.denominator is None:
        value = Value(value=numerator)
    elif not denominator:
        return task.without("not-applicable" if denominator is not None else "not-available")
    else:
        value = Value(numerator=numerator, denominator=denominator)
    left_out = grounds(view, members, persons=task.persons)
    excluded = tuple(Excluded(count=left_out[key], reason=_ground(task, key)) for key in left_out)
    return Observed(
        Observation(
            indicator=task.indicator.id, group=task.group, reported=value, excluded=excluded
        )
    )


def _adds_up(counting: Counting) -> bool:
    """Whether nothing is counted by person: one sum, or one sum over another or a fixed number."""
    parts = (counting.numerator, counting.denominator)
    return all(part is None or part.sum or part.agreed for part in parts)


def _figure(
    task: _Task, tally: Tally, rows: Sequence[int], verdicts: Sequence[int]
) -> Decimal | None:
    if tally.agreed:
        return task.agreement.financing.volume.fte_hours_basis
    if not tally.sum:
        return Decimal(verdicts.count(YES))
    values = task.view.column(tally.sum)
    chosen = (values[row] for row, verdict in zip(rows, verdicts, strict=True) if verdict == YES)
    return Decimal(sum(chosen))


def _unanswered(
    task: _Task, rows: Sequence[int], verdicts: Sequence[int], columns: Sequence[str]
) -> Observed:
    """No figure: in some rows the answer that decides is empty."""
    empty = [row for row, verdict in zip(rows, verdicts, strict=True) if verdict == NOT_KNOWN]
    first = min(empty)
    named = next((name for name in columns if task.view.column(name)[first] is None), columns[0])
    values: dict[str, Any] = {
        "indicator": task.indicator.label or task.indicator.id,
        "column": named,
        "count": len(empty),
        "row": task.view.records.lines[first],
    }
    place = task.view.records.place(first, named)
    return task.without("not-available", Finding(codes.EMPTY_CELLS, "", values, place))


def _ground(task: _Task, ground: str) -> str:
    return word(task.agreement.authoritative, "records", f"grounds.{ground}")


def unknown_names(counting: Counting, known: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The columns and codes a counting names that there are not; ``known`` has codes by column."""
    for name in (counting.dated_by, counting.numerator.sum):
        if name is not None and name not in known:
            yield name
    tallies = (counting.numerator, counting.denominator)
    wheres = [counting.among, *(tally.where for tally in tallies if tally is not None)]
    for where in wheres:
        for conditions in where:
            for name, match in conditions.items():
                if name not in known:
                    yield name
                yield from (code for code in match.among if code not in known.get(name, ()))
    yield from (ground for ground in counting.exclude if ground not in known["neutralised"])
