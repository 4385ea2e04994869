"""Widths and heights of the sheet."""

from hypothesis import given
from hypothesis import strategies as st

from conventions.forms.look import COLUMNS, WIDTHS, cut, height


def test_the_columns_fit_an_a4_page_on_its_side_at_three_quarters() -> None:
    assert len(COLUMNS) == 11
    # 7 pixels a character and 5 a column, 96 to the inch; the page leaves 10.9 inches.
    assert (7 * sum(WIDTHS.values()) + 5 * len(WIDTHS)) / 96 * 0.75 < 10.9


@given(st.text(max_size=300), st.lists(st.text(max_size=300), max_size=5), st.text(max_size=100))
def test_more_words_never_make_a_row_lower(label: str, lines: list[str], target: str) -> None:
    before = height(label, tuple(lines), target)
    assert before <= height(label, (*lines, "more"), target) <= 409


def test_a_long_text_is_cut_with_a_mark() -> None:
    assert cut("x" * 4000).endswith("x…")
    assert cut("short") == "short"
