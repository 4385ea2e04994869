from pathlib import Path

import pytest
from tests.drafting.plain import said

from conventions.agreement import load_draft
from conventions.base.language import Language
from conventions.drafting.blocks import Table
from conventions.drafting.critical import counts_of, critical_annex
from conventions.drafting.desk import Desk
from conventions.drafting.facts import currency_of, with_facts
from conventions.drafting.sayings import sayings
from conventions.drafting.view import source_of, view_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def rows(example: str, language: Language) -> list[list[str]]:
    """The rows of the annex, the lines of a cell parted by a bar, no-break spaces as spaces."""
    source = source_of(load_draft(EXAMPLES / example / "agreement.yaml"))
    view = with_facts(view_of(source, language), source, language)
    desk = Desk(view, sayings(view, language, currency_of(source)), language)
    annex = critical_annex(desk, counts_of(source.sections))
    (table,) = (block for block in annex if isinstance(block, Table))
    return [
        [said(cell).replace("\u00a0", " ").replace("\n", " | ") for cell in row]
        for row in table.rows
    ]


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("fr", "12 cas : atteinte dès 8, manquée à 4 ou moins"),
        ("de", "12 Fälle: erreicht ab 8, verfehlt bei höchstens 4"),
        ("it", "12 casi: raggiunto da 8, mancato con 4 o meno"),
        ("en", "12 cases: reached from 8, missed at 4 or fewer"),
    ],
)
def test_a_row_for_each_target_and_a_line_for_each_number_of_cases(
    language: Language, counts: str
) -> None:
    found = rows("aci_rennes_2019", language)
    assert len(found) == 2
    indicator, target, lines = found[0]
    assert indicator.endswith("Sorties dynamiques, sans les sorties neutralisées")
    assert target.endswith(" | 2019")
    assert lines.split(" | ")[0] == counts
    assert len(lines.split(" | ")) == 5


def test_groups_stand_with_the_target_and_none_or_fewer_is_none() -> None:
    found = rows("vaud_2013", "fr")
    assert [each[1].split(" | ")[-1] for each in found[:2]] == [
        "J’EM, jeunes en mesure",
        "Nouvelle Chance",
    ]
    assert found[0][2].startswith("10 cas : atteinte dès 3, manquée à 0 | ")
    assert found[3][2].startswith("10 cas : atteinte jusqu’à 3, manquée à 7 ou plus | ")
