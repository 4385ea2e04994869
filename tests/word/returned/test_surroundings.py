"""Heads, feet, text boxes, pictures and words struck through in a draft that came back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.word.corporate import LETTERHEAD, corporate
from tests.word.read import parts
from tests.word.returning import DOCUMENT, edited, run

from conventions.agreement import Draft
from conventions.word import draft
from conventions.word.guide import guidance
from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import Reading, read

DAY = date(2026, 11, 22)
FAI = Path(__file__).resolve().parents[3] / "examples/fai_biel_seeland/agreement.yaml"
WORDS = "Chaque partie annonce sans délai tout changement"
HEAD = "word/header-default.xml"
TEXT_BOX = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>"
CHOICE = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
    '2006"><mc:Choice Requires="wps"><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.'
    'org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="9" name="Text Box 1"/>{}</wp:inline>'
    "</w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent>"
    "</w:r>"
)


def said(found: Reading) -> list[tuple[str, str]]:
    return [
        (finding.code.id, str(finding.values.get("text", finding.values.get("after"))))
        for finding in found.findings
    ]


@pytest.mark.parametrize("pages", [False, True])
def test_the_head_of_an_office_is_no_change(fai: Draft, *, pages: bool) -> None:
    sent = draft(fai, "fr", created=DAY, base=corporate(pages=pages))
    assert said(read(sent, fai)) == []
    members = parts(sent)
    head = next(
        each for each in members if "/header" in each and LETTERHEAD.encode() in members[each]
    )
    back = edited(sent, lambda xml: xml.replace(LETTERHEAD, "STADT BERN"), head)
    assert said(read(back, fai)) == [("W010", "STADT BERN")]


def test_guidance_of_ours_is_no_remark(fai: Draft) -> None:
    guide = guidance(fai, fai.findings, "fr")
    sent = draft(fai, "fr", created=DAY, guide=guide)
    assert "word/comments.xml" in parts(sent)
    assert said(read(sent, fai)) == []


def before(words: str, new: str) -> Callable[[str], str]:
    """Something put into the paragraph of these words, as Word anchors it."""

    def edit(xml: str) -> str:
        at = xml.rindex("<w:r>", 0, xml.index(words))
        return xml[:at] + new + xml[at:]

    return edit


def test_what_is_added_to_a_head_is_said(fai: Draft, sent: bytes) -> None:
    new = f"<w:p>{run('CONFIDENTIEL')}</w:p></w:hdr>"
    found = read(edited(sent, lambda xml: xml.replace("</w:hdr>", new), HEAD), fai)
    assert said(found) == [("W026", "CONFIDENTIEL")]
    assert found.findings[0].place.sheet == "en-tête"
    assert merged(found, fai).text == fai.document.text


def test_a_head_that_reads_otherwise_is_said(fai: Draft, sent: bytes) -> None:
    number = "fai-biel-seeland-2027"
    head = parts(sent)[HEAD].decode()
    assert number in head
    found = read(edited(sent, lambda xml: xml.replace(number, "A-17"), HEAD), fai)
    (finding,) = found.findings
    assert finding.code.id == "W010"
    assert number in str(finding.values["before"])
    assert "A-17" in str(finding.values["after"])


def test_a_foot_that_went_is_said(fai: Draft, sent: bytes) -> None:
    back = sent
    for name in ("word/footer-default.xml", "word/footer-first.xml"):
        back = edited(
            back,
            lambda xml: xml.replace("<w:t", "<w:vanish").replace("</w:t>", "</w:vanish>"),
            name,
        )
    assert said(read(back, fai)) == [("W010", "–")]


def test_page_numbers_counted_anew_are_no_change(fai: Draft, sent: bytes) -> None:
    def counted(xml: str) -> str:
        return xml.replace(">1</w:t>", ">17</w:t>")

    back = edited(sent, counted, "word/footer-default.xml")
    assert said(read(back, fai)) == []


def test_a_text_box_is_no_part_of_the_clause_it_hangs_on(fai: Draft, sent: bytes) -> None:
    box = TEXT_BOX.format(run("À discuter"))
    found = read(edited(sent, before(WORDS, CHOICE.format(box, box))), fai)
    assert said(found) == [("W026", "À discuter")]
    assert found.rewordings == ()
    assert found.findings[0].place.cell == "zone de texte 1"


PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="9" name="{}"/></wp:inline></w:drawing></w:r>'
)
FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>{}'
    "</m:t></m:r></m:oMath>"
)


@pytest.mark.parametrize("shown", [PICTURE, FORMULA])
def test_what_is_no_text_is_said_with_its_article(fai: Draft, sent: bytes, shown: str) -> None:
    found = read(edited(sent, before(WORDS, shown.format("a+b"))), fai)
    assert said(found) == [("W031", "a+b")]
    assert found.findings[0].place.cell == "«\u00a0Parties à la convention\u00a0»"


def test_an_embedded_sheet_is_said(fai: Draft, sent: bytes) -> None:
    assert said(read(edited(sent, before(WORDS, "<w:r><w:object/></w:r>")), fai)) == [("W031", "–")]


def test_a_symbol_is_a_sign_among_words(fai: Draft, sent: bytes) -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    (change,) = read(edited(sent, before(WORDS, symbol)), fai).rewordings
    assert f"□{WORDS}" in change.after


LINES = [("<w:strike/>", True), ("<w:dstrike/>", True), ('<w:strike w:val="0"/>', False)]


@pytest.mark.parametrize(("look", "struck"), LINES)
def test_words_struck_through_are_said(fai: Draft, sent: bytes, look: str, struck: bool) -> None:
    said_before = f'<w:r><w:t xml:space="preserve">{WORDS}'
    assert parts(sent)[DOCUMENT].decode().count(said_before) == 1
    said_now = said_before.replace("<w:r>", f"<w:r><w:rPr>{look}</w:rPr>")
    found = read(edited(sent, lambda xml: xml.replace(said_before, said_now)), fai)
    assert [finding.code.id for finding in found.findings] == ["W029"] * struck
    assert found.rewordings == ()


def test_words_struck_through_that_also_went_are_gone(fai: Draft, sent: bytes) -> None:
    gone = (
        '<w:del w:id="9" w:author="A"><w:r><w:rPr><w:strike/></w:rPr>'
        "<w:delText>jamais</w:delText></w:r></w:del>"
    )
    found = read(edited(sent, before(WORDS, gone)), fai)
    assert [finding.code.id for finding in found.findings] == ["W005"]
