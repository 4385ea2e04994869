"""Numbers of articles and clauses, and the places in the text that refer to them."""

import re

import pytest

from conventions.base.language import LANGUAGES, Language
from conventions.base.resources import templates
from conventions.drafting.blocks import Block, Clause, Heading, Letter, Text, Value
from conventions.drafting.references import numbers, referring
from conventions.drafting.wording import parsed

BLOCKS: tuple[Block, ...] = (
    Heading("goals", "But"),
    Clause("goals.purpose", (Text("Voir [ref: term.end], puis [ref: sheets]."),)),
    Clause("goals.targets", (Text("La durée ([ref: term.left-out]) et [ref: nothing.such]."),)),
    Letter((Text("x"), Value("[ref: term.end]"))),
    Heading("term", "Durée"),
    Clause("term.end", (Text("Fin."),)),
    Heading("sheets", "Annexe : fiches", numbered=False),
)


def test_articles_and_clauses_are_counted_and_annexes_are_not() -> None:
    assert numbers(BLOCKS) == {
        "goals": "1",
        "goals.purpose": "1.1",
        "goals.targets": "1.2",
        "term": "2",
        "term.end": "2.1",
    }


def test_a_clause_is_referred_to_by_its_number_and_an_annex_by_its_heading() -> None:
    _, purpose, *_ = referring(BLOCKS, "fr")
    assert isinstance(purpose, Clause)
    assert purpose.runs == (
        Text("Voir art.\u00a0"),
        Text("2.1", target="term.end"),
        Text(", puis "),
        Text("Annexe : fiches", target="sheets"),
        Text("."),
    )


def test_a_clause_left_out_is_referred_to_by_its_article_and_what_is_none_stays() -> None:
    _, _, targets, *_ = referring(BLOCKS, "de")
    assert isinstance(targets, Clause)
    assert targets.runs == (
        Text("La durée ("),
        Text("Art.\u00a02", target="term"),
        Text(") et [ref: nothing.such]."),
    )


def test_a_value_never_refers_to_anything() -> None:
    letter = list(referring(BLOCKS, "fr"))[3]
    assert letter == BLOCKS[3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_wording_refers_to_what_there_is(language: Language) -> None:
    """Standard wording would print what it cannot resolve."""
    found = 0
    for path in templates().glob(f"*/agreement.{language}.md.j2"):
        text = path.read_text("utf-8")
        known = {clause.key for section in parsed(text) for clause in section.clauses}
        for key in re.findall(r"\[ref: ([^\]]*)\]", text):
            found += 1
            assert key in known or key == "indicator-sheets", (path, key)
    assert found
