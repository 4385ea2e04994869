"""Countings of the catalogue: each names columns and codes there are, or says why there is none."""

from typing import get_args

import pytest

from conventions.base.language import LANGUAGES, Language, words
from conventions.indicators import Indicator, NotCounted, list_indicators, load_indicator
from conventions.records import STANDARD
from conventions.records.columns import DERIVED
from conventions.records.observe import unknown_names

KNOWN = {column.name: column.codes for column in STANDARD} | dict.fromkeys(DERIVED, ())
BY_PERSON = ("exits-in-period", "entries-in-period", "all-treated", None)


@pytest.mark.parametrize("name", list_indicators())
def test_each_is_counted_or_says_why_not(name: str) -> None:
    entry = load_indicator(name)
    assert (entry.counting is None) is not (entry.not_counted is None)
    if entry.counting is not None:
        assert list(unknown_names(entry.counting, KNOWN)) == []
        assert (entry.counting.denominator is not None) is entry.is_ratio
        assert entry.cohort in BY_PERSON


@pytest.mark.parametrize("name", list_indicators())
def test_with_further_columns_each_names_what_there_is(name: str) -> None:
    entry = load_indicator(name)
    if entry.further is not None:
        assert entry.not_counted == "further-column"
        known = KNOWN | {column.id: ("yes", "no") for column in entry.further.columns}
        assert list(unknown_names(entry.further.counting, known)) == []
        assert (entry.further.counting.denominator is not None) is entry.is_ratio
        assert entry.cohort in BY_PERSON
        assert Indicator.model_validate_json(entry.model_dump_json()) == entry


def test_how_many_can_be_counted() -> None:
    assert sum(load_indicator(name).counting is not None for name in list_indicators()) == 32


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language: Language) -> None:
    said = words(language, "records")["not_counted"]
    assert set(said) == {*get_args(NotCounted), "own-words"}
