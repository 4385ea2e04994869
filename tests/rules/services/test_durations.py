from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.base.calendar import add
from conventions.rules.services.durations import certainly_longer, days

DURATIONS = st.builds(
    lambda count, unit: f"P{count}{unit}", st.integers(1, 200), st.sampled_from("DWMY")
)
STARTS = st.dates(date(1999, 1, 1), date(2101, 12, 31))


@given(duration=DURATIONS, start=STARTS)
def test_the_limits_hold_wherever_a_duration_starts(duration: str, start: date) -> None:
    fewest, most = days(duration)
    assert fewest <= (add(start, duration) - start).days <= most


@given(one=DURATIONS, other=DURATIONS, start=STARTS)
def test_what_is_certainly_longer_ends_later(one: str, other: str, start: date) -> None:
    if certainly_longer(one, other):
        assert add(start, one) >= add(start, other)
        assert not certainly_longer(other, one)


@given(one=DURATIONS)
def test_nothing_is_longer_than_itself(one: str) -> None:
    assert not certainly_longer(one, one)


@pytest.mark.parametrize(
    ("one", "other", "longer"),
    [
        ("P12M", "P1Y", False),
        ("P13M", "P1Y", True),
        ("P14D", "P2W", False),
        ("P15D", "P2W", True),
        ("P28D", "P1M", False),
        ("P32D", "P1M", False),
        ("P33D", "P1M", True),
        ("P1M", "P27D", True),
        ("P1M", "P29D", False),
        ("P2Y", "P700D", True),
        ("P2Y", "P731D", False),
    ],
)
def test_examples(one: str, other: str, longer: bool) -> None:
    assert certainly_longer(one, other) is longer


def test_without_the_doubt_a_short_month_would_be_refused() -> None:
    """The guard matters: counted as 30 days, a month would be shorter than 31 days in January."""
    assert add(date(2027, 1, 1), "P1M") - date(2027, 1, 1) == timedelta(days=31)
    assert not certainly_longer("P31D", "P1M")
