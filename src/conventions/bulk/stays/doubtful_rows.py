"""Doubtful rows: the few that must be held against the agreement one by one.

A row is picked where something may be found, with all other stays of its person where these
matter. Picking too many costs time, picking too few would lose a finding: each test here is at
least as wide as the one of ``records.stays`` that it stands for. Where it is the very same, no more
rows are picked than are shown, and the others are counted.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial, reduce
from operator import xor
from typing import TYPE_CHECKING, Any

from conventions.agreement import Agreement
from conventions.base.calendar import add, last_day
from conventions.base.span import Span
from conventions.bulk.stays.columns import BLANK, Layout
from conventions.records import codes
from conventions.records.assessments import duties
from conventions.records.limits import Bound, ends_by_age, last_day_by_age, most_days
from conventions.records.stays import BROKEN_OFF, limits_of, services_of
from conventions.records.table import SHOWN

if TYPE_CHECKING:
    import polars as pl

Reach = Callable[[date], date]
Same = Iterator[tuple[str, "pl.Expr"]]
"""A code, and whether it is found in a row that has begun."""
_BOUNDS: tuple[Bound, ...] = ("duration_min", "duration_max", "total_duration_max")
_PRESENCE = ("days_planned", "days_present")
NEVER = 10**7
"""After every day."""
NO_AGREEMENT = ""
"""Stands for the agreement where the rows name none."""


@dataclass(frozen=True)
class Doubtful:
    """The rows to be looked at, and how often a code is found, for each agreement as it is named.

    Codes that are not counted are found in these rows only.
    """

    rows: "pl.DataFrame"
    counts: Mapping[Any, Counter[str]]


def limits_alike(agreement: Agreement, on: date) -> Hashable:
    """All of an agreement that rows are picked by; the same for agreements that limit alike."""
    start = agreement.term.start or date.min
    bounds = tuple(
        (bound, name, limit.duration)
        for bound in _BOUNDS
        for name, (_service, limit) in limits_of(agreement, bound, start).items()
    )
    every = tuple((name, duty.every) for name, duty in duties(agreement, on).items())
    reports = tuple(
        (name, service.final_report_within) for name, service in services_of(agreement).items()
    )
    law = (agreement.laws, agreement.subject.scope.measure_type)
    return bounds, every, reports, law if ends_by_age(agreement) else None


def doubtful_rows(
    frame: "pl.DataFrame", layout: Layout, agreement: Agreement, span: Span, by: tuple[str, ...]
) -> Doubtful:
    """The doubtful among rows that are in the order of the table; ``by`` tells persons apart."""
    import polars as pl

    kinds, on = layout.kinds, layout.on
    given = frame
    if "exit" not in kinds:
        frame = frame.with_columns(pl.lit(BLANK).alias("exit"))
    if "service" not in kinds:
        frame = frame.with_columns(pl.lit("").alias("service"))
    if "agreement" not in by:
        frame = frame.with_columns(pl.lit(NO_AGREEMENT).alias("agreement"))
    left, today = pl.col("exit"), on.toordinal()
    gone = (left != BLANK) & (left <= today)
    until = pl.when(gone).then(left).otherwise(today)
    begun = (pl.col("entry") != BLANK) & (pl.col("entry") <= today)
    frame = frame.with_columns(until.alias("until")).with_row_index("at").filter(begun)
    found = [*_by_person(frame, layout, agreement, by)]
    same = [*_too_many_days(kinds, span), *_lengths(frame, layout, agreement)]
    for code, test in [*same, *_reports(frame, layout, agreement)]:
        rows = frame.filter(test).select("agreement", "at")
        found.append((code, rows, _first(rows)["at"]))
    counts: defaultdict[Any, Counter[str]] = defaultdict(Counter)
    for code, rows, _shown in found:
        for named, count in rows.group_by("agreement").len().rows():
            counts[named][code] += count
    wide = [pl.lit(value=False), *_by_calendar(frame, layout, agreement)]
    picked = [frame.filter(pl.any_horizontal(wide))["at"], *(shown for *_, shown in found)]
    return Doubtful(given[pl.concat(picked).unique().sort()], counts)


def _first(rows: "pl.DataFrame") -> "pl.DataFrame":
    """So many rows of each agreement as are shown."""
    return rows.group_by("agreement", maintain_order=True).head(SHOWN)


def _too_many_days(kinds: Mapping[str, Any], span: Span) -> Same:
    """More days present or planned than the stay has in the period."""
    import polars as pl

    left, last = pl.col("exit"), span.last.toordinal()
    end = pl.when((left == BLANK) | (left > last)).then(last).otherwise(left)
    begin = pl.max_horizontal(pl.col("entry"), pl.lit(span.first.toordinal()))
    for name in _PRESENCE:
        if name in kinds:
            days = pl.col(name)
            yield codes.TOO_MANY_DAYS.id, (days > 0) & (days > end - begin + 1)


def _lengths(frame: "pl.DataFrame", layout: Layout, agreement: Agreement) -> Same:
    """Stays shorter or longer than their service allows."""
    import polars as pl

    start = agreement.term.start or date.min
    regular = (
        ~pl.col("ending").is_in([layout.written("ending", code) for code in BROKEN_OFF])
        if "ending" in frame.columns
        else pl.lit(value=True)
    )
    left = pl.col("exit")
    for name, (_service, limit) in limits_of(agreement, "duration_min", start).items():
        end = _reaching(frame, "entry", partial(last_day, duration=limit.duration))
        yield codes.TOO_SHORT.id, _in(name, layout) & (left != BLANK) & (left < end) & regular
    for name, (_service, limit) in limits_of(agreement, "duration_max", start).items():
        end = _reaching(frame, "entry", partial(last_day, duration=limit.duration))
        yield codes.TOO_LONG.id, _in(name, layout) & (pl.col("until") > end)


def _reports(frame: "pl.DataFrame", layout: Layout, agreement: Agreement) -> Same:
    """Final reports that are not in time."""
    import polars as pl

    for name, service in services_of(agreement).items():
        within = service.final_report_within
        if "final_report" in layout.kinds and within is not None:
            due = _reaching(frame, "exit", partial(add, duration=within))
            late = pl.col("final_report") > due
            never = (pl.col("final_report") == BLANK) & (due < layout.on.toordinal())
            is_late = _in(name, layout) & (pl.col("exit") != BLANK) & (late | never)
            yield codes.NO_FINAL_REPORT.id, is_late


def _by_calendar(
    frame: "pl.DataFrame", layout: Layout, agreement: Agreement
) -> Iterator["pl.Expr"]:
    """Assessments due at all, contracts that end too late."""
    import polars as pl

    kinds, on = layout.kinds, layout.on
    duty_of = duties(agreement, on) if "assessments" in kinds else {}
    for name, duty in duty_of.items():
        due = _reaching(frame, "entry", partial(add, duration=duty.every))
        yield _in(name, layout) & (due < pl.col("until"))
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


def _by_person(
    begun: "pl.DataFrame", layout: Layout, agreement: Agreement, by: tuple[str, ...]
) -> Iterator[tuple[str, "pl.DataFrame", "pl.Series"]]:
    """Stays that share a day with another of the person, or with which a total is passed.

    For each code the rows in which it is found, and all stays of the persons that are shown.
    """
    import polars as pl

    # Two persons of one hash are told apart where their stays are compared.
    has_several = reduce(xor, (pl.col(name).hash() for name in by)).is_duplicated()
    wanted = dict.fromkeys(("agreement", *by, "service", "entry", "exit", "until", "row", "at"))
    marked = begun.select(*wanted, has_several.alias("several"))
    other = pl.any_horizontal(pl.col(name) != pl.col(name).shift(1) for name in by)
    several = marked.filter("several").sort(*by, "entry", "row")
    several = several.with_columns(other.fill_null(value=True).cum_sum().alias("who"))
    ended = pl.when(pl.col("exit") == BLANK).then(NEVER).otherwise(pl.col("exit"))
    # Persons are numbered upwards, so that the greatest so far is of the person, or below it.
    floor = pl.col("who").cast(pl.Int64) * (2 * NEVER)
    until_then = (floor + ended).cum_max().shift(1) - floor
    found = [(codes.OVERLAP.id, [several.filter(pl.col("entry") < until_then).drop("who")])]
    start = agreement.term.start or date.min
    days = pl.col("until") - pl.col("entry") + 1
    for name, (_service, limit) in limits_of(agreement, "total_duration_max", start).items():
        most, here = most_days(limit.duration), several.filter(_in(name, layout))
        beyond = here.group_by("who").agg(days.sum()).filter(pl.col("until") > most)
        upto = days.cum_sum().over("who")
        passed = here.join(beyond, on="who", how="semi", maintain_order="left").filter(
            (upto > most) & (upto - days <= most)
        )
        alone = marked.filter(~pl.col("several") & _in(name, layout) & (days > most))
        found.append((codes.TOTAL_TOO_LONG.id, [passed.drop("who"), alone]))
    for code, parts in found:
        rows = pl.concat(parts).sort("entry", "row")
        first = _first(rows)
        of_person = several.join(first.select(by).unique(), on=by, how="semi")
        yield code, rows, pl.concat([first["at"], of_person["at"]])


def _in(service: str | None, layout: Layout) -> "pl.Expr":
    import polars as pl

    return pl.col("service") == layout.written("service", service or "")


def _reaching(frame: "pl.DataFrame", column: str, reach: Reach) -> "pl.Expr":
    """The day number that belongs to each day of a column; each day is reckoned once."""
    import polars as pl

    days = frame[column].unique()
    reached = [
        BLANK if day == BLANK else reach(date.fromordinal(day)).toordinal()
        for day in days.to_list()
    ]
    return pl.col(column).replace_strict(days, pl.Series(reached, dtype=pl.Int64))
