"""The picture: well-formed, in words, by shape as well as by colour."""

from xml.etree import ElementTree as ET

import pytest
from tests.portfolio.rows import row

from conventions.base.language import LANGUAGES, Language
from conventions.portfolio import funnels, picture

SVG = "{http://www.w3.org/2000/svg}"


def drawn(language: Language = "en", **names: str) -> ET.Element:
    rows = [row("a", 24, 40), row("b", 2, 40, title=names.get("title", "")), row("c", 15, 40)]
    return ET.fromstring(picture(funnels(rows), language, names.get("note", "")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_point_says_its_numbers(language: Language) -> None:
    titles = [element.text or "" for element in drawn(language).iter(f"{SVG}title")]
    assert len(titles) == 4
    assert any(text.startswith("b") and "40" in text and "2" in text for text in titles)


def test_zones_differ_in_shape() -> None:
    marks = [
        one.find(f"{SVG}path")
        for one in drawn().iter(f"{SVG}g")
        if one.find(f"{SVG}title") is not None
    ]
    shapes = {mark.attrib["d"] for mark in marks if mark is not None}
    assert len(shapes) == 3


def test_only_results_outside_are_named() -> None:
    texts = [element.text for element in drawn().iter(f"{SVG}text")]
    assert "b" in texts
    assert "c" in texts
    assert "a" not in texts


def test_names_are_escaped() -> None:
    rows = [row("a", 24, 40), row("<script>", 2, 40, label="A & B")]
    assert b"<script>" not in picture(funnels([*rows, row("c", 1, 9, label="A & B")]), "fr")
    ET.fromstring(picture(funnels(rows), "fr"))


def test_the_note_stands_at_the_foot() -> None:
    texts = [element.text for element in drawn(note="Rounded to 5.").iter(f"{SVG}text")]
    assert texts[-1] == "Rounded to 5."


def test_no_funnel_is_said() -> None:
    picture_of_none = ET.fromstring(picture((), "en"))
    assert [one.text for one in picture_of_none.iter(f"{SVG}text")] == [
        "No indicator has counts in at least two agreements."
    ]


def test_the_same_bytes_for_the_same_input() -> None:
    rows = [row("a", 24, 40), row("b", 2, 40)]
    assert picture(funnels(rows), "de") == picture(funnels(rows), "de")
