"""References: both ways, for every column a spreadsheet has."""

from hypothesis import given
from hypothesis import strategies as st

from conventions.base.reference import reference, row_and_column


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_there_and_back(row: int, column: int) -> None:
    assert row_and_column(reference(row, column)) == (row, column)
