"""Limits of the law: those with a date, those without, and the words for both."""

from datetime import date
from typing import get_args

import pytest
from tests.rules.test_cases import changed

from conventions.base.language import LANGUAGES, Language, word
from conventions.base.working_days import WorkingDays
from conventions.deadlines.filings import filings, first_day, say_limit, standing_limits
from conventions.law import Anchor, TimeLimit, list_laws, load_law

LIMITS = [(law, limit) for law in list_laws() for limit in load_law(law).time_limits]
SOURCE = {"reference": "an act", "checked": "2026-11-22", "mark": "verified"}


def limit(**said: str) -> TimeLimit:
    return TimeLimit.model_validate(
        {"id": "x", "act": {"en": "something"}, "who": "provider", **SOURCE, **said}
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_anchor_has_words(language: Language) -> None:
    for anchor in get_args(Anchor):
        assert word(language, "dates", f"anchor.{anchor}")


@pytest.mark.parametrize(("law", "limit"), LIMITS, ids=lambda one: getattr(one, "id", one))
def test_every_limit_of_a_law_is_dated_or_said(law: str, limit: TimeLimit) -> None:
    """No limit of a law file is passed over in silence."""
    agreement = changed({"laws": ["ch"]}).agreement()
    alone = load_law(law).model_copy(update={"time_limits": (limit,)})
    days = WorkingDays()
    dated = list(filings(agreement, alone, days, date(2027, 1, 1), date(2027, 12, 31)))
    assert bool(dated) != bool(standing_limits(alone))
    for language in LANGUAGES:
        assert say_limit(limit, language)


def test_domain_5_5() -> None:
    said = {
        one.id: say_limit(one, "en")
        for law in ("ch-alv", "be-art61", "be-piis")
        for one in standing_limits(load_law(law))
    }
    assert said["participant-request"].endswith("at least 10 days before the participation begins")
    assert said["piis-reflection"].endswith("at the earliest 5 days after the proposal")
    assert said["piis-interview"].endswith("at the latest 5 working days after the request")
    assert "at the latest 3 months after" in said["piis-conclusion"]
    assert "at the latest 10 days after the contract is signed" in said["art61-contract-copy"]
    assert "at the latest 2 months after the certificate" in said["art61-payment"]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ({"anchor": "term-start", "offset": "P5D", "days": "working"}, ["2027-01-08"]),
        ({"anchor": "term-start", "offset": "P5D"}, ["2027-01-06"]),
        ({"anchor": "term-end", "offset": "P1M"}, ["2028-01-31"]),
        ({"anchor": "business-year-end", "offset": "P6M"}, ["2028-06-30"]),
        ({"anchor": "year-start", "offset": "P1W"}, ["2027-01-08"]),
        (
            {"anchor": "quarter-end", "offset": "P1M"},
            ["2027-04-30", "2027-07-30", "2027-10-30", "2028-01-31"],
        ),
    ],
)
def test_anchors(said: dict[str, str], days: list[str]) -> None:
    agreement = changed({}).agreement()
    law = load_law("ch").model_copy(update={"time_limits": (limit(direction="after", **said),)})
    calendar = WorkingDays(("CH-BE",))
    found = filings(agreement, law, calendar, date(2027, 1, 1), date(2028, 12, 31))
    assert [str(one.date) for one in found] == days


@pytest.mark.parametrize(
    ("starts", "days"),
    [
        ("1", ["2028-06-30"]),
        ("7", ["2027-12-30", "2028-12-30"]),
        ("3", ["2027-08-28", "2028-08-29"]),  # the last day of February, in a leap year too
    ],
)
def test_limits_after_the_business_year_follow_the_one_agreed(starts: str, days: list[str]) -> None:
    agreement = changed({"principles.accounting.year_starts": starts}).agreement()
    after = limit(direction="after", anchor="business-year-end", offset="P6M")
    law = load_law("ch").model_copy(update={"time_limits": (after,)})
    found = filings(agreement, law, WorkingDays(), date(2027, 1, 1), date(2028, 12, 31))
    assert [str(one.date) for one in found] == days
    accounting = agreement.principles.accounting
    assert str(first_day(after, date(2027, 1, 1), date(2027, 12, 31), accounting)) == days[0]


def test_working_days_counted_back_are_said_not_dated() -> None:
    backwards = limit(anchor="term-start", offset="P5D", direction="before", days="working")
    law = load_law("ch").model_copy(update={"time_limits": (backwards,)})
    assert standing_limits(law) == (backwards,)
