"""The walk through a draft that came back."""

from lxml import etree

from conventions.word.issue import Issue
from conventions.word.markup import NAMESPACES
from conventions.word.returned.walk import Walk

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


def test_a_row_that_went_ends_after_the_table_inside_it() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{said('in')}</w:p></w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:trPr><w:del w:author='B'/></w:trPr><w:tc>{inner}<w:p/></w:tc></w:tr>"
    walk = walked(f"<w:tbl>{row}</w:tbl><w:p>{said('after')}</w:p>")
    assert walk.texts[""].accepted == ["after"]
