import re
import runpy
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.word.corporate import LETTERHEAD, LOOK, OLD_TEXT, corporate
from tests.word.ooxml import faults
from tests.word.read import changed, parts, styles
from tests.word.sample import DOCUMENT

from conventions.base.errors import InvalidDocument
from conventions.word.base import default_base, opened
from conventions.word.roles import Role
from conventions.word.writer import write

DAMAGED = ("word/styles.xml", "word/numbering.xml", "word/header1.xml", "word/document.xml")


def test_our_base_is_what_its_script_makes(root: Path) -> None:
    made = runpy.run_path(str(root / "tools/make_base.py"))["base"]()
    assert parts(default_base()) == parts(made), "python tools/make_base.py"


def test_our_base_has_a_style_for_each_role_and_little_else() -> None:
    ours = set(styles(default_base()))
    assert {str(role) for role in Role} <= ours
    assert len(ours) - len(Role) <= 5
    assert len(default_base()) < 6000


def test_our_base_speaks_the_language_of_the_document_and_no_other() -> None:
    for language in ("fr-CH", "de-CH", "it-CH", "en-GB", "fr-BE"):
        base = opened(default_base(), language)
        whole = {name: part for name, part in base.members.items() if name.endswith(".xml")}
        assert whole.keys() >= {"word/styles.xml", "word/settings.xml"}
    assert opened(default_base(), "fr-CH") is opened(default_base(), "fr-CH")


@pytest.mark.parametrize("pages", [False, True])
def test_an_office_s_base_gives_a_sound_file(pages: bool) -> None:
    assert faults(write(DOCUMENT, corporate(pages=pages))) == []


def test_an_office_s_base_gives_styles_by_name_page_and_letterhead() -> None:
    written = write(DOCUMENT, corporate())
    document = docx.Document(BytesIO(written))
    heading = next(p for p in document.paragraphs if p.text == "Objet et bases")
    assert heading._p.style == "berschrift1"
    color = styles(written)["heading 1"].find(f"{qn('w:rPr')}/{qn('w:color')}")
    assert color is not None
    assert color.get(qn("w:val")) == LOOK
    section = document.sections[0]
    assert section.left_margin is not None
    assert round(section.left_margin.cm) == 3
    first = section.first_page_header
    assert first.paragraphs[0].text == LETTERHEAD
    assert "be-poias-2027-atelier" in first.paragraphs[1].text
    assert DOCUMENT.letterhead[0] not in first.paragraphs[1].text
    assert any(name.startswith("word/media/") for name in parts(written))
    assert "PROJET" in section.header.paragraphs[0].text


def test_what_an_office_s_base_holds_besides_is_left_behind() -> None:
    written = parts(write(DOCUMENT, corporate()))
    assert corporate().count(b"word/comments.xml")
    whole = b"".join(written.values()).decode("utf-8", "replace")
    assert OLD_TEXT not in whole
    assert "Muster" not in whole
    assert not {"word/comments.xml", "docProps/thumbnail.jpeg"} & written.keys()
    assert len([name for name in written if name.startswith("word/media/")]) == 1


def test_a_template_that_an_office_s_settings_would_fetch_is_not_taken_over() -> None:
    target = 'Target="http://server.example/vorlage.dotx" TargetMode="External"'
    fetching = _with_relation("word/_rels/settings.xml.rels", "attachedTemplate", target)
    whole = b"".join(parts(write(DOCUMENT, fetching)).values())
    assert b"server.example" in b"".join(parts(fetching).values())
    assert b"server.example" not in whole


def _with_relation(name: str, kind: str, target: str) -> bytes:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    buffer = BytesIO(corporate())
    with ZipFile(buffer, "a") as archive:
        archive.writestr(
            name,
            f'<Relationships xmlns="{package}">'
            f'<Relationship Id="rId1" Type="{office}/{kind}" {target}/></Relationships>',
        )
    return buffer.getvalue()


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"\x89PNG\r\n", b"<xml/>", default_base()[:2000]])
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidDocument, match="no Word document"):
        write(DOCUMENT, data)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/styles.xml", "</w:styles>", ""),
        ("word/document.xml", "</w:document>", ""),
        ("_rels/.rels", "officeDocument/2006/relationships/officeDocument", "other"),
        ("[Content_Types].xml", "document.main+xml", "template.main+xml"),
    ],
)
def test_a_broken_base_is_refused(part: str, old: str, new: str) -> None:
    with pytest.raises(InvalidDocument, match="no Word document"):
        write(DOCUMENT, changed(default_base(), part, old, new))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_base_is_used_or_refused_and_nothing_else_happens(data: st.DataObject) -> None:
    sound = parts(corporate())
    names = [name for name in sound if name.endswith(".rels") or name in DAMAGED]
    name = data.draw(st.sampled_from(sorted(names)))
    attributes = re.findall(r' [\w:]+="[^"]*"', sound[name].decode())
    spoilt = data.draw(st.sampled_from(sorted(set(attributes))))
    damaged = changed(corporate(), name, spoilt, data.draw(st.sampled_from(["", ' a="b"', "<"])))
    try:
        written = write(DOCUMENT, damaged)
    except InvalidDocument:
        return
    assert [fault for fault in faults(written) if "malformed" in fault] == []
