"""The table of contents and cross-references, as Word finds them."""

import re
from datetime import date

import pytest
from tests.word.ooxml import faults
from tests.word.read import parts

from conventions.base.language import LANGUAGES, Language
from conventions.drafting.blocks import (
    Block,
    Clause,
    Contents,
    Document,
    Heading,
    Text,
    Value,
)
from conventions.word.markup import bookmark_name
from conventions.word.writer import write

BLOCKS: tuple[Block, ...] = (
    Contents("Table des matières"),
    Heading("goals", "But & objectifs"),
    Clause("goals.targets", (Text("Voir art. "), Text("2.1", target="term.end"), Text("."))),
    Heading("term", "Durée"),
    Clause("term.end", (Text("Selon l'"), Text("art. 1", target="goals"), Text("."))),
    Clause("term.sheets", (Text("Annexe", target="sheets"), Value("Satz", language="de"))),
    Heading("sheets", "Annexe", numbered=False),
)


def written(*blocks: Block, language: str = "fr-CH") -> str:
    document = Document(
        language=language,
        title="Convention",
        number="x",
        version="version 1",
        issuer="Commune",
        created=date(2026, 12, 1),
        page_words="page {x} de {y}",
        blocks=blocks,
    )
    data = write(document)
    assert not list(faults(data))
    return parts(data)["word/document.xml"].decode()


def test_every_heading_has_an_entry_that_leads_to_it() -> None:
    xml = written(*BLOCKS)
    assert xml.count(r"TOC \o &quot;1-1&quot; \n \h \z \u") == 1
    entries = re.findall(r'<w:hyperlink w:anchor="([^"]*)" [^>]*>(.*?)</w:hyperlink>', xml)
    said = [(anchor, re.sub("<w:tab/>", "\t", run)) for anchor, run in entries]
    texts = [re.sub("<[^>]*>", "", run) for _, run in said]
    assert texts == ["Art. 1\tBut &amp; objectifs", "Art. 2\tDurée", "Annexe"]
    for anchor, _ in entries:
        assert f'w:name="{anchor}"' in xml
    assert xml.count('"begin"') == xml.count('"end"') == 4


def test_no_page_is_named_that_nobody_has_counted() -> None:
    assert "PAGEREF" not in written(*BLOCKS)


def test_without_headings_there_is_no_table() -> None:
    assert "Table des matières" not in written(Contents("Table des matières"))


@pytest.mark.parametrize(
    ("key", "switches"),
    [("term.end", r" \r \h "), ("goals", r" \r \h \* Lower "), ("sheets", r" \h ")],
)
def test_a_reference_is_a_field_with_its_text(key: str, switches: str) -> None:
    xml = written(*BLOCKS)
    assert f"REF {bookmark_name(key)}{switches}<" in xml
    shown = {"term.end": "2.1", "goals": "art. 1", "sheets": "Annexe"}[key]
    assert f">{shown}</w:t>" in xml


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_a_text_in_another_language_says_its_own(language: Language) -> None:
    xml = written(Heading("a", "A"), Clause("a.b", (Value("x", language=language), Text("y"))))
    region = "en-GB" if language == "en" else f"{language}-CH"
    assert re.findall(r'<w:lang w:val="([^"]*)"/>', xml) == [region]
