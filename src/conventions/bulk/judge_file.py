"""A file of results judged part by part, and the sums of each agreement."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from conventions.bulk.evaluate import Evaluated, evaluate
from conventions.bulk.results import PART, empty, parts_of_file
from conventions.bulk.terms import Terms

if TYPE_CHECKING:
    import polars as pl

COUNTED = {
    "band": ("reached", "near", "below"),
    "state": ("no_target", "no_data", "interim", "not_measurable"),
    "evidence": ("met", "missed", "inconclusive", "too_few", "on_course", "at_risk"),
}


def judge_file(path: Path, terms: Terms, rows: int = PART) -> Iterator[Evaluated]:
    """The verdicts and faults of a csv or Parquet file, in parts of whole agreements (polars).

    The last part holds the agreements of which the file has no row.

    Raises:
        InvalidDocument: R301, R302: the file cannot be used as a table of results.
    """
    absent = dict.fromkeys(terms.names["agreement"])
    for part in parts_of_file(path, rows):
        for name in part.agreements:
            absent.pop(name, None)
        yield _collected(evaluate(part.rows, terms.of(part.agreements)))
    if absent:
        yield _collected(evaluate(empty(), terms.of(absent)))


def _collected(found: Evaluated) -> Evaluated:
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
