"""Pooling: the rows that speak of a target, added up.

Which of several rows stand is what ``base.span.standing`` says of reports: a row inside a longer
one does not count, as the year already counts its quarters. Two rows on the very same days, of
which a list of reports would take the later, have no order in a table: then nothing is measured.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conventions.bulk.numbered import Numbered
from conventions.bulk.row import is_odd, where, with_facts
from conventions.bulk.runs import FIGURES
from conventions.bulk.table import Frame, beside, kept, looked_up

if TYPE_CHECKING:
    import polars as pl

FACTS = ("blank", "wrong", "has_under")
MARKS = (*FACTS, "crossed")
"""What is said of a target as soon as one of its rows is so."""


PLAIN, CROSSING, LATEST = 0, 1, 2
"""How the rows of a target are pooled: added up, by the order of their days, the latest alone."""


@dataclass(frozen=True)
class Ways:
    """Which of them there are besides the plain one, and the last day that a row can tell of.

    ``told_to``: none where every period was over on the day of the terms.
    """

    crossing: bool
    stock: bool
    told_to: int | None = None

    @property
    def apart(self) -> bool:
        """Whether some target is not added up plainly."""
        return self.crossing or self.stock


def with_way(targets: Frame, given: Numbered) -> Frame:
    """The targets with the ``way`` in which their rows are pooled."""
    import narwhals as nw

    way: Any = nw.lit(PLAIN)
    if given.crossing:
        keys = sorted(given.crossing)
        crossing = beside(targets, {"key": keys, "crossing": [CROSSING] * len(keys)})
        targets = targets.join(crossing, on="key", how="left")
        way = nw.col("crossing").fill_null(PLAIN)
    way = nw.when(nw.col("stock") == 1).then(nw.lit(LATEST)).otherwise(way)
    return kept(targets.with_columns(way.cast(nw.Int8).alias("way")))


def held_rows(rows: Frame, targets: Frame) -> Frame:
    """Each row beside each target of its indicator and group whose days hold its own.

    ``from`` and ``to`` are then cut to the term, and with it to the days of the target.
    """
    import narwhals as nw

    of_row = dict.fromkeys((*where(rows), "key", "from", "to", "spot", *FIGURES))
    of_target = ("target", "yardstick", "first", "last", "term_first", "term_last", "cases", "way")
    both = rows.select(*of_row).join(targets.select("key", *of_target), on="key", how="inner")
    first, last = nw.col("first"), nw.col("last")
    starts = (nw.col("from") >= first) | (first == nw.col("term_first"))
    ends = (nw.col("to") <= last) | (last == nw.col("term_last"))
    meets = (nw.col("from") <= last) & (nw.col("to") >= first)
    held = both.filter(starts & ends & meets)
    held = held.with_columns(
        nw.when(nw.col("from") < first).then(first).otherwise(nw.col("from")).alias("from"),
        nw.when(nw.col("to") > last).then(last).otherwise(nw.col("to")).alias("to"),
        is_odd().alias("odd"),
    )
    return held.drop("key", "first", "last", "term_first", "term_last")


def odd_rows(held: Frame, yardsticks: "pl.DataFrame", *, printed: bool) -> Frame:
    """The odd ones among rows, with the facts of them and the unit of their target."""
    import narwhals as nw

    unit = yardsticks.select("percent", "subset", "signed")
    odd = looked_up(held.filter(nw.col("odd")), "yardstick", unit)
    return with_facts(odd, printed=printed)


def pooled(
    plain: Frame, held: Frame, odd: Frame, ways: Ways, yardsticks: "pl.DataFrame", *, printed: bool
) -> Frame:
    """One row a target: its sums, the days they hold, and what is wrong with any of its rows.

    ``plain`` are the sums of those added up plainly, ``held`` the rows that are looked at and
    ``odd`` the odd ones among them. ``crossed``: two rows of the target share a day.
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
    found = [odd_rows(part, yardsticks, printed=printed) for part in apart]
    found.append(odd.filter(way == PLAIN))
    marks += [part.select("target", *facts, no.alias("crossed")) for part in found]
    sums = nw.concat([*(summed(part, ways.told_to) for part in apart), plain])
    any_of = nw.concat(marks).group_by("target").agg(nw.col(name).max() for name in MARKS)
    return sums.join(any_of, on="target", how="left")


def unmarked(plain: Frame) -> Frame:
    """The sums of targets of which no row had to be looked at."""
    import narwhals as nw

    return plain.with_columns(nw.lit(0).cast(nw.Int64).alias(name) for name in MARKS)


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


def summed(rows: Frame, told_to: int | None = None) -> Frame:
    """The sums of the rows of each target, with the days they tell of: at least the first of each.

    A row that goes beyond ``told_to`` belongs to a period that is not over, whatever its days.
    """
    import narwhals as nw

    pair = ~(nw.col("numerator").is_null() | nw.col("denominator").is_null())
    length = nw.col("to") - nw.col("from") + 1
    if told_to is not None:
        begun = (
            nw.when(nw.col("from") > told_to)
            .then(nw.lit(1))
            .otherwise(told_to - nw.col("from") + 1)
        )
        length = nw.when(nw.col("to") > told_to).then(begun).otherwise(length)
    flags = (pair.cast(nw.Int64).alias("pair"), nw.col("odd").cast(nw.Int64))
    rows = rows.with_columns(*flags, length.alias("length"))
    names = {"pair": "pairs", "numerator": "k", "denominator": "n", "value": "v"}
    names |= {"length": "elapsed", "odd": "odd_ones"}
    found = rows.group_by("target").agg(
        nw.len().alias("rows"),
        nw.col("to").max().alias("reported_to"),
        *(nw.col(column).sum().alias(name) for column, name in names.items()),
    )
    whole = ("rows", "reported_to", *names.values())
    return found.select("target", *(nw.col(name).cast(nw.Int64) for name in whole))
