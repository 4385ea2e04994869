"""What was changed between two written texts: paragraphs, rows, words.

It reads the XML that this package writes, of which it knows the shape: paragraphs and tables on
the first level, and in a paragraph nothing but bookmarks, controls, links and runs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from conventions.word.revision import (
    EDGE,
    Revision,
    marked,
    marked_runs,
    restyled,
    run_on,
    untied,
)

LIKE = 0.35
"""Similarity from which two paragraphs are one that was changed; below, confetti is unreadable."""

_ELEMENT = re.compile(r"<w:tbl>.*?</w:tbl>|<w:p>.*?</w:p>", re.DOTALL)
_PARAGRAPH = re.compile(r'<w:p><w:pPr><w:pStyle w:val="([^"]*)"/></w:pPr>(.*)</w:p>', re.DOTALL)
_TABLE = re.compile(r"(<w:tbl>.*?</w:tblGrid>)(.*)(</w:tbl>)", re.DOTALL)
_ROW = re.compile(r"(<w:tr>.*?</w:trPr>)(.*?)(</w:tr>)", re.DOTALL)
_CELL = re.compile(r"(<w:tc>.*?</w:tcPr>)(.*?)(</w:tc>)", re.DOTALL)
_PIECE = re.compile(
    rf"(?P<edge>{EDGE})|(?P<bookmark><w:bookmark(?:Start|End) [^>]*/>)"
    r'|<w:r>(?P<look><w:rPr>.*?</w:rPr>)?<w:t xml:space="preserve">(?P<text>[^<]*)</w:t></w:r>'
    r"|<w:hyperlink .*?</w:hyperlink>|<w:r>.*?</w:r>",
    re.DOTALL,
)
_WORD = re.compile(r"&[a-z]+;|\w+|\s|.", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r'(<w:bookmark(?:Start|End) w:id=")[0-9]+"')
_TAGGED = re.compile(r'<w:tag w:val="([^"]*)"')


class Pair(NamedTuple):
    """What stands at one place before and after; empty where it came or went."""

    before: str
    after: str


def elements(xml: str) -> list[str]:
    """The paragraphs and tables of a written text.

    >>> elements('<w:p><w:pPr/></w:p><w:tbl><w:p><w:pPr/></w:p></w:tbl>')
    ['<w:p><w:pPr/></w:p>', '<w:tbl><w:p><w:pPr/></w:p></w:tbl>']
    """
    return _ELEMENT.findall(xml)


def revised(before: Sequence[str], after: Sequence[str], revision: Revision) -> str:
    """The elements of the later text with those of the earlier one that went, all marked."""
    pieces = [_element(pair, revision) for pair in _paired(before, after)]
    return "".join(run_on(pieces, revision))


def revised_runs(before: str, after: str, revision: Revision) -> str:
    """The content of a paragraph with the words that came and went."""
    old, new = _tokens(before), _tokens(after)
    written: list[str] = []
    gone: list[_Token] = []
    come: list[_Token] = []

    def change() -> None:
        runs = [token for token in gone if token.look != _EDGE]
        written.append(marked_runs(_joined(runs), "del", revision))
        written.append(marked_runs(_joined(come), "ins", revision))
        gone.clear()
        come.clear()

    words = (
        [each.said(revision.unseen) for each in old],
        [each.said(revision.unseen) for each in new],
    )
    matcher = SequenceMatcher(None, *words, autojunk=False)
    for kind, low, high, from_, to in matcher.get_opcodes():
        between = all(token.text.isspace() for token in new[from_:to])
        if kind != "equal" or (between and gone and come):
            gone += old[low:high]  # a space between two words that changed is read with them
            come += new[from_:to]
            continue
        change()
        written.append(_joined(new[from_:to]))
    change()
    return untied("".join(written))


def _paired(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Two texts side by side: the same beside the same, the like beside the like."""
    same = SequenceMatcher(None, list(map(bare, before)), list(map(bare, after)), autojunk=False)
    for kind, low, high, from_, to in same.get_opcodes():
        left = list(before[low:high])
        if kind == "equal":
            yield from map(Pair._make, zip(left, after[from_:to], strict=True))
            continue
        come: list[str] = []
        for piece in after[from_:to]:
            like = next((at for at, other in enumerate(left) if _alike(other, piece)), None)
            if like is None:
                come.append(piece)
                continue
            yield from _apart(left[:like], come)
            yield Pair(left[like], piece)
            come, left = [], left[like + 1 :]
        yield from _apart(left, come)


def _apart(gone: Sequence[str], come: Sequence[str]) -> Iterator[Pair]:
    """What went, then what came: the order in which Word tracks a replacement."""
    yield from (Pair(piece, "") for piece in gone)
    yield from (Pair("", piece) for piece in come)


def bare(xml: str) -> str:
    """The written piece without the numbers of its bookmarks, which others before it shift."""
    return _NUMBER.sub(r'\1"', xml)


def _alike(before: str, after: str) -> bool:
    """Whether two pieces are of one kind and have words enough in common."""
    if before.startswith("<w:tbl>") or after.startswith("<w:tbl>"):
        grids = [found[1] if (found := _TABLE.fullmatch(xml)) else "" for xml in (before, after)]
        return grids[0].count("<w:gridCol") == grids[1].count("<w:gridCol") > 0
    words = [re.findall(r"\w+", _TAG.sub(" ", xml)) for xml in (before, after)]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    return matcher.real_quick_ratio() >= LIKE and matcher.ratio() >= LIKE


def _element(pair: Pair, revision: Revision) -> str:
    before, after = pair
    if not (before and after):
        return marked(before, "del", revision) + marked(after, "ins", revision)
    if bare(before) == bare(after):
        return after
    tables = _TABLE.fullmatch(before), _TABLE.fullmatch(after)
    if tables[0] and tables[1]:
        rows = [[row[0] for row in _ROW.finditer(table[2])] for table in tables if table]
        inside = "".join(_row(each, revision) for each in _paired(*rows))
        return f"{tables[1][1]}{inside}{tables[1][3]}"
    return _paragraph(before, after, revision)


def _row(pair: Pair, revision: Revision) -> str:
    before, after = pair
    cells = [list(_CELL.finditer(row)) for row in (before, after)]
    head = _ROW.fullmatch(after)
    if not (before and after and head) or len(cells[0]) != len(cells[1]):
        return marked(before, "del", revision) + marked(after, "ins", revision)
    written = "".join(
        f"{new[1]}{revised(elements(old[2]), elements(new[2]), revision)}{new[3]}"
        for old, new in zip(*cells, strict=True)
    )
    return f"{head[1]}{written}{head[3]}"


def _paragraph(before: str, after: str, revision: Revision) -> str:
    old, new = _PARAGRAPH.fullmatch(before), _PARAGRAPH.fullmatch(after)
    if old is None or new is None:
        return marked(before, "del", revision) + marked(after, "ins", revision)
    plain = f'<w:pPr><w:pStyle w:val="{new[1]}"/></w:pPr>'
    properties = plain if old[1] == new[1] else restyled(old[1], new[1], revision)
    return f"<w:p>{properties}{revised_runs(old[2], new[2], revision)}</w:p>"


@dataclass(frozen=True)
class _Token:
    """A word with its look, or a run or link that is none; ``lead`` are bookmarks before it."""

    look: str
    text: str
    lead: str = ""

    def said(self, unseen: str) -> tuple[str, str]:
        """What makes it the same word, or the edge of the control of the same field."""
        if self.look != _EDGE:
            return "" if self.look == unseen else self.look, self.text
        tag = _TAGGED.search(self.text)
        return self.look, tag[1] if tag else ""


_WHOLE = "whole"
"""The look of a run or link that is no text: it is changed as a whole or not at all."""
_EDGE = "edge"
"""The look of the begin or end of a control: those of the later text all stand, in their order."""


def _tokens(content: str) -> list[_Token]:
    """The words of a paragraph; the last one is empty, and carries the bookmarks that end it."""
    found: list[_Token] = []
    lead = ""
    for piece in _PIECE.finditer(content):
        if piece["bookmark"]:
            lead += piece[0]
            continue
        if piece["text"] is None:
            found.append(_Token(_EDGE if piece["edge"] else _WHOLE, piece[0], lead))
        else:
            look = piece["look"] or ""
            first, *rest = _WORD.findall(piece["text"]) or [""]
            found += [_Token(look, first, lead), *(_Token(look, text) for text in rest)]
        lead = ""
    return [*found, _Token(_WHOLE, "", lead)]


def _joined(tokens: Sequence[_Token]) -> str:
    """Tokens as runs, as few as there are looks and bookmarks between them."""
    written = []
    words: list[str] = []
    for at, token in enumerate(tokens):
        written.append(token.lead)
        if token.look in (_WHOLE, _EDGE):
            written.append(token.text)
            continue
        words.append(token.text)
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or following.look != token.look or following.lead:
            text = "".join(words)
            written.append(f'<w:r>{token.look}<w:t xml:space="preserve">{text}</w:t></w:r>')
            words.clear()
    return "".join(written)
