"""Doubtful stays: the few rows of a long list that must be held against the agreement one by one.

A row is picked where something may be found, with all other stays of its person where these
matter. Picking too many costs time, picking too few would lose a finding: each test here is at
least as wide as the one of ``records.stays`` that it stands for.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from conventions.agreement import Agreement
from conventions.base.calendar import add, last_day
from conventions.base.findings import Finding
from conventions.base.span import Span
from conventions.bulk.stays.columns import BLANK
from conventions.bulk.stays.list_columns import ListColumns
from conventions.bulk.stays.row_by_row import records_in
from conventions.records.assessments import duties
from conventions.records.limits import ends_by_age, last_day_by_age, most_days
from conventions.records.stays import BROKEN_OFF, held_against, limits_of, services_of

if TYPE_CHECKING:
    import polars as pl

Reach = Callable[[date], date]


def doubts(given: ListColumns, agreement: Agreement, span: Span, on: date) -> list[Finding]:
    """What ``held_against`` finds in the list: the same findings in the same order."""
    import narwhals as nw

    picked = given.frame.filter(_picked(given, agreement, span, on))
    records = records_in(nw.from_native(picked.lazy()), given.layout, given.file, given.lines)
    return held_against(records, agreement, span, on)


def _picked(given: ListColumns, agreement: Agreement, span: Span, on: date) -> "pl.Series":
    """Whether a row must be looked at, row by row."""
    import polars as pl

    frame, kinds = given.frame, given.layout.kinds
    if "exit" not in kinds:
        frame = frame.with_columns(pl.lit(BLANK).alias("exit"))
    if "service" not in kinds:
        frame = frame.with_columns(pl.lit("").alias("service"))
    left, today = pl.col("exit"), on.toordinal()
    gone = (left != BLANK) & (left <= today)
    until = pl.when(gone).then(left).otherwise(today)
    frame = frame.with_columns(until.alias("until"))
    begun = (pl.col("entry") != BLANK) & (pl.col("entry") <= today)
    tests = [_too_many_days(name, span) for name in _PRESENCE if name in kinds]
    tests += _lengths(frame, agreement)
    tests += _by_calendar(frame, agreement, kinds, on)
    alone = frame.select(
        (begun & pl.any_horizontal(pl.lit(value=False), *tests)).alias("is")
    ).to_series()
    return alone | _by_person(frame.filter(begun), agreement, len(frame))


_PRESENCE = ("days_planned", "days_present")


def _too_many_days(name: str, span: Span) -> "pl.Expr":
    import polars as pl

    left, last = pl.col("exit"), span.last.toordinal()
    end = pl.when((left == BLANK) | (left > last)).then(last).otherwise(left)
    begin = pl.max_horizontal(pl.col("entry"), pl.lit(span.first.toordinal()))
    return (pl.col(name) > 0) & (pl.col(name) > end - begin + 1)


def _lengths(frame: "pl.DataFrame", agreement: Agreement) -> Iterator["pl.Expr"]:
    """Stays shorter or longer than their service allows."""
    import polars as pl

    start = agreement.term.start or date.min
    regular = (
        ~pl.col("ending").is_in(BROKEN_OFF) if "ending" in frame.columns else pl.lit(value=True)
    )
    left = pl.col("exit")
    for name, (_service, limit) in limits_of(agreement, "duration_min", start).items():
        end = _reaching(frame, "entry", partial(last_day, duration=limit.duration))
        yield _in(name) & (left != BLANK) & (left < end) & regular
    for name, (_service, limit) in limits_of(agreement, "duration_max", start).items():
        end = _reaching(frame, "entry", partial(last_day, duration=limit.duration))
        yield _in(name) & (pl.col("until") > end)


def _by_calendar(
    frame: "pl.DataFrame", agreement: Agreement, kinds: Any, on: date
) -> Iterator["pl.Expr"]:
    """Assessments due at all, final reports not in time, contracts that end too late."""
    import polars as pl

    duty_of = duties(agreement, on) if "assessments" in kinds else {}
    for name, duty in duty_of.items():
        due = _reaching(frame, "entry", partial(add, duration=duty.every))
        yield _in(name) & (due < pl.col("until"))
    for name, service in services_of(agreement).items():
        within = service.final_report_within
        if "final_report" in kinds and within is not None:
            due = _reaching(frame, "exit", partial(add, duration=within))
            late = pl.col("final_report") > due
            never = (pl.col("final_report") == BLANK) & (due < on.toordinal())
            yield _in(name) & (pl.col("exit") != BLANK) & (late | never)
    if "age" in kinds and ends_by_age(agreement):
        yield from _beyond_age(frame, agreement)


def _beyond_age(frame: "pl.DataFrame", agreement: Agreement) -> Iterator["pl.Expr"]:
    """Stays beyond the last day that the age at entry allows."""
    import polars as pl

    known = frame.filter((pl.col("entry") != BLANK) & (pl.col("age") != BLANK))
    pairs = known.select("entry", "age", "until").group_by("entry", "age").max()
    beyond: dict[str, list[int]] = {"entry": [], "age": []}
    for entry, age, until in pairs.rows():
        last = last_day_by_age(agreement, date.fromordinal(entry), age)
        if last is not None and until > last.day.toordinal():
            beyond["entry"].append(entry)
            beyond["age"].append(age)
    if beyond["age"]:
        yield pl.struct("entry", "age").is_in(pl.DataFrame(beyond).to_struct().implode())


def _by_person(begun: "pl.DataFrame", agreement: Agreement, rows: int) -> "pl.Series":
    """The stays of persons of whom two touch, or all together are too long; of the whole list."""
    import polars as pl

    start = agreement.term.start or date.min
    days = pl.col("until") - pl.col("entry") + 1
    totals = limits_of(agreement, "total_duration_max", start)
    too_long = [
        _in(name) & (days.sum().over("person", "service") > most_days(limit.duration))
        for name, (_service, limit) in totals.items()
    ]
    alone = [
        _in(name) & (days > most_days(limit.duration)) for name, (_service, limit) in totals.items()
    ]
    several = begun.filter(pl.col("person").is_duplicated()).sort("person", "entry", "row")
    one_person = pl.col("person") == pl.col("person").shift(1)
    before = pl.col("exit").shift(1)
    touching = one_person & ((before == BLANK) | (pl.col("entry") < before))
    doubtful = several.filter(pl.any_horizontal(touching, *too_long))["person"].unique()
    picked = several.filter(pl.col("person").is_in(doubtful.implode()))["row"]
    single = begun.filter(pl.any_horizontal(pl.lit(value=False), *alone))["row"]
    found = pl.concat([picked, single]).cast(pl.UInt32)
    return pl.zeros(rows, pl.Int8, eager=True).scatter(found, 1) == 1


def _in(service: str | None) -> "pl.Expr":
    import polars as pl

    return pl.col("service") == (service or "")


def _reaching(frame: "pl.DataFrame", column: str, reach: Reach) -> "pl.Expr":
    """The day number that belongs to each day of a column; each day is reckoned once."""
    import polars as pl

    days = frame[column].unique()
    reached = [
        BLANK if day == BLANK else reach(date.fromordinal(day)).toordinal()
        for day in days.to_list()
    ]
    return pl.col(column).replace_strict(days, pl.Series(reached, dtype=pl.Int64))
