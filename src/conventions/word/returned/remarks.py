"""What people say beside the text of a draft that came back: comments, footnotes and endnotes.

Comments of the draft's own, with guidance, are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conventions.base.findings import Finding, Place
from conventions.base.language import LANGUAGES, word
from conventions.word import codes
from conventions.word.issue import Issue
from conventions.word.markup import WORD
from conventions.word.returned.found.walk import Walk
from conventions.word.returned.places import place_of_clause, place_of_row
from conventions.word.returned.rows.known import plain, short

if TYPE_CHECKING:
    from lxml import etree

PARTS = re.compile(r"(?:comments|footnotes|endnotes)\d*\.xml")
"""What the parts are called in which comments and notes stand."""
_W = f"{{{WORD}}}"
_ID, _TEXT, _PARAGRAPH, _ROW = (f"{_W}{name}" for name in ("id", "t", "p", "tr"))
_KINDS = ("comment", "footnote", "endnote")
_REFERENCES = {f"{_W}{kind}Reference": kind for kind in _KINDS}
_BEGIN, _END, _BOOKMARK = (
    f"{_W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "bookmarkStart")
)
_GONE = {f"{_W}del", f"{_W}moveFrom"}


@dataclass(frozen=True)
class _Remark:
    author: str
    text: str


def remarks(
    issue: Issue, walk: Walk, body: "etree._Element", parts: Sequence["etree._Element"]
) -> Iterator[Finding]:
    """A finding for each comment and note that did not go out, in the order of the text."""
    went = {line.text for line in issue.around if line.story == "note"}
    said = {key: remark for key, remark in _said(parts) if remark.text not in went}
    if not said:
        return
    for key, about, place in _anchors(issue, walk, body):
        remark = said.pop(key, None)
        if remark is not None:
            yield _finding(key[0], remark, about, place)
    for (kind, _), remark in said.items():
        yield _finding(kind, remark, "", Place())


def _finding(kind: str, remark: _Remark, about: str, place: Place) -> Finding:
    values = {"about": short(about) or "–", "text": short(remark.text)}
    if kind == "comment":
        return Finding(codes.COMMENT, "", {"author": remark.author or "?", **values}, place)
    return Finding(codes.NOTE, "", values, place)


def _said(parts: Sequence["etree._Element"]) -> Iterator[tuple[tuple[str, str], _Remark]]:
    """What each says, by kind and number; the lines that part notes from the text say nothing."""
    guidance = {plain(word(language, "template", "guide.settles")) for language in LANGUAGES}
    for part in parts:
        for kind in _KINDS:
            for each in part.iterchildren(f"{_W}{kind}"):
                paragraphs = [plain(_words(one)) for one in each.iter(_PARAGRAPH)]
                text = " ".join(filter(None, paragraphs))
                if text and not guidance.intersection(paragraphs[:1]):
                    author = each.get(f"{_W}author", "")
                    yield (kind, each.get(_ID, "")), _Remark(author, text)


def _anchors(
    issue: Issue, walk: Walk, body: "etree._Element"
) -> Iterator[tuple[tuple[str, str], str, Place]]:
    """Where each is referred to: its kind and number, the words it is about, its place."""
    units = {unit.bookmark: unit.key for unit in issue.units if unit.key}
    unit, row = "", 0
    about: dict[str, str] = {}
    begun: set[str] = set()
    for each in body.iter(_BOOKMARK, _ROW, _BEGIN, _END, _TEXT, *_REFERENCES):
        if each.tag == _BOOKMARK:
            unit = units.get(each.get(f"{_W}name", ""), unit)
        elif each.tag == _ROW:
            row += 1
        elif each.tag == _TEXT:
            for number in begun:
                about[number] = about.get(number, "") + _standing(each)
        elif each.tag == _BEGIN:
            begun.add(each.get(_ID, ""))
        elif each.tag == _END:
            begun.discard(each.get(_ID, ""))
        else:
            key = _REFERENCES[str(each.tag)], each.get(_ID, "")
            words = about.get(key[1], "") if key[0] == "comment" else ""
            inside = next(each.iterancestors(_ROW), None) is not None
            place = place_of_row(issue, walk, row) if inside else place_of_clause(issue, unit)
            yield key, words.strip() or _paragraph_of(each), place


def _words(element: "etree._Element") -> str:
    return "".join(each.text or "" for each in element.iter(_TEXT))


def _standing(text: "etree._Element") -> str:
    """A piece of text, unless it went."""
    gone = any(each.tag in _GONE for each in text.iterancestors())
    return "" if gone else text.text or ""


def _paragraph_of(element: "etree._Element") -> str:
    paragraph = next(element.iterancestors(_PARAGRAPH), element)
    return "".join(_standing(each) for each in paragraph.iter(_TEXT))
