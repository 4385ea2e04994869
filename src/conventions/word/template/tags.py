"""The placeholders in the text of a template: {{ a value }}, {% a part %}, {# a remark #}.

A tag is read as a person reads it, however many runs Word has cut it into; typographic quotation
marks and no-break spaces in it are read as plain ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from conventions.word.template.place import Spot, Story, W, paragraphs

Level = Literal["", "p", "tr", "tc"]
Kind = Literal["value", "part", "remark", "broken"]

BEGINS = ("for", "if")
DIVIDES = ("elif", "else")
ENDS = {"endfor": "for", "endif": "if"}

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_EDGE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_PART = re.compile(r"(?:(p|tr|tc)\s+)?([A-Za-z_]+)\s*(.*)", re.DOTALL)
_PLAIN = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚‹›", "'"))
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\t\n", " "))
_SPACED = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


@dataclass(frozen=True, eq=False)
class Tag:
    """A placeholder: as it is written, what it is, and where it stands.

    ``level`` says what goes with a part's tag: its paragraph, its row, its cell, or only itself.
    ``word`` is the first word of a part's tag, ``expression`` the rest; ``begin`` and ``end`` are
    its place in the text of the paragraph.
    """

    text: str
    kind: Kind
    level: Level
    word: str
    expression: str
    paragraph: etree._Element
    spot: Spot
    begin: int
    end: int
    pieces: int

    @property
    def curly(self) -> bool:
        """Whether Word has turned its quotation marks."""
        return self.text.translate(_PLAIN) != self.text


def tags(story: Story) -> Iterator[Tag]:
    """The placeholders of a part in the order of its text."""
    for paragraph, spot in paragraphs(story):
        text = text_of(paragraph)
        at = 0
        for found in _TAG.finditer(text):
            yield from _broken(text, at, found.start(), paragraph, spot)
            yield _tag(found[0], found.start(), paragraph, spot)
            at = found.end()
        yield from _broken(text, at, len(text), paragraph, spot)


def text_of(paragraph: etree._Element) -> str:
    """The text of a paragraph, without that of boxes that hang on it."""
    return "".join(said for _, said in pieces_of(paragraph))


def pieces_of(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The elements that carry the text of a paragraph, with what they say."""
    if not any("{" in str(text) for text in paragraph.itertext()):
        return
    for element in paragraph.iter(f"{W}t", *_SPACED):
        if next(element.iterancestors(f"{W}p")) is paragraph and (
            element.getparent().tag == f"{W}r"  # type: ignore[union-attr]
        ):
            yield element, _SPACED.get(str(element.tag), element.text or "")


def _broken(
    text: str, begin: int, end: int, paragraph: etree._Element, spot: Spot
) -> Iterator[Tag]:
    """What looks like the beginning or the end of a tag outside of all tags."""
    for edge in _EDGE.finditer(text, begin, end):
        shown = text[max(begin, edge.start() - 10) : min(end, edge.start() + 40)].strip()
        yield Tag(shown, "broken", "", "", "", paragraph, spot, edge.start(), edge.end(), 1)


def _tag(text: str, begin: int, paragraph: etree._Element, spot: Spot) -> Tag:
    end = begin + len(text)
    inside = text[2:-2].translate(_PLAIN).translate(_SPACES).strip(" -")
    pieces = _looks(paragraph, begin, end)
    if text.startswith("{#"):
        return Tag(text, "remark", "", "", "", paragraph, spot, begin, end, pieces)
    if text.startswith("{{"):
        return Tag(text, "value", "", "", inside, paragraph, spot, begin, end, pieces)
    found = _PART.fullmatch(inside)
    if found is None:
        return Tag(text, "broken", "", "", "", paragraph, spot, begin, end, pieces)
    level: Level = found[1] or ""  # type: ignore[assignment]
    return Tag(text, "part", level, found[2], found[3], paragraph, spot, begin, end, pieces)


def _looks(paragraph: etree._Element, begin: int, end: int) -> int:
    """Of how many pieces with another look than the one before the text between is made."""
    looks: list[bytes] = []
    at = 0
    for element, said in pieces_of(paragraph):
        low, at = at, at + len(said)
        if low < end and at > begin and said:
            run = element.getparent()
            properties = None if run is None else run.find(f"{W}rPr")
            look = b"" if properties is None else _look(properties)
            if not looks or looks[-1] != look:
                looks.append(look)
    return len(looks)


def _look(properties: etree._Element) -> bytes:
    """What of the properties of a run shows; languages and spelling marks do not."""
    unseen = {f"{W}lang", f"{W}noProof"}
    return b"".join(
        etree.tostring(child, method="c14n", with_tail=False)
        for child in properties
        if child.tag not in unseen
    )
