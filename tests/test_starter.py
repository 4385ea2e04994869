"""Starter files: read as they are they only lack what is to be filled in; filled in, nothing."""

import re
from pathlib import Path
from typing import Any

import pytest

from conventions.agreement import Draft, read_draft
from conventions.base.errors import UnknownName
from conventions.base.findings import Severity
from conventions.law import list_laws
from conventions.rules import lint
from conventions.starter import starter

ROOT = Path(__file__).resolve().parent.parent
STARTERS = sorted((ROOT / "templates").glob("*/starter.*.yaml"))
BLANK = re.compile(
    r"^( *)# (.*  # (?:à compléter|facultatif|zu ergänzen|fakultativ"
    r"|da completare|facoltativo|to be completed|optional))$",
    re.MULTILINE,
)
"""A line that shows an example: the first ``# `` is taken away to fill it in."""


def as_it_is(path: Path) -> Draft:
    """The starter as a person gets it."""
    return read_draft(path.read_bytes(), path.name)


def filled_in(path: Path) -> Draft:
    """The starter with every example taken for an answer."""
    text, blanks = BLANK.subn(r"\1\2", path.read_text(encoding="utf-8"))
    assert blanks > 40, "the blanks are not marked as this test expects them"
    return read_draft(text.encode(), path.name)


def keys(tree: Any) -> Any:
    """The shape of a tree: its keys, without what they say."""
    if isinstance(tree, dict):
        return {key: keys(value) for key, value in tree.items()}
    return [keys(value) for value in tree] if isinstance(tree, list) else None


def test_there_are_starters() -> None:
    names = {f"{path.parent.name}/{path.name}" for path in STARTERS}
    assert {f"ch/starter.{language}.yaml" for language in ("fr", "de", "it", "en")} <= names
    assert "be_art60/starter.fr.yaml" in names


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_starter_is_well_formed_and_says_what_it_lacks(path: Path) -> None:
    draft = as_it_is(path)
    assert draft.findings == ()
    result = lint(draft)
    assert not result.waiting
    codes = {finding.code.id for finding in result.findings}
    assert {"P002", "X001", "T001", "X006"} <= codes, "an empty form must not pass for an agreement"


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_starter_filled_in_is_an_agreement_without_error(path: Path) -> None:
    draft = filled_in(path)
    assert [finding.path for finding in draft.findings] == []
    found = lint(draft).findings
    assert [f"{f.code.id} {f.path}" for f in found if f.severity is not Severity.ADVICE] == []
    assert draft.agreement().languages == (path.stem.split(".")[1],)


def test_the_starters_of_a_law_have_the_same_fields_in_every_language() -> None:
    trees = [filled_in(path).document.tree for path in (ROOT / "templates/ch").glob("starter.*")]
    assert len(trees) == 4
    assert all(keys(tree) == keys(trees[0]) for tree in trees)


def test_a_law_that_refines_another_takes_its_starter_and_names_itself() -> None:
    text = starter("ch-be-poias", "fr")
    assert "laws: [ch-be-poias]" in text
    assert read_draft(text.encode()).findings == ()


@pytest.mark.parametrize("law", list_laws())
def test_every_law_has_a_starter_or_says_that_there_is_none(law: str) -> None:
    try:
        draft = read_draft(starter(law, "fr").encode())
    except UnknownName as unknown:
        assert unknown.suggestions  # noqa: PT017 - either outcome is right, depending on the law
    else:
        assert draft.findings == ()
        assert draft.identity is not None
        assert draft.identity.laws == (law,)


def test_a_language_without_a_starter_is_refused() -> None:
    with pytest.raises(UnknownName):
        starter("be-art60", "it")
