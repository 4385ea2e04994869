"""Numbered rows: names and periods of a table of results as whole numbers, once, at its door.

Each distinct text is looked up once where the engine numbers texts; from there on an agreement, an
indicator and a group are one number, and a period its days.
"""

from dataclasses import dataclass

from conventions.bulk.period_days import period_days
from conventions.bulk.table import Frame, kept, listed, looked_up, placed, repeated_values
from conventions.bulk.terms import NAMED, Terms

FIGURES = ("numerator", "denominator", "value")
ROW = (*NAMED, *FIGURES)


@dataclass(frozen=True)
class Numbered:
    """The rows by numbers, and what there is among them.

    ``rows`` have the ``key`` of their targets, missing where the terms have none, their days
    ``from`` and ``to``, missing where the period is none, and their ``spot``: one number for key
    and period. ``repeated`` are the keys of which a period stands twice; ``crossing`` these, and
    those with periods that may share a day, as a year does with its quarters.
    """

    rows: Frame
    unreadable: bool
    repeated: frozenset[int]
    crossing: frozenset[int]


def numbered(results: Frame, terms: Terms) -> Numbered:
    """The rows of a table with their names and periods as numbers."""
    import narwhals as nw
    import polars as pl

    whole = [nw.col(name).cast(nw.Int64) for name in FIGURES]
    texts = [nw.col(name).cast(nw.String) for name in ("agreement", "indicator", "period")]
    group = nw.col("group").cast(nw.String).fill_null("")
    number = ["row"] if "row" in results.columns else []
    rows = kept(results.select(*texts, group, *whole, *number))
    periods = period_days(text for (text,) in listed(rows.select("period").unique(), "period"))
    days = {name: pl.Series(column, dtype=pl.Int64) for name, column in periods.columns.items()}
    readable = pl.Series(list(periods.days), dtype=pl.String)
    rows = placed(_with_numbers(rows, terms), "period", readable)
    rows = looked_up(rows, "period_number", days)
    many = max(len(periods.days), 1)
    key = terms.key(*(nw.col(f"{name}_number") for name in NAMED[:3]))
    spot = key * many + nw.col("period_number")
    rows = rows.with_columns(key.alias("key"), spot.alias("spot"))
    rows = kept(rows.drop(*(f"{name}_number" for name in NAMED)))
    repeated = frozenset(spot // many for spot in repeated_values(rows, "spot"))
    mixed = _mixed(rows) if periods.mixed else frozenset()
    return Numbered(rows, periods.unreadable, repeated, repeated | mixed)


def _mixed(rows: Frame) -> frozenset[int]:
    """The keys with periods of several layers."""
    import narwhals as nw

    layer = nw.col("layer")
    found = rows.group_by("key").agg(layer.min().alias("low"), layer.max().alias("high"))
    return frozenset(
        key for (key,) in listed(found.filter(nw.col("low") < nw.col("high")).drop_nulls(), "key")
    )


def with_indicator_key(rows: Frame, terms: Terms) -> Frame:
    """The rows with the ``indicator_key`` of their indicator and the ``agreement_number``.

    They are missing where the terms do not have such an indicator, or such an agreement.
    """
    import narwhals as nw

    agreement, indicator = (nw.col(f"{name}_number") for name in NAMED[:2])
    key = terms.key(agreement, indicator, 0).alias("indicator_key")
    return _with_numbers(rows, terms).with_columns(key)


def _with_numbers(rows: Frame, terms: Terms) -> Frame:
    for name in NAMED[:3]:
        rows = placed(rows, name, terms.names[name])
    return rows
