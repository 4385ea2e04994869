"""The checklist of art. 81d: twelve items, each named by the law file in every language."""

import pytest

from conventions.base.language import LANGUAGES, Language, in_language
from conventions.law import list_laws, load_law
from conventions.rules.signatures.checklist import items


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_item_is_named_in_every_language(language: Language) -> None:
    required = [item for law in list_laws() for item in items(load_law(law))]
    assert len(required) == 12
    assert all(in_language(item.name, language, "en") for item in required)
