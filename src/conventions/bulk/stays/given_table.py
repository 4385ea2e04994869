"""A caller's table of participations, taken as it is: whole numbers and texts out of any engine."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from conventions.bulk.stays.columns import BLANK, HUNDREDTHS, TEXTS, Layout
from conventions.bulk.table import Frame, frame_of
from conventions.records.columns import Column, Kind

_EPOCH = date(1970, 1, 1).toordinal()


def stay_table(native: Any, columns: Iterable[Column], on: date) -> tuple[Frame, Layout, bool]:
    """The known columns of a table, how they are laid out, and whether it names agreements.

    Other columns are not looked at. Text is text, a day a date, a count a whole number, hours a
    whole number or a decimal. A table in memory has an order; one of duckdb or Spark needs the
    column ``row``, from 0, that says it.

    Raises:
        TypeError: a column holds something else, or a needed one is missing.
    """
    import narwhals as nw

    frame = _with_rows(native)
    schema = dict(frame.collect_schema())
    kinds: dict[str, Kind] = {
        column.name: column.kind for column in columns if column.name in schema
    }
    missing = [name for name in ("person", "entry", "row") if name not in schema]
    if missing:
        raise TypeError(f"the table has no column {missing[0]!r}")
    taken = [_taken(name, kind, schema[name], frame).alias(name) for name, kind in kinds.items()]
    beside = [
        nw.col(name).cast(nw.String).fill_null("") if name in schema else nw.lit("").alias(name)
        for name in ("agreement", "group")
        if name not in kinds
    ]
    prepared = frame.select(nw.col("row").cast(nw.Int64), *beside, *taken)
    return prepared, Layout(kinds, on), "agreement" in schema


def _with_rows(native: Any) -> Frame:
    """The table with the number of each row, where it has an order.

    One of pandas is counted by polars, as its own expressions would be some ten times as slow.
    """
    import narwhals as nw

    frame = frame_of(native)
    if frame.implementation.is_pandas():
        import polars as pl

        frame = nw.from_native(pl.from_pandas(nw.to_native(frame)).lazy())
    if frame.implementation.is_polars() and "row" not in frame.collect_schema().names():
        numbered: Any = nw.from_native(nw.to_native(frame).with_row_index("row"))
        return cast("Frame", numbered)
    return frame


def _taken(name: str, kind: Kind, holds: Any, frame: Frame) -> Any:
    import narwhals as nw

    column = nw.col(name)
    if kind in TEXTS and not holds.is_numeric() and not holds.is_temporal():
        return column.cast(nw.String).fill_null("")
    if kind == "pseudonym" and holds.is_integer():
        return column.cast(nw.Int64)
    if kind == "date" and holds.is_temporal():
        return _day_number(column, frame).fill_null(BLANK)
    if kind == "count" and holds.is_integer():
        return column.cast(nw.Int64).fill_null(BLANK)
    if kind == "number" and (holds.is_integer() or holds.is_decimal()):
        fine = column.cast(nw.Int64) if holds.is_integer() else column
        return (fine * HUNDREDTHS).cast(nw.Int64).fill_null(BLANK)
    raise TypeError(f"the column {name!r} holds {holds}, which is no {kind}")


def _day_number(column: Any, frame: Frame) -> Any:
    """The number of a day, as ``date.toordinal`` gives it."""
    import narwhals as nw

    day = column.cast(nw.Date)
    if frame.implementation.is_polars():
        return day.cast(nw.Int32).cast(nw.Int64) + _EPOCH
    before = day.dt.year().cast(nw.Int64) - 1
    leaps = before // 4 - before // 100 + before // 400
    return before * 365 + leaps + day.dt.ordinal_day().cast(nw.Int64)
