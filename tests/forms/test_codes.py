"""The codes on reports keep their ids and have whole pages, and words in every language."""

import re
import string

import pytest

from conventions.base.findings import Code
from conventions.base.language import Language
from conventions.base.messages import template
from conventions.forms.codes import CODES


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


ON_EVERY_REPORT = {112, 113, 129, 132}
"""Numbers of codes that ``rules.reported`` took over: R112 is R007 now, the others are the same."""


def test_ids_and_names_are_unique_and_without_gaps() -> None:
    numbers = sorted(set(range(101, 140)) - ON_EVERY_REPORT)
    assert sorted(code.id for code in CODES) == [f"R{number}" for number in numbers]
    assert len({code.name for code in CODES}) == len(CODES)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_pages_are_whole(code: Code) -> None:
    assert re.findall(r"^## (.+)$", code.page, re.MULTILINE) == ["Why", "Example", "Instead"]
    assert code.page.splitlines()[0].endswith(".")
    assert code.hint
    assert code.why


@pytest.mark.parametrize("language", ["fr", "de", "it"])
@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_every_language_says_it_with_the_same_values(code: Code, language: Language) -> None:
    said, english = template(code, language), template(code)
    assert said.message != english.message
    assert placeholders(said.message) == placeholders(english.message)
    assert placeholders(said.do) == placeholders(english.do)
    assert placeholders(said.why) == set()
    if language == "fr":
        assert not re.search(r"[^\u00a0][:;!?»%](?:\s|$)", said.message + said.do + said.why)
    if language == "de":
        assert "ß" not in said.message + said.do + said.why
