from dataclasses import replace
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.section import Section
from tests.word.sample import DOCUMENT

from conventions.drafting.blocks import Document
from conventions.word.writer import write


def section(document: Document) -> Section:
    return docx.Document(BytesIO(write(document))).sections[0]


def test_the_first_page_has_the_letterhead_and_the_others_title_and_number() -> None:
    pages = section(DOCUMENT)
    assert pages.different_first_page_header_footer
    first = pages.first_page_header.paragraphs[0].text
    assert first.split("\n") == [
        "Canton de Berne\tPROJET · be-poias-2027-atelier · version 1",
        *DOCUMENT.letterhead[1:],
    ]
    other = pages.header.paragraphs[0].text
    assert other == f"{DOCUMENT.title}\nPROJET · be-poias-2027-atelier · version 1"


def test_without_a_letterhead_the_right_hand_side_stands_alone() -> None:
    first = section(replace(DOCUMENT, letterhead=(), version="")).first_page_header
    assert first.paragraphs[0].text == "\tPROJET · be-poias-2027-atelier"


def test_what_is_no_draft_does_not_say_so() -> None:
    signed = section(replace(DOCUMENT, draft=""))
    for part in (signed.first_page_header, signed.header):
        assert "PROJET" not in part.paragraphs[0].text


def test_every_page_counts_itself_by_fields() -> None:
    pages = section(replace(DOCUMENT, page_words="Seite {x} von {y}."))
    for foot in (pages.first_page_footer, pages.footer):
        paragraph = foot.paragraphs[0]
        assert paragraph.text == f"{DOCUMENT.issuer}\tSeite 1 von 1."
        fields = [text.text for text in paragraph._p.iter(qn("w:instrText"))]
        assert fields == [" PAGE ", " NUMPAGES "]
