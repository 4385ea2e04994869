"""Spark: the same verdicts from workers of a cluster, and from queries."""

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from tests.bulk.edge_rows import COLUMNS, DAYS, Row, by_scalar, cases

from conventions.agreement import read_draft
from conventions.bulk import compile_terms, evaluate

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("default")]
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
