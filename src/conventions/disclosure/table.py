"""A two-way table of counts with its totals: the totals are cells like the others.

Row and column ``-1`` hold the totals, so ``(0, -1)`` is the total of the first row and ``(-1, -1)``
that of the table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Cell = tuple[int, int]
"""Row and column, from 0; -1 for the totals."""
TOTAL = -1


@dataclass(frozen=True)
class Table:
    """Counts by row and column, all rows as long as the first, none negative."""

    counts: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        if not self.counts or not self.counts[0]:
            raise ValueError("a table without cells")
        if len({len(row) for row in self.counts}) > 1:
            raise ValueError("rows of different lengths")
        if any(count < 0 for row in self.counts for count in row):
            raise ValueError("a negative count")

    def cells(self) -> Iterator[Cell]:
        """All cells, the totals last."""
        for row in (*range(len(self.counts)), TOTAL):
            for column in (*range(len(self.counts[0])), TOTAL):
                yield row, column

    def count(self, cell: Cell) -> int:
        """The count of a cell.

        >>> Table(((3, 20), (15, 40))).count((0, -1))
        23
        """
        row, column = cell
        rows: Sequence[Sequence[int]] = self.counts if row == TOTAL else (self.counts[row],)
        return sum(sum(line) if column == TOTAL else line[column] for line in rows)
