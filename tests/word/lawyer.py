"""Edits in a draft such as Word writes them, with changes tracked under the name of who makes them.

Written against the standard (ISO/IEC 29500-1, 17.13.4 and 17.13.5), not against our reader. Who has
no name edits without tracking.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from docx.oxml.ns import qn
from lxml import etree
from tests.word.read import parts
from tests.word.returning import DOCUMENT, zipped

from conventions.word.markup import bookmark_name

How = Literal["ins", "del", "moveFrom", "moveTo"]
Element = etree._Element
_COMMENTS = "word/comments.xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass
class Page:
    """A draft that is open in Word."""

    docx: bytes
    comments: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.body = etree.fromstring(parts(self.docx)[DOCUMENT])
        self._numbers = count(800_000)

    def saved(self) -> bytes:
        """The file as it is now, its comments in a part of their own."""
        members = parts(self.docx)
        members[DOCUMENT] = _bytes(self.body)
        if self.comments:
            root = etree.Element(qn("w:comments"))
            root.extend(self.comments)
            members[_COMMENTS] = _bytes(root)
            link = f'<Relationship Id="rIdC" Type="{_KIND}" Target="comments.xml"/>'
            part = f'<Override PartName="/{_COMMENTS}" ContentType="{_TYPE}"/>'
            for name, end, entry in (
                ("word/_rels/document.xml.rels", "</Relationships>", link),
                ("[Content_Types].xml", "</Types>", part),
            ):
                text = members[name].decode()
                assert text.count(end) == 1
                members[name] = text.replace(end, entry + end).encode()
        return zipped(members)

    def fields(self, path: str) -> list[Element]:
        """What stands in the controls of a field, in the order in which it is printed."""
        return [
            child_of(parent_of(parent_of(tag)), "w:sdtContent")
            for tag in self.body.iter(qn("w:tag"))
            if tag.get(qn("w:val")) == path
        ]

    def row(self, entry: str) -> Element:
        """The row that stands for an entry of a list: the first in which a field of it is."""
        return next(
            row
            for tag in self.body.iter(qn("w:tag"))
            if str(tag.get(qn("w:val"))).startswith(f"{entry}.")
            for row in tag.iterancestors(qn("w:tr"))
        )

    def clause(self, key: str) -> list[Element]:
        """The paragraphs and tables of a clause: those up to the bookmark of the next."""
        (first,) = (
            parent_of(mark)
            for mark in self.body.iter(qn("w:bookmarkStart"))
            if mark.get(qn("w:name")) == bookmark_name(key)
        )
        found = [first]
        for each in first.itersiblings(qn("w:p"), qn("w:tbl")):
            if any(_marks_a_clause(mark) for mark in each.iterchildren(qn("w:bookmarkStart"))):
                break
            found.append(each)
        return found

    def replace(self, scope: Element, gone: str, come: str, author: str = "") -> None:
        """Words replaced across the runs in which they stand."""
        runs = _runs_of(scope, gone)
        typed = deepcopy(runs[-1])
        next(typed.iter(qn("w:t"))).text = come
        runs[-1].addnext(typed)
        self._strike(runs, author)
        self._wrap(typed, "ins", author)

    def retype(self, scope: Element, come: str, author: str = "") -> None:
        """All words of a field typed over."""
        self.replace(scope, text_of(scope), come, author)

    def strike(self, paragraphs: Sequence[Element], author: str = "") -> None:
        """Whole paragraphs removed, with their marks."""
        for each in paragraphs:
            if not author:
                parent_of(each).remove(each)
                continue
            self._mark(each, "del", author)
            self._strike(list(each.iter(qn("w:r"))), author)

    def strike_row(self, row: Element, author: str = "") -> None:
        """A row removed."""
        if not author:
            parent_of(row).remove(row)
            return
        child_of(row, "w:trPr").append(self._change("del", author))
        self.strike(list(row.iter(qn("w:p"))), author)

    def add_row(self, above: Element, cells: Sequence[str], author: str = "") -> None:
        """A row typed below another; each line of a cell is a paragraph."""
        row = _bare(above)
        for cell, text in zip(row.iter(qn("w:tc")), cells, strict=True):
            first, *rest = cell.iter(qn("w:p"))
            for each in rest:
                cell.remove(each)
            for line in reversed(text.split("\n")):
                new = etree.Element(qn("w:p"))
                new.extend(deepcopy(each) for each in first.iterchildren(qn("w:pPr")))
                run = etree.SubElement(new, qn("w:r"))
                etree.SubElement(run, qn("w:t")).text = line
                first.addnext(new)
            cell.remove(first)
        above.addnext(row)
        self._came(row, "ins", author)

    def move_row(self, row: Element, above: Element, author: str = "") -> None:
        """A row put below another: with tracking it goes here and comes there."""
        if not author:
            above.addnext(row)
            return
        come = _bare(row)
        above.addnext(come)
        self._came(come, "moveTo", author)
        child_of(row, "w:trPr").append(self._change("del", author))
        for each in row.iter(qn("w:p")):
            self._mark(each, "moveFrom", author)
        for run in list(row.iter(qn("w:r"))):
            self._wrap(run, "moveFrom", author)

    def move(self, paragraphs: Sequence[Element], above: Element, author: str = "") -> None:
        """Paragraphs put below another: with tracking they go here and come there."""
        if not author:
            for each in reversed(paragraphs):
                above.addnext(each)
            return
        come = [_bare(each) for each in paragraphs]
        for each in reversed(come):
            above.addnext(each)
            self._mark(each, "moveTo", author)
            for run in list(each.iter(qn("w:r"))):
                self._wrap(run, "moveTo", author)
        for each in paragraphs:
            self._mark(each, "moveFrom", author)
            for run in list(each.iter(qn("w:r"))):
                self._wrap(run, "moveFrom", author)
        self._range(paragraphs, "moveFrom", author)
        self._range(come, "moveTo", author)

    def comment(self, paragraph: Element, text: str, author: str) -> None:
        """A comment on a whole paragraph."""
        mark = {qn("w:id"): str(len(self.comments))}
        paragraph.insert(1, etree.Element(qn("w:commentRangeStart"), mark))
        etree.SubElement(paragraph, qn("w:commentRangeEnd"), mark)
        run = etree.SubElement(paragraph, qn("w:r"))
        etree.SubElement(run, qn("w:commentReference"), mark)
        said = etree.Element(qn("w:comment"), {**mark, **_by(author)})
        for line in text.split("\n"):
            words = etree.SubElement(etree.SubElement(said, qn("w:p")), qn("w:r"))
            etree.SubElement(words, qn("w:t")).text = line
        self.comments.append(said)

    def _strike(self, runs: Sequence[Element], author: str) -> None:
        for run in runs:
            if not author:
                parent_of(run).remove(run)
                continue
            self._wrap(run, "del", author)
            for said in run.iter(qn("w:t")):
                said.tag = qn("w:delText")
            for said in run.iter(qn("w:instrText")):
                said.tag = qn("w:delInstrText")

    def _came(self, row: Element, how: How, author: str) -> None:
        if author:
            child_of(row, "w:trPr").append(self._change("ins", author))
            for each in row.iter(qn("w:p")):
                self._mark(each, how, author)
            for run in list(row.iter(qn("w:r"))):
                self._wrap(run, how, author)

    def _range(self, paragraphs: Sequence[Element], how: How, author: str) -> None:
        mark = self._change("ins", author)
        number, name = {qn("w:id"): str(mark.get(qn("w:id")))}, {qn("w:name"): "move1"}
        begin = etree.Element(qn(f"w:{how}RangeStart"), {**number, **name, **_by(author)})
        paragraphs[0].insert(1, begin)
        paragraphs[-1].addnext(etree.Element(qn(f"w:{how}RangeEnd"), number))

    def _mark(self, paragraph: Element, how: How, author: str) -> None:
        """The mark of a paragraph tracked, in its properties."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            properties = etree.Element(qn("w:pPr"))
            paragraph.insert(0, properties)
        look = properties.find(qn("w:rPr"))
        if look is None:
            look = etree.SubElement(properties, qn("w:rPr"))
        look.insert(0, self._change(how, author))

    def _wrap(self, run: Element, how: How, author: str) -> None:
        if author:
            change = self._change(how, author)
            run.addprevious(change)
            change.append(run)

    def _change(self, how: How, author: str) -> Element:
        number = {qn("w:id"): str(next(self._numbers))}
        return etree.Element(qn(f"w:{how}"), {**number, **_by(author)})


def parent_of(element: Element) -> Element:
    """What it stands in."""
    parent = element.getparent()
    assert parent is not None
    return parent


def child_of(element: Element, name: str) -> Element:
    """What stands in it under this name."""
    child = element.find(qn(name))
    assert child is not None
    return child


def text_of(scope: Element) -> str:
    """What it says, without what went."""
    return "".join(said.text or "" for run in _said(scope) for said in run.iter(qn("w:t")))


def split(scope: Element) -> None:
    """Every run in three, with a mark of the spelling checker, as Word leaves what was retyped."""
    for run in list(_said(scope)):
        third = len(text_of_run(run)) // 3
        if third:
            _cut(_cut(run, third), third).set(qn("w:rsidR"), "00AB12CD")
            run.addnext(etree.Element(qn("w:proofErr"), {qn("w:type"): "spellStart"}))


def text_of_run(run: Element) -> str:
    return "".join(said.text or "" for said in run.iter(qn("w:t")))


def _said(scope: Element) -> Iterator[Element]:
    """The runs that say something and did not go."""
    gone = {qn("w:del"), qn("w:moveFrom")}
    for run in scope.iter(qn("w:r")):
        if run.find(qn("w:t")) is not None and not any(
            each.tag in gone for each in run.iterancestors()
        ):
            yield run


def _runs_of(scope: Element, words: str) -> list[Element]:
    """The runs in which the words stand, cut at their ends."""
    at, begin, found = 0, text_of(scope).index(words), []
    end = begin + len(words)
    for run in list(_said(scope)):
        length = len(text_of_run(run))
        low, high = max(begin - at, 0), min(end - at, length)
        at += length
        if low < high:
            if high < length:
                _cut(run, high)
            found.append(_cut(run, low) if low else run)
    return found


def _cut(run: Element, at: int) -> Element:
    """What of a run stands from a letter on, as a run behind it."""
    (said,) = run.iter(qn("w:t"))
    rest = deepcopy(run)
    (other,) = rest.iter(qn("w:t"))
    text = said.text or ""
    said.text, other.text = text[:at], text[at:]
    for each in (said, other):
        each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(rest)
    return rest


def _bare(element: Element) -> Element:
    """A copy as it is pasted: bookmarks stay where they are, controls have numbers of their own."""
    copy = deepcopy(element)
    for mark in [*copy.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        parent_of(mark).remove(mark)
    for number, each in enumerate(copy.iter(qn("w:sdtPr")), start=910_000):
        child_of(each, "w:id").set(qn("w:val"), str(number))
    return copy


def _marks_a_clause(mark: Element) -> bool:
    name = str(mark.get(qn("w:name")))
    return name.startswith("_cv_") and not name.startswith("_cv_v")


def _by(author: str) -> dict[str, str]:
    return {qn("w:author"): author, qn("w:date"): "2026-12-01T09:00:00Z"}


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
