from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from tests.word.read import parts, tree
from tests.word.sample import DOCUMENT

from conventions.word.writer import write


def test_a_file_says_what_it_is_and_of_what_day() -> None:
    known = docx.Document(BytesIO(write(DOCUMENT))).core_properties
    assert known.title == DOCUMENT.title
    assert known.subject == DOCUMENT.number
    assert known.author == known.last_modified_by == DOCUMENT.issuer
    assert known.language == "fr-CH"
    assert known.version == "version 1"
    assert known.content_status == "PROJET"
    assert known.created == known.modified == datetime(2026, 11, 21, tzinfo=UTC)


def test_what_is_no_draft_has_no_status() -> None:
    signed = docx.Document(BytesIO(write(replace(DOCUMENT, draft=""))))
    assert not signed.core_properties.content_status


@pytest.mark.parametrize("language", ["fr-CH", "de-CH", "it-CH", "en-GB", "fr-BE"])
def test_no_part_speaks_another_language_or_names_a_program(language: str) -> None:
    data = write(replace(DOCUMENT, language=language))
    whole = b"".join(parts(data).values()).lower()
    for trace in (b"python", b"2013-", b"en-us", b"lxml", b"microsoft office"):
        assert trace not in whole, trace
    defaults = next(tree(data, "word/styles.xml").iter(qn("w:docDefaults")))
    assert next(defaults.iter(qn("w:lang"))).get(qn("w:val")) == language
    theme = next(tree(data, "word/settings.xml").iter(qn("w:themeFontLang")))
    assert theme.get(qn("w:val")) == language


def test_word_does_not_open_it_in_compatibility_mode() -> None:
    settings = tree(write(DOCUMENT), "word/settings.xml")
    modes = {
        element.get(qn("w:name")): element.get(qn("w:val"))
        for element in settings.iter(qn("w:compatSetting"))
    }
    assert modes["compatibilityMode"] == "15"
