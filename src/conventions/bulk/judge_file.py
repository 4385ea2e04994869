"""A file of results judged part by part, and the sums of each agreement."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from conventions.bulk.evaluate import Evaluated, judge
from conventions.bulk.results import ROWS, empty, parts_of_file
from conventions.bulk.table import frame_of, polars_table
from conventions.bulk.terms import Terms

if TYPE_CHECKING:
    import polars as pl

COUNTED = {
    "band": ("reached", "near", "below"),
    "state": ("no_target", "no_data", "interim", "not_measurable"),
    "evidence": ("met", "missed", "inconclusive", "too_few", "on_course", "at_risk"),
}


def judge_file(path: Path, terms: Terms, rows: int = ROWS) -> Iterator[Evaluated]:
    """The verdicts and faults of a csv or Parquet file, in parts of whole agreements (polars).

    The last part holds the agreements of which the file has no row.

    Raises:
        InvalidDocument: R301, R302: the file cannot be used as a table of results.
    """
    import polars as pl

    left, indicators = polars_table(terms.targets), polars_table(terms.indicators)
    part = empty()
    for part in parts_of_file(path, rows):
        names = part.select(pl.col("agreement").unique())
        here = left.join(names, on="agreement", how="semi", maintain_order="left")
        left = left.join(names, on="agreement", how="anti", maintain_order="left")
        agreed = indicators.join(names, on="agreement", how="semi")
        yield _collected(part, here, agreed, terms)
    if len(left):
        yield _collected(part.clear(), left, indicators, terms)


def _collected(
    part: "pl.DataFrame", targets: "pl.DataFrame", indicators: "pl.DataFrame", terms: Terms
) -> Evaluated:
    found = judge(frame_of(part), frame_of(targets), frame_of(indicators), terms)
    return Evaluated(found.verdicts.collect(), found.faults.collect())


def summary(verdicts: "pl.DataFrame") -> "pl.DataFrame":
    """For each agreement, how many verdicts there are of each band, state and evidence."""
    import polars as pl

    counts = [
        (pl.col(column) == word).sum().alias(f"{word}" if column != "evidence" else f"is_{word}")
        for column, words in COUNTED.items()
        for word in words
    ]
    return verdicts.group_by("agreement").agg(pl.len().alias("verdicts"), *counts).sort("agreement")
