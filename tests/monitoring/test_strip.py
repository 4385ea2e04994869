"""Periods side by side: each period once, in order, and told in words as well."""

from datetime import date

from tests.monitoring.held import held

from conventions.base.span import Span
from conventions.drafting.blocks import Picture
from conventions.monitoring.periods import in_figures, periods
from conventions.monitoring.voice import Voice


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
