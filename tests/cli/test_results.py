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


def test_assess_shows_the_grade_where_the_agreement_names_grades(
    case: tuple[str, str], tmp_path: Path
) -> None:
    best, rest = "{id: a, label: {en: excellent}, attainment: 110}", "{id: b, label: good}"
    grades = f"evaluation:\n  grades: [{best}, {rest}]\n"
    text = Path(case[0]).read_text(encoding="utf-8").replace("evaluation:\n", grades)
    graded = tmp_path / "agreement.yaml"
    graded.write_text(text, encoding="utf-8")
    words = ("assess", str(graded), case[1], "--on", "2028-03-01", "--lang", "en")
    table = run(*words).stdout
    assert "grade" in table.splitlines()[0]
    assert ("excellent" in table, "good" in table) == (True, True)
    explained = run(*words, "--explain").stdout
    assert "reached; excellent; met" in explained
    assert "“excellent” from an attainment of 110%." in explained
    verdicts = json.loads(run(*words, "--format", "json").stdout)["verdicts"]
    assert [verdict["grade"] for verdict in verdicts] == ["a", "b"]
    plain = ("assess", *case, "--on", "2028-03-01", "--lang", "en")
    assert "grade" not in run(*plain).stdout
    verdicts = json.loads(run(*plain, "--format", "json").stdout)["verdicts"]
    assert {verdict["grade"] for verdict in verdicts} == {None}


def test_a_result_does_not_look_like_the_target_it_misses(
    case: tuple[str, str], tmp_path: Path
) -> None:
    """3284.99 of 3650 days are not 90 percent of them, however near."""
    text = Path(case[1]).read_text(encoding="utf-8")
    report = tmp_path / "report.yaml"
    report.write_text(text.replace("numerator: 3300", "numerator: 3284.99"), encoding="utf-8")
    result = run("assess", case[0], str(report), "--on", "2028-03-01", "--lang", "en")
    assert "89.9997%" in result.stdout
    assert "100%" not in result.stdout.replace("110%", "")


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
