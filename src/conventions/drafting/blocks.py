"""The blocks a drafted document is made of: what it says, not how a file format writes it.

An agreement becomes a ``Document`` of blocks; ``writer`` turns blocks into Word. A block holds
runs: plain text, values that come from the agreement, and gaps where a value is still missing. They
are made by the thousand, so they are tuples, which cost a third of a frozen dataclass.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple


class Text(NamedTuple):
    """Fixed wording. A newline starts a new line of the same paragraph.

    ``target`` is the key of the article or clause whose number it says: empty for other words.
    """

    text: str
    strong: bool = False
    target: str = ""


class Value(NamedTuple):
    """A value of the agreement, already worded in the document's language.

    ``path`` is the field it stands for, ``kind`` how it is said (``money``, ``date``); both are
    empty for what is made of several fields, or of a field that stands elsewhere. ``language`` is
    the one it is in, where that is not the document's.
    """

    text: str
    strong: bool = False
    path: str = ""
    kind: str = ""
    language: str = ""


class Gap(NamedTuple):
    """A value still missing: its path in the agreement and what to call it in the text.

    ``kind`` is how it would be said.
    """

    path: str
    label: str
    kind: str = ""

    @property
    def text(self) -> str:
        """The mark that stands in the text.

        >>> Gap("term.start", "début").text
        '⟦début⟧'
        """
        return f"⟦{self.label}⟧"


Run = Text | Value | Gap
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the document."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Subtitle:
    """The line under the title."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """An article: the format counts it ("Art. 1"). Not numbered: a preamble, an annex."""

    key: str
    text: str
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: every heading of the document with its number, leading to it."""

    title: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph of an article: the format counts it ("1.1")."""

    key: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Letter:
    """A point of the clause before it: a), b) and so on, from a) again after each clause."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Continuation:
    """An unnumbered paragraph that goes on under a clause, aligned with its text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An unnumbered paragraph over the whole width."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """A dashed point of a list that nobody refers to by letter: recitals, annexes."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in small print: a source, a reading aid under a table."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width against the other columns', its alignment.

    Columns of numbers are aligned right.
    """

    title: str
    width_share: int = 1
    align: Literal["left", "right"] = "left"

    def __post_init__(self) -> None:
        if self.width_share < 1:
            raise ValueError(f"column {self.title!r} has no width: {self.width_share}")


Row = tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data, never of layout: one cell per column in each row.

    ``description`` says the table in a sentence to those who cannot see it. The titles of the
    columns are printed unless ``header`` is off; ``row_titles`` makes the first column a heading
    of its row; ``total`` is the last row, set apart. A ``whole`` table is never torn across pages.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    description: str
    caption: str = ""
    header: bool = True
    row_titles: bool = False
    total: Row | None = None
    whole: bool = False

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs a column")
        if not (self.header or self.rows or self.total):
            raise ValueError("a table needs a row")
        for row in (*self.rows, *((self.total,) if self.total else ())):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"a row of {len(row)} cells in a table of {len(self.columns)} columns"
                )


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture over the whole width, as SVG; its size is in units that only say its proportions.

    ``description`` says in words what it shows, to those who cannot see it.
    """

    svg: str
    width: int
    height: int
    description: str
    caption: str = ""

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1 or not self.description:
            raise ValueError("a picture needs a size and words")


@dataclass(frozen=True, slots=True)
class Signatory:
    """A party, and a ruled line for each thing it writes by hand, with the words under the line."""

    party: Runs
    lines: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Where the parties sign, side by side. It never tears across pages, nor from its ``intro``."""

    parties: tuple[Signatory, ...]
    intro: Runs = ()

    def __post_init__(self) -> None:
        if not self.parties:
            raise ValueError("somebody must sign")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class GapList:
    """What is still missing, for the official: each label leads to its first place in the text.

    ``columns`` are the words over the labels and over the paths in the agreement's file.
    ``missing`` gives the gaps.
    """

    key: str
    title: str
    columns: tuple[str, str]
    gaps: tuple[Gap, ...]
    intro: Runs = ()


Block = (
    Title
    | Subtitle
    | Heading
    | Contents
    | Clause
    | Letter
    | Continuation
    | Paragraph
    | Item
    | Note
    | Table
    | Picture
    | Signatures
    | PageBreak
    | GapList
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document: what it says and what it says about itself.

    ``language`` is a tag with a region (``fr-CH``, ``de-CH``, ``it-CH``, ``en-GB``, ``fr-BE``).
    ``issuer`` is the office that issues it, ``letterhead`` the lines at the head of its first
    page. ``version`` and ``draft`` are printed as given ("version 2", "PROJET"); ``draft`` is
    empty once it is no longer one. ``page_words`` holds ``{x}`` and ``{y}`` ("page {x} de {y}").
    ``record`` is the agreement as its file has it, which goes out with a document that is to come
    back; none for one that is not.

    Raises:
        ValueError: a clause under no article, a letter under no clause (both would be counted
            wrongly), two blocks with one key, or page words without their two places.
    """

    language: str
    title: str
    number: str
    version: str
    issuer: str
    created: date
    page_words: str
    blocks: tuple[Block, ...]
    letterhead: tuple[str, ...] = ()
    draft: str = ""
    record: Mapping[str, Any] | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[^{}]*\{x\}[^{}]*\{y\}[^{}]*", self.page_words):
            raise ValueError(f"page words need {{x}} and then {{y}}: {self.page_words!r}")
        _refuse_miscounting(self.blocks)
        _refuse_twin_keys(self.blocks)


def _refuse_miscounting(blocks: tuple[Block, ...]) -> None:
    """A level that is skipped counts all the same: the next clause would be 1.2, not 1.1."""
    article = clause = False
    for block in blocks:
        if isinstance(block, Heading | GapList):
            article, clause = isinstance(block, Heading) and block.numbered, False
        elif isinstance(block, Clause):
            if not article:
                raise ValueError(f"clause {block.key!r} stands under no numbered article")
            clause = True
        elif isinstance(block, Letter) and not clause:
            raise ValueError("a letter stands under no clause")


def _refuse_twin_keys(blocks: tuple[Block, ...]) -> None:
    seen: set[str] = set()
    for block in blocks:
        if isinstance(block, Heading | Clause | GapList):
            if block.key in seen:
                raise ValueError(f"two blocks have the key {block.key!r}")
            seen.add(block.key)


def runs_of(block: Block) -> Iterator[Run]:
    """Every run of a block in reading order, those in cells included; a gap list has none."""
    match block:
        case Table():
            for row in (*block.rows, *((block.total,) if block.total else ())):
                for cell in row:
                    yield from cell
        case Signatures():
            yield from block.intro
            for signatory in block.parties:
                yield from signatory.party
                for line in signatory.lines:
                    yield from line
        case Heading() | Contents() | PageBreak() | GapList() | Picture():
            return
        case _:
            yield from block.runs


def missing(blocks: tuple[Block, ...]) -> tuple[Gap, ...]:
    """The gaps of a text, each path once, in the order they are read.

    >>> missing((Paragraph((Text("du "), Gap("term.start", "début"))),))
    (Gap(path='term.start', label='début', kind=''),)
    """
    first: dict[str, Gap] = {}
    for block in blocks:
        for run in runs_of(block):
            if isinstance(run, Gap):
                first.setdefault(run.path, run)
    return tuple(first.values())
