"""Evaluate: a table of results held against terms, in the engine that the table lives in."""

from dataclasses import dataclass
from typing import Any

from conventions.bulk.critical_run import critical_counts_of
from conventions.bulk.faults import NO_PERIOD, TOO_LARGE, coded, impossible, repeated, written
from conventions.bulk.judged import verdicts, with_chance, with_state
from conventions.bulk.numbered import numbered
from conventions.bulk.pooled import PLAIN, Ways, held_rows, odd_rows, pooled, with_way
from conventions.bulk.row import extremes, in_bounds
from conventions.bulk.table import Frame, beside, frame_of, kept, listed
from conventions.bulk.terms import Terms
from conventions.bulk.untargeted import without_target


@dataclass(frozen=True)
class Evaluated:
    """Two tables of the caller's engine.

    ``verdicts``: a row a target, and a row a result that no target speaks of, with ``band``,
    ``state`` and ``evidence`` as ``assess`` says them; ``value`` in ten-thousandths. ``faults``:
    the rows that cannot be what they say, each with the code of a finding.
    """

    verdicts: Any
    faults: Any


def evaluate(results: Any, terms: Terms) -> Evaluated:
    """The verdicts on a table of results, as of the day of the terms.

    ``results`` has the columns agreement, indicator, group (none: all together), period (text),
    numerator, denominator (whole numbers) and value (whole ten-thousandths). It may be a table of
    polars, pandas, pyarrow, duckdb or PySpark; the answer is of the same engine.
    """
    import narwhals as nw

    given = numbered(frame_of(results), terms)
    rows = given.rows
    targets = with_way(beside(rows, terms.full_targets), given)
    found = extremes(rows)
    usable = rows if found.in_bounds else rows.filter(in_bounds())
    readable = usable.filter(~nw.col("from").is_null()) if given.unreadable else usable
    held = kept(held_rows(readable, targets))
    count, some_odd = _counted(held)
    odd = kept(odd_rows(held, targets, printed=found.printed)) if some_odd else None
    ways = Ways(crossing=bool(given.crossing), stock=terms.has_stock)
    sums = kept(pooled(held, targets, ways, odd, printed=found.printed))
    tested = kept(with_chance(with_state(targets, sums)))
    judged = [verdicts(tested, beside(rows, _critical(tested, terms)))]
    faults = [] if odd is None else [impossible(odd)]
    if given.repeated:
        faults.append(repeated(held.filter(nw.col("way") != PLAIN), "target", "spot"))
    if not found.in_bounds:
        faults.append(coded(rows.filter(~in_bounds()), TOO_LARGE))
    if given.unreadable:
        faults.append(coded(usable.filter(nw.col("from").is_null()), NO_PERIOD))
    if not (terms.apart and count == found.rows):
        aimless, more = without_target(readable, held, terms, printed=found.printed)
        judged.append(aimless)
        faults += more
    return Evaluated(nw.concat(judged).to_native(), written(rows, faults).to_native())


def _counted(held: Frame) -> tuple[int, bool]:
    """How many rows are held by targets, and whether some are odd."""
    import narwhals as nw

    odd = nw.col("odd").cast(nw.Int64).sum().alias("odd_ones")
    ((count, odd_ones),) = listed(held.select(nw.len().alias("rows"), odd), "rows", "odd_ones")
    return int(count), bool(odd_ones)


def _critical(tested: Frame, terms: Terms) -> dict[str, list[int]]:
    """The critical counts that are needed, by the number of the chance and the cases."""
    import narwhals as nw

    asked: dict[int, set[int]] = {}
    open_ones = tested.filter((nw.col("chance") >= 0) & (nw.col("met") == 0))
    for chance, cases in listed(open_ones.select("chance", "n").unique(), "chance", "n"):
        asked.setdefault(chance, set()).add(cases)
    columns: dict[str, list[int]] = {"chance": [], "n": [], "critical": []}
    for number, cases in sorted(asked.items()):
        chance = terms.chances[number]
        known = critical_counts_of(frozenset(cases), chance.share, chance.level, chance.test)
        columns["chance"] += [number] * len(known)
        columns["n"] += list(known)
        columns["critical"] += list(known.values())
    return columns
