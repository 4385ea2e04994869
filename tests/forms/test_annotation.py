"""Annotated copies: everything that was there still is, and each finding stands on its cell."""

import io
import json
import os
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.forms.agreements import minimal
from tests.forms.sheets import made, typed

from conventions.base.errors import InvalidDocument
from conventions.base.findings import Finding
from conventions.forms import read_report
from conventions.forms.annotation import annotated

FOLDER = Path(__file__).parent / "workbooks"
FILES = [path.name for path in sorted(FOLDER.glob("*.xlsx"))]


def checked(data: bytes) -> tuple[bytes, tuple[Finding, ...]]:
    _, findings = read_report(data, minimal())
    return annotated(data, findings, "fr"), findings


def notes(data: bytes) -> dict[tuple[str, str], str]:
    book: Any = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None
    }


@pytest.mark.parametrize("name", FILES)
def test_each_finding_is_a_comment_and_nothing_is_lost(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    copy, findings = checked(data)
    found = notes(copy)
    for finding in findings:
        if finding.place.cell:
            assert finding.code.id in found[finding.place.sheet, finding.place.cell]
    assert read_report(copy, minimal()) == read_report(data, minimal())
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(copy)) as after:
        assert after.testzip() is None
        assert set(before.namelist()) <= set(after.namelist())
        touched = {one for one in before.namelist() if before.read(one) != after.read(one)}
    allowed = (
        "xl/worksheets/",
        "xl/styles.xml",
        "[Content_Types].xml",
        "xl/comments",
        "xl/drawings/",
    )
    assert all(one.startswith(allowed) for one in touched)


def test_a_comment_that_was_there_stays_before_ours() -> None:
    data = (FOLDER / "comment-note.xlsx").read_bytes()
    wrong = typed(data, {})
    book = openpyxl.load_workbook(io.BytesIO(wrong))
    book["Rapport"]["D7"] = "douze"
    stream = io.BytesIO()
    book.save(stream)
    copy, findings = checked(stream.getvalue())
    assert [finding.place.cell for finding in findings] == ["D7"]
    text = notes(copy)["Rapport", "D7"]
    assert text.index("à vérifier avec la commune") < text.index("R105")


def test_twice_is_twice_and_still_a_workbook() -> None:
    once, _ = checked(
        typed(made(minimal()), {("i1/tg1", "numerator"): "x", ("i2", "numerator"): 1})
    )
    again, findings = checked(once)
    assert len(findings) > 3
    assert notes(again).keys() == notes(once).keys()


def test_colours_lie_over_the_cell_and_leave_its_own_format() -> None:
    data = typed(made(minimal()), {("i1/tg1", "numerator"): "douze"})
    before, after = (
        openpyxl.load_workbook(io.BytesIO(one))["Rapport"] for one in (data, checked(data)[0])
    )
    assert before["D7"].fill.fgColor.rgb == after["D7"].fill.fgColor.rgb
    rules = {str(one.sqref) for one in after.conditional_formatting}
    assert rules - {str(one.sqref) for one in before.conditional_formatting} >= {"D7"}


@pytest.mark.parametrize("data", [b"", b"PK", b"agreement: x"])
def test_what_is_no_workbook_raises(data: bytes) -> None:
    with pytest.raises(InvalidDocument):
        annotated(data, (), "fr")


def test_a_list_is_not_annotated() -> None:
    with pytest.raises(InvalidDocument):
        annotated((FOLDER / "list-utf8.csv").read_bytes(), (), "fr")


@pytest.mark.office
@pytest.mark.parametrize("name", ["", "above.xlsx", "comment-note.xlsx", "dash.xlsx"])
def test_the_open_xml_sdk_finds_nothing_wrong(name: str, tmp_path: Path) -> None:
    program = os.environ.get("OOXML_VALIDATOR", "")
    assert program, "OOXML_VALIDATOR is not set"
    path = tmp_path / "copy.xlsx"
    path.write_bytes(checked((FOLDER / name).read_bytes() if name else made(minimal()))[0])
    done = subprocess.run([program, str(path)], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["errors"] == []
