"""Templates filled: values as the wording says them, parts kept or left out, nothing run."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.word.ooxml import faults
from tests.word.read import changed, parts, tree
from tests.word.template.office import asked, in_runs, texts, with_controls, written

from conventions.agreement import Draft, read_draft
from conventions.base.characters import hidden
from conventions.base.errors import InvalidDocument
from conventions.base.language import Language
from conventions.drafting.typography import unbroken
from conventions.word.template.fill import Filled, fill

DAY = date(2026, 11, 22)
MINIMAL = Path(__file__).parents[3] / "examples" / "minimal" / "agreement.fr.yaml"


def agreement(old: str = "", new: str = "") -> Draft:
    text = MINIMAL.read_text("utf-8")
    assert old in text
    return read_draft(text.replace(old, new, 1).encode() if old else text.encode())


def filled(data: bytes, draft: Draft | None = None, language: Language = "fr") -> Filled:
    return fill(data, draft or agreement(), language, created=DAY)


def said(data: bytes, draft: Draft | None = None, language: Language = "fr") -> list[str]:
    return texts(filled(data, draft, language).data)


def test_values_are_said_in_the_language_by_the_kind_of_their_field() -> None:
    data = written("{{ term.start }} / {{ financing.ceiling[0].amount }} / {{ parties[0].role }}")
    assert said(data) == ["1er\u00a0janvier 2027 / CHF\u00a0240'000.00 / mandant"]
    german = said(data, language="de")[0]
    assert german.startswith("1.\u00a0Januar 2027 / CHF\u00a0240'000.00 / ")


def test_a_filter_says_it_otherwise() -> None:
    data = written(
        "{{ term.ordinary_termination.notice|duration('dative') }}, {{ term.start|date }}"
    )
    assert said(data, language="de") == ["3\u00a0Monaten, 1.\u00a0Januar 2027"]


def test_tags_in_pieces_are_joined_and_have_the_look_of_the_first() -> None:
    result = filled(in_runs("Am {{ te", "rm.st", "art }}.", bold=[1]))
    assert texts(result.data) == ["Am 1er\u00a0janvier 2027."]


def test_rows_are_repeated_and_parts_left_out() -> None:
    data = written(
        "{%p if term.end %}",
        "Befristet.",
        "{%p else %}",
        "Unbefristet.",
        "{%p endif %}",
        rows=[
            ["{%tr for p in parties %}", ""],
            ["{{ p.legal_name }}", "{{ p.role }}"],
            ["{%tr endfor %}", ""],
        ],
    )
    assert said(data) == [
        "Befristet.",
        *("Service social de la commune de Valneuve", "mandant"),
        *("Association Atelier du Val", "mandataire"),
    ]


def test_a_table_whose_rows_all_went_leaves_no_table() -> None:
    data = written("a", rows=[["{%tr for p in employers %}"], ["{{ p.role }}"], ["{%tr endfor %}"]])
    result = filled(data).data
    assert texts(result) == ["a"]
    assert docx.Document(BytesIO(result)).tables == []


def test_controls_are_filled_and_keep_the_path_of_their_field() -> None:
    data = with_controls("term.start", "parties[].legal_name", "parties[].role")
    result = filled(data).data
    assert texts(result) == [
        "Wert: 1er\u00a0janvier 2027",
        *("Service social de la commune de Valneuve", "mandant"),
        *("Association Atelier du Val", "mandataire"),
    ]
    body = docx.Document(BytesIO(result)).element
    tags = [mark.get(qn("w:val")) for mark in body.iter(qn("w:tag"))]
    assert tags == [
        "term.start",
        *("parties[0].legal_name", "parties[0].role"),
        *("parties[1].legal_name", "parties[1].role"),
    ]
    assert next(body.iter(qn("w:showingPlcHdr")), None) is None
    assert len(list(body.iter(qn("w:b")))) == 5, "the look of the control stays"


@pytest.mark.parametrize(("tag", "there"), [("if:term.end", True), ("unless:term.end", False)])
def test_a_block_control_keeps_what_is_asked_for(tag: str, there: bool) -> None:
    assert said(asked(tag, "Befristet.")) == ["Befristet.", "Ende"][not there :]


def test_what_is_missing_is_marked_and_told() -> None:
    result = filled(written("{{ parties[5].legal_name }} {{ parties[0].part_of }}"))
    assert [gap.path for gap in result.gaps] == ["parties[5].legal_name", "parties[0].part_of"]
    body = docx.Document(BytesIO(result.data)).element
    assert len(list(body.iter(qn("w:highlight")))) == 2
    assert docx.Document(BytesIO(result.data)).core_properties.content_status == "PROJET"


def test_a_template_with_faults_is_not_filled() -> None:
    with pytest.raises(InvalidDocument) as raised:
        filled(written("{{ term.sart }}", "{{ nme }}"))
    assert [finding.code.id for finding in raised.value.findings] == ["W502", "W502"]


LOOP = "{% for party in parties %}"


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__['os'].system('id') }}",
        "{{ parties|attr('__class__') }}",
        "{{ 'a' * 100000000 }}",
        "{{ '%1000000000d'|format(1) }}",
        f"{LOOP * 3}x{'{% endfor %}' * 3}",
        "{% include '/etc/passwd' %}",
        "{% set x = 1 %}",
        "{{ range(99999999) }}",
        "{{ term.start.format }}",
        "{{ self }}",
    ],
)
def test_nothing_but_names_and_conditions_is_run(attack: str) -> None:
    with pytest.raises(InvalidDocument):
        filled(written(attack))
    with pytest.raises(InvalidDocument):
        filled(written("x", header=attack))


def test_a_placeholder_in_the_properties_or_an_attribute_is_never_run() -> None:
    data = written("{{ term.start }}")
    planted = changed(data, "docProps/core.xml", "python-docx", "{{ 7 * 6 }}{{ term.start }}")
    planted = changed(
        planted,
        "word/document.xml",
        "<w:body>",
        '<w:body><w:bookmarkStart w:id="7" w:name="{{ 7 }}"/><w:bookmarkEnd w:id="7"/>',
    )
    result = filled(planted).data
    assert b"{{" not in parts(result)["docProps/core.xml"]
    assert 'w:name="{{ 7 }}"' in parts(result)["word/document.xml"].decode()


MARKUP = st.text(
    st.sampled_from("&<>\"'{}%#\\ab \n\t\u00a0é😀ا\u200f\u202e\u000b\u0001]]>"),
    min_size=1,
    max_size=30,
)


NAME = "{{ parties[1].legal_name }}"
EVERYWHERE = written(NAME, rows=[[NAME]], header=NAME)


def test_without_escaping_markup_would_break_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = agreement('"Association Atelier du Val"', '"A <B> & C"')
    assert texts(filled(EVERYWHERE, draft).data) == ["A <B> & C"] * 2
    monkeypatch.setattr("conventions.word.template.fill._ENTITIES", {char: char for char in "&<>"})
    with pytest.raises(etree.XMLSyntaxError):
        filled(EVERYWHERE, draft)


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_markup_in_a_value_survives_or_is_refused(text: str) -> None:
    quoted = f"x{text}x".replace("\\", "\\\\").replace('"', '\\"')
    quoted = quoted.replace("\n", "\\n").replace("\t", "\\t")
    draft = agreement('"Association Atelier du Val"', f'"{quoted}"')
    parties = draft.sections.get("parties")
    if parties is None:
        assert draft.findings
        assert next(hidden(text), None) is not None
        return
    result = filled(EVERYWHERE, draft).data
    name = parties.root[1].legal_name
    expected = unbroken(" ".join(part for part in re.split("[ \t\n]+", name) if part))
    assert texts(result) == [expected, expected]
    heads = [tree(result, part) for part in parts(result) if part.startswith("word/header")]
    assert ["".join(map(str, head.itertext())) for head in heads] == [expected]


def test_the_file_is_sound_and_the_same_each_time() -> None:
    data = written(
        "{{ term.start }}",
        header="{{ identity.title }}",
        rows=[["{%tr for p in parties %}"], ["{{ p.legal_name }}"], ["{%tr endfor %}"]],
    )
    result = filled(data).data
    assert result == filled(data).data
    own = [fault for fault in faults(result) if "grid" not in fault]
    before = [fault for fault in faults(data) if "grid" not in fault]
    assert set(own) <= set(before)
