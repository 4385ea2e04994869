"""A document as one file of HTML: no script, nothing from elsewhere, its pictures inside.

For WCAG 2.2 AA: the language is named, headings go down without a gap, tables have captions and
headings of rows and columns, pictures have words, and no colour carries a meaning of its own.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from conventions.base.language import LANGUAGES, Language, word
from conventions.drafting.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Item,
    Note,
    Paragraph,
    Picture,
    Row,
    Runs,
    Subtitle,
    Table,
    Text,
    Title,
    Value,
)
from conventions.monitoring.stylesheet import STYLESHEET


def page(document: Document) -> bytes:
    """The document as a page: the same bytes for the same document.

    Raises:
        ValueError: a block of another kind than reports are made of.
    """
    digest = b64encode(hashlib.sha256(STYLESHEET.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    body = "\n".join(_body(document))
    text = f"""<!DOCTYPE html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(document.title)}</title>
<style>{STYLESHEET}</style>
</head>
<body>
{body}
</body>
</html>
"""
    return text.encode()


def _body(document: Document) -> Iterator[str]:
    blocks, headings = document.blocks, [b for b in document.blocks if isinstance(b, Heading)]
    head = [block for block in blocks if isinstance(block, Title | Subtitle)]
    yield "<header>"
    yield from (_written(block) for block in head)
    yield "</header>"
    yield from _contents(document, headings)
    yield "<main>"
    rest = [block for block in blocks if not isinstance(block, Title | Subtitle)]
    for listed, group in groupby(rest, key=lambda block: isinstance(block, Item)):
        written = [_written(block) for block in group]
        yield from ("<ul>", *written, "</ul>") if listed else written
    yield "</main>"
    known = " · ".join(
        part for part in (document.issuer, document.number, document.version) if part
    )
    yield f"<footer><p>{escape(known)}</p></footer>"


def _contents(document: Document, headings: Sequence[Heading]) -> Iterator[str]:
    spoken = (each for each in LANGUAGES if document.language.startswith(each))
    language: Language = next(spoken, "en")
    name = escape(word(language, "monitoring", "contents"))
    yield f'<nav aria-label="{name}"><ul>'
    for heading in headings:
        yield f'<li><a href="#{escape(heading.key)}">{escape(heading.text)}</a></li>'
    yield "</ul></nav>"


def _written(block: Block) -> str:
    match block:
        case Heading():
            written = f'<h2 id="{escape(block.key)}">{escape(block.text)}</h2>'
        case Paragraph():
            written = _paragraph(block)
        case Title() | Subtitle() | Item() | Note():
            before, after = _TAGS[type(block)]
            written = f"{before}{_runs(block.runs)}{after}"
        case Picture():
            caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
            written = f"<figure>{caption}{block.svg}</figure>"
        case Table():
            written = _table(block)
        case _:
            raise ValueError(f"no report holds a {type(block).__name__}")
    return written


_TAGS: dict[type[Block], tuple[str, str]] = {
    Title: ("<h1>", "</h1>"),
    Subtitle: ('<p class="subtitle">', "</p>"),
    Item: ("<li>", "</li>"),
    Note: ('<p class="note">', "</p>"),
}


def _paragraph(block: Paragraph) -> str:
    """A paragraph; one that stands out as a whole heads what follows."""
    heads = all(isinstance(run, Text | Value) and run.strong for run in block.runs)
    tag = "h3" if heads else "p"
    return f"<{tag}>{_runs(block.runs, plain=heads)}</{tag}>"


def _table(block: Table) -> str:
    caption = block.caption or block.description
    hidden = "" if block.caption else ' class="unseen"'
    rows = [_row(row, block) for row in block.rows]
    titles = "".join(f'<th scope="col"{_align(c)}>{escape(c.title)}</th>' for c in block.columns)
    head = f"<thead><tr>{titles}</tr></thead>" if block.header else ""
    total = f"<tfoot>{_row(block.total, block)}</tfoot>" if block.total else ""
    return (
        f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0"><table>'
        f"<caption{hidden}>{escape(caption)}</caption>{head}<tbody>{''.join(rows)}</tbody>{total}"
        "</table></div>"
    )


def _row(row: Row, table: Table) -> str:
    cells = []
    for number, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
        if number == 0 and table.row_titles:
            cells.append(f'<th scope="row"{_align(column)}>{_runs(cell)}</th>')
        else:
            cells.append(f"<td{_align(column)}>{_runs(cell)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _align(column: Column) -> str:
    return ' class="number"' if column.align == "right" else ""


def _runs(runs: Runs, *, plain: bool = False) -> str:
    written = []
    for run in runs:
        text = escape(run.text).replace("\n", "<br>")
        if isinstance(run, Value) and run.language:
            text = f'<span lang="{run.language}">{text}</span>'
        stands_out = isinstance(run, Text | Value) and run.strong and not plain
        written.append(f"<strong>{text}</strong>" if stands_out else text)
    return "".join(written)
