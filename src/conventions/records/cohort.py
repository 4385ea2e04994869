"""Whose stays count in a period: the cohort, what is left out of it, and one stay a person."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from conventions.base.calendar import add, last_day
from conventions.indicators import Cohort as CohortKind
from conventions.indicators import Counting
from conventions.records.view import View

DATED: dict[str, str] = {"exits-in-period": "exit", "entries-in-period": "entry"}
"""The column whose day puts a stay into the period, for the cohorts that have one."""


@dataclass(frozen=True)
class Cohort:
    """The rows that belong, and those left out, by ground."""

    rows: Sequence[int]
    left_out: dict[int, str] = field(default_factory=dict)


def needed(kind: CohortKind, counting: Counting) -> tuple[str, ...]:
    """The columns that tell whether a stay belongs."""
    dated = counting.dated_by or DATED.get(kind)
    columns = [dated] if dated else ["entry", "exit"]
    columns += ["neutralised"] if counting.exclude else []
    columns += ["exit"] if counting.min_stay or counting.reentry_within else []
    return tuple(dict.fromkeys(columns))


def cohort(view: View, kind: CohortKind, counting: Counting, group: str | None) -> Cohort:
    """The stays of the period that belong, without those that the counting excludes."""
    rows = _dated(view, kind, counting)
    if group is not None:
        groups = view.column("group")
        rows = [row for row in rows if groups[row] == group]
    left_out = _left_out(view, rows, counting)
    return Cohort([row for row in rows if row not in left_out] if left_out else rows, left_out)


def _dated(view: View, kind: CohortKind, counting: Counting) -> list[int]:
    dated, span = counting.dated_by or DATED.get(kind), view.span
    if dated:
        days = view.column(dated)
        return [
            row
            for row, day in enumerate(days)
            if day is not None and span.first <= day <= span.last
        ]
    first = span.last if kind == "stock-at-date" else span.first
    stays = zip(view.column("entry"), view.column("exit"), strict=True)
    return [
        row
        for row, (entry, left) in enumerate(stays)
        if entry is not None and entry <= span.last and (left is None or left >= first)
    ]


def _left_out(view: View, rows: Sequence[int], counting: Counting) -> dict[int, str]:
    """The ground for each row that is left out; the first that holds."""
    found: dict[int, str] = {}
    if counting.exclude:
        grounds = view.column("neutralised")
        found.update((row, grounds[row]) for row in rows if grounds[row] in counting.exclude)
    if counting.min_stay or counting.reentry_within:
        entries, exits = view.column("entry"), view.column("exit")
    if counting.min_stay:
        enough = cache(lambda day: last_day(day, counting.min_stay or ""))
        for row in rows:
            left, entry = exits[row], entries[row]
            if left is not None and entry is not None and left < enough(entry):
                found.setdefault(row, "short-stay")
    if counting.reentry_within:
        again = _entries_by_person(view)
        for row in rows:
            left = exits[row]
            if left is None:
                continue
            limit = add(left, counting.reentry_within)
            if any(left < day <= limit for day in again[view.column("person")[row]]):
                found.setdefault(row, "returned")
    return found


def _entries_by_person(view: View) -> dict[str, list[date]]:
    found: dict[str, list[date]] = {}
    for person, entry in zip(view.column("person"), view.column("entry"), strict=True):
        if entry is not None:
            found.setdefault(person, []).append(entry)
        else:
            found.setdefault(person, [])
    return found


def last_stays(view: View, rows: Sequence[int], kind: CohortKind, counting: Counting) -> list[int]:
    """One row a person: the stay that comes last by the day that dates the cohort."""
    persons = view.column("person")
    days = view.column(counting.dated_by or DATED.get(kind) or "entry")
    latest: dict[str, int] = {}
    for row in rows:
        known = latest.get(persons[row])
        if known is None or days[row] >= days[known]:
            latest[persons[row]] = row
    return list(latest.values())


def grounds(view: View, members: Cohort, *, persons: bool) -> Counter[str]:
    """How many cases each ground left out; of persons, only those without another stay."""
    if not persons or not members.left_out:
        return Counter(members.left_out.values())
    names = view.column("person")
    counted = {names[row] for row in members.rows}
    by_person = {names[row]: ground for row, ground in members.left_out.items()}
    return Counter(ground for name, ground in by_person.items() if name not in counted)
