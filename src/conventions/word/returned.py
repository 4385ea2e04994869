"""The text of a draft that came back: its fields, clauses and rows, as they are and as they were.

One walk through the document. Tracked changes give each text two views: accepted, as it reads
with all of them, and original, as it read before; and those who made them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from conventions.word.control import alias
from conventions.word.issue import Issue, opened
from conventions.word.markup import WORD, bookmark_name

if TYPE_CHECKING:
    from lxml import etree

_W = f"{{{WORD}}}"
_TEXTS = {f"{_W}t", f"{_W}delText"}
_SPACES = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_COME = {f"{_W}ins", f"{_W}moveTo"}
_GONE = {f"{_W}del", f"{_W}moveFrom"}
_MARKS = ("p", "sdt", "bookmarkStart", "bookmarkEnd", "tbl", "tr", "tc", "fldChar", "instrText")
_HEARD = (*_TEXTS, *_SPACES, *_COME, *_GONE, *(f"{_W}{name}" for name in _MARKS))
"""The elements that the walk stops at."""
_REFERENCE = re.compile(r"\s*REF\s+(_cv_\w+)")
_CONTENTS = re.compile(r"\s*TOC\b")
_LISTED = bookmark_name("missing")
"""Where the list of what is missing begins: no wording."""


@dataclass
class Words:
    """A text in both views, and the authors of what differs."""

    accepted: str = ""
    original: str = ""
    authors: dict[str, None] = field(default_factory=dict)

    def add(self, text: str, state: "_State") -> None:
        """More text, as it is tracked."""
        if state.gone == 0:
            self.accepted += text
        if state.come == 0:
            self.original += text
        if state.authors:
            self.authors.update(dict.fromkeys(state.authors))


@dataclass
class Spot:
    """A place where a field stands: its words, and the row it is in, 0 outside of tables.

    ``place`` is the position of the print that went out there; none where it was copied there.
    """

    path: str
    place: int | None
    words: Words
    row: int = 0


@dataclass
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
    """The paragraphs of a clause, with fields left open and as they read."""

    open: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    original: list[str] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)


@dataclass
class _State:
    """How deep the walk is in what came and what went, and whose it is."""

    come: int = 0
    gone: int = 0
    authors: list[str] = field(default_factory=list)


@dataclass
class _Open:
    """A control or bookmark that the walk is in."""

    kind: Literal["control", "bookmark"]
    path: str
    place: int | None
    words: Words = field(default_factory=Words)
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
        self._aliases = _only({(alias(path, issue.language), path) for path in self._paths})
        self._units = {unit.bookmark: unit.key for unit in issue.units if unit.key}
        self._state = _State()
        self._open: list[_Open] = []
        self._bookmarks: dict[str, str] = {}
        self._controls: list[_Open | None] = []
        self._unit: str | None = ""
        self._paragraph: Words | None = None
        self._masked = ""
        self._fields: list[str] = []
        self.numbers: dict[str, str] = {}
        self._tables: list[int] = []
        self._tables_seen = 0

    def through(self, body: "etree._Element") -> "Walk":
        """The walk, made."""
        begins, ends = self._begins(), self._ends()
        for phase, element in _walk(body):
            at = (begins if phase == "start" else ends).get(str(element.tag))
            if at is not None:
                at(element)
        return self

    def _begins(self) -> "dict[str, Callable[[etree._Element], None]]":
        return {
            **dict.fromkeys(_TEXTS, lambda element: self._say(element.text or "")),
            **dict.fromkeys(_SPACES, lambda element: self._say(_SPACES[str(element.tag)])),
            **dict.fromkeys(_COME | _GONE, lambda element: self._track(element, 1)),
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
            **dict.fromkeys(_COME | _GONE, lambda element: self._track(element, -1)),
            f"{_W}p": lambda _: self._end_paragraph(),
            f"{_W}sdt": lambda _: self._end_control(),
            f"{_W}tbl": lambda _: self._end_table(),
            f"{_W}tr": lambda _: self._end_row(),
        }

    def _instruct(self, element: "etree._Element") -> None:
        if self._fields:
            self._fields[-1] += element.text or ""

    def _begin_table(self, _: "etree._Element") -> None:
        self._tables_seen += 1
        self._tables.append(self._tables_seen)

    def _begin_cell(self, _: "etree._Element") -> None:
        if self.rows:
            self.rows[-1].cells.append("")

    def _end_table(self) -> None:
        self._tables.pop()

    def _end_row(self) -> None:
        if self.rows[-1].gone:
            self._state.gone -= 1

    def _begin_control(self, element: "etree._Element") -> None:
        self._controls.append(self._control(element))

    def _end_control(self) -> None:
        control = self._controls.pop()
        if control is not None:
            self._close(control)

    def _track(self, element: "etree._Element", step: int) -> None:
        """Only what holds runs: the mark on a paragraph or row stands in its properties."""
        parent = element.getparent()
        if parent is not None and parent.tag in (f"{_W}rPr", f"{_W}trPr"):
            self.tracked = True
            return
        if element.tag in _COME:
            self._state.come += step
        else:
            self._state.gone += step
        if step > 0:
            self.tracked = True
            self._state.authors.append(str(element.get(f"{_W}author", "")))
        else:
            self._state.authors.pop()

    def _say(self, text: str) -> None:
        if self._paragraph is None or any(map(_CONTENTS.match, self._fields)):
            return
        self._paragraph.add(text, self._state)
        for each in self._open:
            each.words.add(text, self._state)
        number = _REFERENCE.match(self._fields[-1]) if self._fields else None
        if number:
            self.numbers[f"#{number[1]}"] = text
        elif not self._open and self._state.gone == 0:
            self._masked += text

    def _field(self, element: "etree._Element") -> None:
        """A number that leads to a clause counts as what it leads to, whatever it says now."""
        kind = element.get(f"{_W}fldCharType")
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            number = _REFERENCE.match(self._fields.pop())
            if number and not self._open and self._state.gone == 0:
                self._masked += opened(f"#{number[1]}")

    def _begin_paragraph(self, element: "etree._Element") -> None:
        self._paragraph, self._masked = Words(), ""
        if self._tables:
            return
        for mark in element.iterchildren(f"{_W}bookmarkStart"):
            name = str(mark.get(f"{_W}name"))
            if name in self._units:
                self._unit = self._units[name]
                self.texts.setdefault(self._unit, Text())
            elif name == _LISTED:
                self._unit = None

    def _end_paragraph(self) -> None:
        for each in [each for each in self._open if each.kind == "bookmark"]:
            self._close(each)
        words, self._paragraph = self._paragraph, None
        if words is None:
            return
        if self._tables and self.rows:
            row = self.rows[-1]
            if row.cells:
                row.cells[-1] = f"{row.cells[-1]} {self._masked}"
            row.words.accepted += f"{words.accepted} | "
            row.words.original += f"{words.original} | "
            row.words.authors.update(words.authors)
        elif self._unit is not None:
            text = self.texts[self._unit]
            text.open += _said(self._masked)
            text.accepted += _said(words.accepted)
            text.original += _said(words.original)
            text.authors.update(words.authors)

    def _control(self, element: "etree._Element") -> _Open | None:
        """A control is known by its tag; by its title only where no bookmark tells."""
        path = self._tags.get(_property(element, "tag"))
        if path is None and not self._open:
            path = self._aliases.get(_property(element, "alias"))
        if path is None:
            return None
        place = None
        for each in self._open:
            if each.path == path:
                each.held, place = True, each.place
        control = _Open("control", path, place)
        self._open.append(control)
        return control

    def _begin_bookmark(self, element: "etree._Element") -> None:
        name = str(element.get(f"{_W}name"))
        if name in self._marks:
            place = self._marks[name]
            self._bookmarks[str(element.get(f"{_W}id"))] = name
            self._open.append(_Open("bookmark", self._paths[place], place))

    def _end_bookmark(self, element: "etree._Element") -> None:
        place = self._marks.get(self._bookmarks.pop(str(element.get(f"{_W}id")), ""))
        for each in self._open:
            if each.kind == "bookmark" and each.place == place:
                self._close(each)
                return

    def _close(self, ended: _Open) -> None:
        """What it held is a spot, unless a control inside it is; wording has its path there."""
        self._open = [each for each in self._open if each is not ended]
        if not ended.held:
            row = len(self.rows) if self._tables else 0
            self.spots.append(Spot(ended.path, ended.place, ended.words, row))
        if not self._open and ended.words.accepted.strip():
            self._masked += opened(ended.path)

    def _begin_row(self, element: "etree._Element") -> None:
        properties = element.find(f"{_W}trPr")
        said = set() if properties is None else {each.tag for each in properties}
        head, come, gone = (f"{_W}{name}" in said for name in ("tblHeader", "ins", "del"))
        row = Row(self._tables[-1], head, come, gone)
        self.rows.append(row)
        if row.gone:
            self._state.gone += 1


def _walk(body: "etree._Element") -> Iterator[tuple[str, "etree._Element"]]:
    from lxml import etree

    return iter(etree.iterwalk(body, events=("start", "end"), tag=_HEARD))


def _property(control: "etree._Element", name: str) -> str:
    found = control.find(f"{_W}sdtPr/{_W}{name}")
    return "" if found is None else str(found.get(f"{_W}val"))


def _only(titles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The path of each title that only one path has."""
    listed = list(titles)
    times = Counter(title for title, _ in listed)
    return {title: path for title, path in listed if times[title] == 1}


def _said(text: str) -> list[str]:
    """The text as a list of one, none where it is blank."""
    plain = " ".join(text.split())
    return [plain] if plain else []
