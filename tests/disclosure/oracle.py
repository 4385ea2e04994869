"""What a stranger can infer of hidden cells: linear programmes over the published sums.

It shares nothing with the code but the numbers: each row, each column and the totals add up, no
count is negative. A table with totals is totally unimodular, so the ends are whole numbers.
"""

from collections.abc import Collection

from hypothesis import strategies as st
from scipy.optimize import linprog

from conventions.disclosure import Cell, Table

Counts = tuple[tuple[int, ...], ...]
SMALL = st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 6, 8, 12, 20, 45, 160])


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Groups by status, with many small counts and noughts."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    line = st.lists(SMALL, min_size=columns, max_size=columns).map(tuple)
    return Table(tuple(draw(st.lists(line, min_size=rows, max_size=rows))))


def inferred(table: Table, hidden: Collection[Cell], cell: Cell) -> tuple[float, float]:
    """The least and the most that a hidden cell can be, infinite where nothing bounds it."""
    names = sorted(hidden)
    rows = [*range(len(table.counts)), -1]
    columns = [*range(len(table.counts[0])), -1]
    lines = [[(row, column) for column in columns] for row in rows]
    lines += [[(row, column) for row in rows] for column in columns]
    left, right = [], []
    for line in lines:
        weights = dict.fromkeys(names, 0)
        known = 0
        for at in line:
            sign = -1 if at == line[-1] else 1
            if at in weights:
                weights[at] = sign
            else:
                known += sign * table.count(at)
        left.append([weights[name] for name in names])
        right.append(-known)
    ends = []
    for sign in (1, -1):
        aim = [sign if name == cell else 0 for name in names]
        found = linprog(aim, A_eq=left, b_eq=right, bounds=(0, None), method="highs")
        ends.append(sign * found.fun if found.status == 0 else float("inf"))
    return ends[0], ends[1]
