"""A document of blocks as a Word file."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from conventions.drafting.blocks import Document
from conventions.word.around import Around, is_around, lines_around
from conventions.word.body import sheet_of, units
from conventions.word.comments import Guide, beside_headings, with_comments
from conventions.word.difference import elements, revised
from conventions.word.frame import first_head, foot, running_head
from conventions.word.issue import issue_parts
from conventions.word.markup import DECLARATION, NAMESPACES, Sheet
from conventions.word.package import deflated, zipped
from conventions.word.pictures import with_pictures
from conventions.word.properties import about, core
from conventions.word.redline import Changes, redlined
from conventions.word.revision import Revision
from conventions.word.roles import Role

if TYPE_CHECKING:
    from conventions.word.base import Base
    from conventions.word.letterhead import Slot


def write(
    document: Document,
    base: bytes | None = None,
    changes: Changes | None = None,
    guide: Guide | None = None,
) -> bytes:
    """The document as a .docx: the same bytes for the same document and base, always.

    ``base`` is an office's own .docx: its styles, page set-up and letterhead are used, its text is
    left out, and what it has no style for is styled as in ours. Articles and clauses are counted
    by the numbering of Word, so that an article put in between renumbers the rest. With
    ``changes``, what differs from an earlier document is tracked: accepting everything gives this
    document, rejecting everything the earlier one. ``guide`` is said in comments beside the
    headings of sections, by the office.

    Raises:
        ValueError: a text holds a control character or another one that does not show.
        InvalidDocument: the base is no Word document, or fetches something from elsewhere.
    """
    from conventions.word.base import default_base, opened

    used = opened(default_base() if base is None else base, document.language)
    before = changes.before if changes else None
    unseen = f'<w:rPr><w:rStyle w:val="{used.styles[Role.VALUE]}"/></w:rPr>'
    revision = Revision(changes.author, changes.on, unseen) if changes else None
    sheet = sheet_of(document, used)
    body = _body(document, sheet, used, before, revision)
    body, comments = beside_headings(body, guide or {}, document, used.styles)
    frames = {}
    for slot in used.slots:
        frame = _frame(slot, sheet, document)
        if before and revision:
            earlier = _frame(slot, sheet, before)
            frame = revised(elements(earlier), elements(frame), revision)
        frames[slot.name] = slot.before + frame + slot.after
    parts = {
        "word/document.xml": body,
        "docProps/core.xml": core(document),
        "docProps/app.xml": about(document),
        **dict(issue_parts(document, sheet.register.prints, _around(used, frames))),
        **frames,
    }
    changed = {name: deflated(text.encode()) for name, text in parts.items()}
    besides = {} if document.record is None else used.issued
    shown = document.blocks if before is None else (*document.blocks, *before.blocks)
    members = with_pictures({**used.members, **besides, **changed}, shown)
    return zipped(with_comments(members, "word/document.xml", comments))


def _around(base: "Base", frames: Mapping[str, str]) -> Iterator[Around]:
    """The lines of all heads and feet, those of the base that are left alone, too."""
    for name, member in base.members.items():
        if is_around(name) and name not in frames:
            yield from lines_around(zlib.decompress(member.deflated, wbits=-15))
    for written in frames.values():
        yield from lines_around(written.encode())


def _frame(slot: "Slot", sheet: Sheet, document: Document) -> str:
    if slot.kind == "footer":
        return foot(sheet, document)
    if slot.place == "first":
        return first_head(sheet, document, letterhead=not slot.own)
    return running_head(sheet, document)


def _body(
    document: Document,
    sheet: Sheet,
    base: "Base",
    before: Document | None,
    revision: Revision | None,
) -> str:
    text = list(units(document, sheet))
    if before and revision:
        # One count of numbers for both texts: what went and what stays have no number in common.
        earlier = replace(sheet_of(before, base), bookmark_ids=sheet.bookmark_ids)
        written = redlined(units(before, earlier), text, revision)
    else:
        written = "".join(xml for _key, xml in text)
    return (
        f"{DECLARATION}<w:document {NAMESPACES}><w:body>{written}{base.section}"
        "</w:body></w:document>"
    )
