import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from conventions.base.characters import hidden
from conventions.drafting.blocks import Gap, Text, Value
from conventions.word import markup
from conventions.word.markup import NAMESPACES, Sheet, bookmark_name, escaped, run, runs
from conventions.word.roles import Role

SHEET = Sheet({role: role.name for role in Role}, 9000)
KEYS = st.text(st.characters(codec="utf-8"))
REFUSED = ["\0", "\x0b", "\x1f", "\x7f", "\r", "\ud800", "\ufffe", "\u202e", "\u200b", "\ue000"]


@given(st.text())
def test_text_is_carried_exactly_or_refused(text: str) -> None:
    if any(hidden(text)):
        with pytest.raises(ValueError, match="cannot stand in a document"):
            escaped(text)
        return
    element = etree.fromstring(f'<a b="{escaped(text).replace(chr(10), "")}">{escaped(text)}</a>')
    assert (element.text or "") == text


@pytest.mark.parametrize("character", REFUSED)
def test_a_character_that_does_not_show_is_refused(character: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(character):04X} cannot stand"):
        escaped(f"Anna{character}Muster")


def test_nothing_that_is_passed_unread_needs_reading() -> None:
    plain = [char for char in map(chr, range(0x3000)) if markup._PLAIN.fullmatch(char)]
    assert len(plain) > 700
    assert [char for char in plain if char in '&<>"' or list(hidden(char))] == []


def test_without_escaping_a_value_would_write_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    value = "</w:t><w:br/><w:t>"
    assert "<w:br/>" not in run(value)
    monkeypatch.setattr(markup, "escaped", str)
    assert "<w:br/>" in run(value)


def test_a_newline_becomes_a_line_break_and_a_tab_a_tab() -> None:
    written = run("a\n\tb ")
    tree = etree.fromstring(f"<a {NAMESPACES}>{written}</a>")
    assert [etree.QName(child).localname for child in tree[0]] == ["t", "br", "tab", "t"]


@given(KEYS, KEYS)
def test_a_bookmark_name_is_hidden_short_and_its_key_s_alone(one: str, other: str) -> None:
    names = bookmark_name(one), bookmark_name(other)
    assert all(name.startswith("_cv_") and len(name) <= 40 for name in names)
    assert all(name.replace("_", "a").isalnum() for name in names)
    assert (names[0] == names[1]) == (one == other)


def test_each_kind_of_run_has_its_style_and_only_the_first_mark_of_a_gap_its_bookmark() -> None:
    gap = Gap("term.start", "début")
    sheet = Sheet(SHEET.styles, 9000, frozenset({gap.path}), {gap.path})
    written = runs(sheet, (Text("a"), Text("b", strong=True), Value("c"), gap, gap))
    used = [Role[name] for name in re.findall(r'w:rStyle w:val="(\w+)"', written)]
    assert used == [Role.STRONG, Role.VALUE, Role.MISSING, Role.MISSING]
    marks = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', written)
    assert len(marks) == len(set(marks)) == written.count("<w:bookmarkEnd") == 3
    assert [mark for mark in marks if "_cv_v" not in mark] == [bookmark_name("gap:term.start")]
    assert "⟦début⟧" in written
