"""WordprocessingML as text: escaping, runs, paragraphs, bookmarks, controls, fields.

Text is built as strings, not as a tree: half the time of a document was the tree. Nothing reaches
the string but through ``escaped``, so no value can open or close an element.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

from conventions.base.characters import hidden
from conventions.base.language import Language
from conventions.drafting.blocks import Gap, Runs, Text, Value
from conventions.word.control import Print, Register, alias, control_bookmark, tag
from conventions.word.roles import Role

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'

_SIGNS = " !#-%'-;=?-~\xa0-\u034e\u2010-\u2027"
"""Texts of these alone stand in XML as they are; so do almost all."""
_PLAIN = re.compile(f"[\n\t{_SIGNS}]*")
_PLAIN_LINE = re.compile(f"[{_SIGNS}]*")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
"""The first of them goes first, as it stands in the others."""
_BREAKS = re.compile("([\t\n])")


def escaped(text: str) -> str:
    """The text as XML, in an element or between double quotes.

    Raises:
        ValueError: a control character, half a surrogate pair or another character that does not
            show: XML cannot carry some of them, and nobody could see what was signed.

    >>> escaped('Dupont & <Fils> "SA"')
    'Dupont &amp; &lt;Fils&gt; &quot;SA&quot;'
    """
    if _PLAIN.fullmatch(text):
        return text
    for place, number in hidden(text):
        raise ValueError(f"{number} cannot stand in a document, at {place} of {text[:80]!r}")
    for sign, entity in _ENTITIES.items():
        text = text.replace(sign, entity)
    return text


@dataclass(frozen=True)
class Sheet:
    """What is known while a part is written: the style id of each role, the width of the text.

    ``width`` is in twentieths of a point. ``gaps`` are the paths of all gaps in the text, and
    ``open_gaps`` those that no bookmark marks yet. ``register`` is where values are entered.
    ``contents`` are key, number and text of each heading; ``language`` is that of the document.
    """

    styles: Mapping[Role, str]
    width: int
    gaps: frozenset[str] = frozenset()
    open_gaps: set[str] = field(default_factory=set)
    register: Register = field(default_factory=lambda: Register("en"))
    contents: tuple[tuple[str, str, str], ...] = ()
    language: str = "en-GB"
    bookmark_ids: Iterator[int] = field(default_factory=count)


@lru_cache(maxsize=4096)
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


def run(text: str, style: str = "", language: str = "") -> str:
    """One run; a newline in the text becomes a line break, a tab a tab.

    ``language`` is only for a text in another one than the document.
    """
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if language:
        properties += f'<w:lang w:val="{language}"/>'
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    if _PLAIN_LINE.fullmatch(text):
        return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
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
        if isinstance(part, Text):
            written.append(_fixed(sheet, part))
        elif isinstance(part, Value):
            foreign = _with_region(part.language, sheet.language) if part.language else ""
            style = sheet.styles[Role.STRONG if part.strong else Role.VALUE]
            content = run(part.text, style, foreign)
            field = part.path and part.text
            written.append(_controlled(sheet, part, content) if field else content)
        else:
            mark = _controlled(sheet, part, run(part.text, sheet.styles[Role.MISSING]))
            if part.path in sheet.open_gaps:
                sheet.open_gaps.remove(part.path)
                mark = bookmarked(sheet, gap_key(part), mark)
            written.append(mark)
    return "".join(written)


def _fixed(sheet: Sheet, part: Text) -> str:
    """Words of the text itself, or the number of what they lead to."""
    if part.target:
        return _reference(sheet, part)
    return run(part.text, sheet.styles[Role.STRONG] if part.strong else "")


def _with_region(language: str, document: str) -> str:
    """A language as it is written in the country of the document; English is British."""
    return "en-GB" if language == "en" else f"{language}-{document.partition('-')[2]}"


def _reference(sheet: Sheet, part: Text) -> str:
    r"""The number of an article or clause as a field, or the heading of an annex.

    Word says "Art. 3" of an article, which stands in small letters inside a sentence.
    """
    annex = any(key == part.target and not number for key, number, _ in sheet.contents)
    counted = "" if annex else r"\r "
    small = r" \* Lower" if part.text[0].islower() else ""
    return field_run(rf"REF {bookmark_name(part.target)} {counted}\h{small}", part.text)


def _controlled(sheet: Sheet, part: Value | Gap, content: str) -> str:
    """The value in its control and bookmark, entered in the register."""
    register = sheet.register
    identity = register.identity(part.path)
    entry = Print(
        bookmark=control_bookmark(identity),
        tag=tag(part.path),
        path=part.path,
        kind=part.kind,
        text=part.text,
        row=register.row,
        gap=isinstance(part, Gap),
    )
    register.prints.append(entry)
    number = next(sheet.bookmark_ids)
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{entry.bookmark}"/>'
        f"<w:sdt><w:sdtPr>{_names(part.path, register.language)}"
        f'<w:id w:val="{identity}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


@lru_cache(maxsize=4096)
def _names(path: str, language: Language) -> str:
    """The title and the tag of the controls of a field."""
    title, name = escaped(alias(path, language)), escaped(tag(path))
    return f'<w:alias w:val="{title}"/><w:tag w:val="{name}"/>'


def gap_key(gap: Gap) -> str:
    """The key of the bookmark that marks a gap; no block's key holds a colon."""
    return f"gap:{gap.path}"


def paragraph(style: str, content: str) -> str:
    """A paragraph in a style, and in nothing but that style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def field_run(instruction: str, shown: str) -> str:
    """A complex field with the result shown until the office program counts again."""
    return field_begin(instruction) + run(shown) + FIELD_END


def field_begin(instruction: str) -> str:
    """The begin of a complex field; its result follows, in as many paragraphs as it needs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
"""The end of a complex field."""


def linked(key: str, content: str) -> str:
    """Runs that lead to the article or clause of a key."""
    return f'<w:hyperlink w:anchor="{bookmark_name(key)}" w:history="1">{content}</w:hyperlink>'
