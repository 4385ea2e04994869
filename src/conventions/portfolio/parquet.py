"""Rows as a Parquet file, with the types of their columns; needs the extra ``bulk``."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO

from conventions.portfolio.flat import COLUMNS, flat
from conventions.portfolio.row import Row

_DIGITS, _PLACES = 24, 6


def parquet(rows: Iterable[Row]) -> bytes:
    """The rows; decimals are exact, of six places.

    Raises:
        ModuleNotFoundError: polars is not installed.
    """
    import polars as pl

    types = {
        str: pl.String(),
        int: pl.Int64(),
        date: pl.Date(),
        Decimal: pl.Decimal(_DIGITS, _PLACES),
    }
    schema = {name: types[kind] for name, (kind, _) in COLUMNS.items()}
    frame = pl.DataFrame([flat(row) for row in rows], schema=schema, orient="row")
    stream = BytesIO()
    frame.write_parquet(stream)
    return stream.getvalue()
