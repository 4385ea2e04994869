"""A document as plain text with its articles counted, for golden files that a lawyer can read."""

from collections.abc import Iterator
from string import ascii_lowercase

from conventions.drafting.blocks import (
    Block,
    Clause,
    Contents,
    Document,
    GapList,
    Heading,
    Letter,
    PageBreak,
    Picture,
    Runs,
    Signatures,
    Subtitle,
    Table,
    Title,
)


def plain(document: Document) -> str:
    """Head lines, then each block; no-break spaces are shown as ``~``."""
    head = [f"[{document.language}] {document.number}, {document.version} {document.draft}".strip()]
    head += [f"| {line}" for line in document.letterhead]
    return "\n".join([*head, *_lines(document.blocks)]).replace("\u00a0", "~") + "\n"


def said(runs: Runs) -> str:
    """The text of runs."""
    return "".join(run.text for run in runs)


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    article = clause = letter = 0
    for block in blocks:
        if isinstance(block, Heading) and block.numbered:
            article, clause = article + 1, 0
            yield f"\n## Art. {article} {block.text}"
        elif isinstance(block, Clause):
            clause, letter = clause + 1, 0
            yield f"\n{article}.{clause} {said(block.runs)}"
        elif isinstance(block, Letter):
            letter += 1
            yield f"    {ascii_lowercase[letter - 1]}) {said(block.runs)}"
        else:
            yield from _uncounted(block)


def _uncounted(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield f"\n# {said(block.runs)}"
        case Subtitle():
            yield said(block.runs)
        case Heading():
            yield f"\n## {block.text}"
        case Table():
            yield from _table(block)
        case Signatures():
            yield f"\n{said(block.intro)}"
            for party in block.parties:
                yield f"  {said(party.party)}"
                yield from (f"    ____ {said(line)}" for line in party.lines)
        case GapList():
            yield f"\n## {block.title}\n{said(block.intro)}"
            yield from (f"  {gap.label} | {gap.path}" for gap in block.gaps)
        case PageBreak() | Contents():
            yield "\n----" if isinstance(block, PageBreak) else f"    [{block.title}]"
        case Picture():
            yield f"  [{block.caption}: {block.description}]"
        case _:
            yield f"    {said(block.runs)}"


def _table(table: Table) -> Iterator[str]:
    yield "  + " + " | ".join(column.title for column in table.columns)
    for row in (*table.rows, *((table.total,) if table.total else ())):
        yield "  | " + " | ".join(said(cell).replace("\n", " / ") for cell in row)
