"""The formulas beside the cells, in the plain words they are made of; LibreOffice runs them."""

import pytest
from tests.forms.agreements import every

from conventions.base.language import LANGUAGES, Language
from conventions.forms.definition import define
from conventions.forms.live import check


@pytest.mark.parametrize("language", LANGUAGES)
def test_balanced_and_within_bounds(language: Language) -> None:
    form = define(every(), "2027", language)
    entries = [entry for section in form.sections for entry in section.entries]
    shown = [check(entry, 7, language) for entry in entries]
    assert [entry.code for entry, one in zip(entries, shown, strict=True) if one is None] == [
        "R/submitted",
        "R/note",
    ]
    for formula, _first in filter(None, shown):
        assert formula.count("(") == formula.count(")")
        assert formula.count('"') % 2 == 0
        assert len(formula) < 8192
