"""Rows: what one row of a table of results holds, and whether any count gives it.

Expressions over whole numbers; the same tests as ``assessment.figure`` makes of one value.
"""

from typing import Any

from conventions.bulk.aim import SCALE
from conventions.bulk.table import Frame

MOST = 10**9
"""Counts and values beyond it are refused: a product of them could leave 64 bits."""


def with_facts(frame: Frame, *, printed: bool) -> Frame:
    """The rows with ``pair`` (both counts), ``blank`` (no figure) and ``wrong`` (impossible).

    ``printed``: some row has a percentage beside its denominator, without the count.
    """
    import narwhals as nw

    over, under, value = nw.col("numerator"), nw.col("denominator"), nw.col("value")
    has_over, has_under, has_value = ~over.is_null(), ~under.is_null(), ~value.is_null()
    k, n, v = over.fill_null(0), under.fill_null(0), value.fill_null(0)
    pair = has_over & has_under
    of_cases = nw.col("cases") == 1
    unlikely = has_over & ((k < 0) | (has_under & (k > n)))
    outside = (v < 0) | (v > 100 * SCALE)
    if printed:
        outside = outside | (has_under & ~_of_some_count(v, n))
    unlikely = unlikely | (~has_over & has_value & outside)
    negative = ((has_over & (k < 0)) | (has_value & (v < 0))) & (nw.col("signed") == 0)
    wrong = (has_under & (n < 0)) | (of_cases & unlikely) | (~of_cases & negative)
    return frame.with_columns(
        _flag(pair).alias("pair"), _flag(~pair & ~has_value).alias("blank"),
        _flag(wrong).alias("wrong"), _flag(has_under).alias("has_under"),
        k.alias("k"), n.alias("n"), v.alias("v"),
    )  # fmt: skip


def in_bounds() -> Any:
    """Whether all three numbers are small enough for 64 bits."""
    import narwhals as nw

    bounds = {"numerator": MOST, "denominator": MOST, "value": MOST * SCALE}
    inside = [
        (nw.col(name).fill_null(0) <= most) & (nw.col(name).fill_null(0) >= -most)
        for name, most in bounds.items()
    ]
    return inside[0] & inside[1] & inside[2]


def _flag(truth: Any) -> Any:
    """1 or 0, which every engine can sum."""
    import narwhals as nw

    return nw.when(truth).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)


def _of_some_count(value: Any, cases: Any) -> Any:
    """Whether a whole number of cases gives the percentage, to half of its last decimal (GRIM).

    ``assessment.printed.from_counts`` in whole numbers; zeros at the end are no decimals.
    """
    import narwhals as nw

    value = nw.when((value >= 0) & (value <= 100 * SCALE)).then(value).otherwise(nw.lit(0))
    twice_half = nw.lit(1)
    for place in (10, 100, 1000, SCALE):
        is_short = value // place * place == value
        twice_half = nw.when(is_short).then(nw.lit(place)).otherwise(twice_half)
    least = value * cases // (100 * SCALE)
    off = value * cases - least * 100 * SCALE
    above = 100 * SCALE - off
    allowed = twice_half * cases
    return (cases > 0) & ((2 * off <= allowed) | (2 * above <= allowed))
