"""Rows of a caller's table that no list could have: the same findings as the reader of lists makes.

A table has been read by somebody else, so its cells have a type; what is left to be wrong is a code
that is none, a number or a day beyond all bounds, and days that contradict each other.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from conventions.base.findings import Code, Finding, Place
from conventions.bulk.stays.columns import BLANK, HUNDREDTHS, Layout
from conventions.bulk.table import Frame, listed
from conventions.records import codes
from conventions.records.columns import Column
from conventions.records.table import SHOWN

_DAYS = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
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
            found.append((column, codes.NOT_A_CODE, ~cell.is_in(["", *column.codes])))
        elif column.kind == "pseudonym":
            found.append((column, codes.NOT_A_PSEUDONYM, ~there))
        elif column.kind in _MOST:
            wrong = there & ((cell < 0) | (cell > _MOST[column.kind]))
            found.append((column, codes.NOT_A_NUMBER, wrong))
        elif column.kind == "date":
            wrong = there & ((cell < _DAYS[0]) | (cell > _DAYS[1]))
            found.append((column, codes.NOT_A_DATE, wrong))
        if column.name == "exit":
            entry = nw.col("entry")
            found.append((column, codes.NO_ENTRY, there & (entry == BLANK)))
            early = there & (entry != BLANK) & (cell < entry)
            found.append((column, codes.EXIT_BEFORE_ENTRY, early))
    return found


def any_fault(faults: Faults) -> Any:
    """Whether a row has one of them."""
    return reduce(or_, (truth for _column, _code, truth in faults))


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
