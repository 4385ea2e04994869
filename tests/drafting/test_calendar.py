"""The calendar annex: the same dates, the same second dates, as the deadlines of the agreement."""

from datetime import date
from typing import Any

import pytest
from tests.drafting.plain import said
from tests.rules.test_cases import changed

from conventions.base.language import LANGUAGES, Language, day
from conventions.deadlines import legend, list_deadlines, next_day
from conventions.drafting import document
from conventions.drafting.blocks import Clause, Note, Table

DAY = date(2026, 11, 22)
TWO_MONTHS = {"notice": "P2M", "to": "half-year-end", "form": "written", "receipt": "received"}
SUNDAYS = {"term.end": "2028-12-31", "term.ordinary_termination": TWO_MONTHS}


def annex(language: Language, **changes: Any) -> tuple[Table, list[str]]:
    """The table of the calendar and the notes under it."""
    blocks = document(changed(changes), language, created=DAY).blocks
    titles = [
        number
        for number, block in enumerate(blocks)
        if isinstance(block, Table) and block.columns[0].title.casefold() in ("date", "datum")
    ]
    table = blocks[titles[-1]]
    assert isinstance(table, Table)
    notes = [said(block.runs) for block in blocks[titles[-1] :] if isinstance(block, Note)]
    return table, notes


@pytest.mark.parametrize("language", ["fr", "de", "en"])
def test_the_next_working_day_stands_beside_as_the_command_shows_it(language: Language) -> None:
    table, notes = annex(language, **SUNDAYS)
    agreement = changed(SUNDAYS).agreement()
    found = list_deadlines(agreement, date(2027, 1, 1), date(2028, 12, 31))
    shown = [said(row[1]).replace("\u00a0", " ") for row in table.rows]
    assert shown == [next_day(one, language) or "–" for one in found]
    assert f"{day(date(2027, 11, 1), language)} (*)" in shown
    assert notes[: len(legend(found, language))] == list(legend(found, language))
    assert len(legend(found, language)) == 2


def test_no_column_where_every_last_day_is_worked() -> None:
    worked = {"local_days": {"working_days": ["2027-01-31", "2027-07-31", "2028-01-30"]}}
    free = {f"term.{name}": value for name, value in worked.items()}
    table, notes = annex("fr", **free)
    assert [column.title for column in table.columns] == ["Date", "Qui", "Objet"]
    assert not any("ouvrable" in note for note in notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agreement_says_which_of_two_days_counts(language: Language) -> None:
    """One sentence from the field that the deadlines compute with."""
    chosen = document(
        changed({**SUNDAYS, "term.free_day": "next-working-day"}), language, created=DAY
    )
    silent = document(changed(SUNDAYS), language, created=DAY)
    key = "term.local-days"
    clauses = [
        [said(one.runs) for one in each.blocks if isinstance(one, Clause) and one.key == key]
        for each in (chosen, silent)
    ]
    assert len(clauses[0]) == len(clauses[1]) + 1


def test_with_the_choice_the_annex_has_one_date() -> None:
    table, notes = annex("fr", **SUNDAYS, **{"term.free_day": "next-working-day"})
    assert not any("(*)" in said(cell) for row in table.rows for cell in row)
    assert not any("contesté" in note for note in notes)
    assert any(said(row[0]).startswith("1er\u00a0novembre") for row in table.rows)
