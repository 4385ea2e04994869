"""Sums: the rows of each target added up, in one pass; looked at one by one where that is needed.

Nearly all targets have rows that need only be added. Those with an impossible or missing figure,
with a period that stands twice or periods that share a day, and those on a stock are few, or ask
for more: their rows are taken out and looked at by themselves.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conventions.bulk.faults import impossible, repeated
from conventions.bulk.pooled import PLAIN, Ways, held_rows, odd_rows, pooled, summed, unmarked
from conventions.bulk.table import Frame, kept, listed

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Sums:
    """One row a target that has rows, the faults among them, and how many rows there were."""

    of_targets: Frame
    faults: tuple[Frame, ...]
    rows: int


def sums_of(
    rows: Frame, targets: Frame, ways: Ways, yardsticks: "pl.DataFrame", *, printed: bool
) -> Sums:
    """The sums of the rows of each target.

    ``printed``: some row has a percentage beside its denominator, without the count.
    """
    import narwhals as nw

    plain_ones = targets.filter(nw.col("way") == PLAIN) if ways.apart else targets
    plain = kept(summed(held_rows(rows, plain_ones), ways.told_to))
    count, some_odd = _counted(plain)
    if not (ways.apart or some_odd):
        return Sums(unmarked(plain), (), count)
    held = kept(held_rows(rows, _looked_at(targets, plain)))
    odd = kept(odd_rows(held, yardsticks, printed=printed))
    apart = held.filter(nw.col("way") != PLAIN)
    ((more,),) = listed(apart.select(nw.len().alias("rows")), "rows")
    of_targets = kept(pooled(plain, held, odd, ways, yardsticks, printed=printed))
    return Sums(of_targets, (impossible(odd), repeated(apart, "target", "spot")), count + int(more))


def _counted(plain: Frame) -> tuple[int, bool]:
    """How many rows are in the sums, and whether some of them are odd."""
    import narwhals as nw

    ((count, odd),) = listed(plain.select(nw.col("rows", "odd_ones").sum()), "rows", "odd_ones")
    return int(count or 0), bool(odd)


def _looked_at(targets: Frame, plain: Frame) -> Frame:
    """The targets of another way, and those with odd rows."""
    import narwhals as nw

    odd = plain.filter(nw.col("odd_ones") > 0).select("target", "odd_ones")
    found = targets.join(odd, on="target", how="left")
    return found.filter((nw.col("way") != PLAIN) | ~nw.col("odd_ones").is_null()).drop("odd_ones")
