"""The sheet for participations: every declared column, its answers in the form's language."""

import io
from typing import Any

import openpyxl
import pytest
from tests.forms.lists import HEAD, OF, empty, listed, sheet_name
from tests.forms.sheets import ISSUED
from tests.records.lists import agreement

from conventions.base.language import LANGUAGES, Language
from conventions.base.reference import reference
from conventions.forms import form, read_participations, read_report
from conventions.records import columns_of
from conventions.records.columns import answer, heading


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_only_on_demand_and_only_in_a_workbook() -> None:
    plain = opened(form(OF, "2027", "fr", ISSUED)).sheetnames
    assert sheet_name() not in plain
    assert opened(empty()).sheetnames[1] == sheet_name()
    for kind in ("html", "csv"):
        with pytest.raises(ValueError, match="workbook"):
            form(OF, "2027", "fr", ISSUED, kind=kind, participations=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_and_answers_in_the_language_of_the_form(language: Language) -> None:
    own = agreement(
        {"use": "participants"},
        columns=({"id": "housing", "label": {"fr": "Logement"}, "kind": "yes-no"},),
    )
    book = opened(form(own, "2027", language, ISSUED, participations=True))
    sheet, codes = book[sheet_name(language)], book.worksheets[2]
    columns = columns_of(own)
    assert [cell.value for cell in sheet[HEAD]] == [heading(one, language) for one in columns]
    assert sheet[HEAD][len(columns) - 1].value == "Logement"
    written = {
        column[0].value: [cell.value for cell in column[1:] if cell.value]
        for column in codes.iter_cols()
    }
    asked = {
        heading(one, language): [answer(one, code, language) for code in one.codes]
        for one in columns
        if one.codes
    }
    assert written == asked
    lists = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    for at, column in enumerate(columns, 1):
        letter = reference(1, at)[:-1]
        rule = lists.get(f"{letter}{HEAD + 1}:{letter}{HEAD + 2000}")
        assert (rule is not None and rule.type == "list") == bool(column.codes)
        if rule is not None and rule.type == "list":
            area = rule.formula1.partition("!")[2].replace("$", "")
            chosen = [cell.value for (cell,) in codes[area]]
            assert chosen == asked[heading(column, language)]
            assert len(rule.error) <= 255


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_chosen_there_is_read(language: Language) -> None:
    records, findings = read_participations(listed(language=language), OF, "form.xlsx")
    assert findings == ()
    assert records is not None
    assert list(records.columns["destination"]) == ["permanent-contract", "no-solution", None]


def test_an_empty_sheet_is_no_fault_of_a_form() -> None:
    report, findings = read_report(empty(), OF)
    assert report is not None
    assert "R136" not in {one.code.id for one in findings}


def test_the_same_bytes_on_the_same_day() -> None:
    assert empty("de") == empty("de")
