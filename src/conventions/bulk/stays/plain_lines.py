"""A CSV file without quotation marks: its lines are its rows, and polars reads them as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import repeat
from typing import TYPE_CHECKING

from conventions.records.csvfile import MAX_BYTES, MAX_ROWS, SEPARATORS, text_of

if TYPE_CHECKING:
    import polars as pl

_BLANKS = frozenset(("", *filter(str.isspace, map(chr, range(0x3001)))))
_LONGEST = 100_000
"""Of a longer line the csv module may say that a cell is too long."""


@dataclass(frozen=True)
class PlainLines:
    """The headings, and rows of as many cells, with the line on which each stands."""

    headings: tuple[str, ...]
    rows: bytes
    lines: Sequence[int]
    separator: str

    def cells(self) -> "pl.DataFrame":
        """The cells as texts, column by column."""
        import polars as pl

        names = [f"{at}" for at in range(len(self.headings))]
        return pl.read_csv(
            BytesIO(self.rows),
            separator=self.separator,
            has_header=False,
            quote_char=None,
            schema=dict.fromkeys(names, pl.String),
        ).with_columns(pl.all().fill_null(""))


def plain_lines(data: bytes) -> PlainLines | None:
    r"""The rows of a file that needs no more than to be cut at line ends and separators, or none.

    >>> found = plain_lines(b"person;entry\nP-1;2027-01-04\n\nP-2;2027-02-01\n")
    >>> found.headings, found.lines
    (('person', 'entry'), [2, 4])
    >>> plain_lines(b'person;entry\n"P-1";2027-01-04\n') is None
    True
    """
    text = text_of(data) if len(data) <= MAX_BYTES else None
    if text is None or '"' in text or text.count("\r") != text.count("\r\n"):
        return None
    head, _, body = text.removesuffix("\n").replace("\r\n", "\n").partition("\n")
    separator = max(SEPARATORS, key=head.count)
    more, rows = head.count(separator), body.split("\n")
    lines: Sequence[int] = range(2, len(rows) + 2)
    empty = {row for row, line in enumerate(rows) if line[:1] in _BLANKS or line[0] == separator}
    blank = {row for row in empty if not rows[row].replace(separator, "").strip()}
    if blank:
        lines = [line for row, line in enumerate(lines) if row not in blank]
        rows = [line for row, line in enumerate(rows) if row not in blank]
        body = "\n".join(rows)
    if not more or not head.replace(separator, "").strip() or not 0 < len(rows) <= MAX_ROWS:
        return None
    if set(map(str.count, rows, repeat(separator))) != {more} or max(map(len, rows)) > _LONGEST:
        return None
    headings = tuple(cell.strip() for cell in head.split(separator))
    return PlainLines(headings, body.encode(), lines, separator)
