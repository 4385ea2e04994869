"""Comments in a Word file: their part, and the marks that tie each to its place in the text.

They are undated: a comment says what holds of the text beside it, not when it was said.
"""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conventions.drafting.blocks import Document, Heading
from conventions.word.markup import DECLARATION, NAMESPACES, WORD, bookmark_name, escaped, run
from conventions.word.package import CONTENT_TYPES, Member, deflated
from conventions.word.roles import Role

if TYPE_CHECKING:
    from lxml import etree

Guide = Mapping[str, tuple[str, ...]]
"""What to say beside each section: its key, and the paragraphs of a comment."""

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PART = "word/comments.xml"
_ROOT = f"<w:comments {NAMESPACES}></w:comments>"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)
_W = f"{{{WORD}}}"


@dataclass(frozen=True)
class Comment:
    """A comment: who says it, and its paragraphs."""

    author: str
    paragraphs: tuple[str, ...]


def beside_headings(
    body: str, guide: Guide, document: Document, styles: Mapping[Role, str]
) -> tuple[str, tuple[Comment, ...]]:
    """The written text with a comment of the office at each heading that has guidance."""
    headings = [block.key for block in document.blocks if isinstance(block, Heading)]
    keys = [key for key in headings if key in guide]
    mark = f'<w:r><w:rPr><w:rStyle w:val="{styles[Role.COMMENT_REFERENCE]}"/></w:rPr>'
    for number, key in enumerate(keys):
        name = re.escape(bookmark_name(key))
        tied = re.compile(
            rf'<w:bookmarkStart w:id="([0-9]+)" w:name="{name}"/>.*?'
            r'<w:bookmarkEnd w:id="\1"/>',
            re.DOTALL,
        )
        begin = f'<w:commentRangeStart w:id="{number}"/>'
        end = (
            f'<w:commentRangeEnd w:id="{number}"/>{mark}<w:commentReference w:id="{number}"/></w:r>'
        )
        found = tied.search(body)
        if found is not None:
            body = f"{body[: found.start()]}{begin}{found[0]}{end}{body[found.end() :]}"
    return body, tuple(Comment(document.issuer, guide[key]) for key in keys)


def attached(paragraph: "etree._Element", number: int) -> None:
    """Ties the comment of a number to a paragraph that was read; ``with_comments`` counts on."""
    from lxml import etree

    properties = paragraph.find(f"{_W}pPr")
    at = 0 if properties is None else 1
    mark = {f"{_W}id": f"{_OURS}{number}"}
    paragraph.insert(at, etree.Element(f"{_W}commentRangeStart", mark))
    paragraph.append(etree.Element(f"{_W}commentRangeEnd", mark))
    etree.SubElement(etree.SubElement(paragraph, f"{_W}r"), f"{_W}commentReference", mark)


_OURS = "ours-"


def with_comments(
    members: Mapping[str, Member], document: str, comments: Sequence[Comment]
) -> Mapping[str, Member]:
    """The members of an archive with these comments, after those that it has.

    ``document`` is the name of the main part.
    """
    if not comments:
        return members
    folder, _, file = document.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    known = _text(members.get(relations), _RELATIONS)
    target = re.search(rf'<Relationship\b[^>]*"{re.escape(_KIND)}"[^>]*>', known)
    name = _PART
    changed: dict[str, str] = {}
    if target is not None:
        led = re.search(r'Target="([^"]*)"', target[0])
        path = led[1] if led else ""
        name = path[1:] if path.startswith("/") else f"{folder}/{path}"
    else:
        link = f'<Relationship Id="conventionsComments" Type="{_KIND}" Target="/{_PART}"/>'
        changed[relations] = _added(known, "Relationships", link)
        override = f'<Override PartName="/{_PART}" ContentType="{_TYPE}"/>'
        changed[CONTENT_TYPES] = _added(_text(members[CONTENT_TYPES], ""), "Types", override)
    before = _text(members.get(name), DECLARATION + _ROOT)
    numbers = [int(number) for number in re.findall(r'<w:comment\b[^>]*w:id="([0-9]+)"', before)]
    first = max(numbers, default=-1) + 1
    listed = "".join(_written(first + at, comment) for at, comment in enumerate(comments))
    changed[name] = _added(before, "w:comments", listed)
    body = _text(members[document], "")
    changed[document] = re.sub(
        rf'"{_OURS}([0-9]+)"', lambda found: f'"{first + int(found[1])}"', body
    )
    return {**members, **{part: deflated(text.encode()) for part, text in changed.items()}}


def _written(number: int, comment: Comment) -> str:
    """One comment; its first paragraph carries the mark that Word shows beside it."""
    initials = "".join(name[0] for name in comment.author.split())[:3]
    said = "".join(f"<w:p>{run(text)}</w:p>" for text in comment.paragraphs)
    return (
        f'<w:comment w:id="{number}" w:author="{escaped(comment.author)}"'
        f' w:initials="{escaped(initials)}">{said}</w:comment>'
    )


def _text(member: Member | None, otherwise: str) -> str:
    return otherwise if member is None else zlib.decompress(member.deflated, wbits=-15).decode()


def _added(text: str, root: str, entries: str) -> str:
    """A part with more entries before its end, also where it was empty."""
    if f"</{root}>" not in text:
        text = re.sub(rf"<{root}\b([^>]*)/>", rf"<{root}\1></{root}>", text)
    return text.replace(f"</{root}>", f"{entries}</{root}>")
