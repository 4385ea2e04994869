"""Rows of a caller's table that no list could have: the same findings as the reader of lists makes.

A table has been read by somebody else, so its cells have a type; what is left to be wrong is a code
that is none, a number or a day beyond all bounds, and days that contradict each other.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from conventions.agreement import Agreement
from conventions.base.findings import Code, Finding, Place
from conventions.bulk.stays.columns import BLANK, FOREIGN, HUNDREDTHS, Layout
from conventions.bulk.stays.given_table import FIRST_DAY, LAST_DAY
from conventions.bulk.table import Frame, listed
from conventions.records import codes
from conventions.records.columns import Column, columns_of
from conventions.records.table import SHOWN

_MOST = {"count": 999_999, "number": 9_999_999 * HUNDREDTHS + 99}
Faults = list[tuple[Column, Code, Any]]
"""A column, the code, and whether a row has that fault."""


def faults_of(columns: Iterable[Column], layout: Layout) -> Faults:
    """What may be wrong in the columns that are there."""
    import narwhals as nw

    found: Faults = []
    for column in columns:
        if column.name not in layout.kinds:
            continue
        cell, there = nw.col(column.name), layout.there(column.name)
        if column.kind in ("id", "choice", "yes-no"):
            found.append((column, codes.NOT_A_CODE, _no_code(column, layout)))
        elif column.kind == "pseudonym":
            found.append((column, codes.NOT_A_PSEUDONYM, ~there))
        elif column.kind in _MOST:
            wrong = there & ((cell < 0) | (cell > _MOST[column.kind]))
            found.append((column, codes.NOT_A_NUMBER, wrong))
        elif column.kind == "date":
            wrong = there & ((cell < FIRST_DAY) | (cell > LAST_DAY))
            found.append((column, codes.NOT_A_DATE, wrong))
        if column.name == "exit":
            entry = nw.col("entry")
            found.append((column, codes.NO_ENTRY, there & (entry == BLANK)))
            early = there & (entry != BLANK) & (cell < entry)
            found.append((column, codes.EXIT_BEFORE_ENTRY, early))
    return found


def _no_code(column: Column, layout: Layout) -> Any:
    import narwhals as nw

    cell = nw.col(column.name)
    if layout.codes.get(column.name) == column.codes:
        return cell == FOREIGN
    return ~cell.is_in(_cells(column.name, column.codes, layout))


def any_fault(faults: Faults) -> Any:
    """Whether a row has one of them."""
    return reduce(or_, (truth for _column, _code, truth in faults))


def foreign_codes(rows: Frame, agreements: Iterable[Agreement], layout: Layout) -> frozenset[str]:
    """The agreements of which a row has a code that only another agreement knows."""
    own = {
        agreement.id: {column.name: column.codes for column in columns_of(agreement)}
        for agreement in agreements
    }
    by_key = {layout.named(name): name for name in own}
    found = set()
    for name in layout.kinds:
        if len({codes.get(name) for codes in own.values()} - {None}) < 2:
            continue
        for key, cell in listed(rows.select("agreement", name).unique(), "agreement", name):
            known = own[by_key[key]].get(name) if key in by_key else None
            if known is not None and cell not in _cells(name, known, layout):
                found.add(by_key[key])
    return frozenset(found)


def _cells(name: str, known: Iterable[str], layout: Layout) -> list[str | int]:
    return [layout.written(name, code) for code in ("", *known)]


def findings_of(frame: Frame, faults: Faults) -> Iterator[Finding]:
    """The first rows of each fault, and how many more there are."""
    names = [f"fault{number}" for number in range(len(faults))]
    made = [truth.alias(name) for name, (_, _, truth) in zip(names, faults, strict=True)]
    rows = listed(frame.filter(any_fault(faults)).select("row", *made), "row", *names)
    for number, (column, code, _truth) in enumerate(faults, 1):
        wrong = sorted(row[0] + 1 for row in rows if row[number])
        for row in wrong[:SHOWN]:
            values = {"row": row, "column": column.name, "expected": ", ".join(column.codes)}
            yield Finding(code, "", values, Place(line=row))
        if len(wrong) > SHOWN:
            more = {"code": code.id, "column": column.name, "count": len(wrong) - SHOWN}
            yield Finding(codes.FURTHER, "", more)
