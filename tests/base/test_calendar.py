"""Date arithmetic: the table of cases, and what must hold for every date."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from conventions.base import calendar
from conventions.base.calendar import (
    NOTICE_ENDS,
    NoticeEnd,
    add,
    end_after_notice,
    last_day,
    last_day_for_notice,
    months_between,
    period_end,
)

TABLE = yaml.safe_load(Path(__file__).with_name("calendar.yaml").read_text("utf-8"))
CASES = [(name, case) for name, cases in TABLE.items() for case in cases]
ONE_DAY = timedelta(days=1)

days = st.dates(date(1990, 1, 1), date(2150, 12, 31))
durations = st.builds(
    lambda count, unit: f"P{count}{unit}", st.integers(1, 36), st.sampled_from("DWMY")
)
ends = st.sampled_from(NOTICE_ENDS)


def test_the_table_has_cases_for_every_function() -> None:
    assert set(TABLE) == {
        "add",
        "last_day",
        "months_between",
        "period_end",
        "end_after_notice",
        "last_day_for_notice",
    }
    assert len(CASES) > 60


@pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{name}: {case['source']}" for name, case in CASES]
)
def test_case(name: str, case: dict[str, Any]) -> None:
    arguments = {key: value for key, value in case.items() if key not in ("source", "gives")}
    function: Callable[..., Any] = getattr(calendar, name)
    assert function(**arguments) == case["gives"]


@given(days, durations, ends)
@example(date(2026, 5, 30), "P3M", "any-day")
@example(date(2026, 2, 28), "P1M", "any-day")
def test_exactly_the_days_up_to_the_last_one_end_it_in_time(
    end: date, notice: str, to: NoticeEnd
) -> None:
    last = last_day_for_notice(end, notice, to)
    assert end_after_notice(last, notice, to) <= end
    assert end_after_notice(last + ONE_DAY, notice, to) > end


@given(days, durations, ends)
def test_a_notice_received_on_any_day_is_in_time_for_the_end_it_gives(
    received: date, notice: str, to: NoticeEnd
) -> None:
    end = end_after_notice(received, notice, to)
    assert period_end(end, to) == end
    assert received <= last_day_for_notice(end, notice, to) < end


@given(days, days, durations, ends, st.none() | days)
def test_a_later_notice_never_ends_earlier(
    one: date, other: date, notice: str, to: NoticeEnd, not_before: date | None
) -> None:
    early, late = sorted((one, other))
    first = end_after_notice(early, notice, to, not_before)
    assert first <= end_after_notice(late, notice, to, not_before)
    assert not_before is None or first >= not_before


@given(days, days, durations, ends)
def test_a_later_end_never_has_an_earlier_last_day(
    one: date, other: date, notice: str, to: NoticeEnd
) -> None:
    early, late = sorted((one, other))
    assert last_day_for_notice(early, notice, to) <= last_day_for_notice(late, notice, to)


@given(days, st.integers(1, 400))
@example(date(2025, 8, 31), 6)
@example(date(2024, 2, 29), 12)
def test_months_between_undoes_last_day(start: date, months: int) -> None:
    end = last_day(start, f"P{months}M")
    assert months_between(start, end) == months
    assert months_between(start, end - ONE_DAY) == months - 1


@given(days, ends)
def test_the_end_of_a_period_is_the_first_one(day: date, to: NoticeEnd) -> None:
    end = period_end(day, to)
    assert day <= end <= date(day.year, 12, 31)
    candidates = (day + timedelta(days=step) for step in range((end - day).days))
    assert all(period_end(earlier, to) != earlier for earlier in candidates)


def test_without_the_month_end_rule_a_notice_in_time_would_come_too_late() -> None:
    # Counting back by plain subtraction loses the days that end on the last day of a short month.
    end, received = date(2026, 2, 28), date(2026, 1, 31)
    assert end_after_notice(received, "P1M", "any-day") == end
    assert received > date(2026, 1, 28)
    assert last_day_for_notice(end, "P1M", "any-day") == received


@pytest.mark.parametrize("duration", ["", "P", "6M", "P6", "P0M", "P1Y6M", "PT6H", "p6m", "P6M\n"])
def test_what_is_no_duration_raises(duration: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        add(date(2026, 1, 1), duration)


def test_months_between_refuses_a_period_that_runs_backwards() -> None:
    with pytest.raises(ValueError, match="before"):
        months_between(date(2026, 2, 1), date(2026, 1, 31))


@given(st.dates(), st.from_regex(r"P[1-9][0-9]{0,3}[DWMY]", fullmatch=True), ends)
def test_no_date_and_no_duration_crashes(day: date, duration: str, to: NoticeEnd) -> None:
    assert add(day, duration) > day or day == date.max
    assert last_day(day, duration) >= day or day == date.max
    assert end_after_notice(day, duration, to) >= day
    assert last_day_for_notice(day, duration, to) <= day
    assert period_end(day, to) >= day
