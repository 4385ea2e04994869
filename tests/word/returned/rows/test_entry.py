import pytest

from conventions.base.language import LANGUAGES, Language
from conventions.word.returned.rows.columns import TABLES
from conventions.word.returned.rows.entry import columns_of, pattern, read_row, slug
from conventions.word.returned.rows.hearing import Ear

EAR = Ear("fr", "CHF", {"party": {"atelier": frozenset({"a"}), "canton": frozenset({"c"})}})


def titles(listed: str, language: Language = "fr") -> list[str]:
    return list(columns_of(listed, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("listed", TABLES)
def test_every_table_has_titles_and_lines_in_every_language(
    listed: str, language: Language
) -> None:
    columns = columns_of(listed, language)
    assert len(columns) == len(TABLES[listed].columns)
    assert all(each.fields or each.fixed for lines in columns.values() for each in lines)


def test_lines_of_a_cell_are_fields_each_once() -> None:
    cells = list(zip(titles("evaluation.reports"), REPORT, strict=True))
    entry = read_row(cells, "evaluation.reports", [()] * 5, EAR)
    assert entry.unread == []
    assert entry.fields == {
        "kind": "financial",
        "label": "Comptes révisés",
        "frequency": "year",
        "due": "P3M",
        "sender": "a",
        "recipient": "c",
    }


REPORT = (
    "Rapport financier\nComptes révisés",
    "année",
    "3 mois après la fin de la période",
    "–",
    "Atelier – Canton",
)


def test_a_second_value_of_a_field_is_not_understood() -> None:
    (year, amount) = titles("financing.ceiling")
    cells = [(year, "2031"), (amount, "CHF 1.00\nCHF 2.00")]
    entry = read_row(cells, "financing.ceiling", [(), ()], EAR)
    assert entry.unread == [(1, "CHF 2.00")]


def test_what_could_mean_two_things_means_none() -> None:
    limits = titles("financing.outcome_payments")[2]
    cells = [(limits, "5 par année")]  # an amount, or a number of cases?
    assert read_row(cells, "financing.outcome_payments", [()], EAR).unread == [(0, "5 par année")]


def test_where_the_column_is_none_of_ours_the_other_rows_tell() -> None:
    learned = (pattern("{due:date}"), pattern("dès {start:date}"))
    cells = [("Termin", "dès le"), ("Termin", "dès 1er mai 2031")]
    entry = read_row(cells, "term.steps", [learned, learned], EAR)
    assert (entry.fields, entry.unread) == ({"start": "2031-05-01"}, [(0, "dès le")])


def test_gaps_and_dashes_say_nothing() -> None:
    cells = [(title, "⟦Année⟧ –") for title in titles("financing.ceiling")]
    entry = read_row([(title, "⟦Année⟧") for title, _ in cells], "financing.ceiling", [(), ()], EAR)
    assert (entry.fields, entry.unread) == ({}, [])


@pytest.mark.parametrize("text", ["", "–", "ⵣⵣ"])
def test_of_nothing_no_identifier_is_made(text: str) -> None:
    assert slug(text) == ""
