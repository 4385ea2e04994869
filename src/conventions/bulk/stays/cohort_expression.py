"""Cohorts as expressions: to which a stay belongs, and what leaves it out.

A stay has, for each cohort, the number of its ground: -1 outside, 0 counted, from 1 on left out.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from conventions.base.calendar import add, last_day
from conventions.bulk.stays.columns import BLANK, Layout
from conventions.bulk.stays.figure_terms import RETURNED, SHORT_STAY, CohortTerms
from conventions.bulk.table import Frame, beside, listed

OUTSIDE, COUNTED = -1, 0


def with_calendar(frame: Frame, cohorts: Iterable[CohortTerms], by: Sequence[str]) -> Frame:
    """The stays with the day from which each is long enough, and whether its person returned.

    ``by`` tells one person from another.
    """
    cohorts = tuple(cohorts)
    lengths = {cohort.min_stay for cohort in cohorts if cohort.min_stay}
    if lengths:
        days = sorted(day for (day,) in listed(frame.select("entry").unique(), "entry"))
        columns = {"entry": days}
        for length in sorted(lengths):
            columns[f"enough_{length}"] = [
                day if day == BLANK else last_day(date.fromordinal(day), length).toordinal()
                for day in days
            ]
        frame = frame.join(beside(frame, columns), on="entry", how="inner")
    for within in sorted({cohort.reentry for cohort in cohorts if cohort.reentry}):
        frame = _with_return(frame, within, by)
    return frame


def _with_return(frame: Frame, within: str, by: Sequence[str]) -> Frame:
    """The stays with whether the person entered again after the exit, in this time."""
    import narwhals as nw

    left = frame.filter(nw.col("exit") != BLANK)
    days = sorted(day for (day,) in listed(left.select("exit").unique(), "exit"))
    limits = [add(date.fromordinal(day), within).toordinal() for day in days]
    calendar = beside(frame, {"exit": days, "limit": limits})
    exits = left.select(*by, "exit").unique().join(calendar, on="exit", how="inner")
    entries = frame.filter(nw.col("entry") != BLANK)
    again = entries.select(*by, nw.col("entry").alias("again")).unique()
    both = exits.join(again, on=list(by), how="inner")
    back = both.filter((nw.col("again") > nw.col("exit")) & (nw.col("again") <= nw.col("limit")))
    name = f"returned_{within}"
    marked = back.select(*by, "exit").unique().with_columns(nw.lit(1).alias(name))
    joined = frame.join(marked, on=[*by, "exit"], how="left")
    return joined.with_columns(nw.col(name).fill_null(0))


def ground_of(cohort: CohortTerms, layout: Layout) -> Any:
    """The number of the ground of each stay; the first ground that holds."""
    import narwhals as nw

    if cohort.dated:
        day = layout.column(cohort.dated)
        inside = (day >= cohort.first) & (day <= cohort.last)
    else:
        inside = touches(cohort.first, cohort.last, layout)
    if not cohort.grounds:
        return _small(nw.when(inside).then(nw.lit(COUNTED)).otherwise(nw.lit(OUTSIDE)))
    found = nw.lit(COUNTED)
    for number, ground in reversed(list(enumerate(cohort.grounds, 1))):
        found = nw.when(_left_out(ground, cohort, layout)).then(nw.lit(number)).otherwise(found)
    return _small(nw.when(inside).then(found).otherwise(nw.lit(OUTSIDE)))


def _small(number: Any) -> Any:
    import narwhals as nw

    return number.cast(nw.Int16)


def touches(first: int, last: int, layout: Layout) -> Any:
    """Whether a stay has a day among these."""
    import narwhals as nw

    begun = layout.there("entry") & (nw.col("entry") <= last)
    if "exit" not in layout.kinds:
        return begun
    return begun & (~layout.there("exit") | (nw.col("exit") >= first))


def _left_out(ground: str, cohort: CohortTerms, layout: Layout) -> Any:
    import narwhals as nw

    if ground == SHORT_STAY:
        ended = layout.there("exit") & layout.there("entry")
        return ended & (nw.col("exit") < nw.col(f"enough_{cohort.min_stay}"))
    if ground == RETURNED:
        return nw.col(f"returned_{cohort.reentry}") == 1
    return nw.col("neutralised") == layout.written("neutralised", ground)
