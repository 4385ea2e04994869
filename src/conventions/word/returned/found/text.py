"""What the walk through a draft that came back finds: fields, rows of tables, texts of clauses."""

import re
from dataclasses import dataclass, field

_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class Words:
    """A text in both views, and the authors of what differs."""

    accepted: str = ""
    original: str = ""
    authors: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Spot:
    """A place where a field stands: its words, the row it is in, 0 outside of tables, its clause.

    ``place`` is the position of the print that went out there; none where it was copied there.
    """

    path: str
    place: int | None
    words: Words
    row: int = 0
    unit: str = ""


@dataclass(slots=True)
class Row:
    """A row of a table: its words with fields left open, and how they read."""

    table: int
    head: bool
    come: bool
    gone: bool
    cells: list[str] = field(default_factory=list)
    words: Words = field(default_factory=Words)

    @property
    def open(self) -> str:
        """Its words with fields left open, cells apart."""
        return " ".join(" | ".join(self.cells).split())


@dataclass
class Text:
    """The paragraphs of a clause, with fields left open and as they read, and their styles."""

    open: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    original: list[str] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)

    def add(self, masked: str, words: Words, style: str, *, joined: bool) -> None:
        """One more paragraph; ``joined``: its words run on in the last one, whose end went."""
        said, read = _said(masked), worded(words.accepted)
        if joined and said and read and self.open and self.accepted:
            self.open[-1] += said[0]
            self.accepted[-1] += read[0]
        else:
            self.open += said
            self.styles += [style] * len(read)
            self.accepted += read
        self.original += worded(words.original)
        self.authors.update(words.authors)


def spaced(text: str) -> str:
    r"""A text with single spaces, those at which no line ends as they are.

    >>> spaced("  à 30\u00a0%  du prix ")
    'à 30\xa0% du prix'
    """
    return _BLANKS.sub(" ", text).strip(" ")


def worded(text: str) -> list[str]:
    """The words as a list of one, none where they are blank."""
    return [spaced(text)] if text.strip() else []


def _said(text: str) -> list[str]:
    """The text as a list of one, none where it is blank."""
    plain = " ".join(text.split())
    return [plain] if plain else []
