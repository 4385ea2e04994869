import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from tests.word.ooxml import direct_formatting, faults
from tests.word.read import tree
from tests.word.sample import DOCUMENT

from conventions.base.characters import hidden
from conventions.drafting.blocks import (
    Block,
    Clause,
    Continuation,
    Document,
    Gap,
    Heading,
    Item,
    Letter,
    Note,
    Paragraph,
    Runs,
    Subtitle,
    Text,
    Title,
    Value,
)
from conventions.word.markup import bookmark_name
from conventions.word.writer import write

TEXTS = st.text(max_size=60).filter(lambda text: not any(hidden(text)))
KINDS: tuple[Callable[[Runs], Block], ...] = (
    *(Title, Subtitle, Paragraph, Item, Note),
    *(Letter, Continuation),
)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))


@given(st.lists(TEXTS, min_size=8, max_size=8), LINES)
def test_any_text_in_is_the_same_text_out(texts: list[str], line: str) -> None:
    runs: list[Runs] = [(Text(text), Value(text), Text(text, strong=True)) for text in texts]
    blocks: tuple[Block, ...] = (
        Heading("a", line),
        Clause("a.1", runs[0]),
        *[kind(run) for kind, run in zip(KINDS, runs[1:], strict=True)],
    )
    document = replace(DOCUMENT, title=line, number=line, issuer=line, draft="", blocks=blocks)
    data = write(document)
    read = docx.Document(BytesIO(data))
    assert [p.text for p in read.paragraphs] == [line, *(text * 3 for text in texts)]
    assert read.core_properties.title == line
    head = read.sections[0].header.paragraphs[0].text
    assert head == f"{line}\n" + " · ".join(part for part in (line, "version 1") if part)
    assert [fault for fault in faults(data) if "left over from a template" not in fault] == []


@pytest.mark.parametrize(
    "document",
    [
        replace(DOCUMENT, title="a\x0bb"),
        replace(DOCUMENT, number="a\x0bb"),
        replace(DOCUMENT, issuer="a\x0bb"),
        replace(DOCUMENT, version="a\x0bb"),
        replace(DOCUMENT, draft="a\x0bb"),
        replace(DOCUMENT, letterhead=("a\x0bb",)),
    ],
)
def test_a_control_character_is_refused_wherever_it_stands(document: Document) -> None:
    with pytest.raises(ValueError, match=r"U\+000B cannot stand in a document"):
        write(document)
    with pytest.raises(ValueError, match=r"U\+000B cannot stand in a document"):
        write(replace(DOCUMENT, blocks=(Paragraph((Gap("a", "b\x0b"),)),)))


def test_paragraphs_carry_their_style_and_nothing_else() -> None:
    data = write(DOCUMENT)
    names = ("document", "header-first", "header-default", "footer-first", "footer-default")
    for name in names:
        part = tree(data, f"word/{name}.xml")
        assert list(part.iter(qn("w:pStyle")))
        assert direct_formatting(part) == []


def test_articles_and_clauses_are_bookmarked_by_key() -> None:
    names = [start.get(qn("w:name")) for start in tree(write(DOCUMENT)).iter(qn("w:bookmarkStart"))]
    keys = [b.key for b in DOCUMENT.blocks if isinstance(b, Heading | Clause)]
    assert keys
    assert {bookmark_name(key) for key in keys} <= set(names)


def test_a_draft_says_so_before_anything_else_and_a_signed_text_does_not() -> None:
    draft, signed = (
        docx.Document(BytesIO(write(replace(DOCUMENT, draft=word)))) for word in ("ENTWURF", "")
    )
    assert draft.paragraphs[0].text == "ENTWURF"
    assert [p.text for p in draft.paragraphs[1:]] == [p.text for p in signed.paragraphs]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(DOCUMENT) == write(DOCUMENT)
    assert write(DOCUMENT) != write(replace(DOCUMENT, number="other"))


def test_nothing_heavy_is_imported_before_something_is_written() -> None:
    code = (
        "import sys, conventions.drafting.blocks, conventions.word.writer;"
        "print(sorted({'docx', 'lxml', 'jinja2'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
