from datetime import date
from pathlib import Path

import pytest

from conventions.agreement import Draft, read_draft
from conventions.base.language import Language
from conventions.drafting import avenant, document
from conventions.drafting.avenant import provisions
from conventions.drafting.blocks import Signatures, Table, Text, runs_of

DAY = date(2027, 11, 20)


@pytest.fixture(scope="module")
def old(root: Path) -> Draft:
    return read_draft((root / "examples/fai_biel_seeland/agreement.yaml").read_bytes())


def amended(old: Draft, *edits: tuple[str, str]) -> Draft:
    text = old.document.text
    amends = "amends: {id: fai-biel-seeland-2027, version: 1, number: 1, effective: 2028-01-01}\n"
    for before, after in (("version: 1\n", f"version: 2\n{amends}"), *edits):
        assert before in text
        text = text.replace(before, after, 1)
    return read_draft(text.encode())


def table(old: Draft, new: Draft, language: Language = "fr") -> list[list[str]]:
    made = avenant(old, new, language, created=DAY)
    found = [block for block in made.blocks if isinstance(block, Table)]
    if not found:
        return []
    return [["".join(run.text for run in cell) for cell in row] for row in found[0].rows]


def test_what_changes_stands_old_against_new(old: Draft) -> None:
    rows = table(old, amended(old, ("notice: P6M, to: year-end", "notice: P3M, to: half-year-end")))
    assert len(rows) == 1
    number, before, after = rows[0]
    assert number.count(".") == 1
    assert "6 mois, pour la fin d’une année" in before.replace("\N{NO-BREAK SPACE}", " ")
    assert "3 mois, pour la fin d’un semestre" in after.replace("\N{NO-BREAK SPACE}", " ")


def test_of_a_table_only_the_rows_that_differ(old: Draft) -> None:
    rows = table(old, amended(old, ("at_least: 60, tolerance", "at_least: 62, tolerance")))
    assert len(rows) == 1
    assert "60" in rows[0][1]
    assert "62" in rows[0][2]
    assert "\n" not in rows[0][2]


CEILING = "    - {year: 2027, amount: 1080000.00}\n"


def test_the_total_of_a_table_changes_with_its_rows(old: Draft) -> None:
    new = amended(old, (CEILING, CEILING.replace("080", "100")))
    ((_, before, after),) = table(old, new)
    assert before.splitlines() == ["2027 – CHF\u00a01'080'000.00", "Total – CHF\u00a04'320'000.00"]
    assert after.splitlines() == ["2027 – CHF\u00a01'100'000.00", "Total – CHF\u00a04'340'000.00"]


def test_a_row_that_comes_takes_the_place_of_none(old: Draft) -> None:
    due = "      - {due: 2027-10-31, share: 25}\n"
    added = "      - {due: 2027-12-31, share: 0}\n"
    new = amended(old, (due, due + added))
    assert [row[1:] for row in table(old, new)] == [
        ["(nouveau)", "31 décembre 2027 – 0\u00a0% du plafond annuel".replace("31 d", "31\u00a0d")]
    ]


def test_the_same_rows_in_another_order_are_all_shown(old: Draft) -> None:
    first, second = (f"      - {{due: 2027-{day}, share: 25}}\n" for day in ("01-31", "04-30"))
    ((_, before, after),) = table(old, amended(old, (first + second, second + first)))
    assert before != after
    assert sorted(before.splitlines()) == sorted(after.splitlines())
    assert "abrogé" not in after


def test_a_definition_on_the_sheets_is_part_of_the_agreement(old: Draft) -> None:
    new = amended(old, ('de: "alle Personen mit mindestens', 'de: "alle mit mindestens'))
    ((number, before, after),) = table(old, new, "de")
    assert number == "Anhang: Indikatorenblätter"
    assert "Anschlusslösung beim Austritt – " in before
    assert after == before.replace("alle Personen mit", "alle mit")


def test_a_clause_that_comes_and_one_that_goes(old: Draft) -> None:
    own = "clauses:\n  principles.gift: {fr: Pas de cadeaux., de: Keine Geschenke.}\nparties:"
    new = amended(old, ("\nparties:", f"\n{own}"))
    assert table(old, new)[0][1:] == ["(nouveau)", "Pas de cadeaux."]
    number, before, after = table(new, amended(old), "de")[0]
    assert number
    assert (before, after) == ("Keine Geschenke.", "(aufgehoben)")


def test_where_nothing_changes_it_says_so(old: Draft) -> None:
    made = avenant(old, amended(old), "fr", created=DAY)
    said = "".join(run.text for block in made.blocks for run in runs_of(block))
    assert "Aucune disposition n’est modifiée." in said
    assert table(old, amended(old)) == []


def test_it_has_number_day_and_the_signatures_of_the_agreement(old: Draft) -> None:
    new = amended(old, ("date: 2026-12-07", "date: 2027-12-01"), ("2026-12-10", "2027-12-02"))
    made = avenant(old, new, "de", created=DAY)
    assert made.title.startswith("Nachtrag Nr.\N{NO-BREAK SPACE}1 – ")
    said = "".join(run.text for block in made.blocks for run in runs_of(block))
    assert "Er gilt ab 1. Januar 2028." in said.replace("\N{NO-BREAK SPACE}", " ")
    (parties,) = (block.parties for block in made.blocks if isinstance(block, Signatures))
    whole = document(new, "de", created=DAY)
    signed = [block.parties for block in whole.blocks if isinstance(block, Signatures)]
    assert [each.party for each in parties] == [each.party for each in signed[0]]
    assert parties[0] == signed[0][0]


def test_a_day_on_which_the_agreement_was_signed_is_left_open(old: Draft) -> None:
    made = avenant(old, amended(old), "fr", created=DAY)
    (parties,) = (block.parties for block in made.blocks if isinstance(block, Signatures))
    said = ["".join(run.text for run in line) for each in parties for line in each.lines]
    assert said.count("Lieu et date") == len(parties)
    assert not any("2026" in line for line in said)
    assert any("Direction" in line for line in said)


def test_a_version_that_amends_nothing_has_no_amendment(old: Draft) -> None:
    with pytest.raises(ValueError, match="amends"):
        avenant(old, old, "fr", created=DAY)


def test_numbers_are_those_that_word_counts(old: Draft) -> None:
    found = provisions(document(old, "fr", created=DAY))
    assert found["parties"].number == "Art. 1"
    assert found["parties"].lines[0] == (Text("Parties"),) or found["parties"].lines
    numbers = [each.number for each in found.values() if each.number.startswith("1.")]
    assert numbers == [f"1.{n}" for n in range(1, len(numbers) + 1)]
