"""Working days in the cantons, and the library that is read only when a day may be a holiday."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from holidays import country_holidays
from holidays.countries.switzerland import Switzerland
from hypothesis import given
from hypothesis import strategies as st

from conventions.rules.term import working_days
from conventions.rules.term.working_days import may_be_holiday, next_working_day

CANTONS = sorted(name for name in Switzerland.subdivisions if len(name) == 2)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 1))


@pytest.mark.parametrize("canton", CANTONS)
def test_no_holiday_of_any_canton_is_passed_over_unread(canton: str) -> None:
    """What is told apart without the library must be a holiday nowhere."""
    known = country_holidays("CH", subdiv=canton, years=range(2020, 2080))
    assert len(known) >= 4 * 60
    assert [day for day in known if day.weekday() < 5 and not may_be_holiday(day)] == []


def test_most_days_are_told_apart_without_the_library() -> None:
    year = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]
    assert sum(map(may_be_holiday, year)) < 70


@given(DAYS, st.lists(st.sampled_from([*CANTONS, "Bern", ""]), max_size=3))
def test_the_day_found_is_the_first_working_day(day: date, cantons: list[str]) -> None:
    found = next_working_day(day, cantons)
    known = [name for name in cantons if name in CANTONS]
    years = (day.year, day.year + 1)
    calendars = [country_holidays("CH", subdiv=name, years=years) for name in known]
    calendars = calendars or [country_holidays("CH", years=years)]
    between = [day + timedelta(days=number) for number in range((found - day).days + 1)]
    free = [one.weekday() > 4 or any(one in calendar for calendar in calendars) for one in between]
    assert free == [True] * (len(between) - 1) + [False]


@pytest.mark.parametrize(
    ("day", "canton", "expected"),
    [
        (date(2026, 4, 3), "BE", date(2026, 4, 7)),  # Good Friday, then Easter Monday
        (date(2026, 4, 3), "VS", date(2026, 4, 3)),
        (date(2026, 12, 31), "GE", date(2027, 1, 4)),
        (date(2026, 12, 31), "BE", date(2026, 12, 31)),
        (date(2027, 9, 20), "VD", date(2027, 9, 21)),  # the Monday after the federal fast
    ],
)
def test_days_of_the_cantons(day: date, canton: str, expected: date) -> None:
    assert next_working_day(day, [canton]) == expected


def test_the_guard_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told that no day may be a holiday, it takes Good Friday for a working day."""
    monkeypatch.setattr(working_days, "may_be_holiday", lambda _day: False)
    assert next_working_day(date(2026, 4, 3), ["BE"]) == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("day", "read"), [("2027-03-31", False), ("2029-06-30", False), ("2027-12-31", True)]
)
def test_the_library_is_read_only_for_a_day_that_may_be_one(day: str, read: bool) -> None:
    script = (
        "import sys; from datetime import date\n"
        "from conventions.rules.term.working_days import next_working_day\n"
        f"next_working_day(date.fromisoformat({day!r}), ['GE'])\n"
        "print('holidays' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == str(read)
