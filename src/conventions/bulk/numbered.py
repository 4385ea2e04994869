"""Numbered rows: names and periods of a table of results as whole numbers, once, at its door.

Each distinct text is looked up once where the engine numbers texts; from there on an agreement, an
indicator and a group are one number, and a period its days.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conventions.bulk.period_days import period_days
from conventions.bulk.runs import FIGURES, Runs, runs_of
from conventions.bulk.table import (
    Frame,
    collected,
    frame_of,
    kept,
    lazy,
    listed,
    looked_up,
    placed,
    repeated_values,
)
from conventions.bulk.terms import NAMED, Terms

if TYPE_CHECKING:
    import polars as pl

ROW = (*NAMED, *FIGURES)


@dataclass(frozen=True)
class Numbered:
    """The rows by numbers, and what there is among them.

    ``rows`` have the ``key`` of their targets, missing where the terms have none, their days
    ``from`` and ``to``, missing where the period is none, and their ``spot``: one number for key
    and period. ``names`` are those of each ``run``, where rows are held so. ``repeated`` are the
    keys of which a period stands twice; ``crossing`` these, and those with periods that may share
    a day, as a year does with its quarters.
    """

    rows: Frame
    names: "pl.DataFrame | None"
    unreadable: bool
    repeated: frozenset[int]
    crossing: frozenset[int]

    def named(self, rows: Frame) -> Frame:
        """The same rows, or some of them, with their names and periods as text."""
        import narwhals as nw

        if self.names is None:
            return rows
        texts = looked_up(rows, "run", self.names.select(NAMED[:3]))
        return texts.with_columns(nw.col("period").cast(nw.String))


def numbered(results: Any, terms: Terms) -> Numbered:
    """The rows of a caller's table, or of runs, with their names and periods as numbers."""
    import narwhals as nw
    import polars as pl

    rows, names, texts = _with_keys(results, terms)
    periods = period_days(texts)
    many = max(len(texts), 1)
    spot = nw.col("key") * many + nw.col("period_number")
    rows = kept(rows.with_columns(spot.alias("spot")))
    rows = looked_up(rows, "period_number", pl.DataFrame(periods.columns).cast(pl.Int32))
    repeated = frozenset(spot // many for spot in repeated_values(rows, "spot"))
    mixed = _mixed(rows) if periods.mixed else frozenset()
    return Numbered(rows, names, periods.unreadable, repeated, repeated | mixed)


_Keyed = tuple[Frame, "pl.DataFrame | None", list[str | None]]
"""The rows with ``key`` and ``period_number``, the names of each run, the periods by number."""


def _with_keys(results: Any, terms: Terms) -> _Keyed:
    import narwhals as nw
    import polars as pl

    if isinstance(results, Runs):
        return _of_runs(results, terms)
    frame = frame_of(results)
    if frame.implementation.is_polars():
        return _of_runs(runs_of(collected(frame), pl.Categories.random()), terms)
    whole = [nw.col(name).cast(nw.Int64) for name in FIGURES]
    texts = [nw.col(name).cast(nw.String) for name in ("agreement", "indicator", "period")]
    group = nw.col("group").cast(nw.String).fill_null("")
    number = ["row"] if "row" in frame.columns else []
    rows = kept(frame.select(*texts, group, *whole, *number))
    found = {text for (text,) in listed(rows.select("period").unique(), "period")}
    known = sorted(text for text in found if text is not None)
    rows = placed(_with_key(rows, terms), "period", pl.Series(known, dtype=pl.String))
    return rows, None, [*known, *([None] if None in found else [])]


def _of_runs(runs: Runs, terms: Terms) -> _Keyed:
    """The rows of runs: each run and each period is looked up once."""
    import polars as pl

    key = collected(_with_key(lazy(runs.names), terms))["key"]
    period = runs.rows["period"]
    categorical: Any = period.dtype
    texts: pl.Series = categorical.categories.to_series()
    rank = (texts.rank("ordinal") - 1).gather(period.to_physical())
    rows = runs.rows.with_columns(key.gather(runs.rows["run"]), rank.alias("period_number"))
    missing = [None] if period.null_count() else []
    return lazy(rows.with_row_index("row")), runs.names, [*texts.sort(), *missing]


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


def _with_key(rows: Frame, terms: Terms) -> Frame:
    """The rows with the ``key`` of their targets."""
    import narwhals as nw

    numbers = [f"{name}_number" for name in NAMED[:3]]
    key = terms.key(*(nw.col(number) for number in numbers))
    return _with_numbers(rows, terms).with_columns(key.alias("key")).drop(*numbers)


def _with_numbers(rows: Frame, terms: Terms) -> Frame:
    for name in NAMED[:3]:
        rows = placed(rows, name, terms.names[name])
    return rows
