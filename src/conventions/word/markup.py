"""WordprocessingML as text: escaping, runs, paragraphs, bookmarks, fields.

Text is built as strings, not as a tree: half the time of a document was the tree. Nothing reaches
the string but through ``escaped``, so no value can open or close an element.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from conventions.base.characters import hidden
from conventions.drafting.blocks import Gap, Runs, Text
from conventions.word.roles import Role

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'

_SPECIAL = re.compile('[&<>"]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_BREAKS = re.compile("([\t\n])")


def escaped(text: str) -> str:
    """The text as XML, in an element or between double quotes.

    Raises:
        ValueError: a control character, half a surrogate pair or another character that does not
            show: XML cannot carry some of them, and nobody could see what was signed.

    >>> escaped('Dupont & <Fils> "SA"')
    'Dupont &amp; &lt;Fils&gt; &quot;SA&quot;'
    """
    for place, number in hidden(text):
        raise ValueError(f"{number} cannot stand in a document, at {place} of {text[:80]!r}")
    return _SPECIAL.sub(lambda found: _ENTITIES[found.group()], text)


@dataclass(frozen=True)
class Sheet:
    """What is known while a part is written: the style id of each role, the width of the text.

    ``width`` is in twentieths of a point. ``gaps`` are the paths of all gaps in the text, and
    ``open_gaps`` those that no bookmark marks yet.
    """

    styles: Mapping[Role, str]
    width: int
    gaps: frozenset[str] = frozenset()
    open_gaps: set[str] = field(default_factory=set)
    bookmark_ids: Iterator[int] = field(default_factory=count)


def bookmark_name(key: str) -> str:
    """A hidden bookmark's name for a key: 40 characters at most, no two keys with the same.

    >>> bookmark_name("principles.data-protection")
    '_cv_principles_data_protection_acc289e4'
    """
    readable = re.sub(r"[^A-Za-z0-9]", "_", key)[:27]
    return f"_cv_{readable}_{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def bookmarked(sheet: Sheet, key: str, content: str) -> str:
    """The content inside the bookmark of a key."""
    number = next(sheet.bookmark_ids)
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(key)}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def run(text: str, style: str = "") -> str:
    """One run; a newline in the text becomes a line break, a tab a tab."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    if "\n" not in text and "\t" not in text:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
    pieces = []
    for piece in _BREAKS.split(text):
        if piece == "\n":
            pieces.append("<w:br/>")
        elif piece == "\t":
            pieces.append("<w:tab/>")
        elif piece:
            pieces.append(f'<w:t xml:space="preserve">{escaped(piece)}</w:t>')
    return f"<w:r>{properties}{''.join(pieces)}</w:r>"


def runs(sheet: Sheet, parts: Runs) -> str:
    """The runs of a paragraph. The first mark of each gap carries the bookmark that leads to it."""
    written = []
    for part in parts:
        if isinstance(part, Gap):
            mark = run(part.text, sheet.styles[Role.MISSING])
            if part.path in sheet.open_gaps:
                sheet.open_gaps.remove(part.path)
                mark = bookmarked(sheet, gap_key(part), mark)
            written.append(mark)
        elif part.strong:
            written.append(run(part.text, sheet.styles[Role.STRONG]))
        else:
            style = "" if isinstance(part, Text) else sheet.styles[Role.VALUE]
            written.append(run(part.text, style))
    return "".join(written)


def gap_key(gap: Gap) -> str:
    """The key of the bookmark that marks a gap; no block's key holds a colon."""
    return f"gap:{gap.path}"


def paragraph(style: str, content: str) -> str:
    """A paragraph in a style, and in nothing but that style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def field_run(instruction: str, shown: str) -> str:
    """A complex field with the result shown until the office program counts again."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(shown)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
