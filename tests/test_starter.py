"""Starter files: read as they are they only lack what is to be filled in; filled in, nothing."""

import re
from typing import Any

import pytest

from conventions.agreement import Draft, read_draft
from conventions.base.errors import UnknownName
from conventions.base.findings import Severity
from conventions.base.language import Language
from conventions.base.resources import templates
from conventions.law import list_laws, load_law
from conventions.rules.lint import lint
from conventions.starter import refined, starter

Which = tuple[str, Language]
"""A law and a language."""


def _whose(folder: str) -> str:
    """The law whose folder it is."""
    laws = (load_law(law) for law in list_laws())
    return next(law.id for law in laws if (law.template or law.id.replace("-", "_")) == folder)


STARTERS: list[Any] = [
    (_whose(path.parent.name), path.name.split(".")[1])
    for path in sorted(templates().glob("*/starter.*.yaml"))
]
OVERLAYS = [(law, language) for law, language in STARTERS if load_law(law).extends]
BLANK = re.compile(
    r"^( *)# (.*  # (?:à compléter|facultatif|zu ergänzen|fakultativ"
    r"|da completare|facoltativo|to be completed|optional))$",
    re.MULTILINE,
)
"""A line that shows an example: the first ``# `` is taken away to fill it in."""


def named(which: object) -> str:
    return "-".join(which) if isinstance(which, tuple) else str(which)


def as_it_is(which: Which) -> Draft:
    """The starter as a person gets it."""
    return read_draft(starter(*which).encode(), named(which))


def filled_in(which: Which) -> Draft:
    """The starter with every example taken for an answer."""
    text, blanks = BLANK.subn(r"\1\2", starter(*which))
    assert blanks > 40, "the blanks are not marked as this test expects them"
    return read_draft(text.encode(), named(which))


def keys(tree: Any) -> Any:
    """The shape of a tree: its keys, without what they say."""
    if isinstance(tree, dict):
        return {key: keys(value) for key, value in tree.items()}
    return [keys(value) for value in tree] if isinstance(tree, list) else None


def test_there_are_starters() -> None:
    assert {("ch", language) for language in ("fr", "de", "it", "en")} <= set(STARTERS)
    swiss = ("ch-be", "ch-be-poias", "ch-alv", "ch-iv")
    belgian = ("be", "be-art60", "be-art61", "be-piis")
    places = {(law, language) for law in (*swiss, *belgian) for language in ("fr", "de")}
    assert places <= set(STARTERS)


@pytest.mark.parametrize("which", STARTERS, ids=named)
def test_a_starter_is_well_formed_and_says_what_it_lacks(which: Which) -> None:
    draft = as_it_is(which)
    assert draft.findings == ()
    result = lint(draft)
    assert not result.waiting
    codes = {finding.code.id for finding in result.findings}
    assert {"P002", "X001", "T001", "X006"} <= codes, "an empty form must not pass for an agreement"


@pytest.mark.parametrize("which", STARTERS, ids=named)
def test_a_starter_filled_in_is_an_agreement_without_error(which: Which) -> None:
    draft = filled_in(which)
    assert [finding.path for finding in draft.findings] == []
    found = lint(draft).findings
    assert [f"{f.code.id} {f.path}" for f in found if f.severity is not Severity.ADVICE] == []
    agreement = draft.agreement()
    assert (agreement.laws, agreement.languages) == ((which[0],), (which[1],))


@pytest.mark.parametrize("law", sorted({law for law, _ in STARTERS} - {"be-art60"}))
def test_the_starters_of_a_law_have_the_same_fields_in_every_language(law: str) -> None:
    trees = [filled_in(which).document.tree for which in STARTERS if which[0] == law]
    assert len(trees) > 1
    assert all(keys(tree) == keys(trees[0]) for tree in trees)


@pytest.mark.parametrize("which", OVERLAYS, ids=named)
def test_an_overlay_holds_only_what_differs(which: Which) -> None:
    law, language = which
    above = load_law(law).extends
    assert above is not None
    own = (templates() / law.replace("-", "_") / f"starter.{language}.yaml").read_text("utf-8")
    sections = re.findall(r"^# \d+\. .*?(?=^# \d+\. |\Z)", own, re.MULTILINE | re.DOTALL)
    assert sections
    assert not [section for section in sections if section.strip() in starter(above, language)]
    assert starter(law, language).count("\n# 1. ") == 1


def test_a_section_that_is_refined_keeps_its_place() -> None:
    whole = "title: a\nlaws: [ch]\n\n\n# 1. One\nx: 1\n\n\n# 2. Two\ny: 2\n"
    assert refined(whole, "# A remark.\n") == whole
    assert refined(whole, "# 1. First\nx: 3\n").index("x: 3") < whole.index("y: 2")
    assert "title: b\nlaws" in refined(whole, "title: b\n")


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
