"""The report says what was accepted, what to ask, what to decide, and how it was judged."""

from dataclasses import replace

import pytest
from tests.drafting.plain import plain
from tests.monitoring.held import CASES, held

from conventions.assessment import EVIDENCE, FLAGS, STATES
from conventions.base.language import LANGUAGES, Language, words
from conventions.base.step import say
from conventions.drafting.blocks import Heading
from conventions.monitoring import report
from conventions.monitoring.reported import raised

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
            assert say(step, language, currency) in text


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
