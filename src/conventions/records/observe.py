"""One observation: an agreed indicator counted from the records, by its own definition."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from conventions.base.calendar import add
from conventions.indicators import Cohort as CohortKind
from conventions.indicators import Counting, Tally
from conventions.records.cohort import Cohort, cohort, grounds, last_stays, needed
from conventions.records.conditions import NOT_KNOWN, YES, columns_in, judge
from conventions.records.observed import Asked, Observed
from conventions.records.view import View


def observe(view: View, asked: Asked) -> Observed:
    """The observation of a completed indicator for a group, or for all.

    Of several stays of a person the last one of the cohort counts; where the unit is a stay, each
    does. A figure is missing, never zero, where a column is absent (``not-collected``, R230), an
    answer is empty (``not-available``, R231), or the measurement point of a stay of the cohort is
    still to come (``too-early``, R232).
    """
    kind = asked.indicator.cohort or "all-treated"
    lacking = map(view.lacking, columns_needed(asked.counting, kind, asked.group))
    absent = [name for name in lacking if name is not None]
    if absent:
        return asked.absent(absent[0])
    members = cohort(view, kind, asked.counting, asked.group)
    return _too_early(view, asked, members) or _counted(view, asked, members)


def columns_needed(counting: Counting, kind: CohortKind, group: str | None) -> tuple[str, ...]:
    """The columns, written or reckoned, without which the indicator cannot be counted."""
    found = list(needed(kind, counting)) + ["group"] * (group is not None)
    found += columns_in(counting.among)
    for tally in (counting.numerator, counting.denominator):
        if tally is not None:
            found += [*columns_in(tally.where), *([tally.sum] if tally.sum else [])]
    return tuple(dict.fromkeys(found))


def _too_early(view: View, asked: Asked, members: Cohort) -> Observed | None:
    """Whether the measurement point of a stay lies after the day of the list."""
    point = asked.indicator.measurement_point
    if point is None or point.offset is None or point.anchor == "period-end":
        return None
    offset = point.offset
    reached_on = cache(lambda day: add(day, offset))
    anchors = view.column(point.anchor) if view.has(point.anchor) else ()
    days = [reached_on(anchors[row]) for row in members.rows if anchors and anchors[row]]
    if not days or max(days) <= view.on:
        return None
    return asked.early(max(days), sum(day <= view.on for day in days), len(days))


def _counted(view: View, asked: Asked, members: Cohort) -> Observed:
    counting = asked.counting
    belonging = judge(counting.among, members.rows, view.column)
    if NOT_KNOWN in belonging:
        return _unanswered(view, asked, members.rows, belonging, columns_in(counting.among))
    rows = [row for row, verdict in zip(members.rows, belonging, strict=True) if verdict == YES]
    if asked.once:
        rows = last_stays(view, rows, asked.indicator.cohort or "all-treated", counting)
    figures: list[Decimal | None] = []
    for tally in (counting.numerator, counting.denominator):
        verdicts = judge(tally.where, rows, view.column) if tally else []
        if tally is not None and NOT_KNOWN in verdicts:
            return _unanswered(view, asked, rows, verdicts, columns_in(tally.where))
        if tally is not None and tally.sum:
            empty = [NOT_KNOWN if view.column(tally.sum)[row] is None else YES for row in rows]
            if NOT_KNOWN in empty:
                return _unanswered(view, asked, rows, empty, (tally.sum,))
        figures.append(_figure(view, asked, tally, rows, verdicts) if tally is not None else None)
    return asked.figure(figures[0], figures[1], grounds(view, members, persons=asked.persons))


def _figure(
    view: View, asked: Asked, tally: Tally, rows: Sequence[int], verdicts: Sequence[int]
) -> Decimal | None:
    if tally.agreed:
        return asked.agreement.financing.volume.fte_hours_basis
    if not tally.sum:
        return Decimal(verdicts.count(YES))
    values = view.column(tally.sum)
    chosen = (values[row] for row, verdict in zip(rows, verdicts, strict=True) if verdict == YES)
    return Decimal(sum(chosen))


def _unanswered(
    view: View, asked: Asked, rows: Sequence[int], verdicts: Sequence[int], columns: Sequence[str]
) -> Observed:
    """No figure: in some rows the answer that decides is empty."""
    empty = [row for row, verdict in zip(rows, verdicts, strict=True) if verdict == NOT_KNOWN]
    first = min(empty)
    named = next((name for name in columns if view.column(name)[first] is None), columns[0])
    row, place = view.records.lines[first], view.records.place(first, named)
    return asked.unanswered(named, len(empty), row, place)


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
