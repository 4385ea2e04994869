"""The blocks of a document as WordprocessingML: paragraphs in their styles, keys as bookmarks."""

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
from conventions.word.markup import Sheet, bookmarked, paragraph, run, runs
from conventions.word.roles import Role
from conventions.word.tables import gap_list, signatures, table

if TYPE_CHECKING:
    from conventions.word.base import Base


def units(document: Document, base: "Base") -> Iterator[tuple[str, str]]:
    """The heading of an article, or a clause, with what belongs to it: its key, and its XML.

    What stands before the first of them has no key.
    """
    gaps = frozenset(gap.path for gap in missing(document.blocks))
    sheet = Sheet(base.styles, base.width, gaps, set(gaps))
    key: str = ""
    parts: list[str] = []
    if document.draft:
        parts.append(paragraph(sheet.styles[Role.DRAFT], run(document.draft)))
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        if isinstance(block, Heading | Clause | GapList):
            yield key, "".join(parts)
            key, parts = block.key, []
        parts.append(_written(sheet, block, following))
    yield key, "".join(parts)


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
