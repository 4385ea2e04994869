"""``count``: a list in, counts out, and a report that the other commands read."""

from pathlib import Path

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
