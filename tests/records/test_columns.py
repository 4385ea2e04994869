"""Headings and code lists: complete in four languages, each spelling of one meaning."""

import pytest
from tests.records.lists import agreement

from conventions.base.language import LANGUAGES, Language, words
from conventions.records.columns import (
    ANSWERS,
    DERIVED,
    STANDARD,
    answer,
    columns_of,
    heading,
    headings,
    plain,
    spellings,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_and_code_has_a_name_and_no_name_is_left_over(language: Language) -> None:
    said = words(language, "records")
    assert set(said["columns"]) == {column.name for column in STANDARD}
    assert set(said["derived"]) == set(DERIVED)
    assert {name: set(codes) for name, codes in said["answers"].items()} == {
        name: set(codes) for name, codes in ANSWERS.items()
    }
    assert set(said["grounds"]) == {*ANSWERS["neutralised"], "short-stay", "returned"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_columns_and_no_two_codes_share_a_spelling(language: Language) -> None:
    found = headings(columns_of(agreement()))
    for column in STANDARD:
        assert found[plain(heading(column, language))].name == column.name
        if column.answers:
            known = spellings(column)
            for code in column.codes:
                assert known[plain(answer(column, code, language))] == code, (column.name, code)


def test_own_columns_bring_their_words() -> None:
    own = {
        "id": "housing",
        "label": {"fr": "Logement", "de": "Wohnen"},
        "kind": "choice",
        "choices": [{"id": "housed", "label": {"fr": "logé", "de": "wohnt"}}],
    }
    column = columns_of(agreement(columns=(own,)))[-1]
    assert (heading(column, "de"), answer(column, "housed", "fr")) == ("Wohnen", "logé")
    assert spellings(column) == {"housed": "housed", "loge": "housed", "wohnt": "housed"}
