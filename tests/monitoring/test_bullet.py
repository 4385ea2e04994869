"""The bullet figure shows what the verdict says, and its bands are those of the judge."""

import re
from fractions import Fraction

import pytest
from lxml import etree
from tests.monitoring.held import CASES, held

from conventions.assessment import Verdict
from conventions.assessment.method import judge
from conventions.monitoring.bullet import LENGTH, START
from conventions.monitoring.drawing import COLOURS
from conventions.monitoring.targets import figure_of, in_words
from conventions.monitoring.voice import Voice
from conventions.monitoring.zones import zones
from conventions.pictures.scale import scale_of

SVG = "{http://www.w3.org/2000/svg}"


def drawn(name: str) -> list[tuple[Verdict, str]]:
    voice = Voice(held(name), "en")
    figures = [(one, figure_of(one, voice)) for one in held(name).assessment.verdicts]
    return [(one, svg) for one, svg in figures if svg is not None]


@pytest.mark.parametrize("name", CASES)
def test_each_target_with_a_result_has_a_figure_with_words(name: str) -> None:
    aimed = [
        one
        for one in held(name).assessment.verdicts
        if one.target is not None and one.figure is not None
    ]
    figures = drawn(name)
    assert len(figures) == len(aimed) > 0
    for verdict, svg in figures:
        root = etree.fromstring(svg.encode())
        words = in_words(verdict, Voice(held(name), "en"))
        assert root.findtext(f"{SVG}desc") == words
        assert root.findtext(f"{SVG}title")
        assert {element.tag for element in root.iter()} <= {
            f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "path", "g")
        }
        assert COLOURS[verdict.band] in svg


def test_the_bands_of_a_figure_are_those_of_the_judge() -> None:
    review = held("fai_biel_seeland")
    terms = review.agreement.evaluation
    (verdict,) = [one for one in review.assessment.verdicts if one.indicator.id == "placement"]
    target = verdict.target
    assert target is not None

    def band(value: Fraction) -> str:
        return judge(value, target, terms.method, terms.bands).band

    scale = scale_of([Fraction(30)], START, LENGTH, rate=True)
    found = zones(scale, lambda value: judge(value, target, terms.method, terms.bands).band)
    assert [zone.band for zone in found] == ["below", "near", "reached"]
    assert (found[0].first, found[-1].last) == (START, START + LENGTH)
    for zone in found:
        for unit in (zone.first, zone.last - 1):
            value = scale.low + (scale.high - scale.low) * (unit - START) / scale.length
            assert band(value) == zone.band
    assert found[0].last == START + LENGTH * 25 // 100
    assert found[1].last == START + -(-LENGTH * 30 // 100)


def test_nothing_is_drawn_without_a_result() -> None:
    review = held("samusocial_2022")
    voice = Voice(review, "en")
    for verdict in review.assessment.verdicts:
        if verdict.figure is None or verdict.target is None:
            assert figure_of(verdict, voice) is None


def test_bar_target_and_whisker_stand_where_the_numbers_are() -> None:
    (svg,) = [svg for one, svg in drawn("fai_biel_seeland") if one.indicator.id == "placement"]
    at = scale_of([Fraction(30)], START, LENGTH, rate=True).at
    assert f'd="M{at(Fraction(30))} 24V88"' in svg
    assert f"translate({at(Fraction(3800, 118))} 56)" in svg
    low, high = (int(x) for x in re.findall(r'd="M(\d+) 92H(\d+)', svg)[0])
    assert (low, high) == (at(Fraction(2443, 100)), at(Fraction(4107, 100)))
