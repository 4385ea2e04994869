"""What people write instead of a number or a choice."""

import pytest

from conventions.base.language import LANGUAGES, word
from conventions.forms.vocabulary import REASONS, absence, reason, yes_or_no


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", REASONS)
def test_a_choice_is_understood_in_every_language_and_where_a_number_is_expected(
    kind: str, language: str
) -> None:
    chosen = word(language, "form", f"reasons.{kind}")  # type: ignore[arg-type]  # from the list
    assert reason(chosen.upper()) == kind
    assert absence(chosen) == kind


@pytest.mark.parametrize("text", ["0", "zero", "12", "High", "peut-être"])
def test_other_words_are_no_reason(text: str) -> None:
    assert absence(text) is None
    assert reason(text) is None


def test_yes_and_no() -> None:
    assert [yes_or_no(text) for text in ("Ja", "SÌ", "x", "no", "non", "?")] == [
        True,
        True,
        True,
        False,
        False,
        None,
    ]
