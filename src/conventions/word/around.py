"""What stands round the text of a file: the lines of its heads and feet, as a person reads them.

Page numbers and other fields are left out: a program counts them anew.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from conventions.word.markup import WORD

if TYPE_CHECKING:
    from lxml import etree

Story = Literal["header", "footer", "box", "struck", "picture", "note"]
_PART = re.compile(r"(?:^|/)(?:header|footer)[^/]*\.xml$")
_W = f"{{{WORD}}}"
_ROOTS: Mapping[str, Story] = {f"{_W}hdr": "header", f"{_W}ftr": "footer"}
_NOTES = re.compile(r"(?:^|/)(?:comments|footnotes|endnotes)\d*\.xml$")
_NOTE = tuple(f"{_W}{name}" for name in ("comment", "footnote", "endnote"))
_TEXT, _FIELD, _PARAGRAPH = f"{_W}t", f"{_W}fldChar", f"{_W}p"
_SPACES = (f"{_W}tab", f"{_W}br")


class Around(NamedTuple):
    """What stands round the text: a line in a head, foot or text box, what a picture shows, a note.

    Also what is struck through.
    """

    story: Story
    text: str


def is_around(name: str) -> bool:
    """Whether a part of a file is a head or a foot, by its name.

    >>> is_around("word/header1.xml"), is_around("word/document.xml")
    (True, False)
    """
    return _PART.search(name) is not None


def is_note(name: str) -> bool:
    """Whether a part of a file holds comments, footnotes or endnotes, by its name."""
    return _NOTES.search(name) is not None


def notes(content: bytes) -> Iterator[Around]:
    """What the notes of a part say.

    Raises:
        XMLSyntaxError: it is no XML.
    """
    for each in _root(content).iterchildren(*_NOTE):
        text = words_of(each)
        if text:
            yield Around("note", text)


def words_of(note: "etree._Element") -> str:
    """What a note says, its paragraphs apart."""
    paragraphs = (
        "".join(text.text or "" for text in paragraph.iter(_TEXT))
        for paragraph in note.iter(_PARAGRAPH)
    )
    return " ".join(" ".join(paragraphs).split())


def _root(content: bytes) -> "etree._Element":
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(content, parser)


def lines_around(content: bytes) -> Iterator[Around]:
    """The lines of a part, if it is a head or a foot.

    Raises:
        XMLSyntaxError: it is no XML.
    """
    root = _root(content)
    story = _ROOTS.get(str(root.tag))
    if story is None:
        return
    lines: dict[object, list[str]] = {}
    inside = 0
    for each in root.iter(_PARAGRAPH, _TEXT, _FIELD, *_SPACES):
        if each.tag == _FIELD:
            kind = each.get(f"{_W}fldCharType")
            inside += (kind == "begin") - (kind == "end")
        elif each.tag == _PARAGRAPH:
            lines[each] = []
        elif not inside and next(each.iterancestors(f"{_W}fldSimple"), None) is None:
            paragraph = next(each.iterancestors(_PARAGRAPH), None)
            said = (each.text or "") if each.tag == _TEXT else " "
            lines.setdefault(paragraph, []).append(said)
    for pieces in lines.values():
        line = " ".join("".join(pieces).split())
        if line:
            yield Around(story, line)
