"""A document of blocks as a Word file."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from conventions.drafting.blocks import (
    Block,
    Clause,
    Continuation,
    Document,
    GapList,
    Heading,
    Item,
    Letter,
    Note,
    PageBreak,
    Paragraph,
    Signatures,
    Subtitle,
    Table,
    Title,
    missing,
)
from conventions.word.frame import first_head, foot, running_head
from conventions.word.markup import (
    DECLARATION,
    NAMESPACES,
    Sheet,
    bookmarked,
    paragraph,
    run,
    runs,
)
from conventions.word.package import deflated, zipped
from conventions.word.properties import about, core
from conventions.word.roles import Role
from conventions.word.tables import gap_list, signatures, table

if TYPE_CHECKING:
    from conventions.word.base import Base
    from conventions.word.letterhead import Slot


def write(document: Document, base: bytes | None = None) -> bytes:
    """The document as a .docx: the same bytes for the same document and base, always.

    ``base`` is an office's own .docx: its styles, page set-up and letterhead are used, its text is
    left out, and what it has no style for is styled as in ours. Articles and clauses are counted
    by the numbering of Word, so that an article put in between renumbers the rest.

    Raises:
        ValueError: a text holds a control character or another one that does not show.
        InvalidDocument: the base is no Word document, or fetches something from elsewhere.
    """
    from conventions.word.base import default_base, opened

    used = opened(default_base() if base is None else base, document.language)
    parts = {
        "word/document.xml": _body(document, used),
        "docProps/core.xml": core(document),
        "docProps/app.xml": about(document),
    }
    sheet = Sheet(used.styles, used.width)
    for slot in used.slots:
        parts[slot.name] = slot.before + _frame(slot, sheet, document) + slot.after
    changed = {name: deflated(text.encode()) for name, text in parts.items()}
    return zipped({**used.members, **changed})


def _frame(slot: "Slot", sheet: Sheet, document: Document) -> str:
    if slot.kind == "footer":
        return foot(sheet, document)
    if slot.place == "first":
        return first_head(sheet, document, letterhead=not slot.own)
    return running_head(sheet, document)


def _body(document: Document, base: "Base") -> str:
    gaps = frozenset(gap.path for gap in missing(document.blocks))
    sheet = Sheet(base.styles, base.width, gaps, set(gaps))
    return "".join(
        (
            f"{DECLARATION}<w:document {NAMESPACES}><w:body>",
            *_paragraphs(document, sheet),
            base.section,
            "</w:body></w:document>",
        )
    )


def _paragraphs(document: Document, sheet: Sheet) -> Iterator[str]:
    if document.draft:
        yield paragraph(sheet.styles[Role.DRAFT], run(document.draft))
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        yield _written(sheet, block, following)


def _written(sheet: Sheet, block: Block, following: Block | None) -> str:
    leads = isinstance(following, Table | Signatures)  # what leads up to a table stays with it
    match block:
        case Table():
            return table(sheet, block)
        case Signatures():
            return signatures(sheet, block)
        case GapList():
            return gap_list(sheet, block)
        case Heading():
            role = Role.HEADING if block.numbered else Role.PLAIN_HEADING
            content = bookmarked(sheet, block.key, run(block.text))
        case Clause():
            role = Role.CLAUSE_LEAD if leads else Role.CLAUSE
            content = bookmarked(sheet, block.key, runs(sheet, block.runs))
        case Continuation():
            role = Role.CONTINUATION_LEAD if leads else Role.CONTINUATION
            content = runs(sheet, block.runs)
        case PageBreak():
            role, content = Role.PAGE_BREAK, ""
        case Title() | Subtitle() | Letter() | Paragraph() | Item() | Note():
            role, content = _ROLES[type(block)], runs(sheet, block.runs)
        case _:
            assert_never(block)
    return paragraph(sheet.styles[role], content)


_ROLES: dict[type[Block], Role] = {
    Title: Role.TITLE,
    Subtitle: Role.SUBTITLE,
    Letter: Role.LETTER,
    Paragraph: Role.PARAGRAPH,
    Item: Role.ITEM,
    Note: Role.NOTE,
}
