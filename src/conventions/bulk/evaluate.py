"""Evaluate: a table of results held against terms, in the engine that the table lives in."""

from dataclasses import dataclass
from typing import Any

from conventions.bulk.critical_run import critical_counts_of
from conventions.bulk.faults import (
    NO_DAY,
    NO_PERIOD,
    TOO_LARGE,
    coded,
    impossible,
    repeated,
    unagreed,
)
from conventions.bulk.judged import VERDICT, verdicts, with_chance, with_state
from conventions.bulk.period_days import period_days
from conventions.bulk.pooled import KEY, held_rows, on_days, pooled, twice
from conventions.bulk.row import in_bounds, with_facts
from conventions.bulk.table import Frame, beside, frame_of, kept, listed
from conventions.bulk.terms import Terms


@dataclass(frozen=True)
class Evaluated:
    """Three tables of the caller's engine.

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
    frame = frame_of(results)
    return judge(frame, beside(frame, terms.targets), beside(frame, terms.indicators), terms)


def judge(results: Frame, targets: Frame, indicators: Frame, terms: Terms) -> Evaluated:
    """The same, with the terms as tables of that engine, or those that concern these rows."""
    import narwhals as nw

    rows = kept(_rows(results))
    found = period_days(text for (text,) in listed(rows.select("period").unique(), "period"))
    days = beside(rows, _numbered(found.days))
    usable = rows.filter(in_bounds())
    readable = kept(usable.join(days, on="period", how="inner"))
    all_rows, in_range, printed = _counted(rows)
    held = kept(with_facts(held_rows(readable, targets), printed=printed > 0))
    again = twice(held, max(len(found.days), 1))
    sums = kept(pooled(held, again, mixed=found.mixed, stock=terms.has_stock))
    tested = kept(with_chance(with_state(targets, sums)))
    judged = [verdicts(tested, beside(rows, _critical(tested, terms)))]
    faults = [impossible(held)]
    if again is not None:
        alike = held.join(again, on="target", how="semi")
        faults.append(repeated(alike, "target", "number"))
    if in_range < all_rows:
        faults.append(coded(rows.filter(~in_bounds()), TOO_LARGE))
    if found.unreadable:
        faults.append(coded(usable.join(days, on="period", how="anti"), NO_PERIOD))
    if not (terms.apart and _count(held) == in_range):
        aimless, more = _without_target(readable, held, indicators, printed=printed > 0)
        judged.append(aimless)
        faults += more
    return Evaluated(nw.concat(judged).to_native(), nw.concat(faults).unique().to_native())


def _count(frame: Frame) -> int:
    import narwhals as nw

    ((count,),) = listed(frame.select(nw.len().alias("count")), "count")
    return int(count)


def _counted(rows: Frame) -> tuple[int, int, int]:
    """All rows, those within bounds, those with a percentage beside a denominator alone."""
    import narwhals as nw

    over, under, value = (nw.col(name).is_null() for name in ("numerator", "denominator", "value"))
    all_rows, inside, printed = nw.len(), _ones(in_bounds()), _ones(over & ~under & ~value)
    counts = rows.select(all_rows.alias("all"), inside.alias("inside"), printed.alias("printed"))
    ((all_count, inside_count, printed_count),) = listed(counts, "all", "inside", "printed")
    return int(all_count), int(inside_count or 0), int(printed_count or 0)


def _ones(truth: Any) -> Any:
    import narwhals as nw

    return nw.when(truth).then(nw.lit(1)).otherwise(nw.lit(0)).sum()


def _rows(frame: Frame) -> Frame:
    import narwhals as nw

    whole = [nw.col(name).cast(nw.Int64) for name in ("numerator", "denominator", "value")]
    group = nw.col("group").cast(nw.String).fill_null("")
    number = ["row"] if "row" in frame.columns else []
    return frame.select("agreement", "indicator", group, "period", *whole, *number)


def _numbered(days: dict[str, tuple[int, int]]) -> dict[str, list[Any]]:
    return {
        "period": list(days),
        "from": [first for first, _last in days.values()],
        "to": [last for _first, last in days.values()],
        "number": list(range(len(days))),
    }


def _critical(tested: Frame, terms: Terms) -> dict[str, list[Any]]:
    """The critical counts that are needed, by the number of the chance and the cases."""
    import narwhals as nw

    asked: dict[int, set[int]] = {}
    open_ones = tested.filter((nw.col("chance") >= 0) & (nw.col("met") == 0))
    for chance, cases in listed(open_ones.select("chance", "n").unique(), "chance", "n"):
        asked.setdefault(chance, set()).add(cases)
    columns: dict[str, list[Any]] = {"chance": [], "n": [], "critical": []}
    for number, cases in sorted(asked.items()):
        chance = terms.chances[number]
        known = critical_counts_of(frozenset(cases), chance.share, chance.level, chance.test)
        columns["chance"] += [number] * len(known)
        columns["n"] += list(known)
        columns["critical"] += list(known.values())
    return columns


def _without_target(
    rows: Frame, held: Frame, indicators: Frame, *, printed: bool
) -> tuple[Frame, list[Frame]]:
    """The verdicts on results of agreed indicators that no target speaks of, and their faults."""
    import narwhals as nw

    key = ["row"] if "row" in rows.columns else [*KEY, "period"]
    left = kept(rows.join(held.select(*key).unique(), on=key, how="anti"))
    faults = unagreed(left, indicators)
    left = left.join(indicators, on=["agreement", "indicator"], how="inner")
    never = (nw.col("from") > nw.col("term_last")) | (nw.col("to") < nw.col("term_first"))
    faults.append(coded(left.filter(never), NO_DAY))
    left = with_facts(on_days(left.filter(~never)), printed=printed)
    left = kept(left.with_columns(nw.len().over(*KEY, "from", "to").alias("alike")))
    faults += [impossible(left), repeated(left, *KEY, "period")]
    nobody = (nw.col("pair") == 1) & (nw.col("n") <= 0)
    state = (
        nw.when(nw.col("alike") > 1)
        .then(nw.lit("not_measurable"))
        .when(nw.col("blank") == 1)
        .then(nw.lit("no_data"))
        .when(nobody | (nw.col("wrong") == 1))
        .then(nw.lit("not_measurable"))
        .otherwise(nw.lit("no_target"))
    )
    nothing = nw.when(nw.col("alike") < 1).then(nw.lit(""))
    aimless = left.with_columns(
        nothing.alias("band"), state.alias("state"), nothing.alias("evidence")
    )
    return aimless.select(*VERDICT), faults
