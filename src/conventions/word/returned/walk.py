"""The text of a draft that came back: its fields, clauses and rows, as they are and as they were.

One walk through the document. Tracked changes give each text two views: accepted, as it reads
with all of them, and original, as it read before; and those who made them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from conventions.word.control import alias
from conventions.word.issue import Issue, opened
from conventions.word.markup import WORD, bookmark_name

if TYPE_CHECKING:
    from lxml import etree

_W = f"{{{WORD}}}"
_TEXTS = {f"{_W}t", f"{_W}delText"}
_SPACES = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_BREAKS = {f"{_W}br", f"{_W}cr"}
"""What begins a line of a cell."""
_COME = {f"{_W}ins", f"{_W}moveTo"}
_GONE = {f"{_W}del", f"{_W}moveFrom"}
_MARKS = ("p", "sdt", "bookmarkStart", "bookmarkEnd", "tbl", "tr", "tc", "fldChar", "instrText")
_HEARD = (*_TEXTS, *_SPACES, *_COME, *_GONE, *(f"{_W}{name}" for name in _MARKS))
"""The elements that the walk stops at."""
_ID, _NAME = f"{_W}id", f"{_W}name"
_CONTROL_PROPERTIES, _ROW_PROPERTIES = f"{_W}sdtPr", f"{_W}trPr"
_P_PR, _P_STYLE = f"{_W}pPr", f"{_W}pStyle"
_PROPERTIES = {f"{_W}rPr", _ROW_PROPERTIES}
_REFERENCE = re.compile(r"\s*REF\s+(_cv_\w+)")
_BLANKS = re.compile(r"[ \t\r\n]+")
_CONTENTS = re.compile(r"\s*TOC\b")
_LISTED = bookmark_name("missing")
"""Where the list of what is missing begins: no wording."""


@dataclass(slots=True)
class Words:
    """A text in both views, and the authors of what differs."""

    accepted: str = ""
    original: str = ""
    authors: dict[str, None] = field(default_factory=dict)


class _Change(NamedTuple):
    """A tracked change that a piece of text stands in: whether it came, whether it went, whose."""

    come: bool
    gone: bool
    authors: tuple[str, ...]


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


@dataclass
class Text:
    """The paragraphs of a clause, with fields left open and as they read, and their styles."""

    open: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    original: list[str] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class _Open:
    """A control or bookmark that the walk is in."""

    kind: Literal["control", "bookmark"]
    path: str
    place: int | None
    begin: int
    held: bool = False
    """A bookmark that holds a control of its field: the control tells."""


class Walk:
    """One walk: ``spots``, ``rows`` and ``texts`` by clause key are what it finds.

    ``numbers`` are the numbers of clauses that the text names, by what they lead to.
    """

    def __init__(self, issue: Issue) -> None:
        self.spots: list[Spot] = []
        self.rows: list[Row] = []
        self.texts: dict[str, Text] = {"": Text()}
        self.tracked = False
        self._marks = {each.bookmark: at for at, each in enumerate(issue.prints)}
        self._tags = {each.tag: each.path for each in issue.prints}
        self._paths = [each.path for each in issue.prints]
        self._aliases = _only({(alias(path, issue.language), path) for path in set(self._paths)})
        self._units = {unit.bookmark: unit.key for unit in issue.units if unit.key}
        self._pieces: list[str] = []
        self._changes: list[_Change | None] = []
        self._tracking: list[_Change] = []
        self._open: list[_Open] = []
        self._bookmarks: dict[str, _Open] = {}
        self._controls: list[_Open | None] = []
        self._unit: str | None = ""
        self._paragraph: int | None = None
        self._masked = ""
        self._style = ""
        self._fields: list[str] = []
        self.numbers: dict[str, str] = {}
        self._tables: list[int] = []
        self._rows_gone: list[bool] = []
        self._tables_seen = 0

    def through(self, body: "etree._Element") -> "Walk":
        """The walk, made."""
        begins, ends = self._begins(), self._ends()
        for phase, element in _walk(body):
            at = (begins if phase == "start" else ends).get(element.tag)
            if at is not None:
                at(element)
        return self

    def _begins(self) -> "dict[str, Callable[[etree._Element], None]]":
        return {
            **dict.fromkeys(_TEXTS, self._text),
            **dict.fromkeys(_SPACES, self._space),
            **dict.fromkeys(_COME | _GONE, self._begin_change),
            f"{_W}fldChar": self._field,
            f"{_W}instrText": self._instruct,
            f"{_W}p": self._begin_paragraph,
            f"{_W}sdt": self._begin_control,
            f"{_W}bookmarkStart": self._begin_bookmark,
            f"{_W}bookmarkEnd": self._end_bookmark,
            f"{_W}tbl": self._begin_table,
            f"{_W}tr": self._begin_row,
            f"{_W}tc": self._begin_cell,
        }

    def _ends(self) -> "dict[str, Callable[[etree._Element], None]]":
        return {
            **dict.fromkeys(_COME | _GONE, self._end_change),
            f"{_W}p": self._end_paragraph,
            f"{_W}sdt": self._end_control,
            f"{_W}tbl": self._end_table,
            f"{_W}tr": self._end_row,
        }

    def _text(self, element: "etree._Element") -> None:
        if element.text:
            self._say(element.text)

    def _space(self, element: "etree._Element") -> None:
        self._say(_SPACES[element.tag])
        if self._tables and element.tag in _BREAKS and not self._open:
            self._masked += "\n"

    def _instruct(self, element: "etree._Element") -> None:
        if self._fields:
            self._fields[-1] += element.text or ""

    def _begin_table(self, _: "etree._Element") -> None:
        self._tables_seen += 1
        self._tables.append(self._tables_seen)

    def _end_table(self, _: "etree._Element") -> None:
        self._tables.pop()

    def _begin_row(self, element: "etree._Element") -> None:
        said = {each.tag for each in _inside(element, _ROW_PROPERTIES)}
        head, come, gone = (f"{_W}{name}" in said for name in ("tblHeader", "ins", "del"))
        self.rows.append(Row(self._tables[-1], head, come, gone))
        self._rows_gone.append(gone)
        if gone:
            self._begin_tracking((), gone=True)

    def _end_row(self, _: "etree._Element") -> None:
        if self._rows_gone.pop():
            self._tracking.pop()

    def _begin_cell(self, _: "etree._Element") -> None:
        if self.rows:
            self.rows[-1].cells.append("")

    def _begin_change(self, element: "etree._Element") -> None:
        self.tracked = True
        if not _marks(element):
            author = element.get(f"{_W}author", "")
            self._begin_tracking((author,), gone=element.tag in _GONE)

    def _begin_tracking(self, authors: tuple[str, ...], *, gone: bool) -> None:
        """What follows is tracked, beside what it stands in."""
        around = (
            self._tracking[-1] if self._tracking else _Change(come=False, gone=False, authors=())
        )
        whose = (*around.authors, *authors)
        self._tracking.append(_Change(around.come or not gone, around.gone or gone, whose))

    def _end_change(self, element: "etree._Element") -> None:
        if not _marks(element):
            self._tracking.pop()

    def _say(self, text: str) -> None:
        fields = self._fields
        if self._paragraph is None or (fields and any(map(_CONTENTS.match, fields))):
            return
        change = self._tracking[-1] if self._tracking else None
        self._pieces.append(text)
        self._changes.append(change)
        number = _REFERENCE.match(fields[-1]) if fields else None
        if number:
            self.numbers[f"#{number[1]}"] = text
        elif not self._open and not (change and change.gone):
            self._masked += text

    def _since(self, begin: int) -> Words:
        """The text from a piece on: it was added once, whatever it stands in."""
        pieces, changes = self._pieces[begin:], self._changes[begin:]
        if not any(changes):
            text = "".join(pieces)
            return Words(text, text)
        words = Words()
        for piece, change in zip(pieces, changes, strict=True):
            words.accepted += "" if change and change.gone else piece
            words.original += "" if change and change.come else piece
            words.authors.update(dict.fromkeys(change.authors if change else ()))
        return words

    def _field(self, element: "etree._Element") -> None:
        """A number that leads to a clause counts as what it leads to, whatever it says now."""
        kind = element.get(f"{_W}fldCharType")
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            number = _REFERENCE.match(self._fields.pop())
            gone = self._tracking and self._tracking[-1].gone
            if number and not self._open and not gone:
                self._masked += opened(f"#{number[1]}")

    def _begin_paragraph(self, element: "etree._Element") -> None:
        self._paragraph, self._masked = len(self._pieces), ""
        if self._tables:
            return
        styled = (each for each in _inside(element, _P_PR) if each.tag == _P_STYLE)
        self._style = next((each.get(f"{_W}val", "") for each in styled), "")
        for mark in element.iterchildren(f"{_W}bookmarkStart"):
            name = str(mark.get(_NAME))
            if name in self._units:
                self._unit = self._units[name]
                self.texts.setdefault(self._unit, Text())
            elif name == _LISTED:
                self._unit = None

    def _end_paragraph(self, _: "etree._Element") -> None:
        for each in [each for each in self._open if each.kind == "bookmark"]:
            self._close(each)
        begin, self._paragraph = self._paragraph, None
        if begin is None:
            return
        words = self._since(begin)
        if self._tables and self.rows:
            row = self.rows[-1]
            if row.cells:
                row.cells[-1] = f"{row.cells[-1]}\n{self._masked}"
            row.words.accepted += f"{words.accepted} | "
            row.words.original += f"{words.original} | "
            row.words.authors.update(words.authors)
        elif self._unit is not None:
            text = self.texts[self._unit]
            text.open += _said(self._masked)
            text.styles += [self._style] * len(_said(words.accepted))
            text.accepted += _worded(words.accepted)
            text.original += _worded(words.original)
            text.authors.update(words.authors)

    def _begin_control(self, element: "etree._Element") -> None:
        """A control is known by its tag; by its title only where no bookmark tells."""
        control = None
        path = self._tags.get(_named(element, f"{_W}tag"))
        if path is None and not self._open:
            path = self._aliases.get(_named(element, f"{_W}alias"))
        if path is not None:
            place = None
            for each in self._open:
                if each.path == path:
                    each.held, place = True, each.place
            control = _Open("control", path, place, len(self._pieces))
            self._open.append(control)
        self._controls.append(control)

    def _end_control(self, _: "etree._Element") -> None:
        control = self._controls.pop()
        if control is not None:
            self._close(control)

    def _begin_bookmark(self, element: "etree._Element") -> None:
        place = self._marks.get(element.get(_NAME, ""))
        if place is not None:
            bookmark = _Open("bookmark", self._paths[place], place, len(self._pieces))
            self._bookmarks[element.get(_ID, "")] = bookmark
            self._open.append(bookmark)

    def _end_bookmark(self, element: "etree._Element") -> None:
        bookmark = self._bookmarks.pop(element.get(_ID, ""), None)
        if bookmark in self._open:
            self._close(bookmark)

    def _close(self, ended: _Open) -> None:
        """What it held is a spot, unless a control inside it is; wording has its path there."""
        self._open.remove(ended)
        words = self._since(ended.begin)
        if not ended.held:
            row = len(self.rows) if self._tables else 0
            self.spots.append(Spot(ended.path, ended.place, words, row, self._unit or ""))
        if not self._open and words.accepted.strip():
            self._masked += opened(ended.path)


def _walk(body: "etree._Element") -> Iterator[tuple[str, "etree._Element"]]:
    from lxml import etree

    return iter(etree.iterwalk(body, events=("start", "end"), tag=_HEARD))


def _inside(element: "etree._Element", name: str) -> Iterable["etree._Element"]:
    """What stands in the child of this name, for instance in the properties of a control."""
    return next((child for child in element if child.tag == name), ())


def _named(control: "etree._Element", name: str) -> str:
    """The tag or the title of a control."""
    for each in _inside(control, _CONTROL_PROPERTIES):
        if each.tag == name:
            return each.get(f"{_W}val", "")
    return ""


def _marks(change: "etree._Element") -> bool:
    """Whether it tracks a paragraph or a row, in whose properties it stands, and holds no runs."""
    parent = change.getparent()
    return parent is not None and parent.tag in _PROPERTIES


def _only(titles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The path of each title that only one path has."""
    listed = list(titles)
    times = Counter(title for title, _ in listed)
    return {title: path for title, path in listed if times[title] == 1}


def spaced(text: str) -> str:
    r"""A text with single spaces, those at which no line ends as they are.

    >>> spaced("  à 30\u00a0%  du prix ")
    'à 30\xa0% du prix'
    """
    return _BLANKS.sub(" ", text).strip(" ")


def _worded(text: str) -> list[str]:
    """The words as a list of one, none where they are blank."""
    return [spaced(text)] if text.strip() else []


def _said(text: str) -> list[str]:
    """The text as a list of one, none where it is blank."""
    plain = " ".join(text.split())
    return [plain] if plain else []
