"""The lint itself: sound on our sample, and not blind to any of the faults planted here."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.word.ooxml import faults
from tests.word.read import changed
from tests.word.sample import DOCUMENT

from conventions.word.markup import bookmark_name
from conventions.word.writer import write

BODY = "word/document.xml"
PLANTED = [
    ("unknown paragraph style", BODY, 'w:pStyle w:val="Clause"', 'w:pStyle w:val="Klausel"'),
    ("unknown character style", BODY, 'w:rStyle w:val="Strong"', 'w:rStyle w:val="Clause"'),
    ("unknown table style", BODY, 'w:tblStyle w:val="AgreementTable"', 'w:tblStyle w:val="T"'),
    ("never ends, or never began", BODY, '<w:bookmarkEnd w:id="3"/>', ""),
    ("twin bookmark ids", BODY, 'w:bookmarkStart w:id="1"', 'w:bookmarkStart w:id="2"'),
    ("twin bookmark names", BODY, bookmark_name("services.1"), bookmark_name("services.2")),
    ("which is no bookmark", BODY, 'w:anchor="_cv_gap', 'w:anchor="gap'),
    ("does not end with a paragraph", BODY, "</w:tc>", "<w:tbl/></w:tc>"),
    ("without a cell", BODY, "<w:tr>", "<w:tr/><w:tr>"),
    ("not followed by a paragraph", BODY, "</w:tbl>", "</w:tbl><w:tbl/>"),
    ("not as wide as its grid", BODY, '<w:tcW w:w="2591"', '<w:tcW w:w="2590"'),
    ("must be delText", BODY, "<w:r>", '<w:del w:id="1"><w:r><w:t>x</w:t></w:r></w:del><w:r>'),
    ("stray text", BODY, "</w:tr>", "</w:tr>stray"),
    ("left over from a template", BODY, "Bienne", "{{ place }}"),
    ("unknown numId", "word/styles.xml", '<w:numId w:val="1"/>', '<w:numId w:val="7"/>'),
    ("of no list", "word/numbering.xml", 'Num w:abstractNumId="0"', 'Num w:abstractNumId="5"'),
    ("two styles named", "word/styles.xml", 'w:name w:val="Note"', 'w:name w:val="clause"'),
    ("a style refers to", "word/styles.xml", 'w:basedOn w:val="Normal"', 'w:basedOn w:val="N"'),
    ("never ends", "word/footer-default.xml", '<w:fldChar w:fldCharType="end"/>', ""),
    ("malformed", "word/footer-default.xml", "</w:ftr>", ""),
    ("leads nowhere", BODY, 'r:id="rId', 'r:id="rIdX'),
    ("which is not there", "word/_rels/document.xml.rels", "fontTable.xml", "fonts.xml"),
    ("nothing leads to", "word/_rels/document.xml.rels", "fontTable.xml", "styles.xml"),
    ("which is not there", "[Content_Types].xml", "/word/settings.xml", "/word/set.xml"),
    ("no content type", "[Content_Types].xml", 'Extension="xml"', 'Extension="txt"'),
]


def test_the_sample_is_sound() -> None:
    assert faults(write(DOCUMENT)) == []


@pytest.mark.parametrize(
    ("fault", "part", "old", "new"), PLANTED, ids=[f"{p[0]} in {p[1]}" for p in PLANTED]
)
def test_a_planted_fault_is_found(fault: str, part: str, old: str, new: str) -> None:
    if fault == "no content type":
        planted = changed(write(DOCUMENT), part, "/word/fontTable.xml", "/word/fonts.xml")
        planted = changed(planted, part, old, new)
    else:
        planted = changed(write(DOCUMENT), part, old, new)
    assert any(fault in found for found in faults(planted)), faults(planted)


def test_a_twin_member_is_found() -> None:
    buffer = BytesIO(write(DOCUMENT))
    with ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", b"<a/>")
    assert "two members word/document.xml" in faults(buffer.getvalue())
