"""The page: whole, in one file, without a script, and every number of it that of the assessment."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.monitoring.held import CASES, held

from conventions.base.language import LANGUAGES, Language, money, number, percent, word
from conventions.base.step import say, shown
from conventions.drafting.blocks import Clause, Heading, Text
from conventions.monitoring import page, report
from conventions.monitoring.drawing import COLOURS, GROUNDS
from conventions.monitoring.foreign import foreign_texts
from conventions.monitoring.stylesheet import GROUND, LINE, LINK, STYLESHEET, TEXT
from conventions.monitoring.typeset import kept
from conventions.pictures.frame import INK, PAPER, QUIET
from conventions.settlement import sums

VOID = {"meta", "br", "path", "rect"}
TEXT_CONTRAST, PICTURE_CONTRAST = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""


class Tags(HTMLParser):
    """The elements of a page with their attributes, and its text outside of pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"svg", "style"} & set(self.open):
            self.text.append(data)


def parsed(name: str, language: Language) -> Tags:
    tags = Tags()
    tags.feed(page(report(held(name), language)).decode())
    assert tags.open == []
    return tags


def loaded(text: str) -> Iterator[str]:
    """What a page would run or fetch."""
    yield from re.findall(r"<(?:script|iframe|object|embed|link|img|form)\b", text)
    yield from re.findall(r"\son[a-z]+\s*=", re.sub(r">[^<]*<", "><", text))
    yield from re.findall(r"(?:src|href)=\"(?!#)[^\"]*", text)
    yield from re.findall(r"url\(|@import|javascript:", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_every_number_is_that_of_the_assessment(name: str, language: Language) -> None:
    text = " ".join(parsed(name, language).text)
    assert len(held(name).assessment.verdicts) > 0
    for verdict in held(name).assessment.verdicts:
        figure, target = verdict.figure, verdict.target
        if figure is not None:
            said = percent if verdict.indicator.unit == "percent" else number
            assert said(shown(figure.value, 2), language) in text
        if figure is not None and figure.denominator is not None:
            assert number(shown(figure.denominator), language) in text
        if verdict.interval is not None:
            assert number(verdict.interval.low * 100, language, 1) in text
            assert number(verdict.interval.high * 100, language, 1) in text
        bounds = (target.at_least, target.at_most, target.exactly) if target else ()
        for bound in bounds:
            assert bound is None or number(shown(bound, 2), language) in text
        key = f"band.{verdict.band}" if verdict.band else f"state.{verdict.state}"
        assert word(language, "assessment", key) in text
        if verdict.evidence:
            assert word(language, "assessment", f"evidence.{verdict.evidence}") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_and_deadlines_are_on_it(language: Language) -> None:
    review = held("fai_biel_seeland")
    text = "".join(parsed("fai_biel_seeland", language).text)
    (year,) = review.settlement.years
    for row in sums(year):
        assert row.name(language) in text
        assert kept(money(row.amount, "CHF", language), language) in text
    assert review.deadlines
    for deadline in review.deadlines:
        assert kept(say(deadline.what, language), language) in text


def test_the_negative_control_sees_another_number() -> None:
    text = " ".join(parsed("fai_biel_seeland", "fr").text)
    assert "32.2\u00a0%" in text
    assert "33.2\u00a0%" not in text


@pytest.mark.parametrize("name", CASES)
def test_it_runs_and_fetches_nothing(name: str) -> None:
    text = page(report(held(name), "fr")).decode()
    assert list(loaded(text)) == []
    assert "default-src 'none'; style-src 'sha256-" in text
    assert "unsafe" not in text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<p onclick="x()">',
        '<a href="https://x.example">',
        "<style>@import 'x'</style>",
    ],
)
def test_the_guard_sees_what_runs_or_fetches(text: str) -> None:
    assert list(loaded(text))


def test_no_text_of_a_user_becomes_markup() -> None:
    review = held("samusocial_2022")
    agreement = review.agreement.model_copy(update={"title": "<script>x</script> & \"y\" 'z'"})
    text = page(report(replace(review, agreement=agreement), "fr")).decode()
    assert list(loaded(text)) == []
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_it_is_the_same_every_time(name: str, language: Language) -> None:
    assert page(report(held(name), language)) == page(report(held(name), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_go_down_without_a_gap_and_the_language_is_named(language: Language) -> None:
    tags = parsed("fai_biel_seeland", language)
    levels = [int(tag[1]) for tag, _ in tags.found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    (html,) = [attributes for tag, attributes in tags.found if tag == "html"]
    assert str(html["lang"]).startswith(language)
    inside = {attributes.get("id") for _, attributes in tags.found}
    for tag, attributes in tags.found:
        if tag == "a":
            assert str(attributes["href"]).removeprefix("#") in inside


@pytest.mark.parametrize("name", CASES)
def test_tables_have_captions_and_headings_and_pictures_have_words(name: str) -> None:
    tags = parsed(name, "de")
    tables = [tag for tag, _ in tags.found if tag == "table"]
    assert len(tables) == len([tag for tag, _ in tags.found if tag == "caption"])
    headings = [attributes for tag, attributes in tags.found if tag == "th"]
    assert headings
    assert all(heading.get("scope") in {"col", "row"} for heading in headings)
    for tag, attributes in tags.found:
        if tag == "svg":
            assert attributes["role"] == "img"
            assert any(symbol in str(attributes["aria-label"]) for symbol in "●■▼○")


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("one", "other"), [(TEXT, PAPER), (TEXT, GROUND), (LINK, PAPER)])
def test_text_stands_out(one: str, other: str) -> None:
    assert contrast(one, other) >= TEXT_CONTRAST


@pytest.mark.parametrize("colour", [INK, QUIET, LINE, *COLOURS.values()])
@pytest.mark.parametrize("ground", [PAPER, *GROUNDS.values()])
def test_lines_and_shapes_stand_out(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= PICTURE_CONTRAST


def test_the_contrast_is_the_one_of_the_standard() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert contrast("#c0c0c0", "#ffffff") < PICTURE_CONTRAST


def test_the_style_names_no_colour_that_is_not_looked_at() -> None:
    assert set(re.findall("#[0-9a-f]{6}", STYLESHEET)) == {TEXT, LINK, LINE, GROUND, PAPER}


def test_a_block_that_no_report_has_is_refused() -> None:
    document = report(held("vaud_2013"), "fr")
    blocks = (*document.blocks, Heading("art", "Art"), Clause("c", (Text("x"),)))
    with pytest.raises(ValueError, match="Clause"):
        page(replace(document, blocks=blocks))


@pytest.mark.parametrize(("language", "own"), [("it", "fr"), ("en", "fr")])
def test_what_is_quoted_in_another_language_says_so(language: Language, own: str) -> None:
    text = page(report(held("fai_biel_seeland"), language)).decode()
    title = held("fai_biel_seeland").agreement.title
    assert not isinstance(title, str)
    assert f'<span lang="{own}">{title.fr}</span>' in text
    assert f'<h3><span lang="{own}">Solution de suivi à la sortie</span>, 2027</h3>' in text
    assert "<span lang" not in page(report(held("fai_biel_seeland"), "fr")).decode()


def test_a_text_in_every_language_is_not_said_to_be_foreign() -> None:
    assert foreign_texts(held("fai_biel_seeland").agreement, "de") == {}
    agreement = held("status_s_2025").agreement
    found = foreign_texts(agreement, "en")
    assert set(found.values()) == {agreement.authoritative}
    assert found["Taux d’activité"] == "fr"
    assert foreign_texts(agreement, "fr") == {}
