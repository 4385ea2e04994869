"""Definitions in words: every counting of the catalogue, in four languages."""

import pytest
from tests.records.lists import agreement

from conventions.agreement.definition import complete
from conventions.base.language import LANGUAGES, Language
from conventions.indicators import Counting, list_indicators, load_indicator
from conventions.records import Worded, columns_of, in_words

COUNTABLE = tuple(name for name in list_indicators() if load_indicator(name).counting)


def worded(entry: dict[str, object], language: Language) -> Worded:
    of = agreement(entry)
    indicator = complete(of.goals.indicators[0])
    assert isinstance(indicator.definition.counting, Counting)
    return in_words(indicator, indicator.definition.counting, columns_of(of), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COUNTABLE)
def test_every_counting_of_the_catalogue_is_said(name: str, language: Language) -> None:
    said = worded({"use": name}, language)
    assert said.numerator
    assert bool(said.denominator) is (load_indicator(name).counting.denominator is not None)  # type: ignore[union-attr]
    assert "{" not in f"{said.numerator}{said.denominator}{said.left_out}"


def test_a_rate_in_french() -> None:
    said = worded({"use": "placement-rate-6-months"}, "fr")
    assert said.numerator == (
        "Cas du dénominateur où «\u00a0Situation 6 mois après la sortie\u00a0» est en emploi "
        "ou indépendant"
    )
    assert said.denominator == (
        "Personnes (sorties pendant la période), chacune une fois, selon son dernier séjour"
    )


def test_every_part_of_the_vocabulary_is_said() -> None:
    counting = {
        "dated_by": "referred",
        "among": [{"age": {"at_least": 18, "at_most": 25}}, {"exit": {"filled": False}}],
        "exclude": ["death"],
        "min_stay": "P1M",
        "reentry_within": "P2M",
        "numerator": {"where": [{"sex": {"among": ["female"]}, "entry": {"filled": True}}]},
        "denominator": {},
    }
    said = worded({"definition": {"counting": counting}}, "en")
    assert said.numerator == (
        "Cases of the denominator where “Sex” is female and “Entry” is filled in"
    )
    assert said.denominator == (
        "Persons (“Referral” in the period), each once, by the last stay, where “Age at entry” is "
        "at least 18 and “Age at entry” is at most 25; or “Exit” is empty"
    )
    assert said.left_out == (
        "death; ended stays of less than 1 month; exits followed by a return within 2 months"
    )
