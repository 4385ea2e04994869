"""Lists in workbooks: found by their headings, read like CSV, faults by sheet and cell."""

import io
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.forms.lists import HEAD, OF, ROWS, listed, own, sheet_name
from tests.forms.sheets import edited

from conventions.forms import participations, read_participations
from conventions.records import Records, read_records

CSV = b"""person;entry;exit;destination
P-0001;2027-01-04;2027-06-30;permanent-contract
P-0002;2027-01-04;2027-05-31;no-solution
P-0003;2027-02-01;;
"""
DAY, LATER = date(2027, 1, 4), date(2027, 6, 30)


def values(records: Records | None) -> dict[str, list[Any]]:
    assert records is not None
    return {name: list(column) for name, column in records.columns.items()}


def faults(data: bytes) -> list[tuple[str, str]]:
    records, findings = read_participations(data, OF, "list.xlsx")
    assert records is None
    return [(one.code.id, str(one.place)) for one in findings]


def test_the_sheet_of_a_form_says_the_same_as_csv() -> None:
    read, findings = read_participations(listed(), OF, "form.xlsx")
    assert findings == ()
    told = {name: said for name, said in values(read).items() if any(said)}
    assert told == values(read_records(CSV, OF)[0])
    assert read is not None
    assert read.lines == [HEAD + 1, HEAD + 2, HEAD + 3]
    assert str(read.place(0, "entry")) == f"form.xlsx, {sheet_name()}, G{HEAD + 1}"


def test_a_workbook_of_ones_own_with_its_headings_anywhere() -> None:
    data = own(
        ("Person", "Eintritt", "sortie", "Stunden"),
        ("P-1", datetime(2027, 1, 4), "30.06.2027", 12.5),  # noqa: DTZ001 - a cell has no zone
        (),
        (7, DAY, LATER, "8"),
    )
    read, findings = read_participations(data, OF, "own.xlsx")
    assert findings == ()
    found = values(read)
    assert found["person"] == ["P-1", "7"]
    assert found["exit"] == [LATER, LATER]
    assert [str(hours) for hours in found["hours"]] == ["12.5", "8"]
    assert read is not None
    assert read.lines == [4, 6]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("Anna Muster", DAY)], [("R211", "list.xlsx, Liste, B4")]),
        ([("P-1", "13/2027")], [("R208", "list.xlsx, Liste, C4")]),
        ([("P-1", "=1/0")], [("R208", "list.xlsx, Liste, C4")]),
        ([("P-1", DAY, date(2026, 1, 1))], [("R212", "list.xlsx, Liste, D4")]),
        ([("P-1", DAY, None, "stray")], [("R202", "list.xlsx, Liste, E3")]),
        ([("756.9217.0769.85", DAY)], [("R204", "list.xlsx, Liste, B4")]),
    ],
)
def test_what_is_wrong_is_said_by_sheet_and_cell(
    rows: list[tuple[Any, ...]], expected: list[tuple[str, str]]
) -> None:
    assert faults(own(("Person", "Entrée", "Sortie"), *rows)) == expected


def test_a_heading_that_is_missing() -> None:
    assert faults(own(("Person", "Sortie"), ("P-1", LATER))) == [
        ("R205", "list.xlsx, Liste, B3"),
    ]


def test_no_list_and_two_lists() -> None:
    assert faults(own(("Nom", "Total"), ("x", 3))) == [("R200", "list.xlsx")]

    def double(book: Any) -> None:
        book.copy_worksheet(book.worksheets[0]).title = "2026"

    twice = edited(own(("Person", "Entrée"), ("P-1", DAY)), double)
    records, findings = read_participations(twice, OF)
    assert records is None
    assert [(one.code.id, one.values["sheets"]) for one in findings] == [("R216", "Liste, 2026")]


def test_more_rows_than_a_form_has_and_more_than_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = own(("Person", "Entrée"), *((f"P-{at}", DAY) for at in range(2_500)))
    records, _ = read_participations(many, OF)
    assert records is not None
    assert len(records) == 2_500
    monkeypatch.setattr(participations, "MOST", 2_499)
    assert faults(many) == [("R201", "list.xlsx, Liste")]


def test_what_is_no_workbook_is_csv() -> None:
    assert read_participations(CSV, OF, "list.csv") == read_records(CSV, OF, "list.csv")
    assert [code for code, _ in faults(b"PK\x03\x04 no archive")] == ["F021"]


@pytest.mark.office
def test_an_ods_that_libreoffice_saved_says_the_same(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "soffice is not installed"
    (tmp_path / "form.xlsx").write_bytes(listed())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "form.xlsx")], check=True, capture_output=True)
    read, findings = read_participations((tmp_path / "form.ods").read_bytes(), OF, "form.ods")
    assert findings == ()
    assert values(read) == values(read_participations(listed(), OF)[0])


def test_a_list_is_found_when_its_sheet_has_another_name() -> None:
    def rename(book: Any) -> None:
        book[sheet_name()].title = "Export"
        book["Export"].insert_rows(1, 4)

    records, findings = read_participations(edited(listed(), rename), OF)
    assert findings == ()
    assert records is not None
    assert len(records) == len(ROWS)
    assert openpyxl.load_workbook(io.BytesIO(edited(listed(), rename))).sheetnames[1] == "Export"
