"""Participations of many agreements, counted by the very definitions of each, on any engine."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from conventions.agreement import Agreement
from conventions.base.findings import Place
from conventions.base.period import Period
from conventions.bulk.results import ROWS
from conventions.bulk.stays.counting_job import Job, jobs_of, pass_for
from conventions.bulk.stays.faults import any_fault, faults_of, findings_of
from conventions.bulk.stays.given_table import stay_table
from conventions.bulk.stays.row_by_row import records_in
from conventions.bulk.table import Frame, listed
from conventions.records.columns import Column, columns_of
from conventions.records.order import Counted


def count_participations(
    table: Any, agreements: Iterable[Agreement], periods: Sequence[Period], on: date
) -> dict[tuple[str, Period], Counted]:
    """What a table of participations says of each agreement in each period, as ``count`` would.

    ``table`` is of polars, pandas, pyarrow, duckdb or PySpark, with the columns of a list under
    their English names; where it holds several agreements, the column ``agreement`` names them. A
    period without a day in the term of an agreement has no entry, and an agreement of which a row
    cannot be what it says has no report. Findings: R208 to R213 on rows, R230 to R235 on figures,
    none on the stays; their line is the number of the row, from 1.

    Raises:
        TypeError: the table lacks a column that every list needs, or one holds something else.
    """
    agreements = tuple(agreements)
    columns = _columns(agreements)
    frame, layout, several = stay_table(table, columns, on)
    faults = faults_of(columns, layout)
    if len(agreements) > 1 and not several:
        raise TypeError("the table has no column 'agreement'")
    by = ("agreement", "person") if several else ("person",)
    found: dict[tuple[str, Period], Counted] = {}
    for jobs in jobs_of(agreements, periods, layout):
        one_pass = pass_for(jobs, layout, by, any_fault(faults))
        for part in _parts(frame, jobs) if several else [jobs]:
            ids = {job.order.agreement.id for job in part}
            one_pass.over(_of(frame, ids) if several else frame)
            for job in part:
                name = job.order.agreement.id
                here = _of(frame, {name}) if several else frame
                rows, key = partial(records_in, here, layout), name if several else ""
                if one_pass.is_faulty(key):
                    wrong = tuple(findings_of(here, faults))
                    found[name, job.order.period] = Counted(None, wrong)
                else:
                    found[name, job.order.period] = job.counted(one_pass, key, _place, rows)
    return found


def _columns(agreements: Iterable[Agreement]) -> list[Column]:
    """The columns of all agreements; one that several have takes the codes of each."""
    found: dict[str, Column] = {}
    for agreement in agreements:
        for column in columns_of(agreement):
            known = found.setdefault(column.name, column)
            if known.codes != column.codes:
                every = dict.fromkeys((*known.codes, *column.codes))
                found[column.name] = replace(known, codes=tuple(every))
    return list(found.values())


def _parts(frame: Frame, jobs: list[Job]) -> Iterator[list[Job]]:
    """The jobs in parts of some million rows, each of whole agreements, so that size is no matter.

    A database and a cluster see to that by themselves: they get all in one.
    """
    import narwhals as nw

    if not frame.implementation.is_polars():
        yield jobs
        return
    sizes = frame.group_by("agreement").agg(nw.len().alias("rows"))
    rows = dict(listed(sizes, "agreement", "rows"))
    by_name: dict[str, list[Job]] = {}
    for job in jobs:
        by_name.setdefault(job.order.agreement.id, []).append(job)
    part: list[Job] = []
    room = ROWS
    # In the order of their names, in which tables of many agreements mostly stand.
    for name in sorted(by_name):
        room -= rows.get(name, 0)
        if room < 0 and part:
            yield part
            part, room = [], ROWS - rows.get(name, 0)
        part += by_name[name]
    yield part


def _of(frame: Frame, agreements: set[str]) -> Frame:
    import narwhals as nw

    return frame.filter(nw.col("agreement").is_in(sorted(agreements)))


def _place(row: int, _column: str) -> tuple[int, Place]:
    return row + 1, Place(line=row + 1)
