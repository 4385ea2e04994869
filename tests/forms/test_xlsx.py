"""The form as it is sent: the same bytes, protected, named, checked while typing."""

import io
import os
import re
import subprocess
import sys
import unicodedata
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.forms.agreements import changed, every, minimal
from tests.forms.sheets import ISSUED, made, parts, spot

from conventions.base.language import LANGUAGES, Language
from conventions.base.safety import check_zip
from conventions.forms.definition import define
from conventions.forms.xlsx import write

DIGEST = (
    "import hashlib;from tests.forms.agreements import every;from tests.forms.sheets import made;"
    "print(hashlib.sha256(made(every(), 'de')).hexdigest())"
)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_the_same_form_is_the_same_bytes_in_every_process() -> None:
    digests = set()
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        made_there = subprocess.run(
            [sys.executable, "-c", DIGEST], env=environment, capture_output=True, check=True
        )
        digests.add(made_there.stdout)
    assert len(digests) == 1


def test_another_day_is_another_file() -> None:
    form = define(minimal(), "2027", "fr")
    assert write(form, ISSUED) == write(form, ISSUED)
    assert write(form, ISSUED) != write(form, ISSUED.replace(day=22))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_passes_the_guard_it_comes_back_through(language: Language) -> None:
    assert check_zip(made(every(), language)) == ()


def test_every_cell_to_fill_in_is_named_and_open_and_nothing_else_is() -> None:
    agreement = every()
    book = opened(made(agreement))
    sheet = book["Rapport"]
    wanted = {
        spot(book, entry.code, cell.field)[1]
        for section in define(agreement, "2027", "fr").sections
        for entry in section.entries
        for cell in entry.inputs
    }
    unlocked = {
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked and not isinstance(cell, openpyxl.cell.cell.MergedCell)
    }
    assert sheet.protection.sheet
    assert unlocked == wanted
    assert len(wanted) > 40


def test_paper_panes_and_the_hidden_sheet() -> None:
    book = opened(made(minimal()))
    sheet, hidden = book["Rapport"], book["_conventions"]
    assert hidden.sheet_state == "veryHidden"
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    facts = {row[0].value: row[1].value for row in hidden.iter_rows(max_row=7)}
    assert facts["agreement"] == "minimal-fr"
    assert facts["version"] == "1"
    assert facts["period"] == "2027"
    said = {entry.name: entry.value for entry in book.custom_doc_props.props}
    assert said["conventions.agreement"] == "minimal-fr"


def test_what_it_says_above_the_table() -> None:
    sheet = opened(made(minimal()))["Rapport"]
    top = "\n".join(str(sheet.cell(row, 1).value) for row in range(1, 5))
    for said in ("minimal-fr, version 1", "Association Atelier du Val", "30 janvier 2028", "2027"):
        assert said in top
    assert sheet["A4"].value.count(". ") == 1, "the instructions are two sentences"


HOSTILE = [
    "=1+1",
    "+41 32 123",
    "-cmd|' /C calc'!A0",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "{=A1}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_never_become_formulas(name: str) -> None:
    indicators = [{"id": "i1", "label": name, "unit": "count", "definition": {"numerator": name}}]
    agreement = changed(title=name, goals__indicators=indicators, services__target_groups=[])
    book = opened(made(agreement))
    ours = re.compile(r"=IF\(")
    formulas = [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas
    assert all(ours.match(formula) for formula in formulas)
    assert name in str(book["Rapport"]["B7"].value)
    # Without the options, the library would have made a formula of the first one.
    assert b"<f>" in parts(careless("=1+1"))["xl/worksheets/sheet1.xml"]


def careless(text: str) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, text)
    return stream.getvalue()


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn", "Cf", "Zl", "Zp"]),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() == text and unicodedata.normalize("NFC", text) == text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_label_comes_out_as_it_went_in(label: str) -> None:
    indicators = [{"id": "i1", "label": label, "unit": "count", "period": "year"}]
    sheet = opened(made(changed(goals__indicators=indicators)))["Rapport"]
    assert str(sheet["B7"].value).strip().split("\n")[0].strip("\u00a0 ") == label.strip("\u00a0 ")


def test_long_texts_and_many_indicators_still_fit() -> None:
    long = ("Personnes sorties pendant la période. " * 300)[:8000].strip()
    texts = dict.fromkeys(("numerator", "denominator", "inclusion", "exclusion"), long)
    indicators = [
        {
            "id": f"i{number}",
            "label": long,
            "unit": "percent",
            "definition": texts,
            "evidence": [long],
        }
        for number in range(20)
    ]
    book = opened(made(changed(goals__indicators=indicators)))
    said = str(book["Rapport"]["B7"].value)
    assert said.startswith(long[:2900])
    assert len(said) < 32_767
    heights = [row.height for row in book["Rapport"].row_dimensions.values() if row.height]
    assert max(heights) <= 409
