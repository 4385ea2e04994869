"""What commands over reports print beside their result: what is doubtful about the reports."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conventions.cli.group import conventions

QUARTER = """\
agreement: minimal-fr
period: 2027-{quarter}
observations:
  - {{indicator: i1, group: tg1, reported: {{numerator: {numerator}, denominator: 40}}}}
"""


@pytest.fixture
def agreement(root: Path) -> str:
    return str(root / "examples/minimal/agreement.fr.yaml")


def quarter(folder: Path, name: str, numerator: int) -> str:
    path = folder / f"{name}.yaml"
    path.write_text(QUARTER.format(quarter=name, numerator=numerator), encoding="utf-8")
    return str(path)


def assessed(agreement: str, *words: str) -> Result:
    asked = ["assess", agreement, *words, "--on", "2028-03-01", "--lang", "en"]
    return CliRunner().invoke(conventions, asked)


def test_an_impossible_figure_is_said_at_its_line_and_the_result_is_printed(
    agreement: str, tmp_path: Path
) -> None:
    report = quarter(tmp_path, "Q1", 41)
    result = assessed(agreement, report)
    assert f"{report}:4:55: error R007" in result.stderr
    assert "not measurable" in result.stdout
    assert result.exit_code == 1
    assert assessed(agreement, quarter(tmp_path, "Q1", 11)).exit_code == 0


def test_reports_are_held_against_each_other(agreement: str, tmp_path: Path) -> None:
    first, third = quarter(tmp_path, "Q1", 20), quarter(tmp_path, "Q3", 10)
    result = assessed(agreement, third, first, "--format", "json")
    found = json.loads(result.stdout)["findings"]
    assert [(one["code"], one["file"], one["path"]) for one in found] == [
        ("R015", third, "observations[0].reported"),
        ("R027", third, "period"),
    ]
    assert result.exit_code == 0
    alone = json.loads(assessed(agreement, third, "--format", "json").stdout)
    assert alone["findings"] == []


def test_a_file_that_is_no_report_ends_the_command(agreement: str, tmp_path: Path) -> None:
    report = tmp_path / "report.yaml"
    report.write_text("agreement: minimal-fr\nperiod: 2018-13\n", encoding="utf-8")
    result = assessed(agreement, str(report))
    assert "F109" in result.stderr
    assert result.stdout == ""
    assert result.exit_code == 1
