"""What wording asks of an agreement: a result that is owed, or only an effort."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.drafting.plain import plain

from conventions.agreement import read_draft
from conventions.base.language import Language
from conventions.base.resources import templates
from conventions.drafting import document
from conventions.drafting.facts import with_facts
from conventions.drafting.view import source_of, view_of
from conventions.drafting.wording import wording

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CARE = (EXAMPLES / "ambulatory_inclusion/agreement.yaml").read_bytes()


def facts(text: bytes, language: Language = "fr") -> dict[str, Any]:
    source = source_of(read_draft(text))
    return with_facts(view_of(source, language), source, language)


def ids(goals: list[Any]) -> list[str]:
    return [goal["id"] for goal in goals]


def test_a_requirement_observed_without_target_is_a_best_effort() -> None:
    found = facts(CARE)
    assert ids(found["best_efforts"]) == ["inclusion", "releve"]
    assert [ids(goal["observed"]) for goal in found["best_efforts"]] == [["hired"], ["interns"]]
    assert found["requirement_goals"] == []


def test_a_target_or_nothing_observed_makes_it_a_requirement_to_be_met() -> None:
    with_target = CARE.replace(
        b"      period: year\n      monitoring_only: true",
        b"      period: year\n      targets: [{period: '2027', at_least: 3}]",
    )
    assert with_target != CARE
    assert ids(facts(with_target)["requirement_goals"]) == ["inclusion", "releve"]
    assert facts(with_target)["best_efforts"] == []
    unobserved = CARE.replace(b"      goal: releve\n", b"      goal: inclusion\n")
    assert ids(facts(unobserved)["requirement_goals"]) == ["releve"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ("obligation de moyens", "art.~17, al.~3, LPASoc", "S’il le souhaite")),
        ("de", ("Bemühungspflicht", "Art.~17 Abs.~3 SLG", "freiwillig")),
    ],
)
def test_an_effort_is_worded_as_such(language: Language, words: tuple[str, ...]) -> None:
    text = plain(document(read_draft(CARE), language, created=date(2026, 12, 1)))
    assert [word for word in words if word.replace("~", " ") not in text.replace("~", " ")] == []


@pytest.mark.parametrize("language", ["fr", "de"])
@pytest.mark.parametrize("laws", [("ch",), ("be",)])
def test_every_country_words_efforts(laws: tuple[str, ...], language: Language) -> None:
    keys = [clause.key for section in wording(laws, language) for clause in section.clauses]
    assert keys.index("goals.efforts") == keys.index("goals.requirements") + 1
    assert (templates() / laws[0] / f"agreement.{language}.md.j2").is_file()
