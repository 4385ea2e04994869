"""``assess``, ``settle`` and ``deadlines`` on the smallest agreement."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conventions.cli.group import conventions


def run(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(conventions, list(words), input=given)


@pytest.fixture
def case(root: Path) -> tuple[str, str]:
    """The smallest agreement and a report on it."""
    folder = root / "examples/minimal"
    return str(folder / "agreement.fr.yaml"), str(folder / "report-2027.yaml")


def test_assess_as_json_is_exact_text(case: tuple[str, str]) -> None:
    result = run("assess", *case, "--on", "2028-03-01", "--format", "json")
    assert result.exit_code == 0, result.output
    first = json.loads(result.stdout)["verdicts"][0]
    assert (first["numerator"], first["denominator"], first["value"]) == ("11", "40", "27.5")
    assert first["band"] == "reached"
    assert first["steps"]


def test_assess_explains_every_step(case: tuple[str, str]) -> None:
    result = run("assess", *case, "--on", "2028-03-01", "--explain", "--lang", "en")
    assert "11 of 40" in result.stdout


def test_a_missed_target_is_no_error(case: tuple[str, str], tmp_path: Path) -> None:
    text = Path(case[1]).read_text(encoding="utf-8").replace("numerator: 11", "numerator: 2")
    report = tmp_path / "report.yaml"
    report.write_text(text, encoding="utf-8")
    result = run("assess", case[0], str(report), "--on", "2028-03-01", "--lang", "en")
    assert "below" in result.stdout
    assert result.exit_code == 0


def test_settle_names_payer_and_payee(case: tuple[str, str]) -> None:
    result = run("settle", *case, "--on", "2028-03-01", "--format", "json")
    settled = json.loads(result.stdout)
    assert (settled["payer"], settled["payee"]) == ("commune", "atelier")
    assert settled["years"][0]["total"] == "240000.00"
    assert settled["balance"] == "0.00"


def test_an_unreadable_report_ends_the_command_with_its_findings(case: tuple[str, str]) -> None:
    for command in ("assess", "settle"):
        result = run(command, case[0], "-", given="agreement: [")
        assert result.exit_code in (1, 3)
        assert "F0" in result.stderr


def test_deadlines_as_table_and_json(case: tuple[str, str]) -> None:
    window = ("--from", "2027-01-01", "--to", "2027-12-31")
    found = json.loads(run("deadlines", case[0], *window, "--format", "json").stdout)
    days = [entry["date"] for entry in found["deadlines"]]
    assert days == sorted(days)
    assert "2027-12-31" in days
    assert "term.end" in run("deadlines", case[0], *window).stdout
