"""Small tables beside a large one: integers and text, in the engine that the large one lives in."""

from collections.abc import Mapping
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

    frame = nw.from_native(native)
    if frame.implementation.is_pandas():
        frame = nw.from_native(frame.to_native().convert_dtypes(dtype_backend="pyarrow"))
    if frame.implementation.is_pyarrow():
        import polars as pl

        frame = nw.from_native(pl.DataFrame(frame.to_native()))
    return frame.with_row_index("row").lazy() if isinstance(frame, nw.DataFrame) else frame


def beside(frame: Frame, columns: Mapping[str, list[Any]]) -> Frame:
    """A table of text and whole numbers that can be joined with the frame; text ends in ``_text``.

    Raises:
        TypeError: the engine is none of those that were tried.
    """
    import narwhals as nw

    kind = frame.implementation
    if kind.is_polars():
        return nw.from_native(polars_table(columns).lazy())
    import pyarrow as pa

    table = pa.table(
        {
            name: pa.array(values, pa.string() if name in TEXTS else pa.int64())
            for name, values in columns.items()
        }
    )
    native: Any
    if kind.is_pandas():
        import pandas as pd

        native = table.to_pandas(types_mapper=pd.ArrowDtype)
    elif kind.is_duckdb():
        import duckdb

        native = duckdb.from_arrow(table)
    elif kind.is_pyspark():
        native = nw.to_native(frame).sparkSession.createDataFrame(table)
    else:
        raise TypeError(f"{kind} has not been tried")
    found: Any = nw.from_native(native).lazy()
    return cast("Frame", found)


TEXTS = frozenset({"agreement", "indicator", "group", "period", "code"})
"""The columns that hold text; all others are whole numbers."""


def polars_table(columns: Mapping[str, list[Any]]) -> "pl.DataFrame":
    """The columns as a table of polars."""
    import polars as pl

    types = {name: pl.String if name in TEXTS else pl.Int64 for name in columns}
    return pl.DataFrame(columns, schema=types)


def kept(frame: Frame) -> Frame:
    """The frame, computed once where it is in memory; a query of a database or cluster as it is."""
    kind = frame.implementation
    in_memory = kind.is_polars() or kind.is_pandas()
    return frame.collect().lazy() if in_memory else frame


def listed(frame: Frame, *names: str) -> list[tuple[Any, ...]]:
    """The rows of a small frame as Python values."""
    return frame.select(*names).collect().rows()
