"""Late interest: the worked example, the day counts, and what is refused."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.settlement.agreed import accounted, agreed

from conventions.agreement.financing import DayCount, Payment
from conventions.pricing import Rounding
from conventions.settlement import settle
from conventions.settlement.interest import days_between, late_interest

SINCE = date(2027, 1, 1)
PAYMENT = {"late_interest": "5", "day_count": "act/365"}


@pytest.mark.parametrize(("day_count", "amount"), [("act/365", "304.25"), ("30/360", "308.48")])
def test_domain_4_15(day_count: DayCount, amount: str) -> None:
    """90 days, which are three months of 30 days from 1 January to 1 April 2027."""
    terms = Payment(late_interest=Decimal(5), day_count=day_count)
    principal, until = Decimal("24678.10"), date(2027, 4, 1)
    found, findings = late_interest(principal, terms, Rounding(), SINCE, until)
    assert not findings
    assert found is not None
    assert (found.days, str(found.amount)) == (90, amount)


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2028-02-28", "2028-03-01", 3),
        ("2027-01-31", "2027-02-28", 28),
        ("2027-01-30", "2027-03-31", 60),
        ("2027-12-31", "2028-12-31", 360),
    ],
)
def test_months_of_thirty_days(since: str, until: str, days: int) -> None:
    assert days_between(date.fromisoformat(since), date.fromisoformat(until), "30/360") == days


@given(
    st.decimals(0, 10**9, places=2),
    st.decimals(0, 20, places=2),
    st.integers(1, 4000),
    st.sampled_from(["0.01", "0.05", "1"]),
)
def test_against_fractions(principal: Decimal, rate: Decimal, days: int, step: str) -> None:
    terms = Payment(late_interest=rate, day_count="act/365")
    until = SINCE + timedelta(days)
    found, _ = late_interest(principal, terms, Rounding(step=step), SINCE, until)
    assert found is not None
    exact = Fraction(principal) * Fraction(rate) / 100 * Fraction(days, 365)
    assert abs(Fraction(found.amount) - exact) <= Fraction(step) / 2
    assert found.amount % Decimal(step) == 0


@pytest.mark.parametrize(
    ("payment", "codes"),
    [
        (PAYMENT, []),
        ({"late_interest": "5"}, ["M024"]),
        ({"day_count": "act/365"}, ["M024"]),
        ({}, ["M024", "M024"]),
    ],
)
def test_neither_rate_nor_day_count_is_assumed(payment: dict[str, Any], codes: list[str]) -> None:
    change = {f"financing.payment.{key}": value for key, value in payment.items()}
    reports = (accounted(2027, "240000.00", "0"),)
    found = settle(agreed(change), reports, date(2028, 5, 31), reminded=date(2028, 4, 30))
    assert [one.code.id for one in found.findings] == codes
    if codes:
        assert found.interest is None
        assert found.to_pay == found.balance
    else:
        assert found.to_pay == Decimal("240000.00") + Decimal("1019.18")


def test_no_reminder_no_interest() -> None:
    change = {f"financing.payment.{key}": value for key, value in PAYMENT.items()}
    reports = (accounted(2027, "240000.00", "0"),)
    assert settle(agreed(change), reports, date(2028, 5, 31)).interest is None
    same_day = settle(agreed(change), reports, date(2028, 5, 31), reminded=date(2028, 5, 31))
    assert same_day.interest is None
