"""The exact range of a hidden cell, against enumeration and against linear programmes."""

from collections.abc import Collection
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disclosure.oracle import inferred, tables

from conventions.disclosure import Cell, Range, Table, ranges
from conventions.disclosure.circulation import range_of


def enumerated(table: Table, hidden: Collection[Cell], cell: Cell) -> tuple[int, int]:
    """All ways to fill the hidden inner cells that leave every visible cell true."""
    inner = sorted(at for at in hidden if -1 not in at)
    whole = table.count((-1, -1))
    values = []
    for fill in product(range(whole + 1), repeat=len(inner)):
        counts = [list(row) for row in table.counts]
        for (row, column), count in zip(inner, fill, strict=True):
            counts[row][column] = count
        other = Table(tuple(map(tuple, counts)))
        if all(other.count(at) == table.count(at) for at in table.cells() if at not in hidden):
            values.append(other.count(cell))
    return min(values), max(values)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        (((2, 3), (1, 4)), {(0, 0), (0, 1), (1, 0), (1, 1)}),
        (((0, 3), (1, 4)), {(0, 0), (0, 1), (1, 0), (1, 1)}),
        (((2, 3), (1, 4)), {(0, 0), (0, 1), (0, -1), (1, 0), (1, 1), (1, -1)}),
        (((2, 0, 1), (1, 3, 0)), {(0, 0), (0, 2), (1, 0), (1, 2)}),
    ],
)
def test_the_ends_are_those_of_enumeration(
    counts: tuple[tuple[int, ...], ...], hidden: set[Cell]
) -> None:
    table = Table(counts)
    for cell in hidden:
        found = range_of(cell, hidden, table)
        assert (found.least, found.most) == enumerated(table, hidden, cell)


def test_a_lone_hidden_cell_is_known() -> None:
    assert range_of((0, 0), {(0, 0)}, Table(((2, 20), (15, 40)))) == Range(2, 2)


def test_nothing_bounds_a_cell_hidden_with_all_its_totals() -> None:
    table = Table(((3, 20), (15, 40)))
    gone = {(0, 0), (0, -1), (-1, 0), (-1, -1)}
    assert ranges(table, gone)[0, 0] == Range(0, None)
    assert not Range(0, None).narrower(1000)


@given(tables(), st.data())
@settings(max_examples=40)
def test_any_hidden_cells_have_the_ranges_of_the_oracle(table: Table, data: st.DataObject) -> None:
    cells = list(table.cells())
    hidden = data.draw(st.sets(st.sampled_from(cells), min_size=1, max_size=10))
    cell = data.draw(st.sampled_from(sorted(hidden)))
    least, most = inferred(table, hidden, cell)
    found = range_of(cell, hidden, table)
    assert found.least == pytest.approx(least, abs=1e-6)
    assert float("inf") if found.most is None else found.most == pytest.approx(most, abs=1e-6)
    assert (found.most is None) == (most == float("inf"))
