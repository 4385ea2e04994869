"""The guide's table and a law's checklist say what is filled, nothing of what cannot be told."""

from pathlib import Path

import pytest

from conventions.agreement import read_draft
from conventions.base.language import LANGUAGES, Language, word
from conventions.law import load_law
from conventions.rules.completeness import checklist, completeness


def test_there_are_ten_blocks_27_items_and_16_key_ones(minimal: bytes) -> None:
    items = completeness(read_draft(minimal))
    assert len({item.section for item in items}) == 10
    assert len(items) == 27
    assert sum(item.key for item in items) == 16


def test_the_smallest_agreement_fills_all_but_other_bases(minimal: bytes) -> None:
    empty = [item.name for item in completeness(read_draft(minimal)) if not item.said]
    assert empty == ["other-bases"]


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("  surplus: {rule: repay}\n  deficit: {rule: provider-bears}\n", "surplus"),
        ("  forum: Lausanne\n", "forum"),
        ("  first_termination_date: 2027-06-30\n", None),
    ],
)
def test_what_is_taken_out_is_empty(minimal: bytes, line: str, item: str | None) -> None:
    assert line.encode() in minimal
    items = completeness(read_draft(minimal.replace(line.encode(), b"")))
    empty = {one.name for one in items if one.said is False} - {"other-bases"}
    assert empty == ({item} if item else set())


def test_nothing_is_said_of_a_section_that_is_not_valid(minimal: bytes) -> None:
    items = completeness(read_draft(minimal.replace(b"forum:", b"fourm:")))
    assert [item.name for item in items if item.said is None] == ["procedure", "forum"]


def test_an_unreadable_file_has_items_nobody_can_tell_of() -> None:
    assert {item.said for item in completeness(read_draft(b"["))} == {None}


def test_the_checklist_of_unemployment_insurance_has_twelve_items(minimal: bytes) -> None:
    asked = checklist(read_draft(minimal), load_law("ch-alv"))
    assert len(asked) == 12
    assert all(one.said for one in asked)


def test_an_item_with_several_fields_needs_all_of_them(minimal: bytes) -> None:
    without = minimal.replace(b"  amendment: {form: written-signed-by-both}\n", b"")
    asked = checklist(read_draft(without), load_law("ch-alv"))
    assert [one.item.id for one in asked if not one.said] == ["termination"]


def test_a_party_in_another_role_does_not_count(minimal: bytes) -> None:
    without = minimal.replace(b"role: provider", b"role: subcontractor")
    asked = checklist(read_draft(without), load_law("ch-alv"))
    assert [one.item.id for one in asked if not one.said] == ["organiser"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_has_a_word(language: Language, root: Path, minimal: bytes) -> None:
    for item in completeness(read_draft(minimal)):
        assert word(language, "rules", f"element.{item.name}")
