"""The list of participations as read: one row per participation, kept column by column.

A list is refused as a whole while one cell of it cannot be used, so that nothing is counted from
half of it. What is found names row and column, and repeats no cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conventions.agreement import Agreement
from conventions.base.findings import Finding, Place, Severity, Word
from conventions.records import codes
from conventions.records.cells import Fault, Meanings
from conventions.records.columns import (
    REQUIRED,
    STANDARD,
    Column,
    answer,
    columns_of,
    headings,
    plain,
)
from conventions.records.csvfile import Sheet, read_sheet
from conventions.records.parquet import is_parquet, read_parquet
from conventions.records.personal import in_cell, in_heading

SHOWN = 10
"""Cells with the same fault that are shown one by one; the rest are counted."""


@dataclass(frozen=True)
class Records:
    """Participations: the values of each column by its name, all of one length.

    A value is a text (pseudonym or code), a day, days, a whole number, a Decimal, or None where
    the cell was empty.
    """

    file: str
    lines: Sequence[int]
    columns: Mapping[str, Sequence[Any]]
    sheet: Sheet | None = None
    """Where it was read from, if that is a sheet of a workbook."""

    def __len__(self) -> int:
        """How many participations there are."""
        return len(self.lines)

    def place(self, row: int, column: str) -> Place:
        """Where a person finds the cell: line and how manieth column, or sheet and cell."""
        names = list(self.columns)
        number = names.index(column) + 1 if column in names else 1
        if self.sheet is not None:
            return self.sheet.place(self.file, self.lines[row], number)
        return Place(self.file, self.lines[row], number)


def read_records(
    data: bytes, agreement: Agreement, file: str = ""
) -> tuple[Records | None, tuple[Finding, ...]]:
    """The participations in a CSV or Parquet file, or none where anything of it cannot be used.

    Findings: R200 to R213. Those in a workbook are read by ``conventions.forms``.

    Raises:
        ImportError: the file is Parquet, and polars is not installed.
    """
    sheet, refused = read_parquet(data, file) if is_parquet(data) else read_sheet(data, file)
    return (None, refused) if sheet is None else records_of(sheet, agreement, file)


def records_of(
    sheet: Sheet, agreement: Agreement, file: str = ""
) -> tuple[Records | None, tuple[Finding, ...]]:
    """The participations in a table of texts, wherever it stood. Never raises."""
    columns, found = recognised(sheet, columns_of(agreement), file)
    findings = [*found, *_ragged(sheet, file)]
    if findings:
        return None, tuple(findings)
    cells = zip(*sheet.rows, strict=True) if sheet.rows else ((),) * len(columns)
    values: dict[str, Sequence[Any]] = {}
    for number, (column, texts) in enumerate(zip(columns, cells, strict=True), 1):
        meanings = Meanings(column)
        values[column.name] = [meanings[text] for text in texts]
        faulty = {fault for fault in meanings.values() if isinstance(fault, Fault)}
        for fault in faulty:
            rows = [row for row, value in enumerate(values[column.name]) if value == fault]
            findings += _faults(fault, column, rows, sheet, file, number)
    records = Records(file, sheet.lines, values, sheet if sheet.name else None)
    if not findings:
        findings += _order(records)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return None, tuple(findings)
    return records, tuple(findings)


def recognised(
    sheet: Sheet, known: tuple[Column, ...], file: str
) -> tuple[list[Column], list[Finding]]:
    """The column of each heading, and what is wrong with the headings."""
    by_heading = headings(known)
    found: list[Finding] = []
    columns: list[Column] = []
    for number, text in enumerate(sheet.headings, 1):
        place = sheet.place(file, sheet.head, number)
        column = by_heading.get(plain(text))
        own = column is not None and column.label is not None
        kind = in_heading(text) if column is None or own else None
        inside = in_cell(text) if column is None else None
        if inside:
            values = {"row": sheet.head, "column": number, "kind": _personal(inside)}
            found.append(Finding(codes.PERSONAL_VALUE, "", values, place))
        elif kind:
            values = {"column": text[:60], "kind": _personal(kind)}
            found.append(Finding(codes.PERSONAL_COLUMN, "", values, place))
        elif column is None:
            names = ", ".join(entry.name for entry in STANDARD)
            values = {"column": number, "known": names}
            found.append(Finding(codes.UNKNOWN_COLUMN, "", values, place))
        elif column in columns:
            found.append(Finding(codes.COLUMN_TWICE, "", {"column": column.name}, place))
        else:
            columns.append(column)
    there = {column.name for column in columns}
    found += (
        Finding(codes.COLUMN_MISSING, "", {"column": name}, sheet.place(file, sheet.head, 1))
        for name in REQUIRED
        if name not in there
    )
    return columns, found


def _ragged(sheet: Sheet, file: str) -> Iterator[Finding]:
    width = len(sheet.headings)
    uneven = [
        (line, len(row))
        for line, row in zip(sheet.lines, sheet.rows, strict=True)
        if len(row) != width
    ]
    for line, length in uneven[:SHOWN]:
        values = {"row": line, "found": length, "expected": width}
        yield Finding(codes.RAGGED, "", values, sheet.place(file, line, 1))
    if len(uneven) > SHOWN:
        yield _further(codes.RAGGED.id, "", len(uneven) - SHOWN, Place(file))


def _faults(
    fault: Fault, column: Column, rows: list[int], sheet: Sheet, file: str, number: int
) -> Iterator[Finding]:
    expected = ", ".join(
        f"{code} ({answer(column, code, 'en')})" if column.answers else code
        for code in column.codes
    )
    for row in rows[:SHOWN]:
        line = sheet.lines[row]
        values: dict[str, Any] = {"row": line, "column": column.name, "expected": expected}
        if fault.kind:
            values["kind"] = _personal(fault.kind)
        yield Finding(fault.code, "", values, sheet.place(file, line, number))
    if len(rows) > SHOWN:
        place = sheet.place(file, sheet.head if sheet.name else 0, number)
        yield _further(fault.code.id, column.name, len(rows) - SHOWN, place)


def _further(code: str, column: str, count: int, place: Place) -> Finding:
    values = {"code": code, "column": column, "count": count}
    return Finding(codes.FURTHER, "", values, place)


def _personal(kind: str) -> Word:
    return Word("records", f"personal.{kind}")


def _order(records: Records) -> Iterator[Finding]:
    """Dates of one stay that contradict each other."""
    entries = records.columns["entry"]
    exits = records.columns.get("exit", ())
    for row, (entry, left) in enumerate(zip(entries, exits, strict=False)):
        if left is not None and (entry is None or left < entry):
            code = codes.NO_ENTRY if entry is None else codes.EXIT_BEFORE_ENTRY
            values = {"row": records.lines[row], "column": "exit"}
            yield Finding(code, "", values, records.place(row, "exit"))
