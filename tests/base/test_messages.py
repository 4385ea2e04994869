from decimal import Decimal

import pytest

from conventions.base import shape
from conventions.base.findings import Code, Finding, Severity, Word
from conventions.base.language import LANGUAGES, Language, words
from conventions.base.messages import said

CODE = Code("F999", "for-this-test", Severity.ERROR, "It is {value}.", "Write {expected}.")


def test_a_word_among_the_values_is_said_in_the_language() -> None:
    values = {"value": Decimal("1200.50"), "expected": Word("shape", "spelling.code")}
    finding = Finding(CODE, values=values)
    assert said(finding).message == "It is 1200.5."
    assert said(finding).do.startswith("Write the code of a finding")
    assert "le code d'un constat" in said(finding, "fr").do
    assert "den Code eines Befunds" in said(finding, "de").do
    assert "il codice di una constatazione" in said(finding, "it").do


def test_a_word_that_nobody_wrote_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        said(Finding(CODE, values={"value": 1, "expected": Word("shape", "spelling.nothing")}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_spelling_has_its_words(language: Language) -> None:
    asked_for = {*shape._SPELLINGS.values(), "pattern"}
    assert len(asked_for) > 3
    assert set(words(language, "shape")["spelling"]) == asked_for
