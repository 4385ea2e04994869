"""Evaluate: a table of results held against terms, in the engine that the table lives in."""

from dataclasses import dataclass
from typing import Any

from conventions.bulk.critical_run import critical_counts_of
from conventions.bulk.faults import NO_PERIOD, TOO_LARGE, coded, written
from conventions.bulk.graded import table_of, with_grade
from conventions.bulk.judged import verdicts, with_chance, with_state
from conventions.bulk.numbered import numbered
from conventions.bulk.pooled import Ways, held_rows, with_way
from conventions.bulk.row import extremes, in_bounds
from conventions.bulk.sums import sums_of
from conventions.bulk.table import Frame, beside, kept, listed
from conventions.bulk.terms import Terms
from conventions.bulk.untargeted import without_target


@dataclass(frozen=True)
class Evaluated:
    """Two tables of the caller's engine.

    ``verdicts``: a row a target, and a row a result that no target speaks of, with ``band``,
    ``state`` and ``evidence`` as ``assess`` says them, and ``grade`` where some agreement has
    grades; ``value`` in ten-thousandths. ``faults``: the rows that cannot be what they say, each
    with the code of a finding.
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

    given = numbered(results, terms)
    rows = given.rows
    targets = with_way(beside(rows, terms.held_targets), given)
    found = extremes(rows)
    usable = rows if found.in_bounds else rows.filter(in_bounds())
    readable = usable.filter(~nw.col("from").is_null()) if given.unreadable else usable
    ways = Ways(bool(given.crossing), terms.has_stock, terms.told_to)
    found_sums = sums_of(readable, targets, ways, terms.yardsticks, printed=found.printed)
    sums, faults = found_sums.of_targets, list(found_sums.faults)
    tested = kept(with_chance(with_state(targets, sums, terms.yardsticks)))
    graded = tested
    if terms.scales:
        graded = with_grade(tested, beside(rows, table_of(terms.scales)), terms.yardsticks)
    judged = [verdicts(graded, beside(rows, _critical(tested, terms)), terms)]
    if not found.in_bounds:
        faults.append(coded(rows.filter(~in_bounds()), TOO_LARGE))
    if given.unreadable:
        faults.append(coded(usable.filter(nw.col("from").is_null()), NO_PERIOD))
    if not (terms.apart and found_sums.rows == found.rows):
        held = held_rows(readable, targets)
        aimless, more = without_target(readable, held, given, terms, printed=found.printed)
        judged.append(_ungraded(aimless) if terms.scales else aimless)
        faults += more
    return Evaluated(nw.concat(judged).to_native(), written(rows, faults, given).to_native())


def _ungraded(verdicts: Frame) -> Frame:
    import narwhals as nw

    nothing = nw.when(nw.col("state") == "").then(nw.lit(""))
    return verdicts.with_columns(nothing.alias("grade"))


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
