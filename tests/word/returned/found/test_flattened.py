"""Drafts that an old LibreOffice saved, which runs together what is tracked inside fields."""

import pytest
from tests.word.returning import codes, edited, retyped, tracked
from tests.word.round import CASES

from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read

CASE = CASES[0]
OLD, NEW = "LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2", "LibreOffice/25.2.3.2"


def saved_by(docx: bytes, program: str) -> bytes:
    """The file as if another program had saved it; ours do not say which made them."""
    name = f"<Application>{program}</Application></Properties>"
    return edited(docx, lambda xml: xml.replace("</Properties>", name), "docProps/app.xml")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("parties[0].contact.email", "poias@canton.exampleais@canton.example"),
        ("financing.volume.quantity", "6064 places"),
    ],
)
def test_what_may_be_two_values_is_no_value(path: str, text: str) -> None:
    source = CASE.source()
    back = retyped(CASE.sent(), path, text)
    assert merged(read(back, source), source).written
    assert merged(read(saved_by(back, NEW), source), source).written
    reading = read(saved_by(back, OLD), source)
    assert codes(reading) == ["W032"]
    assert [change.value for change in reading.changes] == [None]
    assert merged(reading, source).written == {}


def test_words_beside_those_that_stand_are_a_value() -> None:
    source = CASE.source()
    reading = read(saved_by(retyped(CASE.sent(), "title.fr", "Contrat (neuf)"), OLD), source)
    assert codes(reading) == []
    assert merged(reading, source).written == {"title.fr": "Contrat (neuf)"}


def test_nothing_is_written_while_changes_are_tracked() -> None:
    source = CASE.source()
    back = tracked(CASE.sent(), "term.start", "janvier", "février")
    assert merged(read(back, source), source).written
    reading = read(saved_by(back, OLD), source)
    assert codes(reading) == ["W005", "W033"]
    assert merged(reading, source).text == source.document.text
    for language in LANGUAGES:
        assert "LibreOffice 7.4" in said(reading.findings[1], language).message
