"""The walk through a draft that came back."""

from dataclasses import replace

import pytest
from lxml import etree

from conventions.word.control import Print
from conventions.word.issue import Issue
from conventions.word.markup import NAMESPACES
from conventions.word.returned.found.walk import Walk

ISSUE = Issue("id", "1", "fr", "2026-11-22", "", {}, (), (), ())
CAME = '<w:ins w:author="Anna">{}</w:ins>'
WENT = '<w:del w:author="Beat">{}</w:del>'


def walked(body: str) -> Walk:
    root = etree.fromstring(f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
    return Walk(ISSUE).through(root)


def said(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_what_came_and_went_again_stands_in_neither_view() -> None:
    gone = WENT.format("<w:r><w:delText>never </w:delText></w:r>")
    walk = walked(f"<w:p>{said('a ')}{CAME.format(said('b ') + gone)}{said('c')}</w:p>")
    text = walk.texts[""]
    assert (text.accepted, text.original) == (["a b c"], ["a c"])
    assert list(text.authors) == ["Anna", "Beat"]


def paragraph(words: str, end: str = "") -> str:
    """A paragraph, the mark at its end tracked as ``ins`` or ``del``."""
    look = f'<w:pPr><w:rPr><w:{end} w:author="Carl"/></w:rPr></w:pPr>' if end else ""
    return f"<w:p>{look}{words}</w:p>"


def test_a_paragraph_whose_end_went_runs_on_in_the_next() -> None:
    walk = walked(
        paragraph(said("Un "), "del") + paragraph(said("seul.")) + paragraph(said("Deux."))
    )
    text = walk.texts[""]
    assert (text.open, text.accepted) == (["Unseul.", "Deux."], ["Unseul.", "Deux."])
    assert len(text.styles) == 2
    apart = walked(paragraph(said("Un")) + paragraph(said("seul.")))
    assert apart.texts[""].open == ["Un", "seul."]


def test_a_paragraph_that_went_with_its_end_takes_nothing_along() -> None:
    gone = paragraph(WENT.format("<w:r><w:delText>Un.</w:delText></w:r>"), "del")
    text = walked(paragraph(said("Zéro.")) + gone + paragraph(said("Deux."))).texts[""]
    assert (text.accepted, text.original) == (["Zéro.", "Deux."], ["Zéro.", "Un.", "Deux."])


def test_a_text_box_leaves_the_paragraph_it_hangs_on_whole() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(said('cell'))}</w:tc></w:tr></w:tbl>"
    content = f"{paragraph(said('box'))}{inner}"
    box = f"<w:r><w:pict><w:txbxContent>{content}</w:txbxContent></w:pict></w:r>"
    walk = walked(paragraph(said("a ") + box + said("b")))
    assert walk.texts[""].accepted == ["a b"]
    assert list(walk.boxes) == ["box"]
    assert [row.open for row in walk.rows] == ["cell"]


def test_words_behind_a_table_in_a_cell_belong_to_the_outer_row() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(said('in'))}</w:tc></w:tr></w:tbl>"
    cell = f"<w:tc>{inner}{paragraph(said('behind'))}</w:tc><w:tc>{paragraph(said('next'))}</w:tc>"
    walk = walked(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert [row.open for row in walk.rows] == ["behind | next", "in"]


EMPTIED = (
    '<w:sdt><w:sdtPr><w:tag w:val="term.start"/><w:placeholder><w:docPart w:val="{}"/>'
    "</w:placeholder><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    ("part", "words"), [("DefaultPlaceholder_-1854013440", ""), ("ours", "Cliquez ici")]
)
def test_what_word_puts_into_an_emptied_control_is_no_value(part: str, words: str) -> None:
    issue = replace(ISSUE, prints=(Print("_cv_v1", "term.start", "term.start", "date", "1.1.27"),))
    body = f"<w:p>{EMPTIED.format(part, said('Cliquez ici'))}</w:p>"
    root = etree.fromstring(f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
    (spot,) = Walk(issue).through(root).spots
    assert spot.words.accepted == words


def test_a_row_that_went_ends_after_the_table_inside_it() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{said('in')}</w:p></w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:trPr><w:del w:author='B'/></w:trPr><w:tc>{inner}<w:p/></w:tc></w:tr>"
    walk = walked(f"<w:tbl>{row}</w:tbl><w:p>{said('after')}</w:p>")
    assert walk.texts[""].accepted == ["after"]
