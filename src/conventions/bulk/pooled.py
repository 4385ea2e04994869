"""Pooling: the rows that speak of a target, added up.

Which of several rows stand is what ``base.span.standing`` says of reports: a row inside a longer
one does not count, as the year already counts its quarters. Two rows on the very same days, of
which a list of reports would take the later, have no order in a table: then nothing is measured.
"""

from typing import Any

from conventions.bulk.table import Frame, beside, listed

KEY = ("agreement", "indicator", "group")
_OF_TARGET = (
    *("target", "first", "last", "term_first", "term_last", "stock"),
    *("cases", "signed", "subset", "percent"),
)


def held_rows(rows: Frame, targets: Frame) -> Frame:
    """Each row beside each target of its indicator and group whose days hold its own.

    ``from`` and ``to`` are then cut to the term, and with it to the days of the target.
    """
    import narwhals as nw

    joined = rows.join(targets.select(*KEY, *_OF_TARGET), on=list(KEY), how="inner")
    first, last = nw.col("first"), nw.col("last")
    starts = (nw.col("from") >= first) | (first == nw.col("term_first"))
    ends = (nw.col("to") <= last) | (last == nw.col("term_last"))
    meets = (nw.col("from") <= last) & (nw.col("to") >= first)
    held = joined.filter(starts & ends & meets).drop("term_first", "term_last")
    return held.with_columns(
        nw.when(nw.col("from") < first).then(first).otherwise(nw.col("from")).alias("from"),
        nw.when(nw.col("to") > last).then(last).otherwise(nw.col("to")).alias("to"),
    ).drop("first", "last")


def on_days(frame: Frame) -> Frame:
    """The rows with their days cut to the term of the agreement."""
    import narwhals as nw

    early = nw.col("from") < nw.col("term_first")
    late = nw.col("to") > nw.col("term_last")
    return frame.with_columns(
        nw.when(early).then(nw.col("term_first")).otherwise(nw.col("from")).alias("from"),
        nw.when(late).then(nw.col("term_last")).otherwise(nw.col("to")).alias("to"),
    )


def pooled(rows: Frame, twice: Frame | None, *, mixed: bool, stock: bool) -> Frame:
    """One row a target: its sums, the days they hold, and whether any two rows share a day.

    ``rows`` are held by their targets, ``twice`` are the targets of which a row stands twice. Only
    there, and where periods are mixed, is the order of days looked at.
    """
    import narwhals as nw

    parts = []
    if stock:
        parts.append(_summed(_latest(rows.filter(nw.col("stock") == 1))))
        rows = rows.filter(nw.col("stock") == 0)
    if mixed:
        return nw.concat([*parts, _summed(_standing(rows))])
    if twice is not None:
        parts.append(_summed(_standing(rows.join(twice, on="target", how="semi"))))
        rows = rows.join(twice, on="target", how="anti")
    return nw.concat([*parts, _summed(rows.with_columns(nw.lit(0).alias("crossed")))])


def twice(rows: Frame, periods: int) -> Frame | None:
    """The targets of which some period stands twice, or none."""
    import narwhals as nw

    keyed = rows.select((nw.col("target") * periods + nw.col("number")).alias("key"))
    count = nw.len().alias("count")
    different = nw.col("key").n_unique().alias("different")
    ((all_rows, keys),) = listed(keyed.select(count, different), "count", "different")
    if all_rows in (0, keys):
        return None
    repeated = keyed.group_by("key").agg(count).filter(nw.col("count") > 1)
    targets = sorted({key // periods for (key,) in listed(repeated, "key")})
    return beside(rows, {"target": targets})


def _standing(rows: Frame) -> Frame:
    """The rows that no other holds, with ``crossed`` where two of them share a day."""
    import narwhals as nw

    longest_first = ("from", "minus_to", "number")
    rows = rows.with_columns(
        (-nw.col("to")).alias("minus_to"),
        nw.len().over("target", "from", "to").alias("alike"),
    )
    rows = rows.with_columns(
        nw.col("to").cum_max().over("target", order_by=longest_first).alias("reach")
    )
    rows = rows.with_columns(
        nw.col("reach").shift(1).over("target", order_by=longest_first).alias("reach_before")
    )
    rows = rows.filter(nw.col("reach_before").fill_null(0) < nw.col("to"))
    rows = rows.with_columns(
        nw.col("to").shift(1).over("target", order_by="from").alias("to_before")
    )
    crossed = (nw.col("to_before").fill_null(0) >= nw.col("from")) | (nw.col("alike") > 1)
    return rows.with_columns(_number(crossed).alias("crossed"))


def _latest(rows: Frame) -> Frame:
    """Of a stock at a date, the row with the last day, and of several the shortest."""
    import narwhals as nw

    for day in ("to", "from"):
        rows = rows.with_columns(nw.col(day).max().over("target").alias("latest"))
        rows = rows.filter(nw.col(day) == nw.col("latest")).drop("latest")
    rows = rows.with_columns(nw.len().over("target").alias("alike"))
    return rows.with_columns(_number(nw.col("alike") > 1).alias("crossed"))


def _summed(rows: Frame) -> Frame:
    import narwhals as nw

    sums = {
        "pairs": nw.col("pair"),
        "blanks": nw.col("blank"),
        "wrong": nw.col("wrong"),
        "with_under": nw.col("has_under"),
        "k": nw.col("k"),
        "n": nw.col("n"),
        "v": nw.col("v"),
        "elapsed": nw.col("length"),
        "crossed": nw.col("crossed"),
    }
    rows = rows.with_columns((nw.col("to") - nw.col("from") + 1).alias("length"))
    found = rows.group_by("target").agg(
        nw.len().alias("rows"),
        nw.col("to").max().alias("reported_to"),
        *(column.sum().alias(name) for name, column in sums.items()),
    )
    whole = ("rows", "reported_to", *sums)
    return found.select("target", *(nw.col(name).cast(nw.Int64) for name in whole))


def _number(truth: Any) -> Any:
    import narwhals as nw

    return nw.when(truth).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)
