"""Which cells of a table are hidden: the small ones, and those that would give them away.

Primary: every count from 1 to just below the minimum, totals included. Complementary: for each
hidden cell that a reader could place within fewer than ``width`` steps, the cheapest cycle of cells
round which ``width`` can move is hidden. All cells of such a cycle can move by as much, so none of
those that are hidden on the way needs a second look. At the end, what proves unnecessary is shown.

A nought is never hidden: a reader often knows that nobody can be there. A cycle always exists, for
a cell with somebody in it can rise together with its row, its column and the table.
"""

from collections.abc import Collection, Iterable, Mapping
from heapq import heappop, heappush

from conventions.disclosure.circulation import Node, Range, arc, range_of
from conventions.disclosure.profile import Profile
from conventions.disclosure.table import TOTAL, Cell, Table


def hidden(
    table: Table, profile: Profile, unpublished: Collection[Cell] = frozenset()
) -> frozenset[Cell]:
    """The cells that are not shown, with those that are ``unpublished`` in any case.

    >>> from conventions.disclosure.profile import STANDARD
    >>> sorted(hidden(Table(((2, 20), (15, 40))), STANDARD))
    [(0, 0), (0, 1), (1, 0), (1, 1)]
    """
    small = [cell for cell in table.cells() if 0 < table.count(cell) < profile.minimum]
    gone = {*unpublished, *small}
    if not profile.complementary:
        return frozenset(gone)
    for cell in small:
        if range_of(cell, gone, table).narrower(profile.width):
            gone.update(_cheapest_cycle(cell, gone, table, profile.width))
    return frozenset(_thinned(gone, set(small), set(unpublished), table, profile))


def ranges(table: Table, gone: Collection[Cell]) -> Mapping[Cell, Range]:
    """What a reader can infer of each hidden cell."""
    return {cell: range_of(cell, gone, table) for cell in gone}


def _thinned(
    gone: set[Cell], small: set[Cell], unpublished: set[Cell], table: Table, profile: Profile
) -> set[Cell]:
    """The same without the complements that are not needed, the largest first."""
    complements = gone - small - unpublished
    for cell in sorted(complements, key=lambda cell: (-_price(cell, table), cell)):
        fewer = gone - {cell}
        guarded = fewer - (unpublished - small)
        if not any(range_of(other, fewer, table).narrower(profile.width) for other in guarded):
            gone = fewer
    return gone


def _cheapest_cycle(cell: Cell, gone: Collection[Cell], table: Table, width: int) -> Iterable[Cell]:
    """The cells to hide so that this one can rise by ``width``, at the least loss: Dijkstra's way.

    What is hidden already costs nothing; a cell can fall only if it holds as much.
    """
    start, goal = arc(cell)[1], arc(cell)[0]
    arcs: dict[Node, list[tuple[Node, Cell]]] = {}
    for other in table.cells():
        count = table.count(other)
        if other == cell or (count == 0 and other not in gone):
            continue
        begin, end = arc(other)
        arcs.setdefault(begin, []).append((end, other))
        if count >= width:
            arcs.setdefault(end, []).append((begin, other))
    queue: list[tuple[int, Node, tuple[Cell, ...]]] = [(0, start, ())]
    done: set[Node] = set()
    while queue:
        cost, node, path = heappop(queue)
        if node == goal:
            return path
        if node in done:
            continue
        done.add(node)
        for other_end, other in arcs.get(node, ()):
            price = 0 if other in gone else _price(other, table)
            heappush(queue, (cost + price, other_end, (*path, other)))
    raise AssertionError(f"no cycle through {cell}")


def _price(cell: Cell, table: Table) -> int:
    """What a reader loses with a cell: its count, and far more for a total than for its parts."""
    totals = (cell[0] == TOTAL) + (cell[1] == TOTAL)
    return table.count(cell) + totals * 4 * table.count((TOTAL, TOTAL))
