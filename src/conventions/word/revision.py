"""Tracked changes: what stands in the XML of a paragraph, a row or a run that came or went.

They work on the XML that this package writes, whose shape is known: text is escaped, a paragraph
has properties with a style, a row has properties, and nothing of the kind stands inside another of
its kind but paragraphs in rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Literal

from conventions.word.markup import escaped

Mark = Literal["ins", "del"]

FIRST_ID = 100_000
"""Above the numbers of bookmarks: some readers count both in one sequence."""

EDGE = r"<w:sdt><w:sdtPr>.*?</w:sdtPr><w:sdtContent>|</w:sdtContent></w:sdt>"
"""Where a control begins or ends."""
_EDGE = re.compile(EDGE)
_CONTROL = re.compile(r"<w:sdt>.*?</w:sdt>", re.DOTALL)
_TRACKED = re.compile(r"<w:(?:ins|del) ")
_BOOKMARK = re.compile(r"<w:bookmark(?:Start|End) [^>]*/>")
_RUN = re.compile(r"<w:r>.*?</w:r>", re.DOTALL)
_PARAGRAPH_PROPERTIES = re.compile(r"(<w:p><w:pPr><w:pStyle [^>]*/>)(</w:pPr>)")
_CAME = re.compile(
    r'<w:p><w:pPr><w:pStyle w:val="([^"]*)"/>(<w:rPr><w:ins [^>]*/></w:rPr>)</w:pPr>'
)
_ENDS_IN_CAME = re.compile(
    r'<w:p><w:pPr><w:pStyle w:val="([^"]*)"/>(?!<w:rPr>)(?:<w:pPrChange [^>]*>'
    r'<w:pPr><w:pStyle w:val="([^"]*)"/></w:pPr></w:pPrChange>)?</w:pPr>'
    r".*</w:ins>(?:<w:bookmarkEnd [^>]*/>)*</w:p>",
    re.DOTALL,
)
_ROW_PROPERTIES = re.compile(r"(<w:tr><w:trPr>.*?)(</w:trPr>)")


@dataclass(frozen=True)
class Revision:
    """Who changed, and when; each change in a document has a number of its own.

    ``unseen`` is the look of values, which shows nothing: words that are a field's in one version
    only are the same words.
    """

    author: str
    on: date
    unseen: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(FIRST_ID))

    def attributes(self) -> str:
        """The attributes of one change."""
        return (
            f'w:id="{next(self.numbers)}" w:author="{escaped(self.author)}"'
            f' w:date="{self.on.isoformat()}T00:00:00Z"'
        )


def marked(xml: str, mark: Mark, revision: Revision) -> str:
    """Blocks that came or went: every paragraph, every row, every run of them.

    Bookmarks of what went are left out: what came in its place has the same. Controls are left
    out of both, see ``untied``.
    """
    xml = _EDGE.sub("", xml)
    if mark == "del":
        xml = _BOOKMARK.sub("", xml)

    def of_paragraph(found: re.Match[str]) -> str:
        return f"{found[1]}<w:rPr><w:{mark} {revision.attributes()}/></w:rPr>{found[2]}"

    def of_row(found: re.Match[str]) -> str:
        return f"{found[1]}<w:{mark} {revision.attributes()}/>{found[2]}"

    rows = _ROW_PROPERTIES.sub(of_row, xml)
    return marked_runs(_PARAGRAPH_PROPERTIES.sub(of_paragraph, rows), mark, revision)


def marked_runs(xml: str, mark: Mark, revision: Revision) -> str:
    """The same for runs alone, inside a paragraph that stays."""

    def of_run(found: re.Match[str]) -> str:
        run = found[0]
        if mark == "del":
            run = run.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
            run = run.replace("w:instrText", "w:delInstrText")
        return f"<w:{mark} {revision.attributes()}>{run}</w:{mark}>"

    return _RUN.sub(of_run, _BOOKMARK.sub("", xml) if mark == "del" else xml)


def untied(xml: str) -> str:
    """The runs without the controls in which something is tracked; their bookmarks stay.

    LibreOffice 7.4 runs together what came and what went inside a control.
    """

    def freed(found: re.Match[str]) -> str:
        return _EDGE.sub("", found[0]) if _TRACKED.search(found[0]) else found[0]

    return _CONTROL.sub(freed, xml)


def restyled(before: str, after: str, revision: Revision) -> str:
    """The properties of a paragraph that has another style than before."""
    return (
        f'<w:pPr><w:pStyle w:val="{after}"/><w:pPrChange {revision.attributes()}>'
        f'<w:pPr><w:pStyle w:val="{before}"/></w:pPr></w:pPrChange></w:pPr>'
    )


def run_on(pieces: Sequence[str], revision: Revision) -> list[str]:
    """The pieces, where words that came lead on to paragraphs that came, marked as if typed so.

    Who types at the end of a paragraph gives it a new mark and moves its own behind what came.
    LibreOffice 7.4 rejects no other: it takes the mark after the words for one that came.
    """
    written = list(pieces)
    for at, piece in enumerate(pieces):
        first = _ENDS_IN_CAME.fullmatch(piece)
        last = at
        while last + 1 < len(pieces) and _CAME.match(pieces[last + 1]):
            last += 1
        moved = _CAME.match(pieces[last])
        if first is None or moved is None or last == at:
            continue
        mark = f"<w:rPr><w:ins {revision.attributes()}/></w:rPr>"
        written[at] = piece.replace("/>", f"/>{mark}", 1)
        before = first[2] or first[1]
        plain = f'<w:pPr><w:pStyle w:val="{moved[1]}"/></w:pPr>'
        properties = plain if before == moved[1] else restyled(before, moved[1], revision)
        written[last] = f"<w:p>{properties}{pieces[last][moved.end() :]}"
    return written
