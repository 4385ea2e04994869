"""Rows: what one row of a table of results holds, and whether any count gives it.

Expressions over whole numbers; the same tests as ``assessment.figure`` makes of one value.
"""

from dataclasses import dataclass
from typing import Any

from conventions.bulk.aim import SCALE
from conventions.bulk.numbered import ROW
from conventions.bulk.table import Frame, listed

MOST = 10**9
"""Counts and values beyond it are refused: a product of them could leave 64 bits."""
_BOUNDS = {"numerator": MOST, "denominator": MOST, "value": MOST * SCALE}


@dataclass(frozen=True)
class Extremes:
    """How many rows there are, whether all numbers are small enough for 64 bits.

    ``printed``: some row has a percentage beside its denominator, without the count.
    """

    rows: int
    in_bounds: bool
    printed: bool


def extremes(rows: Frame) -> Extremes:
    """What there is among all the rows, so that tests that none needs are left out."""
    import narwhals as nw

    over, under, value = (nw.col(name).is_null() for name in _BOUNDS)
    ends = [
        getattr(nw.col(name), end)().fill_null(0).alias(f"{end}_{name}")
        for name in _BOUNDS
        for end in _ENDS
    ]
    printed = (over & ~under & ~value).cast(nw.Int64).sum().alias("printed")
    counts = rows.select(nw.len().alias("rows"), printed, *ends)
    names = [f"{end}_{name}" for name in _BOUNDS for end in _ENDS]
    ((count, some, *found),) = listed(counts, "rows", "printed", *names)
    most = [bound for bound in _BOUNDS.values() for _end in _ENDS]
    inside = all(abs(end) <= bound for end, bound in zip(found, most, strict=True))
    return Extremes(int(count), inside, bool(some))


_ENDS = ("min", "max")


def where(frame: Frame) -> tuple[str, ...]:
    """The columns by which a row is found again: its number, else all it says."""
    return ("row",) if "row" in frame.columns else ROW


def is_odd() -> Any:
    """Whether the figures of a row are anything else than both counts, or a value, as they may be.

    Few rows are, so that what exactly they are is asked of them alone; ``cases``: rates of cases.
    """
    import narwhals as nw

    over, under, value = (nw.col(name) for name in _BOUNDS)
    counts = (over >= 0) & (over <= under) & (value.is_null() | (value >= 0))
    alone = over.is_null() & under.is_null() & (value >= 0)
    alone = alone & ((value <= 100 * SCALE) | (nw.col("cases") == 0))
    return ~(counts.fill_null(value=False) | alone.fill_null(value=False))


def with_facts(frame: Frame, *, printed: bool) -> Frame:
    """Rows with ``k``, ``n``, ``v`` (0: missing) and what is to be known of them.

    ``pair``: both counts; ``blank``: no figure; ``wrong``: impossible.
    """
    import narwhals as nw

    over, under, value = (nw.col(name) for name in _BOUNDS)
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
        pair.alias("pair"),
        has_under.alias("has_under"),
        (~pair & ~has_value).alias("blank"),
        wrong.alias("wrong"),
        k.alias("k"),
        n.alias("n"),
        v.alias("v"),
    )


def in_bounds() -> Any:
    """Whether all three numbers are small enough for 64 bits."""
    import narwhals as nw

    inside = [
        (nw.col(name).fill_null(0) <= most) & (nw.col(name).fill_null(0) >= -most)
        for name, most in _BOUNDS.items()
    ]
    return inside[0] & inside[1] & inside[2]


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
