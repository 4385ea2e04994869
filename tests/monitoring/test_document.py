"""The report says what was accepted, what to ask, what to decide, and how it was judged."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.drafting.plain import plain
from tests.monitoring.held import CASES, EXAMPLES, held

from conventions.agreement import load_agreement
from conventions.agreement.goals import Target
from conventions.assessment import EVIDENCE, FLAGS, STATES
from conventions.base.language import LANGUAGES, Language, words
from conventions.base.step import say
from conventions.drafting.blocks import Block, Heading, Picture, runs_of
from conventions.monitoring import ahead, report
from conventions.monitoring.drawing import GROUNDS
from conventions.monitoring.reported import raised
from conventions.monitoring.review import review
from conventions.monitoring.targets import figure_of
from conventions.monitoring.typeset import kept
from conventions.monitoring.voice import Voice
from conventions.pictures.strokes import lettered
from conventions.report import Report

SECTIONS = ("summary", "targets", "accepted", "questions", "money", "deadlines", "interview")


def text_of(name: str, language: Language) -> str:
    return plain(report(held(name), language)).replace("~", "\u00a0")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_every_part_is_there_and_every_step(name: str, language: Language) -> None:
    document = report(held(name), language)
    keys = [block.key for block in document.blocks if isinstance(block, Heading)]
    assert [key for key in keys if key in SECTIONS] == list(SECTIONS)
    text = text_of(name, language)
    currency = held(name).agreement.financing.currency
    for verdict in held(name).assessment.verdicts:
        for step in verdict.steps:
            assert kept(say(step, language, currency), language) in text


def test_an_accepted_value_stands_beside_the_reported_one() -> None:
    text = text_of("fai_biel_seeland", "fr")
    assert "| 154 | 151 | trois personnes comptées deux fois après un retour" in text
    assert "Indicateurs dont une valeur acceptée diffère de la valeur annoncée\u00a0: 1." in text
    assert "Aucune valeur acceptée ne diffère" in text_of("samusocial_2022", "fr")


def test_every_flag_and_evidence_that_is_raised_has_a_question() -> None:
    for language in LANGUAGES:
        asked = set(words(language, "monitoring")["questions_to_ask"])
        assert set(FLAGS) < asked
        assert asked <= {*FLAGS, *EVIDENCE, *STATES, "below"}
        for name in CASES:
            for verdict in held(name).assessment.verdicts:
                assert {key for _part, key in raised(verdict)} <= asked


def test_a_miss_and_what_follows_it_are_on_the_agenda() -> None:
    text = text_of("status_s_2025", "fr")
    assert "plan de mesures l’année suivante" in text.partition("Ordre du jour")[2]


def test_a_figure_that_is_clean_asks_nothing() -> None:
    (clean,) = [
        one for one in held("fai_biel_seeland").assessment.verdicts if one.indicator.id == "places"
    ]
    assert list(raised(clean)) == []
    assert list(raised(replace(clean, flags=("approximate",)))) == [("flag", "approximate")]


def test_without_reports_it_says_that_nothing_is_known() -> None:
    review = held("vaud_2013")
    empty = replace(
        review.assessment,
        verdicts=tuple(
            replace(one, figure=None, band=None, state="no_data", flags=(), interval=None)
            for one in review.assessment.verdicts
        ),
    )
    text = plain(report(replace(review, reports=(), assessment=empty), "en"))
    assert "no data" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_date_and_no_article_can_be_torn(language: Language) -> None:
    months = words(language, "formats")["months"]
    torn = re.compile(
        rf"\d{{1,2}}(?:er|°|\.)? (?:{'|'.join(months)})|(?:{'|'.join(months)}) \d{{4}}|[Aa]rt\. \d"
    )
    found = [text for name in CASES for text in texts(report(held(name), language).blocks)]
    assert sum("\u00a0" in text for text in found) > 100
    assert [text for text in found if torn.search(text)] == []
    loose = ahead.deadlines_ahead(Voice(held("fai_biel_seeland"), language))
    assert any(torn.search(text) for text in texts(tuple(loose)))


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from (run.text for run in runs_of(block))
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Picture):
            yield from (block.caption, block.description)


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "RS\u00a0220 (CO)"), ("de", "SR\u00a0220 (OR)"), ("it", "RS\u00a0220")],
)
def test_the_law_is_cited_as_the_language_does(language: Language, said: str) -> None:
    notes = texts(report(held("fai_biel_seeland"), language).blocks)
    (legend,) = [text for text in notes if "173.110.3" in text]
    assert said.replace(" ", "\u00a0") in legend
    assert "OR/CO" not in legend


def test_numbers_of_a_result_are_not_torn_in_their_digits() -> None:
    voice = Voice(held("fai_biel_seeland"), "fr")
    assert voice.of("38", "118") == "38\u00a0sur\u00a0118"
    assert voice.of("18'396", "21'900") == "18'396 sur\u00a021'900"


def judged(target: dict[str, Any], reported: dict[str, int]) -> str:
    """The figure of the first target of the smallest agreement, changed, as SVG."""
    agreement = load_agreement(EXAMPLES / "minimal/agreement.fr.yaml")
    first, *others = agreement.goals.indicators
    aim = Target.model_validate({"period": "2027", "group": "tg1", **target})
    indicators = (first.model_copy(update={"targets": (aim,)}), *others)
    goals = agreement.goals.model_copy(update={"indicators": indicators})
    observed = {"indicator": "i1", "group": "tg1", "reported": reported}
    given = {"agreement": agreement.id, "period": "2027", "observations": [observed]}
    held = review(
        agreement.model_copy(update={"goals": goals}),
        (Report.model_validate(given),),
        date(2028, 6, 1),
    )
    return figure_of(held.assessment.verdicts[0], Voice(held, "en")) or ""


def test_beside_a_comparison_no_interval_of_the_rate_alone_is_drawn() -> None:
    counts = {"numerator": 30, "denominator": 100}
    reference = {"compared": "difference", "numerator": 42, "denominator": 100}
    drawn = judged({"at_least": 10, "reference": reference}, counts)
    alone = judged({"at_least": 10}, counts)
    interval = lettered("21.9–39.6%", 800, 66 + 26, 15)
    assert interval in alone
    assert interval not in drawn
    words = drawn.partition("aria-label=")[2]
    assert words.index("21.9–39.6%") < words.index("compared: -12")


def test_right_of_a_target_of_nought_there_is_room_for_what_reaches_it() -> None:
    reference = {"compared": "difference", "numerator": 42, "denominator": 100}
    drawn = judged({"at_least": 0, "reference": reference}, {"numerator": 30, "denominator": 100})
    assert GROUNDS["reached"] in drawn
