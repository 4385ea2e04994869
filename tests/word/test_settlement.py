"""A settlement as a Word file: it opens, it is well formed, and it is the same every time."""

from io import BytesIO

import docx
import pytest
from tests.drafting.test_settlement import case
from tests.word.ooxml import faults

from conventions.base.language import LANGUAGES, Language
from conventions.word.settlement import settlement_document


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_and_is_well_formed(language: Language) -> None:
    settlement, agreement = case()
    data = settlement_document(settlement, agreement, language)
    assert not list(faults(data))
    assert len(docx.Document(BytesIO(data)).tables) == 4
    assert data == settlement_document(settlement, agreement, language)
