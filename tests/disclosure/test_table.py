"""The table and its totals."""

import pytest

from conventions.disclosure import Table


def test_totals_are_cells() -> None:
    table = Table(((1, 2), (3, 4), (5, 6)))
    assert table.count((1, 1)) == 4
    assert table.count((2, -1)) == 11
    assert table.count((-1, 0)) == 9
    assert table.count((-1, -1)) == 21
    assert len(list(table.cells())) == 12


@pytest.mark.parametrize("counts", [(), ((),), ((1, 2), (3,)), ((1, -1),)])
def test_what_is_no_table(counts: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ValueError):
        Table(counts)
