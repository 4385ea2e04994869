"""Sixteen mistakes that people make in templates: each is found, in its place, with a way out."""

import re
import string
from io import BytesIO

import docx
import pytest
from tests.word.corporate import corporate
from tests.word.ooxml import faults
from tests.word.read import parts
from tests.word.template.office import asked, in_runs, saved, with_controls, written

from conventions.base.findings import Code, Finding
from conventions.base.language import LANGUAGES, Language
from conventions.base.messages import said, template
from conventions.word.template.check import check, checked_copy
from conventions.word.template.codes import CODES


def in_comment() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("Text")
    document.add_comment(paragraph.runs, "{{ term.start }}", "A", "A")
    paragraph.add_run(" {{ term.end }}")
    return saved(document)


MISTAKES = {
    # Those that users of other programs struggle with most.
    "a tag in runs of different look": (
        in_runs("{{ te", "rm.st", "art }}", bold=[1]),
        ("W514", "body.paragraph[1]"),
    ),
    "curly quotes": (
        written("{{ term.ordinary_termination.notice|duration(“dative”) }}"),
        ("W513", "body.paragraph[1]"),
    ),
    "no p": (
        written("{% if term.renewal %}", "Text", "{% endif %}"),
        ("W508", "body.paragraph[1]"),
    ),
    "no tr": (
        written(rows=[["{% for p in parties %}", ""], ["{{ p.role }}", "{% endfor %}"]]),
        ("W508", "body.table[1].row[1].column[1]"),
    ),
    "an unknown name": (written(rows=[["x", "{{ term.sart }}"]]), ("W502", ".row[1].column[2]")),
    "a loop that never ends": (
        written("{% for p in parties %}{{ p.role }}"),
        ("W506", "body.paragraph[1]"),
    ),
    "a loop across cells": (
        written(rows=[["{% for p in parties %}{{ p.role }}", "{{ p.role }}{% endfor %}"]]),
        ("W508", "body.table[1].row[1].column[1]"),
    ),
    "a filter of another kind": (written("{{ term.start|money }}"), ("W504", "paragraph[1]")),
    "an attack": (
        written("{{ cycler.__init__.__globals__.os.popen('id').read() }}"),
        ("W505", "body.paragraph[1]"),
    ),
    # And more.
    "half a tag": (written("{{ term.start }"), ("W501", "body.paragraph[1]")),
    "an unknown filter": (written("{{ term.start|datum }}"), ("W503", "body.paragraph[1]")),
    "a list printed": (written("{{ parties }}"), ("W512", "body.paragraph[1]")),
    "a loop over a text": (
        written("{% for c in term.start %}{{ c }}{% endfor %}"),
        ("W511", "body.paragraph[1]"),
    ),
    "text beside a p tag": (
        written("Gezeichnet: {%p if term.renewal %}", "x", "{%p endif %}"),
        ("W510", "body.paragraph[1]"),
    ),
    "two levels": (
        written("{%p if term.renewal %}", "x", "{% endif %}"),
        ("W509", "body.paragraph[3]"),
    ),
    "an end without a beginning": (written("{% endif %}"), ("W507", "body.paragraph[1]")),
    "in a comment": (in_comment(), ("W515", "file")),
    "a control with a wrong tag": (with_controls("term.strat"), ("W502", "body.paragraph[1]")),
    "a control of nobody's": (with_controls("trem.start"), ("W516", "body.paragraph[1]")),
    "a row of two lists": (
        with_controls("parties[].role", "goals.goals[].id"),
        ("W517", "body.table[1].row[1].column[2]"),
    ),
    "a calculation": (written("{{ 'a' * 99999999 }}"), ("W505", "body.paragraph[1]")),
    "a statement": (written("{% include '/etc/passwd' %}"), ("W505", "body.paragraph[1]")),
    "a mistyped word": (written("{% fro p in parties %}"), ("W502", "body.paragraph[1]")),
    "in the header": (written("x", header="{{ identity.titel }}"), ("W502", "header.default")),
    "a condition on what is not there": (asked("if:term.renewl", "x"), ("W502", "paragraph[1]")),
    "a word that a field does not have": (
        written("{{ parties[0].role|word('band') }}"),
        ("W504", "body.paragraph[1]"),
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_found_in_its_place(mistake: str) -> None:
    data, (code, place) = MISTAKES[mistake]
    found = [finding for finding in check(data) if finding.code.id == code]
    assert found, [finding.code.id for finding in check(data)]
    assert any(place in finding.path for finding in found)


def test_all_mistakes_of_one_file_are_told_at_once_and_as_a_person_finds_them() -> None:
    data = written(
        "{{ term.sart }}", "{% for c in term.start %}", rows=[["a", "b"], ["c", "{{ nme }}"]]
    )
    found = check(data, "fr", "modele.docx")
    assert [finding.code.id for finding in found] == ["W502", "W511", "W502", "W506"]
    assert str(found[0].place) == "modele.docx, corps, paragraphe 1"
    assert str(found[2].place) == "modele.docx, corps, tableau 1, ligne 2, colonne 2"
    assert "term.start" in said(found[0], "fr").message


def test_what_word_cuts_without_any_change_of_look_is_no_mistake() -> None:
    assert not [each for each in check(in_runs("{{ te", "rm.start", " }}")) if each.code in CODES]


def test_a_template_without_mistakes_has_none() -> None:
    data = written(
        "Vom {{ term.start|date }} bis {{ term.end }}.",
        "{%p if term.renewal %}",
        "Frist: {{ term.ordinary_termination.notice|duration('dative') }}",
        "{%p endif %}",
        "{% for p in parties if p.role %}{{ p.legal_name }}, {{ p.role|word('role') }}{% endfor %}",
        rows=[["{%tr for p in parties %}"], ["{{ p.legal_name }}"], ["{%tr endfor %}"]],
    )
    assert check(data) == ()


def test_a_base_is_told_what_it_lacks() -> None:
    found = {finding.code.id: finding for finding in check(corporate(), "de")}
    assert set(found) == {"W518", "W519"}
    assert "Clause" in said(found["W518"], "de").message
    assert "Title" not in found["W518"].values["styles"]
    bare = {finding.code.id for finding in check(written("x"))}
    assert bare == {"W518", "W520"}


def test_the_copy_has_a_comment_at_each_fault() -> None:
    data = written("Text", "{{ term.sart }} und {{ nme }}", header="{{ identity.titel }}")
    copy = checked_copy(data, "de", "Amt")
    document = docx.Document(BytesIO(copy))
    comments = list(document.comments)
    assert [comment.author for comment in comments] == ["Amt"] * 3
    assert "term.start" in comments[0].text
    assert "Kopfzeile" in comments[2].text
    assert "commentReference" in document.paragraphs[1]._p.xml
    assert "commentReference" in document.paragraphs[0]._p.xml, "of the header, where none can be"
    assert not [fault for fault in faults(copy) if "comment" in fault]


def test_a_copy_of_a_copy_keeps_the_comments() -> None:
    once = checked_copy(written("{{ nme }}"), "en")
    twice = checked_copy(once, "en")
    assert len(list(docx.Document(BytesIO(twice)).comments)) == 2
    assert (
        parts(once)["word/comments.xml"] in parts(checked_copy(written("{{ nme }}"), "en")).values()
    )


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"no archive at all"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    assert [finding.code.id for finding in check(data)] == ["F021"]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["fr", "de", "it"])
@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_every_language_says_it_with_the_same_values(code: Code, language: Language) -> None:
    words, english = template(code, language), template(code)
    assert words.message != english.message
    assert placeholders(words.message) == placeholders(english.message)
    assert placeholders(words.do) == placeholders(english.do)
    if language == "fr":
        said_of_it = re.sub(r"\{\{.*?\}\}|\{%.*?%\}+", "", words.message + words.do + words.why)
        assert not re.search(r"[^\u00a0][:;!?»](?:\s|$)", said_of_it)
    if language == "de":
        assert "ß" not in words.message + words.do + words.why


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_can_be_said(language: Language) -> None:
    found: list[Finding] = [each for data, _ in MISTAKES.values() for each in check(data, language)]
    for finding in found:
        words = said(finding, language)
        assert words.message
        assert "Word(" not in words.message + words.do


@pytest.mark.parametrize(
    ("begin", "end", "near"),
    [("fro p in parties", "endfor", ("for",)), ("fi term.end", "endif", ("if",))],
)
def test_a_misspelt_begin_is_one_fault(begin: str, end: str, near: tuple[str, ...]) -> None:
    """What stands inside, and the end, are taken as those of the word that was meant."""
    (finding,) = check(written(f"{{% {begin} %}}{{{{ term.start }}}}{{% {end} %}}"))
    assert (finding.code.id, finding.values["near"]) == ("W502", near)
