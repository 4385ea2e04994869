"""What a spreadsheet refuses while one types, and what it says then."""

import io

import openpyxl
import pytest
from tests.forms.agreements import every
from tests.forms.sheets import made, spot

from conventions.base.language import LANGUAGES, Language
from conventions.forms.definition import define
from conventions.forms.validation import validation


def test_cells_are_checked_while_typing_with_words_in_the_language() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(every(), "de")))
    sheet = book["Bericht"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    numerator = rules[spot(book, "placed", "numerator")[1]]
    assert (numerator.type, numerator.formula1) == ("whole", "0")
    assert numerator.prompt == "Personen mit Stelle"
    assert numerator.error.startswith("Erwartet wird eine ganze Zahl")
    reason = rules[spot(book, "placed", "missing")[1]]
    assert reason.formula1 == '"nicht verfügbar,nicht anwendbar,nicht erhoben,zu früh"'
    assert all(len(rule.prompt or "") <= 255 for rule in rules.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_keeps_within_what_excel_shows(language: Language) -> None:
    rules = [
        validation(cell, "x" * 50, language)
        for section in define(every(), "2027", language).sections
        for entry in section.entries
        for cell in entry.inputs
    ]
    said = [rule for rule in rules if rule is not None]
    assert len(said) > 30
    for rule in said:
        assert len(rule.get("input_title", "")) <= 32
        assert 0 < len(rule["error_title"]) <= 32
        assert 0 < len(rule["error_message"]) <= 255
        choices = rule.get("source", [])
        assert all("," not in choice for choice in choices), "a comma would split a choice"
        assert len(",".join(choices)) <= 255
