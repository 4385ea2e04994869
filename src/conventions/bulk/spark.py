"""Spark: the polars kernel shipped to the workers of a cluster.

Nothing in a verdict crosses agreements, so each worker judges whole agreements by itself, with the
very code that judges a file. Where the workers cannot have polars, ``evaluate`` takes a Spark table
too and gives it the same expressions as queries.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from conventions.bulk.evaluate import evaluate
from conventions.bulk.terms import Terms

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_SCHEMA = (
    "agreement string, indicator string, group string, period string, numerator bigint, "
    "denominator bigint, value bigint, band string, state string, evidence string"
)


def judge_on_spark(results: "DataFrame", terms: Terms, parts: int | None = None) -> "DataFrame":
    """The verdicts on a Spark table of results, judged in ``parts`` on the workers.

    The columns are those of ``evaluate``. Agreements without any row in the table get no verdict.
    """
    together = (
        results.repartition("agreement")
        if parts is None
        else results.repartition(parts, "agreement")
    )

    def judged(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        import polars as pl

        arrived = [pl.DataFrame(batch) for batch in batches]
        if not arrived:
            return
        part = pl.concat(arrived)
        here = terms.of(set(part["agreement"].unique()))
        yield from evaluate(part, here).verdicts.collect().to_arrow().to_batches()

    return together.mapInArrow(judged, f"{_SCHEMA}, grade string" if terms.scales else _SCHEMA)
