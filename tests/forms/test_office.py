"""Held against LibreOffice: a form it saved reads the same, its formulas are right."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.forms.agreements import every
from tests.forms.sheets import made, typed

from conventions.base.language import Language
from conventions.forms.reading import read

pytestmark = pytest.mark.office
FILLED: dict[Any, Any] = {
    ("placed", "numerator"): 12,
    ("placed", "denominator"): 40,
    ("placed", "comment"): "« =1+1 » n'est pas une formule",
    ("placed/tg1", "numerator"): 30,
    ("placed/tg1", "denominator"): 20,
    ("placed/young", "numerator"): 12,
    ("occupied", "missing"): "noch nicht",
    ("workers", "value"): 0,
    ("posts", "value"): "95 %",
    ("D/coaching", "quantity"): "=10*12.25",
    ("R/submitted", "submitted"): "20.01.2028",
}


def saved(data: bytes, folder: Path) -> bytes:
    """The workbook after LibreOffice opened and saved it."""
    office = shutil.which("soffice")
    assert office, "soffice is not installed"
    (folder / "in").mkdir()
    (folder / "in" / "form.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out")]
    command = [office, profile, "--headless", *target, str(folder / "in" / "form.xlsx")]
    subprocess.run(command, check=True, capture_output=True)
    return (folder / "out" / "form.xlsx").read_bytes()


@pytest.mark.parametrize("language", ["fr", "de"])
def test_saved_by_libreoffice_it_reads_the_same(language: Language, tmp_path: Path) -> None:
    agreement = every()
    data = typed(made(agreement, language), {**FILLED, ("D/coaching", "quantity"): 122.5})
    expected = read(data, agreement)
    returned = read(saved(data, tmp_path), agreement)
    assert returned[0] is not None
    assert returned[0] == expected[0]
    assert [(f.code.id, f.place) for f in returned[1]] == [
        (f.code.id, f.place) for f in expected[1]
    ]


def test_formulas_of_the_form_and_of_the_person_are_calculated(tmp_path: Path) -> None:
    agreement = every()
    data = saved(typed(made(agreement, "de"), FILLED), tmp_path)
    report, findings = read(data, agreement)
    assert report is not None
    assert "R115" not in {finding.code.id for finding in findings}
    assert report.deliveries[0].quantity == 122.5
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Bericht"]
    shown = {
        str(row[0].value): row[5].value
        for row in sheet.iter_rows(min_row=6)
        if row[0].value is not None
    }
    assert shown["placed"] == 0.3
    assert shown["placed/tg1"] == "mehr als das Total"
    assert shown["placed/young"] == "die andere Zahl fehlt"
    assert shown["training"] == "auszufüllen"
    assert not shown["occupied"]
    assert not shown["workers"]
