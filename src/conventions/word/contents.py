"""The table of contents: a field of Word with its entries filled in, each leading to its heading.

It names no pages. Nothing below Word knows where a page ends, ``updateFields`` would make Word ask
a question each time the file is opened, and in Protected View nothing is updated at all: a number
that is wrong until somebody presses F9 is worse than none. The articles have numbers of their own.
"""

from collections.abc import Iterator

from conventions.drafting.blocks import Contents, Document, GapList, Heading
from conventions.drafting.references import numbers
from conventions.word.markup import FIELD_END, Sheet, field_begin, linked, paragraph, run
from conventions.word.roles import Role

INSTRUCTION = r"TOC \o &quot;1-1&quot; \n \h \z \u"
"""Headings of the first level and those with an outline level, without pages, as links."""


def entries(document: Document) -> Iterator[tuple[str, str, str]]:
    """Key, number as Word counts it, and text of each heading; no number for an annex."""
    known = numbers(document.blocks)
    for block in document.blocks:
        if isinstance(block, Heading):
            number = known.get(block.key, "")
            yield block.key, f"Art. {number}" if number else "", block.text
        elif isinstance(block, GapList):
            yield block.key, "", block.title


def contents(sheet: Sheet, block: Contents) -> str:
    """The title and an entry for each heading; nothing in a document without headings."""
    if not sheet.contents:
        return ""
    written = [paragraph(sheet.styles[Role.CONTENTS_TITLE], run(block.title))]
    last = len(sheet.contents) - 1
    for at, (key, number, text) in enumerate(sheet.contents):
        said = run(f"{number}\t{text}" if number else text)
        begin = field_begin(INSTRUCTION) if at == 0 else ""
        end = FIELD_END if at == last else ""
        entry = begin + linked(key, said) + end
        written.append(paragraph(sheet.styles[Role.CONTENTS], entry))
    return "".join(written)
