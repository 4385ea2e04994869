"""The desk at which tables are made: the view, the sayings, the words of the document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from conventions.base.language import Language, word
from conventions.drafting.absent import Absent
from conventions.drafting.blocks import Column, Row, Runs, Table, Text
from conventions.drafting.marks import Marked, marked, runs_from
from conventions.drafting.sandbox import Filters
from conventions.drafting.view import Plain

NOTHING = "–"
_FEW = 12
"""Short rows that are never torn apart."""


@dataclass(frozen=True)
class Layout:
    """A column: the key of its title, its share of the width, its alignment."""

    key: str
    share: int = 1
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True)
class Desk:
    """What a table is made with: the view, how values are said, the words of its titles."""

    view: Mapping[str, Plain]
    say: Filters
    language: Language

    def word(self, key: str, **values: Any) -> Marked:
        """A word or sentence of the document; its values keep their marks."""
        shown = {name: marked(value) for name, value in values.items()}
        return Marked(word(self.language, "document", key, **shown))

    def table(
        self,
        name: str,
        layout: Sequence[Layout],
        rows: Sequence[Mapping[str, str]],
        total: Mapping[str, str] | None = None,
        *,
        short: bool = False,
    ) -> Table:
        """The rows under the titles of those columns in which some row says something.

        Where rows are ``short``, of one line, a few of them stay on one page.
        """
        kept = [each for each in layout if any(row.get(each.key) for row in rows)]
        columns = [
            Column(self.word(f"table.{name}.{each.key}"), each.share, each.align) for each in kept
        ]
        return Table(
            columns=tuple(columns),
            rows=tuple(_row(kept, row) for row in rows),
            description=self.word(f"table.{name}.description"),
            row_titles=True,
            total=_row(kept, total) if total else None,
            whole=short and len(rows) <= _FEW,
        )


def lines(*parts: Any) -> str:
    """The parts that there are, each on a line of its own."""
    return "\n".join(marked(part) for part in parts if part or isinstance(part, Absent))


def _row(layout: Sequence[Layout], row: Mapping[str, str]) -> Row:
    return tuple(_cell(row.get(each.key, "")) for each in layout)


def _cell(text: str) -> Runs:
    return runs_from(text) or (Text(NOTHING),)


def span(desk: Desk, key: str, low: Any, high: Any) -> str:
    """From, to, or both."""
    if low and low == high:
        return desk.word(f"{key}_only", low=low)
    if low and high:
        return desk.word(key, low=low, high=high)
    if low:
        return desk.word(f"{key}_from", low=low)
    return desk.word(f"{key}_to", high=high) if high else ""


def labelled(desk: Desk, key: str, value: Any) -> str:
    """A value behind its name, or nothing."""
    if not value and not isinstance(value, Absent):
        return ""
    return Marked(f"{desk.word(key)}{desk.word('colon')}{marked(value)}")
