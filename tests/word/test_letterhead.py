from io import BytesIO

import docx
from docx.oxml.parser import parse_xml
from tests.word.corporate import corporate
from tests.word.ooxml import faults
from tests.word.sample import DOCUMENT

from conventions.word.letterhead import text_width
from conventions.word.markup import NAMESPACES
from conventions.word.writer import write


def test_a_foot_that_counts_its_pages_is_left_alone() -> None:
    counting = docx.Document(BytesIO(write(DOCUMENT, corporate(pages=True)))).sections[0]
    assert len(counting.footer.paragraphs) == 1
    assert "intégration" not in counting.footer.paragraphs[0].text
    assert "intégration" in counting.first_page_footer.paragraphs[0].text


def test_a_draft_of_ours_may_be_the_base_of_the_next() -> None:
    again = write(DOCUMENT, write(DOCUMENT))
    assert faults(again) == []
    first, second = (docx.Document(BytesIO(data)) for data in (write(DOCUMENT), again))
    assert [p.text for p in first.paragraphs] == [p.text for p in second.paragraphs]
    for place in ("first_page_header", "header", "footer"):
        texts = [
            [p.text for p in getattr(document.sections[0], place).paragraphs]
            for document in (first, second)
        ]
        assert texts[0] == texts[1]


def test_the_head_of_an_earlier_section_is_taken_over() -> None:
    base = docx.Document(BytesIO(corporate()))
    base.add_section()
    buffer = BytesIO()
    base.save(buffer)
    written = docx.Document(BytesIO(write(DOCUMENT, buffer.getvalue())))
    assert len(written.sections) == 1
    assert written.sections[0].first_page_header.paragraphs[0].text == "STADT BIEL"


def test_left_and_right_pages_each_get_their_head() -> None:
    base = docx.Document(BytesIO(corporate()))
    base.settings.odd_and_even_pages_header_footer = True
    buffer = BytesIO()
    base.save(buffer)
    data = write(DOCUMENT, buffer.getvalue())
    assert faults(data) == []
    even = docx.Document(BytesIO(data)).sections[0].even_page_header
    assert DOCUMENT.title in even.paragraphs[0].text


def test_the_width_of_the_text_is_the_page_less_margins_and_gutter() -> None:
    def width(inside: str) -> int:
        return text_width(parse_xml(f"<w:sectPr {NAMESPACES}>{inside}</w:sectPr>"))

    page = '<w:pgSz w:w="10000"/><w:pgMar w:left="1000" w:right="500" w:gutter="200"/>'
    assert width(page) == 8300
    assert width("") == 11906 - 2 * 1417
