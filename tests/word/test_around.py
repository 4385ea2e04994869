"""What stands round the text: lines of heads and feet, notes."""

import pytest
from lxml import etree

from conventions.word.around import Around, is_around, is_note, lines_around, notes
from conventions.word.markup import NAMESPACES, field_run, run

BOX = "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>"


def part(root: str, content: str) -> bytes:
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()


def test_page_numbers_are_no_words() -> None:
    simple = '<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    for counted in (field_run("PAGE", "1"), simple):
        foot = part("ftr", f"<w:p>{run('page ')}{counted}{run(' sur  dix')}</w:p><w:p/>")
        assert list(lines_around(foot)) == [Around("footer", "page sur dix")]


def test_a_text_box_has_lines_of_its_own() -> None:
    head = part("hdr", f"<w:p>{run('Office ')}{BOX.format(run('Tampon'))}{run('fédéral')}</w:p>")
    assert set(lines_around(head)) == {
        Around("header", "Office fédéral"),
        Around("header", "Tampon"),
    }


def test_only_heads_and_feet_have_lines() -> None:
    body = part("document", f"<w:p>{run('Texte')}</w:p>")
    assert list(lines_around(body)) == []
    with pytest.raises(etree.XMLSyntaxError):
        list(lines_around(b"<w:hdr>"))


def test_notes_are_told_with_their_paragraphs_apart() -> None:
    separator = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    note = (
        f'<w:footnote w:id="2"><w:p>{run("Voir")}</w:p><w:p>{run("l’annexe.")}</w:p></w:footnote>'
    )
    assert list(notes(part("footnotes", separator + note))) == [Around("note", "Voir l’annexe.")]


NAMES = [
    ("word/header2.xml", True, False),
    ("word/footer-first.xml", True, False),
    ("word/comments.xml", False, True),
    ("word/footnotes.xml", False, True),
    ("word/commentsExtended.xml", False, False),
    ("word/_rels/header1.xml.rels", False, False),
    ("word/document.xml", False, False),
]


@pytest.mark.parametrize(("name", "around", "note"), NAMES)
def test_parts_are_known_by_their_names(name: str, around: bool, note: bool) -> None:
    assert (is_around(name), is_note(name)) == (around, note)
