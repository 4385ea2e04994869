"""How far hidden cells can move while every visible one stays: an exact maximum flow.

A table with totals is a circulation. Each row and each column is a node, each cell an arc between
the two, so that a change of the hidden cells that leaves all sums true goes round in circles. From
its true value a hidden cell can rise as far as that much flows back to where its arc begins, over
the other hidden cells: upwards without limit, downwards to nought. The matrix of such equations is
totally unimodular, so the ends found are whole numbers, and exactly what a reader who solves the
table can find.

Sources: L. H. Cox, Network Models for Complementary Cell Suppression, Journal of the American
Statistical Association 90 (1995) 1453-1462; L. R. Ford, D. R. Fulkerson, Flows in Networks (1962).
"""

from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from conventions.disclosure.table import TOTAL, Cell, Table

Node = tuple[str, int]
Arcs = Mapping[Cell, tuple[Node, Node]]


@dataclass(frozen=True)
class Range:
    """The least and the most that a reader can infer; no most where nothing bounds it."""

    least: int
    most: int | None

    def narrower(self, width: int) -> bool:
        """Whether fewer than ``width`` steps lie between its ends."""
        return self.most is not None and self.most - self.least < width


def arc(cell: Cell) -> tuple[Node, Node]:
    """From which node to which a cell counts.

    A row's equation is its cells less its total. The arcs of totals run the other way round, so
    that each cell leaves one node and enters another.
    """
    row, column = cell
    ends: tuple[Node, Node] = (("row", row), ("column", column))
    return ends if (row == TOTAL) == (column == TOTAL) else (ends[1], ends[0])


def range_of(cell: Cell, hidden: Collection[Cell], table: Table) -> Range:
    """What the visible cells say of a hidden one.

    >>> table = Table(((2, 20), (15, 40)))
    >>> range_of((0, 0), {(0, 0)}, table)
    Range(least=2, most=2)
    >>> range_of((0, 0), {(0, 0), (0, 1), (1, 0), (1, 1)}, table)
    Range(least=0, most=17)
    """
    begin, end = arc(cell)
    others = {other: arc(other) for other in hidden if other != cell}
    count = table.count(cell)
    up = _flow(end, begin, others, table, None)
    down = _flow(begin, end, others, table, count)
    return Range(count - (count if down is None else down), None if up is None else count + up)


def _flow(source: Node, sink: Node, arcs: Arcs, table: Table, enough: int | None) -> int | None:
    """The most that flows from one node to the other, up to ``enough``; none where it is endless.

    Along its arc a cell rises, without limit; against it, it falls to nought and no further.
    """
    moved = dict.fromkeys(arcs, 0)
    total = 0
    while enough is None or total < enough:
        path = _path(source, sink, arcs, table, moved)
        if path is None:
            return total
        falls = [table.count(cell) + moved[cell] for cell, rises in path if not rises]
        if not falls and enough is None:
            return None
        step = min((*falls, *(() if enough is None else (enough - total,))))
        for cell, rises in path:
            moved[cell] += step if rises else -step
        total += step
    return total


def _path(
    source: Node, sink: Node, arcs: Arcs, table: Table, moved: Mapping[Cell, int]
) -> list[tuple[Cell, bool]] | None:
    """The shortest way on which something can still flow: cells, and whether each rises."""
    came: dict[Node, tuple[Node, Cell, bool]] = {}
    queue = deque([source])
    while queue and sink not in came:
        node = queue.popleft()
        for cell, (begin, end) in arcs.items():
            rises = node == begin
            other = end if rises else begin
            if node not in (begin, end) or other == source or other in came:
                continue
            if rises or table.count(cell) + moved[cell] > 0:
                came[other] = (node, cell, rises)
                queue.append(other)
    if sink not in came:
        return None
    path, node = [], sink
    while node != source:
        node, cell, rises = came[node]
        path.append((cell, rises))
    return path
