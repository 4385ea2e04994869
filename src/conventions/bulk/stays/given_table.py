"""A caller's table of participations, taken as it is: whole numbers and texts out of any engine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from conventions.bulk.stays.columns import BLANK, FOREIGN, HUNDREDTHS, NOTHING, TEXTS, Layout
from conventions.bulk.stays.row_numbers import with_row_numbers
from conventions.bulk.table import Frame, frame_of
from conventions.records.columns import Column, Kind

if TYPE_CHECKING:
    import polars as pl

_EPOCH = date(1970, 1, 1).toordinal()
_CODED: tuple[Kind, ...] = ("id", "choice", "yes-no")
FIRST_DAY, LAST_DAY = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
"""No list has a day before or after; in a table such a day is the one next to these."""


@dataclass(frozen=True)
class StayTable:
    """The rows as the engine has them, how they are laid out once taken, and what they hold.

    ``several``: whether the rows name their agreements.
    """

    rows: Frame
    layout: Layout
    several: bool

    def taken(self, rows: Frame) -> Frame:
        """Some of these rows, with a ``row`` each: the known columns without a hole in them."""
        import narwhals as nw

        schema = dict(rows.collect_schema())
        coded: list[Any] = []
        if rows.implementation.is_polars():
            rows = _numbered(rows, self.layout)
            coded = [name for name in self.layout.codes if name in schema]
            coded += ["agreement"] if self.several else []
        taken = [
            _taken(name, kind, schema[name], rows).alias(name)
            for name, kind in self.layout.kinds.items()
            if name not in coded
        ]
        beside = [
            nw.col(name).cast(nw.String).fill_null("") if name in schema else nw.lit("").alias(name)
            for name in ("agreement", "group")
            if name not in self.layout.kinds and name not in coded
        ]
        return rows.select(nw.col("row").cast(nw.Int64), *beside, *coded, *taken)


def stay_table(
    native: Any, columns: Iterable[Column], agreements: Sequence[str], on: date
) -> StayTable:
    """The known columns of a table, and how they are laid out.

    Other columns are not looked at. Text is text, a day a date, a count a whole number, hours a
    whole number or a decimal. Rows are numbered by the column ``row``, from 0; without it they are
    counted, where the table has an order.

    Raises:
        TypeError: a column holds something else, a needed one is missing, or rows have no order.
    """
    frame = frame_of(native)
    if frame.implementation.is_pandas():
        import narwhals as nw
        import polars as pl

        # Polars counts it, as its own expressions would be some ten times as slow.
        frame = nw.from_native(pl.from_pandas(nw.to_native(frame)).lazy())
    names = frame.collect_schema().names()
    known = [column for column in columns if column.name in names]
    missing = [name for name in ("person", "entry") if name not in names]
    if missing:
        raise TypeError(f"the table has no column {missing[0]!r}")
    kinds = {column.name: column.kind for column in known}
    several = "agreement" in names
    layout = Layout(kinds, on)
    if frame.implementation.is_polars():
        codes = {column.name: column.codes for column in known if column.kind in _CODED}
        numbers = {name: number for number, name in enumerate(agreements)} if several else {}
        layout = Layout(kinds, on, codes, numbers)
    else:
        frame = with_row_numbers(frame)
    return StayTable(frame, layout, several)


def _numbered(rows: Frame, layout: Layout) -> Frame:
    """The rows with codes and agreements as whole numbers: each text is looked up once."""
    import narwhals as nw
    import polars as pl

    native = nw.to_native(rows)
    schema = native.collect_schema()
    numbers = [
        pl.when(pl.col(name).is_null())
        .then(NOTHING)
        .otherwise(_place(name, ["", *codes], schema[name]))
        .alias(name)
        for name, codes in layout.codes.items()
    ]
    if layout.agreements:
        numbers.append(_place("agreement", list(layout.agreements), schema["agreement"]))
    return cast("Frame", nw.from_native(native.with_columns(numbers)))


def _place(name: str, texts: Sequence[str], holds: "pl.DataType") -> "pl.Expr":
    """The place of each text of a column among these."""
    import polars as pl

    cell = pl.col(name)
    if isinstance(holds, pl.Enum):
        # The column is numbered already: its numbers are looked up, not its texts.
        known = {text: number for number, text in enumerate(texts)}
        ours = [known.get(text, FOREIGN) for text in holds.categories]
        return pl.lit(pl.Series(name, ours, pl.Int32)).gather(cell.to_physical())
    if not isinstance(holds, pl.String | pl.Categorical | pl.Null):
        raise TypeError(f"the column {name!r} holds {holds}, which is no text")
    place = cell.cast(pl.String).cast(pl.Enum(texts), strict=False).to_physical()
    return place.cast(pl.Int32).fill_null(FOREIGN)


def _taken(name: str, kind: Kind, holds: Any, frame: Frame) -> Any:
    import narwhals as nw

    column = nw.col(name)
    if kind in TEXTS and not holds.is_numeric() and not holds.is_temporal():
        return column.cast(nw.String).fill_null("")
    if kind == "pseudonym" and holds.is_integer():
        return column.cast(nw.Int64)
    if kind == "date" and holds.is_temporal():
        day = _day_number(column, frame)
        day = nw.when(day > LAST_DAY).then(nw.lit(LAST_DAY + 1)).otherwise(day)
        day = nw.when(day < FIRST_DAY).then(nw.lit(FIRST_DAY - 1)).otherwise(day)
        return day.cast(nw.Int64).fill_null(BLANK)
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
