"""``count``: a list in, counts out, and a report that the other commands read."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from conventions.agreement import load_agreement
from conventions.cli.group import conventions
from conventions.forms import load_report

LIST = """person;service;referred;entry;exit;destination;ending
P-1;measure;2026-12-10;04.01.2027;30.06.2027;unbefristete Stelle;regulär beendet
P-2;measure;2026-12-10;2027-01-04;2027-05-31;no-solution;Abbruch
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(conventions, ["count", *words, "--lang", "en"])


@pytest.fixture
def fai(root: Path) -> str:
    return str(root / "examples/fai_biel_seeland/agreement.yaml")


@pytest.fixture
def listing(tmp_path: Path) -> str:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


def test_the_report_written_is_read_by_every_command(
    fai: str, listing: str, tmp_path: Path
) -> None:
    out = tmp_path / "report.yaml"
    result = run(fai, listing, "--period", "2027", "--on", "2028-08-01", "-o", str(out))
    assert result.exit_code == 0, result.output
    report, findings = load_report(out, load_agreement(fai))
    assert report is not None, findings
    placed = report.observation("placement")
    assert placed is not None
    assert f"{placed.reported.numerator}/{placed.reported.denominator}" == "1/2"
    assert "P-1" not in out.read_text(encoding="utf-8")
    assert "1/2" in result.stdout


def test_it_explains_in_words(fai: str, listing: str) -> None:
    result = run(fai, listing, "--period", "2027", "--on", "2028-08-01", "--explain")
    assert "Denominator: Persons (" in result.stdout


def test_a_list_at_fault_writes_nothing(fai: str, listing: str, tmp_path: Path) -> None:
    Path(listing).write_text(LIST.replace("P-2", "Anna Muster"), encoding="utf-8")
    out = tmp_path / "report.yaml"
    result = run(fai, listing, "--period", "2027", "--on", "2028-08-01", "-o", str(out))
    assert result.exit_code == 1
    assert "R211" in result.stderr
    assert "Muster" not in result.output
    assert not out.exists()


@pytest.mark.parametrize("period", ["1999", "2027-13", "soon"])
def test_a_period_that_is_none(fai: str, listing: str, period: str) -> None:
    assert run(fai, listing, "--period", period).exit_code == 2


def test_a_form_with_its_list_becomes_a_form_with_counts(
    fai: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    issue = ["form", fai, "--period", "2027", "--on", "2027-12-01", "--participations"]
    assert CliRunner().invoke(conventions, [*issue, "-o", "form.xlsx"]).exit_code == 0
    book = openpyxl.load_workbook("form.xlsx", rich_text=True)
    sheet = book.worksheets[1]
    heads = {cell.value: at for at, cell in enumerate(sheet[3], 1)}
    for name, value in (("Personne (pseudonyme)", "P-0001"), ("Entrée", "04.01.2027")):
        sheet.cell(4, heads[name]).value = value
    book.save("form.xlsx")
    checked = CliRunner().invoke(conventions, ["check", fai, "form.xlsx", "--lang", "en"])
    assert checked.exit_code == 3
    assert "R136" in checked.stdout
    result = run(fai, "form.xlsx", "--on", "2028-08-01", "-o", "counted.xlsx")
    assert result.exit_code == 0, result.output
    report, findings = load_report("counted.xlsx", load_agreement(fai))
    assert report is not None
    assert "R136" not in {one.code.id for one in findings}
    counted = [one for one in report.observations if one.reported.value == 1]
    assert counted


def test_a_list_beside_the_form_that_was_begun(fai: str, listing: str, tmp_path: Path) -> None:
    form, out = tmp_path / "form.xlsx", tmp_path / "out.xlsx"
    issue = ["form", fai, "--period", "2027", "--on", "2027-12-01", "-o", str(form)]
    assert CliRunner().invoke(conventions, issue).exit_code == 0
    words = [fai, listing, "--form", str(form), "--on", "2028-08-01", "-o", str(out)]
    assert run(*words).exit_code == 0
    assert load_report(out, load_agreement(fai))[0] is not None
    assert run(*words, "--period", "2028").exit_code == 2, "the form is for 2027"
    assert run(fai, listing).exit_code == 2, "a list does not say its period"
    page = ["form", fai, "--period", "2027", "--participations", "-o", str(tmp_path / "f.html")]
    assert CliRunner().invoke(conventions, page).exit_code == 2


def test_a_number_typed_in_the_form_stops_the_count(
    fai: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    issue = ["form", fai, "--period", "2027", "--participations", "-o", "form.xlsx"]
    assert CliRunner().invoke(conventions, issue).exit_code == 0
    book = openpyxl.load_workbook("form.xlsx", rich_text=True)
    target = next(name for name in book.defined_names if name.endswith("_comment"))
    sheet, cell = next(iter(book.defined_names[target].destinations))
    book[sheet][cell.replace("$", "")] = "AVS 756.9217.0769.85"
    book.save("form.xlsx")
    result = run(fai, "form.xlsx", "--on", "2028-08-01", "-o", "counted.xlsx")
    assert result.exit_code == 1
    assert "R137" in result.stderr
    assert "9217" not in result.output
    assert not Path("counted.xlsx").exists()
