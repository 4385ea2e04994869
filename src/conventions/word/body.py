"""The blocks of a document as WordprocessingML: paragraphs in their styles, keys as bookmarks."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from conventions.drafting.blocks import (
    Block,
    Clause,
    Contents,
    Continuation,
    Document,
    GapList,
    Heading,
    Item,
    Letter,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Signatures,
    Subtitle,
    Table,
    Text,
    Title,
    Value,
    missing,
)
from conventions.word.contents import contents, entries
from conventions.word.control import Register
from conventions.word.issue import language_of
from conventions.word.markup import Sheet, bookmarked, paragraph, run, runs
from conventions.word.pictures import drawing
from conventions.word.roles import Role
from conventions.word.tables import gap_list, signatures, table

if TYPE_CHECKING:
    from conventions.word.base import Base


def sheet_of(document: Document, base: "Base") -> Sheet:
    """The sheet on which the text of the document is written."""
    gaps = frozenset(gap.path for gap in missing(document.blocks))
    register = Register(language_of(document))
    listed = tuple(entries(document))
    return Sheet(base.styles, base.width, gaps, set(gaps), register, listed, document.language)


def units(document: Document, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The heading of an article, or a clause, with what belongs to it: its key, and its XML.

    What stands before the first of them has no key.
    """
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
    # what leads up to a table, or to the first of its points, stays with it
    leads = isinstance(following, Table | Letter | Signatures)
    match block:
        case Table() | Picture() | Signatures() | GapList() | Contents():
            return _more_than_a_paragraph(sheet, block)
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
        case Paragraph() if _heads(block) and isinstance(following, Item | Note | Picture):
            role, content = Role.CAPTION, runs(sheet, block.runs)
        case Title() | Subtitle() | Letter() | Paragraph() | Item() | Note():
            role, content = _ROLES[type(block)], runs(sheet, block.runs)
        case _:
            assert_never(block)
    return paragraph(sheet.styles[role], content)


def _heads(block: Paragraph) -> bool:
    """Whether a paragraph stands out as a whole: it is then never left alone at a page's end."""
    return all(isinstance(run, Text | Value) and run.strong for run in block.runs)


def _more_than_a_paragraph(
    sheet: Sheet, block: Table | Picture | Signatures | GapList | Contents
) -> str:
    match block:
        case Table():
            return table(sheet, block)
        case Picture():
            caption = paragraph(sheet.styles[Role.CAPTION], run(block.caption))
            # in the style of a caption, so that it stays with the words under it
            shown = paragraph(sheet.styles[Role.CAPTION], drawing(sheet, block))
            return caption + shown if block.caption else shown
        case Signatures():
            return signatures(sheet, block)
        case GapList():
            return gap_list(sheet, block)
        case Contents():
            return contents(sheet, block)


_ROLES: dict[type[Block], Role] = {
    Title: Role.TITLE,
    Subtitle: Role.SUBTITLE,
    Letter: Role.LETTER,
    Paragraph: Role.PARAGRAPH,
    Item: Role.ITEM,
    Note: Role.NOTE,
}
