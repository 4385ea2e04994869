from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.base.language import LANGUAGES, Language
from conventions.drafting.heard import heard
from conventions.drafting.sayings import sayings
from conventions.drafting.stated import Stated

VIEW = {"parties": [], "services": "", "goals": ""}
SAY = {language: sayings(VIEW, language, "CHF") for language in LANGUAGES[:2]}
PERIODS = ("term", "2027", "2027-H2", "2027-T3", "2027-Q1", "2027-03", "2027-01-01/2027-06-30")
languages = st.sampled_from(tuple(SAY))
amounts = st.decimals(0, 10**9, places=2)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def back(value: str, language: Language, filter_name: str, *how: Any) -> str | None:
    said = SAY[language][filter_name](Stated(value, ("x",)), *how)
    return heard(said, said.kind, language, "CHF")


@given(amounts, languages)
def test_amounts_come_back(amount: Decimal, language: Language) -> None:
    assert back(str(amount), language, "money") == str(amount)
    assert Decimal(back(str(amount), language, "percent") or "-1") == amount
    assert Decimal(back(str(amount), language, "number") or "-1") == amount
    assert Decimal(back(str(amount), language, "counted", "cases") or "-1") == amount


@given(days, languages)
def test_dates_come_back(day: date, language: Language) -> None:
    assert back(day.isoformat(), language, "date") == day.isoformat()


@given(st.integers(1, 9999), st.sampled_from("DWMY"), languages)
def test_durations_come_back(count: int, unit: str, language: Language) -> None:
    duration = f"P{count}{unit}"
    assert back(duration, language, "duration") == duration
    if language == "de":
        assert back(duration, language, "duration", "dative") == duration


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("language", SAY)
def test_periods_and_months_come_back(period: str, language: Language) -> None:
    assert back(period, language, "period") == period
    assert back("3", language, "month") == "3"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("CHF 1’200.–", "money", "1200.00"),
        ("1 200,50 CHF", "money", "1200.50"),
        ("Fr. 1200", "money", "1200.00"),
        ("EUR 1200", "money", None),
        ("1,200", "money", None),
        ("1'20", "number", None),
        ("12.5%", "percent", "12.5"),
        ("01.02.2027", "date", "2027-02-01"),
        ("1 février 2027", "date", "2027-02-01"),
        ("30 février 2027", "date", None),
        ("2027", "date", None),
        ("30 jours", "counted.days", "30"),
        ("30 mois", "counted.days", None),
        ("trente jours", "duration", None),
        ("mandant", "word.role", "commissioner"),
        ("quelqu’un", "word.role", None),
        ("x", "nothing-known", None),
        ("  un \u00a0 texte ", "", "un texte"),
        ("", "", None),
    ],
)
def test_what_people_write(text: str, kind: str, value: str | None) -> None:
    assert heard(text, kind, "fr", "CHF") == value


@given(
    st.text(max_size=40), st.sampled_from(["money", "date", "duration", "period", "counted.days"])
)
def test_no_text_is_too_strange(text: str, kind: str) -> None:
    found = heard(text, kind, "fr", "CHF")
    assert found is None or found.isascii()
