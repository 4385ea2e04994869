"""Spark: the same verdicts from workers of a cluster, and from queries."""

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from tests.bulk.edge_rows import COLUMNS, DAYS, Row, by_scalar, cases

from conventions.agreement import read_draft
from conventions.bulk import compile_terms, evaluate

# PySpark's own warnings are not ours to mend; that of pandas 3 is known, and our kernel has none.
KNOWN = "ignore:PySpark does not yet fully support pandas:FutureWarning"
pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("default"),
    pytest.mark.filterwarnings(KNOWN),
]
SCHEMA = (
    "agreement string, indicator string, group string, period string, "
    "numerator bigint, denominator bigint, value bigint"
)


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """A cluster on this machine: a master and two workers, each a process of its own."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local-cluster[2,1,1024]")
    made = (
        builder.config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(sys.path))
        .getOrCreate()
    )
    yield made
    made.stop()


@pytest.mark.parametrize("by", ["workers", "queries"])
def test_a_cluster_says_what_the_scalar_path_says(session: Any, minimal: bytes, by: str) -> None:
    from conventions.bulk.spark import judge_on_spark

    on = DAYS[3]
    given = list(cases(read_draft(minimal).agreement(), 2_000, seed=11))
    rows: list[Row] = [row for case in given for row in case.rows]
    wanted = {key: said for case in given if case.rows for key, said in by_scalar(case, on).items()}
    terms = compile_terms((case.agreement for case in given), on)
    table = session.createDataFrame(rows, SCHEMA)
    answer = judge_on_spark(table, terms, 4) if by == "workers" else evaluate(table, terms).verdicts
    found = {tuple(row)[:4]: tuple(row)[7:] for row in answer.collect()}
    assert len(COLUMNS) == 7
    assert {key: said for key, said in found.items() if key in wanted} == wanted


def test_a_cluster_counts_participations_as_the_scalar_path_does(session: Any) -> None:
    from tests.bulk.stays.stay_rows import COUNTS, HOURS, by_scalar, everything, stays
    from tests.bulk.stays.stay_rows import DAYS as DATES
    from tests.bulk.stays.stay_rows import ON as AS_OF
    from tests.bulk.stays.test_participations import said

    from conventions.bulk import count_participations

    made = stays(2_000, 6, empty=0.0005, agreements=("a", "b"))
    kinds = dict.fromkeys(DATES, "date") | dict.fromkeys(COUNTS, "bigint")
    kinds |= dict.fromkeys(HOURS, "decimal(12,2)") | {"row": "bigint"}
    rows = [{**row, "row": number} for number, row in enumerate(made)]
    schema = ", ".join(f"`{name}` {kinds.get(name, 'string')}" for name in rows[0])
    table = session.createDataFrame([tuple(row.values()) for row in rows], schema)
    both = everything("a"), everything("b")
    found = count_participations(table, both, ("2027",), AS_OF)
    for of in both:
        assert said(found[of.id, "2027"]) == said(by_scalar(made, of, "2027"))
