"""The text of a draft that came back: its fields, clauses and rows, as they are and as they were.

One walk through the document. Tracked changes give each text two views: accepted, as it reads
with all of them, and original, as it read before; and those who made them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from conventions.word.control import alias
from conventions.word.issue import Issue, opened
from conventions.word.markup import WORD
from conventions.word.returned.found.elements import inside, marks, named
from conventions.word.returned.found.state import Change, Open, Outside
from conventions.word.returned.found.text import Row, Spot, Text, Words, worded

if TYPE_CHECKING:
    from lxml import etree

_W = f"{{{WORD}}}"
_TEXTS = {f"{_W}t", f"{_W}delText"}
_SPACES = {
    **dict.fromkeys((f"{_W}tab", f"{_W}br", f"{_W}cr"), " "),
    f"{_W}noBreakHyphen": "-",
    f"{_W}sym": "□",
}
_BREAKS = {f"{_W}br", f"{_W}cr"}
"""What begins a line of a cell."""
_STRUCK = {f"{_W}strike", f"{_W}dstrike"}
_OFF = ("0", "false", "off")
_BOX = f"{_W}txbxContent"
_EMPTIED = "DefaultPlaceholder"
"""What the building block is called whose words Word puts into a control that was emptied."""
_COME = {f"{_W}ins", f"{_W}moveTo"}
_GONE = {f"{_W}del", f"{_W}moveFrom"}
_MARKS = (
    *("p", "sdt", "bookmarkStart", "bookmarkEnd", "tbl", "tr", "tc", "fldChar", "instrText"),
    *("txbxContent", "strike", "dstrike", "object", "hyperlink", "showingPlcHdr"),
)
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_SHOWN = {_PICTURE, _FORMULA, f"{_W}object"}
_HEARD = (*_TEXTS, *_SPACES, *_COME, *_GONE, *(f"{_W}{name}" for name in _MARKS), *_SHOWN)
"""The elements that the walk stops at."""
_ID, _NAME = f"{_W}id", f"{_W}name"
_ROW_PROPERTIES = f"{_W}trPr"
_P_PR, _P_STYLE = f"{_W}pPr", f"{_W}pStyle"
_REFERENCE = re.compile(r"\s*REF\s+(_cv_\w+)")
_CONTENTS = re.compile(r"\s*TOC\b")


class Walk:
    """One walk: ``spots``, ``rows`` and ``texts`` by clause key are what it finds.

    ``numbers`` are the numbers of clauses that the text names, by what they lead to; ``boxes`` are
    the paragraphs of text boxes, which belong to no clause; ``struck`` is what has a line through,
    ``pictures`` what pictures show, embedded objects and formulas.
    """

    def __init__(self, issue: Issue) -> None:
        self.spots: list[Spot] = []
        self.rows: list[Row] = []
        self.texts: dict[str, Text] = {"": Text()}
        self.boxes: dict[str, None] = {}
        self.struck: list[Spot] = []
        self.pictures: list[Spot] = []
        self.tracked = False
        self._marks = {each.bookmark: at for at, each in enumerate(issue.prints)}
        self._tags = {each.tag: each.path for each in issue.prints}
        self._paths = [each.path for each in issue.prints]
        self._aliases = _only({(alias(path, issue.language), path) for path in set(self._paths)})
        self._units = {unit.bookmark: unit.key for unit in issue.units if unit.key}
        self._pieces: list[str] = []
        self._changes: list[Change | None] = []
        self._tracking: list[Change] = []
        self._open: list[Open] = []
        self._bookmarks: dict[str, Open] = {}
        self._controls: list[Open | None] = []
        self._unit = ""
        self._paragraph: int | None = None
        self._masked = ""
        self._style = ""
        self._fields: list[str] = []
        self.numbers: dict[str, str] = {}
        self._tables: list[int] = []
        self._in_rows: list[int] = []
        self._tables_seen = self._links = 0
        self._around: list[Outside] = []
        self._end_gone = self._joined = False

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
            f"{_W}hyperlink": self._begin_link,
            f"{_W}txbxContent": self._begin_box,
            **dict.fromkeys(_STRUCK, self._strike),
            **dict.fromkeys(_SHOWN, self._show),
            f"{_W}showingPlcHdr": self._show_placeholder,
        }

    def _ends(self) -> "dict[str, Callable[[etree._Element], None]]":
        return {
            **dict.fromkeys(_COME | _GONE, self._end_change),
            f"{_W}p": self._end_paragraph,
            f"{_W}sdt": self._end_control,
            f"{_W}tbl": self._end_table,
            f"{_W}tr": self._end_row,
            f"{_W}hyperlink": self._end_link,
            f"{_W}txbxContent": self._end_box,
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

    def _begin_link(self, _: "etree._Element") -> None:
        self._links += 1

    def _end_link(self, _: "etree._Element") -> None:
        self._links -= 1

    def _begin_table(self, _: "etree._Element") -> None:
        self._tables_seen += 1
        self._tables.append(self._tables_seen)

    def _end_table(self, _: "etree._Element") -> None:
        self._tables.pop()

    def _begin_row(self, element: "etree._Element") -> None:
        said = {each.tag for each in inside(element, _ROW_PROPERTIES)}
        head, come, gone = (f"{_W}{name}" in said for name in ("tblHeader", "ins", "del"))
        table = self._tables[-1] if self._tables else 0
        self.rows.append(Row(table, head, come, gone))
        self._in_rows.append(len(self.rows))
        if gone:
            self._begin_tracking((), gone=True)

    def _end_row(self, _: "etree._Element") -> None:
        if self.rows[self._in_rows.pop() - 1].gone:
            self._tracking.pop()

    def _begin_cell(self, _: "etree._Element") -> None:
        if self._in_rows:
            self.rows[self._in_rows[-1] - 1].cells.append("")

    def _begin_box(self, _: "etree._Element") -> None:
        """Another text begins inside a paragraph; nothing of the one is in the other."""
        pieces = len(self._pieces)
        self._around.append(
            Outside(
                *(self._paragraph, self._masked, self._style, self._open),
                *(self._tables, self._in_rows, pieces),
            )
        )
        self._open, self._tables, self._in_rows = [], [], []

    def _end_box(self, _: "etree._Element") -> None:
        around = self._around.pop()
        self._paragraph, self._masked, self._style = around[:3]
        self._open, self._tables, self._in_rows = around.open, around.tables, around.rows
        del self._pieces[around.pieces :], self._changes[around.pieces :]

    def _strike(self, element: "etree._Element") -> None:
        """A line through words is a look of theirs; they stand."""
        look = element.getparent()
        run = None if look is None else look.getparent()
        gone = self._tracking and self._tracking[-1].gone
        if run is None or run.tag != f"{_W}r" or element.get(f"{_W}val") in _OFF or gone:
            return
        text = "".join(str(each.text or "") for each in run.iterchildren(f"{_W}t"))
        if text.strip():
            self.struck.append(self._spot_here(text))

    def _show(self, element: "etree._Element") -> None:
        """What is no text; the frame of a text box is told by what stands in it."""
        placed = element.getparent()
        if placed is not None and next(placed.iter(_BOX), None) is not None:
            return
        if not (self._tracking and self._tracking[-1].gone):
            said = (
                element.get("descr") or element.get("name") or "".join(map(str, element.itertext()))
            )
            self.pictures.append(self._spot_here(str(said)))

    def _spot_here(self, text: str) -> Spot:
        row = self._in_rows[-1] if self._in_rows else 0
        return Spot("", None, Words(text, text), row, self._unit)

    def _show_placeholder(self, element: "etree._Element") -> None:
        """Word puts words of its own into a control that was emptied; they are no value."""
        properties = element.getparent()
        control = self._controls[-1] if self._controls else None
        if properties is not None and control is not None:
            parts = properties.iter(f"{_W}docPart")
            control.empty = any(_EMPTIED in each.get(f"{_W}val", "") for each in parts)

    def _begin_change(self, element: "etree._Element") -> None:
        self.tracked = True
        if marks(element):
            self._end_gone |= element.tag in _GONE
        else:
            author = element.get(f"{_W}author", "")
            self._begin_tracking((author,), gone=element.tag in _GONE)

    def _begin_tracking(self, authors: tuple[str, ...], *, gone: bool) -> None:
        """What follows is tracked, beside what it stands in."""
        around = (
            self._tracking[-1] if self._tracking else Change(come=False, gone=False, authors=())
        )
        whose = (*around.authors, *authors)
        self._tracking.append(Change(around.come or not gone, around.gone or gone, whose))

    def _end_change(self, element: "etree._Element") -> None:
        if not marks(element):
            self._tracking.pop()

    def _say(self, text: str) -> None:
        fields = self._fields
        if self._paragraph is None or (fields and any(map(self._lists, fields))):
            return
        change = self._tracking[-1] if self._tracking else None
        self._pieces.append(text)
        self._changes.append(change)
        number = _REFERENCE.match(fields[-1]) if fields else None
        if number:
            self.numbers[f"#{number[1]}"] = text
        elif not self._open and not (change and change.gone):
            self._masked += text

    def _lists(self, field: str) -> bool:
        """Whether what stands here is an entry of the contents that a program makes.

        Where entries are links, what is none was typed there.
        """
        return bool(_CONTENTS.match(field)) and (self._links > 0 or "\\h" not in field)

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
        self._paragraph, self._masked, self._end_gone = len(self._pieces), "", False
        if self._tables:
            return
        styled = (each for each in inside(element, _P_PR) if each.tag == _P_STYLE)
        self._style = next((each.get(f"{_W}val", "") for each in styled), "")

    def _end_paragraph(self, _: "etree._Element") -> None:
        for each in [each for each in self._open if each.kind == "bookmark"]:
            self._close(each)
        begin, self._paragraph = self._paragraph, None
        if begin is None:
            return
        words = self._since(begin)
        if self._in_rows:
            row = self.rows[self._in_rows[-1] - 1]
            if row.cells:
                row.cells[-1] = f"{row.cells[-1]}\n{self._masked}"
            row.words.accepted += f"{words.accepted} | "
            row.words.original += f"{words.original} | "
            row.words.authors.update(words.authors)
        elif self._around:
            self.boxes.update(dict.fromkeys(worded(words.accepted)))
        else:
            self.texts[self._unit].add(self._masked, words, self._style, joined=self._joined)
            self._joined = self._end_gone and bool(words.accepted.strip())

    def _begin_control(self, element: "etree._Element") -> None:
        """A control is known by its tag; by its title only where no bookmark tells."""
        control = None
        path = self._tags.get(named(element, f"{_W}tag"))
        if path is None and not self._open:
            path = self._aliases.get(named(element, f"{_W}alias"))
        if path is not None:
            place = None
            for each in self._open:
                if each.path == path:
                    each.held, place = True, each.place
            control = Open("control", path, place, len(self._pieces))
            self._open.append(control)
        self._controls.append(control)

    def _end_control(self, _: "etree._Element") -> None:
        control = self._controls.pop()
        if control is not None:
            self._close(control)

    def _begin_bookmark(self, element: "etree._Element") -> None:
        name = element.get(_NAME, "")
        place = self._marks.get(name)
        if place is not None:
            bookmark = Open("bookmark", self._paths[place], place, len(self._pieces))
            self._bookmarks[element.get(_ID, "")] = bookmark
            self._open.append(bookmark)
        elif self._paragraph is None or self._tables:
            return
        elif name in self._units:  # LibreOffice puts it inside of what was deleted
            self._unit = self._units[name]
            self.texts.setdefault(self._unit, Text())

    def _end_bookmark(self, element: "etree._Element") -> None:
        bookmark = self._bookmarks.pop(element.get(_ID, ""), None)
        if bookmark in self._open:
            self._close(bookmark)

    def _close(self, ended: Open) -> None:
        """What it held is a spot, unless a control inside it is; wording has its path there."""
        self._open.remove(ended)
        words = Words() if ended.empty else self._since(ended.begin)
        if not ended.held:
            row = self._in_rows[-1] if self._in_rows else 0
            self.spots.append(Spot(ended.path, ended.place, words, row, self._unit))
        if not self._open and words.accepted.strip():
            self._masked += opened(ended.path)


def _walk(body: "etree._Element") -> Iterator[tuple[str, "etree._Element"]]:
    from lxml import etree

    return iter(etree.iterwalk(body, events=("start", "end"), tag=_HEARD))


def _only(titles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The path of each title that only one path has."""
    listed = list(titles)
    times = Counter(title for title, _ in listed)
    return {title: path for title, path in listed if times[title] == 1}
