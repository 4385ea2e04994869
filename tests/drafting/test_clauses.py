from collections.abc import Sequence
from typing import Any

import pytest
from tests.drafting.plain import said

from conventions.drafting.absent import Absent, Untranslated
from conventions.drafting.blocks import (
    Block,
    Clause,
    Column,
    Continuation,
    Gap,
    Heading,
    Letter,
    Signatory,
    Signatures,
    Table,
    Text,
    Value,
)
from conventions.drafting.clauses import blocks_of
from conventions.drafting.sandbox import RefusedWording
from conventions.drafting.wording import parsed

TABLE = Table((Column("Titre"),), (((Text("x"),),),), "une table")
SIGNED = Signatures((Signatory((Text("A"),), ((Text("Lieu"),),)),))


def insert(name: str) -> Sequence[Block]:
    """A table of one cell, or the place to sign."""
    return (SIGNED,) if name == "signatures" else (TABLE,)


def made(wording: str, view: dict[str, Any] | None = None, **own: Any) -> list[Block]:
    """The blocks of some wording in French."""
    named = {key.replace("__", "."): text for key, text in own.items()}
    return list(blocks_of(parsed(wording), view or {}, {"said": str.upper}, "fr", named, insert))


def test_a_section_its_clauses_their_points_and_a_table() -> None:
    found = made(
        "# term: Durée d'essai\n"
        "## term.start: Début\nLe début.\nUne suite.\n\nUn alinéa :\n- un ;\n- deux,\n  suite ;\n"
        "\n[table: years]\n\nUn autre alinéa.\n"
    )
    assert found == [
        Heading("term", "Durée d’essai"),
        Clause("term.start", (Text("Début. ", strong=True), Text("Le début. Une suite."))),
        Continuation((Text("Un alinéa\u00a0:"),)),
        Letter((Text("un\u00a0;"),)),
        Letter((Text("deux, suite."),)),
        TABLE,
        Continuation((Text("Un autre alinéa."),)),
    ]


def test_a_sentence_that_announces_no_point_and_no_table_is_left_out() -> None:
    listed = "# term: Durée\n## term.start: Début\nLes jours :\n{% for day in days %}\n"
    listed += "- {{ day }} ;\n{% endfor %}\n"
    assert made(listed, {"days": []}) == [Heading("term", "Durée")]
    assert made(listed, {"days": ["lundi"]})[1:] == [
        Clause("term.start", (Text("Début. ", strong=True), Text("Les jours\u00a0:"))),
        Letter((Value("lundi"), Text("."))),
    ]
    assert made("# term: Durée\n## term.start\nUn :\n\nDeux :\n\n[table: years]\n")[1:] == [
        Clause("term.start", (Text("Deux\u00a0:"),)),
        TABLE,
    ]


def test_a_clause_may_have_no_label_or_nothing_but_one() -> None:
    assert made("# term: Durée\n## term.start\nLe début.\n")[1] == Clause(
        "term.start", (Text("Le début."),)
    )
    assert made("# term: Durée\n## term.start: Début\n[table: years]\n")[1:] == [
        Clause("term.start", (Text("Début", strong=True),)),
        TABLE,
    ]


def test_a_clause_that_says_nothing_is_left_out() -> None:
    assert made(
        "# term: Durée\n## term.start: Début\n{% if no %}\nrien\n{% endif %}\n", {"no": False}
    ) == [Heading("term", "Durée")]


@pytest.mark.parametrize("text", ["- un ;\n", "[table: years]\n"])
def test_a_clause_begins_with_words(text: str) -> None:
    with pytest.raises(ValueError, match="neither a first paragraph nor a label"):
        made(f"# term: Durée\n## term.start\n{text}")


def test_a_line_of_a_tag_leaves_no_line() -> None:
    wording = (
        "# term: Durée\n## term.start\n{% if yes %}\nUn.\n{% endif %}\n"
        "{% if yes %}Deux{% endif %}.\nTrois.\n"
    )
    assert made(wording, {"yes": True})[1] == Clause("term.start", (Text("Un. Deux. Trois."),))


@pytest.mark.parametrize(
    "value", ["- un point", "# titre", "[table: years]", "a\n\n- b\n[signatures]", "{{ x }}"]
)
def test_a_value_is_never_structure(value: str) -> None:
    (_, clause) = made("# term: Durée\n## term.start\n{{ value }}\n", {"value": value})
    assert isinstance(clause, Clause)
    (run,) = clause.runs
    assert isinstance(run, Value)
    assert run.text.split() == value.split()


def test_what_is_missing_is_a_gap() -> None:
    (_, clause) = made(
        "# term: Durée\n## term.start\nLe {{ start }}.\n",
        {"start": Absent(("term", "start"), "fr")},
    )
    assert isinstance(clause, Clause)
    assert clause.runs == (Text("Le "), Gap("term.start", "Début"), Text("."))


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(RefusedWording, match="strat"):
        made("# term: Durée\n## term.start\nLe {{ strat }}.\n")


WORDING = (
    "# term: Durée\n## term.start: Début\nLe début :\n- un ;\n\n[table: years]\n"
    "# signatures: Signature\n## signatures.signing\nLu.\n\n[signatures]\n"
)


def test_own_words_take_the_place_of_the_standard_words_but_not_of_the_table() -> None:
    found = made(WORDING, term__start="- Notre texte :\nsur deux lignes.\n\nUn alinéa.")
    assert found[1:4] == [
        Clause(
            "term.start",
            (Text("Début. ", strong=True), Text("- Notre texte : sur deux lignes.")),
        ),
        Continuation((Text("Un alinéa."),)),
        TABLE,
    ]


def test_an_own_clause_comes_last_in_its_section_but_before_the_signatures() -> None:
    found = made(WORDING, term__special="Une clause.", signatures__special="Une autre.")
    assert [block.key for block in found if isinstance(block, Clause | Heading)] == [
        "term",
        "term.start",
        "term.special",
        "signatures",
        "signatures.special",
    ]
    assert isinstance(found[-1], Signatures)


def test_an_own_clause_of_no_section_is_not_lost() -> None:
    found = made(WORDING, elsewhere__special="Une clause.")
    assert found[-2] == Clause("elsewhere.special", (Text("Une clause."),))


def test_an_own_clause_without_translation_shows_its_gap() -> None:
    text = Untranslated(("clauses", "term.start"), "fr", "Unser Text.")
    clause = made(WORDING, term__start=text)[1]
    assert isinstance(clause, Clause)
    assert said(clause.runs) == "Début. ⟦traduction manquante⟧ Unser Text."


def test_the_words_over_the_signatures_stay_with_them() -> None:
    found = made(WORDING)
    assert found[-1] == Signatures(SIGNED.parties, (Text("Lu."),))
