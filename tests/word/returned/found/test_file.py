"""Files that are no .docx any more."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from tests.word.returning import edited

from conventions.agreement import Draft, load_draft
from conventions.word import draft
from conventions.word.markup import WORD
from conventions.word.returned.reading import read

ROOT = Path(__file__).resolve().parents[4]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(scope="module")
def minimal_draft() -> Draft:
    return load_draft(ROOT / "examples/minimal/agreement.fr.yaml")


def open_document(kind: str = "text") -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "<a/>")
    return buffer.getvalue()


FORMATS = [
    (b"%PDF-1.7\n", "PDF"),
    (rb"{\rtf1\ansi}", "Rich Text (.rtf)"),
    (OLE + b"\0" * 600, "Word 97–2003 (.doc)"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "Word (.docx), protected with a password"),
    (open_document(), "OpenDocument (.odt)"),
]


@pytest.mark.parametrize(("data", "name"), FORMATS, ids=[name for _, name in FORMATS])
def test_another_format_is_named(minimal_draft: Draft, data: bytes, name: str) -> None:
    found = read(data, minimal_draft, "back.docx")
    (finding,) = found.findings
    assert (finding.code.id, finding.values, finding.place.file) == (
        "W028",
        {"format": name},
        "back.docx",
    )
    assert found.issue is None


def test_the_strict_form_is_named(minimal_draft: Draft) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    sent = draft(minimal_draft, "fr", created=date(2026, 11, 22))
    (finding,) = read(edited(sent, lambda xml: xml.replace(WORD, strict)), minimal_draft).findings
    assert (finding.code.id, finding.values) == ("W028", {"format": "Strict Open XML"})


@pytest.mark.parametrize(
    "data",
    [b"", b"no", b"PK\x03\x04", open_document()[:30]],
    ids=["empty", "text", "four bytes", "cut off"],
)
def test_what_is_nothing_known_is_refused_as_before(minimal_draft: Draft, data: bytes) -> None:
    assert [finding.code.id[0] for finding in read(data, minimal_draft).findings] == ["F"]
