"""Runs: rows of a table of polars that follow each other on one agreement, indicator and group.

Most tables have the results of one target one after the other. What such rows have in common is
held once for all of them and looked up once. In any other order a run has as few rows as it has:
nothing else depends on the order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

NAMES = ("agreement", "indicator", "group")
FIGURES = ("numerator", "denominator", "value")


@dataclass(frozen=True)
class Runs:
    """``rows``: the ``run`` of each row, its period as a category, its figures as whole numbers.

    ``names``: the agreement, indicator and group (empty: all together) of each run, and its
    ``length``. The number of a run is its place.
    """

    rows: "pl.DataFrame"
    names: "pl.DataFrame"

    def cut(self, run: int) -> "tuple[Runs, Runs]":
        """The runs before one of them, and it with those that follow."""
        import polars as pl

        length = int(self.names["length"].head(run).sum())
        after = self.rows.slice(length).with_columns(pl.col("run") - run)
        return (
            Runs(self.rows.head(length), self.names.head(run)),
            Runs(after, self.names.slice(run)),
        )


def runs_of(table: "pl.DataFrame", periods: Any) -> Runs:
    """The rows of a table as runs; ``periods`` are the categories that the periods are held in."""
    import polars as pl

    texts = [pl.col(name).cast(pl.String) for name in NAMES]
    named = table.select(*texts[:2], texts[2].fill_null(""))
    run = named.to_struct().rle_id().alias("run")
    names = named.filter((run != run.shift()).fill_null(value=True))
    length = run.rle().struct.field("len").alias("length")
    period = pl.col("period").cast(pl.String).cast(pl.Categorical(periods))
    rows = table.select(run, period, *(pl.col(name).cast(pl.Int64) for name in FIGURES))
    return Runs(rows, names.with_columns(length))


def one_after_the_other(parts: Sequence[Runs]) -> Runs:
    """The rows of several parts as one."""
    import polars as pl

    rows, runs = [], 0
    for part in parts:
        rows.append(part.rows.with_columns(pl.col("run") + runs))
        runs += len(part.names)
    return Runs(pl.concat(rows), pl.concat([part.names for part in parts]))
