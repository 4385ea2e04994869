"""The picture: well-formed, the same every time, nothing from elsewhere, no label on another."""

from datetime import date
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.rules.test_cases import changed

from conventions.agreement import Agreement
from conventions.base.language import LANGUAGES, Language, word
from conventions.deadlines import Deadline, Kind, list_deadlines, timeline
from conventions.deadlines.timeline import _LOOK_OF, _LOOKS, _room, _rows, _Scale

SVG = "{http://www.w3.org/2000/svg}"
WINDOW = date(2027, 1, 1), date(2029, 12, 31)


def read(data: bytes) -> Any:
    """The picture as a tree."""
    return etree.fromstring(data)


def found(window: tuple[date, date] = WINDOW, **changes: Any) -> list[tuple[Agreement, Deadline]]:
    agreement = changed({"term.end": "2029-12-31", **changes}).agreement()
    return [(agreement, one) for one in list_deadlines(agreement, *window)]


def test_every_kind_has_a_look_that_is_no_other_in_black_and_white() -> None:
    assert set(_LOOK_OF) == set(get_args(Kind))
    shapes = [look.shape for look in _LOOKS]
    assert len(set(shapes)) >= len(shapes) - 1  # the bar of the term stands at both ends
    for language in LANGUAGES:
        for look in _LOOKS:
            assert word(language, "dates", f"lane.{look.name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_an_image_with_a_title_and_a_description(language: Language) -> None:
    listed = found()
    data = timeline(listed, *WINDOW, language)
    tree = read(data)
    assert tree.tag == f"{SVG}svg"
    assert tree.get("role") == "img"
    ids = tree.get("aria-labelledby").split()
    assert [tree.find(f"*[@id='{one}']").tag for one in ids] == [f"{SVG}title", f"{SVG}desc"]
    assert str(len(listed)) in tree.find(f"{SVG}desc").text
    marks = tree.findall(f"{SVG}g")
    assert len(marks) == len(listed)
    assert all(mark.find(f"{SVG}title").text for mark in marks)
    assert data == timeline(listed, *WINDOW, language)


def test_it_fetches_nothing_and_runs_nothing() -> None:
    text = timeline(found(), *WINDOW, "fr").decode()
    foreign = ("href", "<script", "url(", "@import", "<image", "onload", "<style")
    assert not any(one in text for one in foreign)
    assert text.count("http") == 1  # the name of the format


def test_nothing_leaves_the_page() -> None:
    tree = read(timeline(found(), *WINDOW, "de"))
    width, height = int(tree.get("width")), int(tree.get("height"))
    for one in tree.iter(f"{SVG}text"):
        assert 0 <= int(one.get("x")) <= width
        assert 0 <= int(one.get("y")) <= height


def test_a_day_that_is_no_working_day_shows_both() -> None:
    text = timeline(found(), *WINDOW, "fr").decode()
    assert ">31.1./1.2.<" in text


def test_several_agreements_have_a_lane_each_and_a_legend() -> None:
    both = [*found(), *found(id="another")]
    tree = read(timeline(both, *WINDOW, "en"))
    texts = [one.text for one in tree.iter(f"{SVG}text")]
    assert "another" in texts
    assert word("en", "dates", "lane.notice") in texts
    assert "2 agreements" in texts


def test_a_title_is_text_and_no_markup() -> None:
    name = "<script>alert(1)</script> & «x»"
    pairs = [(one.model_copy(update={"title": name}), deadline) for one, deadline in found()]
    tree = read(timeline(pairs, *WINDOW, "fr"))
    assert tree.find(f"{SVG}title").text == name
    assert not list(tree.iter(f"{SVG}script"))


days = st.dates(date(1990, 1, 1), date(2199, 12, 31))


@settings(max_examples=30)
@given(days, days)
def test_any_window_gives_a_picture(one: date, other: date) -> None:
    window = min(one, other), max(one, other)
    listed = found(window)
    assert len(read(timeline(listed, *window, "it")).findall(f"{SVG}g")) == len(listed)


@given(st.lists(days, max_size=30).map(sorted))
def test_no_label_lies_on_another(dates: list[date]) -> None:
    from conventions.deadlines.timeline import _Mark

    scale = _Scale(date(1990, 1, 1), date(2199, 12, 31))
    marks = [_Mark(scale.x(one), f"{one.day}.{one.month}.", "", _LOOKS[0]) for one in dates]
    rows = _rows(marks)
    assert sorted(mark.x for row in rows for mark in row) == [mark.x for mark in marks]
    for row in rows:
        assert all(other.x - one.x >= _room(one, other) for one, other in pairwise(row))


def test_an_empty_picture_is_one_too() -> None:
    assert read(timeline([], *WINDOW, "fr")).tag == f"{SVG}svg"
    assert read(timeline([], date.max, date.max, "fr")).tag == f"{SVG}svg"
