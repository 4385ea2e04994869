"""Comments and notes in a draft that came back: who says what of which words, and where."""

from datetime import date

from docx.oxml.ns import qn
from lxml import etree
from tests.word.lawyer import Page
from tests.word.read import parts
from tests.word.returning import codes, zipped
from tests.word.round import ANNE, CASES, JONAS, MOVED

from conventions.rules.lint import lint
from conventions.word import draft
from conventions.word.guide import guidance
from conventions.word.returned.reading import read

CASE = CASES[0]
DAY = date(2026, 11, 22)
NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>Sous réserve du budget.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def test_comments_are_told_in_the_order_of_the_text() -> None:
    page = Page(CASE.sent())
    page.comment(page.clause("term.amendment")[0], "Vraiment ?", JONAS)
    page.comment(page.clause(MOVED)[0], "D’accord.\nÀ relire.", ANNE)
    cell = next(page.row("financing.ceiling[0]").iter(qn("w:p")))
    page.comment(cell, "Indexé ?", ANNE)
    reading = read(page.saved(), CASE.source(), "back.docx")
    assert codes(reading) == ["W023"] * 3
    said = [(one.values["author"], one.values["text"]) for one in reading.findings]
    assert said == [(ANNE, "Indexé ?"), (ANNE, "D’accord. À relire."), (JONAS, "Vraiment ?")]
    assert "tableau" in reading.findings[0].place.cell
    assert reading.findings[0].values["about"] == "2027"
    assert "«" in reading.findings[1].place.cell


def test_a_comment_on_words_that_went_is_told_too() -> None:
    page = Page(CASE.sent())
    paragraph = page.clause("disputes.performance")[0]
    page.comment(paragraph, "Superflu.", JONAS)
    page.strike([paragraph], JONAS)
    found = {finding.code.id for finding in read(page.saved(), CASE.source()).findings}
    assert {"W022", "W023"} <= found


def test_guidance_of_the_draft_is_no_remark() -> None:
    source = CASE.source()
    guide = guidance(source, lint(source).findings, "fr")
    sent = draft(source, "fr", created=DAY, guide=guide)
    assert b"<w:comment " in parts(sent)["word/comments.xml"]
    assert read(sent, source).findings == ()


def test_a_footnote_is_told() -> None:
    page = Page(CASE.sent())
    run = etree.SubElement(page.clause(MOVED)[0], qn("w:r"))
    etree.SubElement(run, qn("w:footnoteReference"), {qn("w:id"): "2"})
    members = parts(page.saved())
    members["word/footnotes.xml"] = NOTES.encode()
    reading = read(zipped(members), CASE.source(), "back.docx")
    assert codes(reading) == ["W024"]
    assert reading.findings[0].values["text"] == "Sous réserve du budget."
    assert str(reading.findings[0].values["about"]).startswith("Obligation de garder le secret")
