"""Doubtful stays of a long list or a table, held against the agreement one by one."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from conventions.agreement import Agreement
from conventions.base.findings import Finding, Place
from conventions.base.period import Period
from conventions.base.span import Span
from conventions.bulk.results import ROWS
from conventions.bulk.stays.columns import Layout
from conventions.bulk.stays.counting_job import Job
from conventions.bulk.stays.doubtful_rows import NO_AGREEMENT, doubtful_rows, limits_alike
from conventions.bulk.stays.list_columns import ListColumns
from conventions.bulk.stays.row_by_row import records_in
from conventions.bulk.table import Frame, listed
from conventions.records.stays import held_against

_JUDGED = (
    *("person", "service", "age", "entry", "exit", "ending", "days_planned", "days_present"),
    *("assessments", "final_report"),
)
"""The columns that ``records.stays`` looks at."""


def doubts(given: ListColumns, agreement: Agreement, span: Span) -> list[Finding]:
    """What ``held_against`` finds in the list: the same findings in the same order."""
    import narwhals as nw

    found = doubtful_rows(given.frame, given.layout, agreement, span, ("person",))
    rows: Frame = nw.from_native(found.rows.lazy())
    records = records_in(rows, given.layout, given.file, given.lines)
    return held_against(records, agreement, span, given.layout.on, found.counts[NO_AGREEMENT])


def doubts_in_table(
    rows: Frame, layout: Layout, jobs: Iterable[Job], by: tuple[str, ...]
) -> dict[tuple[str, Period], list[Finding]]:
    """What ``held_against`` finds in the rows of each job; a finding names the row of the table.

    Rows are picked together for agreements that limit their stays alike.
    """
    alike: dict[Hashable, list[Job]] = {}
    for job in jobs:
        key = job.order.span, limits_alike(job.order.agreement, layout.on)
        alike.setdefault(key, []).append(job)
    found: dict[tuple[str, Period], list[Finding]] = {}
    kinds = {name: kind for name, kind in layout.kinds.items() if name in _JUDGED}
    layout = replace(layout, kinds=kinds)
    for several in alike.values():
        for some in _batches(rows, several, by):
            found.update(_doubts_of(rows, layout, some, by))
    return found


def _doubts_of(
    rows: Frame, layout: Layout, jobs: Sequence[Job], by: tuple[str, ...]
) -> Iterator[tuple[tuple[str, Period], list[Finding]]]:
    """The doubts of jobs that limit their stays alike."""
    import narwhals as nw
    import polars as pl

    first = jobs[0].order
    if "agreement" in by:
        names = [layout.named(job.order.agreement.id) for job in jobs]
        rows = rows.filter(nw.col("agreement").is_in(names))
    wanted = ("row", *dict.fromkeys((*by, *layout.kinds)))
    cells: pl.DataFrame = nw.to_native(rows.select(*wanted).collect("polars"))
    if not rows.implementation.is_polars():
        cells = cells.sort("row")
    doubtful = doubtful_rows(cells, layout, first.agreement, first.span, by)
    for job in jobs:
        agreement, span = job.order.agreement, job.order.span
        named = layout.named(agreement.id) if "agreement" in by else NO_AGREEMENT
        mine = doubtful.rows
        if "agreement" in by:
            mine = mine.filter(pl.col("agreement") == named)
        if len(mine):
            records = records_in(nw.from_native(mine.lazy()), layout)
            found = held_against(records, agreement, span, layout.on, doubtful.counts[named])
            yield (agreement.id, job.order.period), [_in_table(one) for one in found]


def _in_table(finding: Finding) -> Finding:
    """A finding of which the place is no more than the number of a row."""
    row = finding.values.get("row")
    return finding if row is None else replace(finding, place=Place(line=row))


def _batches(rows: Frame, jobs: list[Job], by: tuple[str, ...]) -> Iterator[list[Job]]:
    """The jobs, so many at once as have their rows in memory."""
    import narwhals as nw

    if rows.implementation.is_polars() or "agreement" not in by:
        yield jobs
        return
    sizes = rows.group_by("agreement").agg(nw.len().alias("rows"))
    many = dict(listed(sizes, "agreement", "rows"))
    batch: list[Job] = []
    room = ROWS
    for job in jobs:
        here = many.get(job.order.agreement.id, 0)
        if batch and here > room:
            yield batch
            batch, room = [], ROWS
        batch.append(job)
        room -= here
    yield batch
