"""The sixteen key elements: counted, named once, and known by a name in every language."""

from itertools import chain
from pathlib import Path

import pytest

from conventions.agreement import Draft, load_draft
from conventions.base.language import LANGUAGES, Language, words
from conventions.rules.signatures import elements

MINIMAL = Path(__file__).resolve().parents[3] / "examples/minimal/agreement.fr.yaml"


def elements_of(draft: Draft) -> list[elements.Element]:
    names = ("goals", "services", "financing", "principles", "evaluation", "term")
    parts = (getattr(elements, f"of_{name}")(draft.sections[name]) for name in names)
    return list(chain.from_iterable(parts))


def test_there_are_sixteen_and_the_smallest_agreement_has_them_all() -> None:
    found = elements_of(load_draft(MINIMAL))
    assert len({name for name, _, _ in found}) == 16
    assert [name for name, said, _ in found if not said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_a_name_in_every_language(language: Language) -> None:
    names = [name for name, _, _ in elements_of(load_draft(MINIMAL))]
    assert set(names) <= set(words(language, "rules")["element"])
