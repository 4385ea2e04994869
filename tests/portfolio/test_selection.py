"""Filters and the summary."""

from datetime import date

import pytest
from tests.portfolio.rows import row

from conventions.portfolio import Row, Selection, selected, summary

ROWS = (
    row("b", 30, 40, band="reached", evidence="met"),
    row("c", 10, 40),
    row("a", 10, 40, laws=("be",), use="drop-out-rate", label="Drop-out", indicator="i2"),
    row("d", period="2027-Q2", first=date(2027, 4, 1), last=date(2027, 6, 30)),
    row("e", period="term", first=date(2026, 1, 1), last=date(2029, 12, 31)),
)


def test_by_status_then_by_name() -> None:
    assert [one.agreement for one in selected(ROWS, Selection())] == ["a", "c", "b", "d", "e"]


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (Selection(indicators=frozenset({"drop-out-rate"})), "a"),
        (Selection(indicators=frozenset({"i2"})), "a"),
        (Selection(indicators=frozenset({"Placement"})), "cbde"),
        (Selection(statuses=frozenset({"below"})), "ac"),
        (Selection(statuses=frozenset({"met", "no_data"})), "bde"),
        (Selection(laws=frozenset({"ch-be"})), "cbde"),
        (Selection(period="2027"), "acbd"),
        (Selection(period="2027-H1"), "d"),
        (Selection(period="2027-Q1"), ""),
        (Selection(period="term"), "e"),
        (Selection(period="2027", laws=frozenset({"be"})), "a"),
    ],
)
def test_filters(selection: Selection, names: str) -> None:
    assert "".join(one.agreement for one in selected(ROWS, selection)) == names


def test_the_summary_counts_each_row_once() -> None:
    assert summary(ROWS) == {
        "drop-out-rate": {"below": 1},
        "placement-rate-at-exit": {"reached": 1, "below": 1, "no_data": 2},
    }


def test_own_indicators_are_told_apart_by_name() -> None:
    own: tuple[Row, ...] = (row(use=None, label="One"), row(use=None, label="Two"))
    assert set(summary(own)) == {"One", "Two"}
