"""Pooling: the rows that speak of a target, added up.

Which of several rows stand is what ``base.span.standing`` says of reports: a row inside a longer
one does not count, as the year already counts its quarters. Two rows on the very same days, of
which a list of reports would take the later, have no order in a table: then nothing is measured.
"""

from dataclasses import dataclass

from conventions.bulk.numbered import FIGURES, Numbered
from conventions.bulk.row import is_odd, where, with_facts
from conventions.bulk.table import Frame, beside, kept

FACTS = ("blank", "wrong", "has_under")
MARKS = (*FACTS, "crossed")
"""What is said of a target as soon as one of its rows is so."""


PLAIN, CROSSING, LATEST = 0, 1, 2
"""How the rows of a target are pooled: added up, by the order of their days, the latest alone."""


@dataclass(frozen=True)
class Ways:
    """Which of them there are besides the plain one."""

    crossing: bool
    stock: bool


def with_way(targets: Frame, given: Numbered) -> Frame:
    """The targets with the ``way`` in which their rows are pooled."""
    import narwhals as nw

    keys = sorted(given.crossing)
    crossing = beside(targets, {"key": keys, "crossing": [CROSSING] * len(keys)})
    way = nw.col("crossing").fill_null(PLAIN)
    way = nw.when(nw.col("stock") == 1).then(nw.lit(LATEST)).otherwise(way)
    found = targets.join(crossing, on="key", how="left").with_columns(way.alias("way"))
    return kept(found.drop("crossing"))


def held_rows(rows: Frame, targets: Frame) -> Frame:
    """Each row beside each target of its indicator and group whose days hold its own.

    ``from`` and ``to`` are then cut to the term, and with it to the days of the target.
    """
    import narwhals as nw

    of_row = dict.fromkeys((*where(rows), "key", "from", "to", "spot", *FIGURES))
    of_target = ("key", "target", "first", "last", "term_first", "term_last", "cases", "way")
    joined = rows.select(*of_row).join(targets.select(*of_target), on="key", how="inner")
    first, last = nw.col("first"), nw.col("last")
    starts = (nw.col("from") >= first) | (first == nw.col("term_first"))
    ends = (nw.col("to") <= last) | (last == nw.col("term_last"))
    meets = (nw.col("from") <= last) & (nw.col("to") >= first)
    held = joined.filter(starts & ends & meets)
    held = held.with_columns(
        nw.when(nw.col("from") < first).then(first).otherwise(nw.col("from")).alias("from"),
        nw.when(nw.col("to") > last).then(last).otherwise(nw.col("to")).alias("to"),
        is_odd().alias("odd"),
    )
    return held.drop("key", "first", "last", "term_first", "term_last")


def odd_rows(held: Frame, targets: Frame, *, printed: bool) -> Frame:
    """The odd ones among rows, with the facts of them and the unit of their target."""
    import narwhals as nw

    unit = targets.select("target", "percent", "subset", "signed")
    odd = held.filter(nw.col("odd")).join(unit, on="target", how="inner")
    return with_facts(odd, printed=printed)


def pooled(held: Frame, targets: Frame, ways: Ways, odd: Frame | None, *, printed: bool) -> Frame:
    """One row a target: its sums, the days they hold, and what is wrong with any of its rows.

    ``crossed``: two of its rows share a day. The order of days is looked at only where it may be.
    ``odd`` are the odd ones of the held rows, if there are any.
    """
    import narwhals as nw

    no, yes = nw.lit(0).cast(nw.Int64), nw.lit(1).cast(nw.Int64).alias("crossed")
    facts = [nw.col(name).cast(nw.Int64) for name in FACTS]
    way = nw.col("way")
    apart = [_standing(held.filter(way == CROSSING))] if ways.crossing else []
    apart += [_latest(held.filter(way == LATEST))] if ways.stock else []
    marks = [
        part.filter(nw.col("crossed")).select("target", *(no.alias(fact) for fact in FACTS), yes)
        for part in apart
    ]
    if odd is not None:
        found = [odd_rows(part, targets, printed=printed) for part in apart]
        found.append(odd.filter(way == PLAIN))
        marks += [part.select("target", *facts, no.alias("crossed")) for part in found]
    plain = held.filter(way == PLAIN) if apart else held
    sums = nw.concat([summed(part) for part in (*apart, plain)])
    if not marks:
        return sums.with_columns(no.alias(name) for name in MARKS)
    any_of = nw.concat(marks).group_by("target").agg(nw.col(name).max() for name in MARKS)
    return sums.join(any_of, on="target", how="left")


def _standing(rows: Frame) -> Frame:
    """The rows that no other holds, with ``crossed`` where two of them share a day."""
    import narwhals as nw

    longest_first = ("from", "minus_to", "spot")
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
    return rows.with_columns(crossed.alias("crossed"))


def _latest(rows: Frame) -> Frame:
    """Of a stock at a date, the row with the last day, and of several the shortest."""
    import narwhals as nw

    for day in ("to", "from"):
        rows = rows.with_columns(nw.col(day).max().over("target").alias("latest"))
        rows = rows.filter(nw.col(day) == nw.col("latest")).drop("latest")
    rows = rows.with_columns(nw.len().over("target").alias("alike"))
    return rows.with_columns((nw.col("alike") > 1).alias("crossed"))


def summed(rows: Frame) -> Frame:
    """The sums of the rows of each target."""
    import narwhals as nw

    pair = ~(nw.col("numerator").is_null() | nw.col("denominator").is_null())
    length = nw.col("to") - nw.col("from") + 1
    rows = rows.with_columns(pair.cast(nw.Int64).alias("pair"), length.alias("length"))
    names = {"pair": "pairs", "numerator": "k", "denominator": "n", "value": "v"}
    names["length"] = "elapsed"
    found = rows.group_by("target").agg(
        nw.len().alias("rows"),
        nw.col("to").max().alias("reported_to"),
        *(nw.col(column).sum().alias(name) for column, name in names.items()),
    )
    whole = ("rows", "reported_to", *names.values())
    return found.select("target", *(nw.col(name).cast(nw.Int64) for name in whole))
