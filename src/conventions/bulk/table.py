"""Small tables beside a large one: integers and text, in the engine that the large one lives in."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import narwhals as nw
    import polars as pl

    Frame = nw.LazyFrame[Any]
else:
    Frame = Any


def frame_of(native: Any) -> Frame:
    """A caller's table (polars, pandas, pyarrow, duckdb, PySpark) as narwhals sees it, lazily.

    A pandas table is taken with the types of pyarrow, where a missing count leaves counts whole; a
    table of pyarrow is read by polars. A table in memory has the number of each row as ``row``.
    """
    import narwhals as nw

    frame: Any = nw.from_native(native)
    if frame.implementation.is_pandas():
        frame = nw.from_native(frame.to_native().convert_dtypes(dtype_backend="pyarrow"))
    if frame.implementation.is_pyarrow():
        import polars as pl

        frame = nw.from_native(pl.DataFrame(frame.to_native()))
    if isinstance(frame, nw.DataFrame):
        frame = (frame if "row" in frame.columns else frame.with_row_index("row")).lazy()
    return cast("Frame", frame)


def beside(frame: Frame, columns: "pl.DataFrame | Mapping[str, Sequence[Any]]") -> Frame:
    """A table of text and whole numbers in the engine of the frame, to be joined with it.

    Raises:
        TypeError: the engine is none of those that were tried.
    """
    import narwhals as nw
    import polars as pl

    table = pl.DataFrame(columns).with_columns(pl.col(pl.Null).cast(pl.Int64))
    engine = frame.implementation
    if engine.is_polars():
        return nw.from_native(table.lazy())
    import pyarrow as pa

    kinds = {
        name: pa.int64() if kind.is_integer() else pa.string()
        for name, kind in table.schema.items()
    }
    arrow = table.to_arrow().cast(pa.schema(kinds))
    native: Any
    if engine.is_pandas():
        import pandas as pd

        native = arrow.to_pandas(types_mapper=pd.ArrowDtype)
    elif engine.is_duckdb():
        import duckdb

        native = duckdb.from_arrow(arrow)
    elif engine.is_pyspark():
        native = nw.to_native(frame).sparkSession.createDataFrame(arrow)
    else:
        raise TypeError(f"{engine} has not been tried")
    found: Any = nw.from_native(native).lazy()
    return cast("Frame", found)


def placed(frame: Frame, name: str, texts: "pl.Series") -> Frame:
    """The frame with the place of a text of its column among the texts; missing if it is not there.

    The place of ``period`` is ``period_number``. The texts are all different. Where the engine can
    number texts by itself, each is looked up once and no text is joined.
    """
    import polars as pl

    number = f"{name}_number"
    if not frame.implementation.is_polars():
        places = pl.DataFrame({name: texts, number: pl.Series(range(len(texts)), dtype=pl.Int64)})
        return frame.join(beside(frame, places), on=name, how="left")
    place = pl.col(name).cast(pl.Enum(texts), strict=False).to_physical()
    return _with(frame, place.cast(pl.Int64).alias(number))


def looked_up(frame: Frame, number: str, table: "pl.DataFrame") -> Frame:
    """The frame with the values of that row of a table whose place is the number."""
    import polars as pl

    if not frame.implementation.is_polars():
        return frame.join(beside(frame, table.with_row_index(number)), on=number, how="left")
    return _with(frame, *(pl.lit(one).gather(pl.col(number)).alias(one.name) for one in table))


def collected(frame: Frame) -> "pl.DataFrame":
    """A frame of polars as a table in memory."""
    import narwhals as nw

    found: pl.DataFrame = nw.to_native(frame.collect())
    return found


def lazy(table: "pl.DataFrame") -> Frame:
    """A table of polars as a frame."""
    import narwhals as nw

    found: Any = nw.from_native(table.lazy())
    return cast("Frame", found)


def _with(frame: Frame, *columns: "pl.Expr") -> Frame:
    import narwhals as nw

    found: Any = nw.from_native(nw.to_native(frame).with_columns(columns))
    return cast("Frame", found)


def kept(frame: Frame) -> Frame:
    """The frame, computed once where it is in memory; a query of a database or cluster as it is."""
    return frame.collect().lazy() if _in_memory(frame) else frame


def repeated_values(frame: Frame, name: str) -> list[Any]:
    """The values that stand more than once in a column; in memory by sorting, which is fastest."""
    import narwhals as nw

    column = frame.select(name).drop_nulls()
    if _in_memory(frame):
        ordered = column.collect().sort(name)
        return ordered.filter(nw.col(name) == nw.col(name).shift(1))[name].unique().to_list()
    count = column.group_by(name).agg(nw.len().alias("count"))
    return [value for (value,) in listed(count.filter(nw.col("count") > 1), name)]


def listed(frame: Frame, *names: str) -> list[tuple[Any, ...]]:
    """The rows of a small frame as Python values."""
    return frame.select(*names).collect().rows()


def _in_memory(frame: Frame) -> bool:
    engine = frame.implementation
    return engine.is_polars() or engine.is_pandas()
