"""The few figures that only plain Python can count: their rows, as a list that was read."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from conventions.bulk.stays.columns import BLANK, HUNDREDTHS, NOTHING, Layout
from conventions.bulk.table import Frame
from conventions.records.cells import Fault, Meanings
from conventions.records.columns import Column
from conventions.records.table import Records


def records_in(
    frame: Frame, layout: Layout, file: str = "", lines: Sequence[int] | None = None
) -> Records:
    """The rows of a prepared table as records, in their order; without lines, counted from 1."""
    import narwhals as nw

    names = list(layout.kinds)
    rows = frame.select(nw.col("row"), *names).collect().sort("row").rows()
    columns = list(zip(*rows, strict=True)) if rows else [()] * (len(names) + 1)
    values = {
        name: _read(name, layout, column) for name, column in zip(names, columns[1:], strict=True)
    }
    numbers = [row + 1 if lines is None else lines[row] for row in columns[0]]
    return Records(file, numbers, values)


def _read(name: str, layout: Layout, column: tuple[Any, ...]) -> list[Any]:
    """The values as the reader of lists has them."""
    kind = layout.kinds[name]
    if name in layout.codes:
        codes = layout.codes[name]
        return [None if number == NOTHING else codes[number - 1] for number in column]
    if kind == "dates":
        meanings = Meanings(Column(name, kind))
        read = [meanings[text] for text in column]
        return [None if isinstance(value, Fault) else value for value in read]
    if kind == "date":
        return [None if value == BLANK else date.fromordinal(value) for value in column]
    if kind == "number":
        return [None if value == BLANK else Decimal(value) / HUNDREDTHS for value in column]
    nothing = BLANK if kind == "count" else ""
    return [None if value == nothing else value for value in column]
