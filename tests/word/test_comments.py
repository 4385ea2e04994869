"""Guidance in comments: at each section what it should settle and what stands; or none at all."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from tests.word.ooxml import faults
from tests.word.read import parts
from tests.word.sample import DOCUMENT

from conventions.agreement import SECTIONS, Draft, read_draft
from conventions.base.language import LANGUAGES, Language
from conventions.rules.lint import lint
from conventions.word import draft
from conventions.word.comments import Comment, with_comments
from conventions.word.guide import guidance
from conventions.word.package import deflated
from conventions.word.writer import write

DAY = date(2026, 11, 22)
EXAMPLE = Path(__file__).parents[2] / "examples" / "minimal" / "agreement.fr.yaml"


def agreement(old: str = "", new: str = "") -> Draft:
    text = EXAMPLE.read_text("utf-8")
    assert old in text
    return read_draft(text.replace(old, new, 1).encode() if old else text.encode())


def guided(source: Draft, language: Language = "fr") -> bytes:
    guide = guidance(source, lint(source).findings, language)
    return draft(source, language, created=DAY, guide=guide)


def test_each_section_has_a_comment_of_the_office() -> None:
    data = guided(agreement())
    comments = list(docx.Document(BytesIO(data)).comments)
    assert len(comments) == len(SECTIONS)
    assert {comment.author for comment in comments} == {"Service social de la commune de Valneuve"}
    assert faults(data) == []


def test_it_says_what_is_missing_and_what_stands() -> None:
    source = agreement("  end: 2027-12-31\n", "  end: 2026-12-31\n")
    found = [finding for finding in lint(source).findings if finding.path.startswith("term")]
    assert found
    text = "\n".join(guidance(source, found, "fr")["term"])
    assert found[0].code.id in text
    assert "Rien ne s’y oppose" in "\n".join(guidance(source, found, "fr")["disputes"])


def test_findings_on_the_head_stand_with_the_first_section() -> None:
    source = agreement("laws: [", "laws: [xx, ")
    found = [finding for finding in lint(source).findings if finding.path.startswith("laws")]
    assert found
    assert found[0].code.id in "\n".join(guidance(source, found, "de")["parties"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(language: Language) -> None:
    source = agreement()
    said = guidance(source, lint(source).findings, language)
    assert set(said) == set(SECTIONS)
    assert all(len(paragraphs) > 2 for paragraphs in said.values())


def test_the_clean_version_has_none() -> None:
    clean = parts(draft(agreement(), "fr", created=DAY))
    assert not [name for name in clean if "comment" in name]
    assert not [
        name
        for name, content in clean.items()
        if b"comment" in content.lower()
        if name not in ("word/styles.xml", "customXml/item1.xml")
    ]


def test_a_text_with_tracked_changes_has_them_too() -> None:
    source, later = agreement(), agreement("end: 2027-12-31", "end: 2027-11-30")
    guide = guidance(later, (), "fr")
    data = draft(later, "fr", created=DAY, compare=source, author="A", guide=guide)
    assert len(list(docx.Document(BytesIO(data)).comments)) == len(SECTIONS)
    assert faults(data) == []


def test_comments_are_put_after_those_there_are() -> None:
    once = write(DOCUMENT, guide={"subject": ("eins",)})
    members = {name: deflated(content) for name, content in parts(once).items()}
    body = parts(once)["word/document.xml"].decode()
    members["word/document.xml"] = deflated(body.replace('w:id="x"', "").encode())
    more = with_comments(members, "word/document.xml", [Comment("A B", ("zwei", "<drei>"))])
    assert more.keys() == members.keys()
