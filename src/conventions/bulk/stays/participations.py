"""Participations of many agreements, counted by the very definitions of each, on any engine."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from conventions.agreement import Agreement
from conventions.base.findings import Place
from conventions.base.period import Period
from conventions.bulk.stays.columns import Layout
from conventions.bulk.stays.counting_job import Job, jobs_of, pass_for
from conventions.bulk.stays.doubtful import doubts_in_table
from conventions.bulk.stays.faults import any_fault, faults_of, findings_of, foreign_codes
from conventions.bulk.stays.figure_pass import FigurePass
from conventions.bulk.stays.given_table import stay_table
from conventions.bulk.stays.row_by_row import records_in
from conventions.bulk.stays.table_parts import Part, parts_of
from conventions.bulk.table import Frame
from conventions.records.columns import Column, columns_of
from conventions.records.order import Counted
from conventions.records.table import Records

Key = tuple[str, Period]
"""Agreement and period."""


def count_participations(
    table: Any,
    agreements: Iterable[Agreement],
    periods: Sequence[Period],
    on: date,
    *,
    doubts: bool = True,
) -> dict[Key, Counted]:
    """What a table of participations says of each agreement in each period, as ``count`` would.

    ``table`` is of polars, pandas, pyarrow, duckdb or PySpark, with the columns of a list under
    their English names; where it holds several agreements, the column ``agreement`` names them. A
    period without a day in the term of an agreement has no entry, and an agreement of which a row
    cannot be what it says has no report. Findings: R208 to R213 on rows, R214 and R220 to R226 on
    stays unless no ``doubts`` are wanted, R230 to R235 on figures; of each kind the first ten, then
    how many more (R215). Their line is the number of the row, from 1.

    Raises:
        TypeError: the table lacks a column that every list needs, or one holds something else, or
            it has neither an order nor a column ``row``; or two agreements declare a column of two
            kinds.
    """
    by_id = {agreement.id: agreement for agreement in agreements}
    columns = _columns(by_id.values())
    given = stay_table(table, columns, tuple(by_id), on)
    if len(by_id) > 1 and not given.several:
        raise TypeError("the table has no column 'agreement'")
    by = ("agreement", "person") if given.several else ("person",)
    passes = []
    for jobs in jobs_of(by_id.values(), periods, given.layout):
        names = {column.name for column in columns_of(jobs[0].order.agreement)}
        known = (column for column in columns if column.name in names)
        fault = any_fault(faults_of(known, given.layout))
        passes.append((jobs, pass_for(jobs, given.layout, by, fault)))
    found: dict[Key, Counted] = {}
    for part in parts_of(given, frozenset(by_id)):
        here = [by_id[name] for name in by_id if name in part.agreements]
        faulty = foreign_codes(part.rows, here, given.layout) if given.several else frozenset()
        for jobs, one_pass in passes:
            found.update(_counted(part, jobs, one_pass, faulty, given.layout, doubts))
    return found


def _counted(
    part: Part,
    jobs: Sequence[Job],
    one_pass: FigurePass,
    faulty: frozenset[str],
    layout: Layout,
    with_doubts: bool,
) -> dict[Key, Counted]:
    """What a part says of the agreements of a pass."""
    jobs = [job for job in jobs if job.order.agreement.id in part.agreements]
    ids = frozenset(job.order.agreement.id for job in jobs)
    if not jobs:
        return {}
    rows = part.rows if ids == part.agreements else _of(part.rows, ids, layout)
    one_pass.over(rows)
    several = "agreement" in one_pass.by
    faulty |= {name for name in ids if one_pass.is_faulty(name if several else "")}
    sound = [job for job in jobs if job.order.agreement.id not in faulty]
    doubts = doubts_in_table(rows, layout, sound, one_pass.by) if with_doubts else {}
    found: dict[Key, Counted] = {}
    for job in jobs:
        agreement = job.order.agreement
        key, name = (agreement.id, job.order.period), agreement.id if several else ""
        if agreement.id in faulty:
            own = faults_of(columns_of(agreement), layout)
            found[key] = Counted(None, tuple(findings_of(_of(rows, {name}, layout), own)))
        else:
            read = partial(_records, rows, name, layout)
            found[key] = job.counted(one_pass, name, _place, read, doubts.get(key, ()))
    return found


def _columns(agreements: Iterable[Agreement]) -> list[Column]:
    """The columns of all agreements; one that several have takes the codes of each."""
    found: dict[str, Column] = {}
    for agreement in agreements:
        for column in columns_of(agreement):
            known = found.setdefault(column.name, column)
            if known.kind != column.kind:
                raise TypeError(f"the column {column.name!r} is declared in two ways")
            if known.codes != column.codes:
                every = dict.fromkeys((*known.codes, *column.codes))
                found[column.name] = replace(known, codes=tuple(every))
    return list(found.values())


def _of(frame: Frame, agreements: Iterable[str], layout: Layout) -> Frame:
    """The rows of some agreements; a table of one names none."""
    import narwhals as nw

    return frame.filter(nw.col("agreement").is_in([layout.named(name) for name in agreements]))


def _records(frame: Frame, agreement: str, layout: Layout) -> Records:
    return records_in(_of(frame, {agreement}, layout), layout)


def _place(row: int, _column: str) -> tuple[int, Place]:
    return row + 1, Place(line=row + 1)
