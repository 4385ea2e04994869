"""Faults: rows that cannot be what they say, with the codes of a single report.

``M004`` an agreement that was not given, ``R129`` an indicator that is not agreed, ``F`` and ``R``
codes as ``conventions explain`` prints them. A row with a fault is never silently left out.
"""

from typing import Any

from conventions.bulk.numbered import ROW, Numbered
from conventions.bulk.row import where
from conventions.bulk.table import Frame, kept

UNKNOWN_AGREEMENT, UNKNOWN_INDICATOR, NO_PERIOD, NO_DAY = "M004", "R129", "F109", "R011"
TOO_LARGE, TWICE = "R118", "R127"
OVER, ABOVE, OTHER, NEGATIVE = "R007", "R113", "R006", "R110"


def impossible(rows: Frame) -> Frame:
    """The rows of agreed indicators whose numbers cannot be, each with its gravest fault."""
    import narwhals as nw

    k, n, v = nw.col("k"), nw.col("n"), nw.col("v")
    over = nw.col("pair") & (k > n)
    wrong = nw.col("wrong")
    code: Any = nw.when(wrong).then(nw.lit(OTHER))
    cases: tuple[tuple[Any, str], ...] = (
        (over & (nw.col("percent") == 1) & (nw.col("subset") == 0), ABOVE),
        (over & (nw.col("subset") == 1), OVER),
        (wrong & ((k < 0) | (n < 0) | (v < 0)), NEGATIVE),
    )
    for truth, said in cases:
        code = nw.when(truth).then(nw.lit(said)).otherwise(code)
    doubtful = wrong | (over & (nw.col("percent") == 1))
    return rows.filter(doubtful).select(*where(rows), code.alias("code"))


def unagreed(rows: Frame, indicators: Frame) -> list[Frame]:
    """The rows on an agreement or indicator that is not among those given."""
    import narwhals as nw

    unknown = nw.col("agreement_number").is_null()
    here = rows.filter(~unknown)
    return [
        coded(rows.filter(unknown), UNKNOWN_AGREEMENT),
        coded(here.join(indicators, on="indicator_key", how="anti"), UNKNOWN_INDICATOR),
    ]


def repeated(rows: Frame, *key: str) -> Frame:
    """The rows of which another has the same key."""
    import narwhals as nw

    alike = rows.with_columns(nw.len().over(*key).alias("alike"))
    return coded(alike.filter(nw.col("alike") > 1), TWICE)


def coded(rows: Frame, code: str) -> Frame:
    """The rows as faults of one kind."""
    import narwhals as nw

    return rows.select(*where(rows), nw.lit(code).alias("code"))


def written(rows: Frame, faults: list[Frame], given: Numbered) -> Frame:
    """The faulty rows in full, each with its code; in the order of the table where it has one."""
    import narwhals as nw

    if not faults:
        return given.named(rows.head(0)).select(*ROW, nw.lit("").alias("code"))
    found = nw.concat(faults).unique()
    if "row" not in rows.columns:
        return found
    full = given.named(rows.join(kept(found), on="row", how="inner"))
    return full.sort("row").select(*ROW, "code")
