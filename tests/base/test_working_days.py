"""Working days by calendar, and the library that is read only when a day may be a holiday."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from holidays import country_holidays
from holidays.countries.switzerland import Switzerland
from hypothesis import given
from hypothesis import strategies as st

from conventions.base import working_days
from conventions.base.working_days import WorkingDays, may_be_holiday

CANTONS = [f"CH-{name}" for name in sorted(Switzerland.subdivisions) if len(name) == 2]
CALENDARS = [*CANTONS, "CH", "BE", "FR"]
CASES = yaml.safe_load(Path(__file__).with_name("working_days.yaml").read_text("utf-8"))
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 1))
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_case(case: dict[str, Any]) -> None:
    days = WorkingDays(
        tuple(case["calendars"]),
        frozenset(case.get("holidays", ())),
        frozenset(case.get("worked", ())),
    )
    assert days.on_or_after(case["day"]) == case["gives"]


@pytest.mark.parametrize("calendar", CALENDARS)
def test_no_holiday_of_any_calendar_is_passed_over_unread(calendar: str) -> None:
    """What is told apart without the library must be a holiday nowhere."""
    country, _, part = calendar.partition("-")
    known = country_holidays(country, subdiv=part or None, years=range(2020, 2080))
    assert len(known) >= 4 * 60
    passed_over = [day for day in known if not may_be_holiday(day, (calendar,))]
    assert [day for day in passed_over if day.weekday() < 5] == []


def test_a_holiday_missing_from_the_table_would_be_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(working_days, "_IN_CANTONS", {})
    republic_day = date(2027, 3, 1)
    assert republic_day in country_holidays("CH", subdiv="NE", years=2027)
    assert not may_be_holiday(republic_day, ("CH-NE",))


def test_most_days_are_told_apart_without_the_library() -> None:
    year = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]
    assert sum(may_be_holiday(day, CALENDARS) for day in year) < 75
    assert sum(may_be_holiday(day, ("CH-BE",)) for day in year) < 50


@given(DAYS, st.lists(st.sampled_from([*CANTONS, "CH-Bern", "CH"]), max_size=3))
def test_the_day_found_is_the_first_working_day(day: date, names: list[str]) -> None:
    found = WorkingDays(("CH", *names)).on_or_after(day)
    known = [name[3:] for name in names if name in CANTONS]
    years = (day.year, day.year + 1)
    calendars = [country_holidays("CH", subdiv=name, years=years) for name in known]
    calendars = calendars or [country_holidays("CH", years=years)]
    between = [day + timedelta(days=number) for number in range((found - day).days + 1)]
    free = [one.weekday() > 4 or any(one in calendar for calendar in calendars) for one in between]
    assert free == [True] * (len(between) - 1) + [False]


@given(DAYS, st.sampled_from(CALENDARS))
def test_what_moves_to_a_day_or_past_it_begins_where_the_days_not_worked_begin(
    day: date, calendar: str
) -> None:
    days = WorkingDays((calendar,))
    first = days.first_moved_to(day)
    between = [first + timedelta(days=number) for number in range((day - first).days + 1)]
    assert all(days.on_or_after(one) >= day for one in between)
    assert days.on_or_after(first - ONE_DAY) < day


@given(DAYS, st.integers(1, 40), st.sampled_from(CALENDARS))
def test_so_many_working_days_later_so_many_were_worked(
    day: date, count: int, calendar: str
) -> None:
    days = WorkingDays((calendar,))
    last = days.after(day, count)
    between = [day + timedelta(days=number) for number in range(1, (last - day).days + 1)]
    assert sum(map(days.has, between)) == count
    assert days.has(last)
    assert days.after(day + ONE_DAY, count) >= last


def test_the_calendar_ends() -> None:
    assert WorkingDays().on_or_after(date.max) == date.max
    assert WorkingDays().after(date.max - ONE_DAY, 9) == date.max
    sunday = WorkingDays(holidays=frozenset((date.max,)))
    assert sunday.on_or_after(date.max) == date.max


def test_the_guard_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told that no day may be a holiday, it takes Good Friday for a working day."""
    monkeypatch.setattr(working_days, "may_be_holiday", lambda _day, _calendars: False)
    assert WorkingDays(("CH-BE",)).has(date(2026, 4, 3))


@pytest.mark.parametrize(
    ("day", "read"), [("2027-03-31", False), ("2029-06-30", False), ("2027-12-31", True)]
)
def test_the_library_is_read_only_for_a_day_that_may_be_one(day: str, read: bool) -> None:
    script = (
        "import sys; from datetime import date\n"
        "from conventions.base.working_days import WorkingDays\n"
        f"WorkingDays(('CH-GE',)).on_or_after(date.fromisoformat({day!r}))\n"
        "print('holidays' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == str(read)
