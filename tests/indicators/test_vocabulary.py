"""Every closed word of an indicator has a phrase in every language, and no phrase is left over."""

from typing import get_args

import pytest

from conventions.base.language import LANGUAGES, Language, words
from conventions.indicators import vocabulary
from conventions.indicators.vocabulary import Kind, phrase

WORDS = {
    "units": vocabulary.Unit,
    "counting_units": vocabulary.CountingUnit,
    "directions": vocabulary.Direction,
    "cohorts": vocabulary.Cohort,
    "data_sources": vocabulary.DataSource,
    "evidence": vocabulary.Evidence,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_phrases_match(language: Language) -> None:
    assert set(WORDS) == set(get_args(Kind))
    for kind, choices in WORDS.items():
        assert set(words(language, "indicators")[kind]) == set(get_args(choices)), kind


def test_a_phrase_in_four_languages() -> None:
    assert phrase("evidence", "payslip").model_dump() == {
        "fr": "décompte de salaire",
        "de": "Lohnabrechnung",
        "it": "conteggio del salario",
        "en": "payslip",
    }


def test_an_unknown_word_raises() -> None:
    with pytest.raises(KeyError):
        phrase("evidence", "hearsay")
