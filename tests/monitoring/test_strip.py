"""Periods side by side: each period once, in order, and told in words as well."""

from datetime import date
from typing import Any

from tests.monitoring.held import EXAMPLES, held

from conventions.agreement import load_agreement
from conventions.base.span import Span
from conventions.drafting.blocks import Picture
from conventions.monitoring.periods import in_figures, periods
from conventions.monitoring.review import review
from conventions.monitoring.voice import Voice
from conventions.report import Report


def test_what_was_measured_more_than_once_is_shown_over_the_periods() -> None:
    blocks = list(periods(Voice(held("status_s_2025"), "en")))
    pictures = [block for block in blocks if isinstance(block, Picture)]
    (swiss,) = pictures
    said = swiss.description
    assert said.index("2023: 21.1%") < said.index("2024: 29.6%") < said.index("2025: 33.8%")


def test_nothing_is_shown_where_nothing_was_measured_twice() -> None:
    assert list(periods(Voice(held("aci_rennes_2019"), "en"))) == []


def test_a_span_is_said_in_figures() -> None:
    assert in_figures(Span(date(2027, 1, 1), date(2027, 12, 31))) == "2027"
    assert in_figures(Span(date(2027, 3, 1), date(2027, 3, 31))) == "3.2027"
    assert in_figures(Span(date(2027, 7, 1), date(2028, 6, 30))) == "7.2027–6.2028"
    assert in_figures(Span(date(2027, 12, 15), date(2028, 1, 14))) == "15.12.2027–14.1.2028"


def quarters(indicator: str, values: list[dict[str, int]], **more: Any) -> list[Picture]:
    """The pictures of the smallest agreement, reported quarter by quarter."""
    agreement = load_agreement(EXAMPLES / "minimal/agreement.fr.yaml")
    group = {"group": "tg1"} if indicator == "i1" else {}
    reports = tuple(
        Report.model_validate(
            {
                "agreement": agreement.id,
                "period": f"2027-Q{number}",
                "observations": [{"indicator": indicator, "reported": said, **group}],
                **more,
            }
        )
        for number, said in enumerate(values, 1)
    )
    held = review(agreement, reports, date(2028, 6, 1))
    return [block for block in periods(Voice(held, "en")) if isinstance(block, Picture)]


def test_quarters_without_a_target_of_their_own_show_how_a_year_came_about() -> None:
    (picture,) = quarters("i1", [{"numerator": n, "denominator": 10} for n in (1, 2, 3, 4)])
    said = [part.partition(":")[0] for part in picture.description.split(" · ")]
    assert said == [f"{name} quarter of 2027" for name in ("1st", "2nd", "3rd", "4th")] + ["2027"]
    assert "25% (10\u00a0of\u00a040)" in picture.description
    assert picture.description.count("○") == 4


def test_of_two_reports_on_a_quarter_the_later_is_shown() -> None:
    agreement = load_agreement(EXAMPLES / "minimal/agreement.fr.yaml")
    reports = tuple(
        Report.model_validate(
            {
                "agreement": agreement.id,
                "period": period,
                "submitted": day,
                "observations": [
                    {"indicator": "i2", "reported": {"numerator": over, "denominator": 900}}
                ],
            }
        )
        for period, day, over in (
            ("2027-Q1", "2027-05-01", 810),
            ("2027-Q1", "2027-04-01", 720),
            ("2027-Q2", "2027-07-01", 900),
        )
    )
    held = review(agreement, reports, date(2027, 8, 1))
    (picture,) = (block for block in periods(Voice(held, "en")) if isinstance(block, Picture))
    assert "90% (810\u00a0of\u00a0900)" in picture.description
    assert "(720" not in picture.description


def test_of_many_periods_the_last_twelve_are_shown() -> None:
    agreement = load_agreement(EXAMPLES / "minimal/agreement.fr.yaml")
    reports = tuple(
        Report.model_validate(
            {
                "agreement": agreement.id,
                "period": f"2027-{month:02}",
                "observations": [
                    {"indicator": "i2", "reported": {"numerator": month, "denominator": 31}}
                ],
            }
        )
        for month in range(1, 13)
    )
    held = review(agreement, reports, date(2028, 6, 1))
    (picture,) = (block for block in periods(Voice(held, "en")) if isinstance(block, Picture))
    assert len(picture.description.split(" · ")) == 12
    assert "January" not in picture.description
    assert "December 2027" in picture.description
