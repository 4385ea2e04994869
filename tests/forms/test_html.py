"""The page as text: its policy, its labels, what stands in it of somebody else's words."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.forms.agreements import changed, every, minimal
from tests.forms.sheets import ISSUED

from conventions.base.language import LANGUAGES, Language
from conventions.forms import form
from conventions.forms.definition import define
from conventions.report import Observation, Report, Value


class Page(HTMLParser):
    """Elements with their attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open = tag

    def handle_data(self, data: str) -> None:
        if self.open in self.inside:
            self.inside[self.open].append(data)
            self.open = ""


def made(agreement: Any, language: Language = "fr", previous: Report | None = None) -> str:
    page = form(agreement, "2027", language, ISSUED, kind="html", previous=previous)
    return page.decode()


def test_the_policy_allows_its_own_script_and_style_and_nothing_else() -> None:
    page = Page(made(minimal()))
    policy = next(a["content"] for t, a in page.elements if a.get("http-equiv"))
    assert policy is not None
    data, script = page.inside["script"]
    json.loads(data)
    for text in (script, *page.inside["style"]):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    outside = {"src", "href", "action", "onclick", "oninput", "style", "srcset"}
    assert not [(t, a) for t, a in page.elements if outside & a.keys()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_has_its_label_and_every_id_is_one(language: Language) -> None:
    page = Page(made(every(), language))
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    cells = [a for t, a in page.elements if t in ("input", "select", "textarea")]
    labels = {a["for"] for t, a in page.elements if t == "label"}
    assert {a["id"] for a in cells} == labels
    asked = sum(
        len(entry.inputs)
        for section in define(every(), "2027", language).sections
        for entry in section.entries
    )
    assert len([a for a in cells if "data-field" in a]) == asked
    described = [a["aria-describedby"] or "" for a in cells if "aria-describedby" in a]
    assert {name for names in described for name in names.split()} <= set(ids)


def test_words_of_others_stay_words() -> None:
    hostile = '</script><img src=x onerror="alert(1)"> {{ 7*7 }} "\'&'
    indicators = [{"id": "i1", "label": hostile, "unit": "count"}]
    text = made(changed(title=hostile, goals__indicators=indicators))
    page = Page(text)
    assert "img" not in {tag for tag, _ in page.elements}
    assert "{{ 7*7 }}" in text
    assert len(page.inside["script"]) == 2


def test_the_same_form_is_the_same_bytes() -> None:
    assert made(every()) == made(every())


def test_what_was_reported_before_stands_beside_the_target() -> None:
    value = Value.model_validate({"numerator": "24", "denominator": "80"})
    before = Observation(indicator="i1", group="tg1", reported=value)
    report = Report(agreement="minimal-fr", period="2026", observations=(before,))
    text = made(minimal(), previous=report)
    assert "2026\u00a0: 24\u00a0/\u00a080 (30\u00a0%)" in text
    assert 'data-before="30/1"' in text
    assert 'data-least="200000"' in text, "25 % less the tolerance of 5 points"


def test_the_script_is_one_that_people_can_read() -> None:
    script = Page(made(minimal())).inside["script"][1]
    assert "<!--" not in script
    assert "</" not in script
    assert not re.search(r"\b(?:eval|innerHTML|fetch|XMLHttpRequest|localStorage)\b", script)
    assert max(map(len, script.splitlines())) < 180
