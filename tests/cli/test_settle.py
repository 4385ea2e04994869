"""``settle``: the documents it writes, what if, and the table of volumes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conventions.cli.group import conventions


def run(*words: str) -> Result:
    return CliRunner().invoke(conventions, ["settle", *words])


@pytest.fixture
def agreement(root: Path) -> str:
    return str(root / "examples/minimal/agreement.fr.yaml")


@pytest.fixture
def quantities(tmp_path: Path) -> str:
    path = tmp_path / "q.yaml"
    days = "occupied_days: 3650\navailable_days: 3650\n"
    path.write_text(f"period: 2027\n{days}costs: 231000.00\nown_revenue: 0\n", "utf-8")
    return str(path)


def test_what_if_gives_every_part_as_json(agreement: str, quantities: str) -> None:
    words = ("--quantities", quantities, "--on", "2027-12-31", "--format", "json")
    result = run(agreement, *words)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    (year,) = found["years"]
    assert (year["result"]["repaid"], year["balance"]) == ("9000.00", "-9000.00")
    assert (found["debtor"], found["creditor"], found["to_pay"]) == (
        "atelier",
        "commune",
        "9000.00",
    )
    assert found["not_settled"] is None


def test_nothing_settled_is_no_balance_of_nought(agreement: str, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text("agreement: minimal-fr\nperiod: 2031\n", "utf-8")
    result = run(agreement, str(path), "--format", "json", "--lang", "en")
    found = json.loads(result.stdout)
    assert found["years"] == []
    assert [found[key] for key in ("balance", "to_pay", "debtor", "creditor")] == [None] * 4
    assert found["not_settled"] == "Nothing could be settled; the findings say why."
    assert found["findings"]


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_documents(agreement: str, quantities: str, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"settlement{ending}"
    words = ("--quantities", quantities, "--on", "2027-02-01", "--lang", "en", "-o", str(path))
    result = run(agreement, *words)
    assert result.exit_code == 0, result.output
    assert path.read_bytes().startswith(b"PK")
    assert "M028" in result.stderr


def test_another_ending_is_refused(agreement: str, quantities: str, tmp_path: Path) -> None:
    path = tmp_path / "settlement.pdf"
    result = run(agreement, "--quantities", quantities, "-o", str(path))
    assert result.exit_code == 2
    assert not path.exists()


def test_simulation_needs_no_report(agreement: str) -> None:
    result = run(agreement, "--simulate", "--lang", "en", "--explain")
    assert result.exit_code == 0, result.output
    assert "CHF\u00a0240'000.00" in result.stdout
    assert "floor" in result.stdout


def test_something_must_be_settled_and_not_two_things(agreement: str, quantities: str) -> None:
    assert run(agreement).exit_code == 2
    assert run(agreement, quantities, "--quantities", quantities).exit_code == 2


def test_a_scenario_that_cannot_be_read_ends_it(agreement: str, tmp_path: Path) -> None:
    path = tmp_path / "q.yaml"
    path.write_text("period: 2027\nitem: 3\n", "utf-8")
    result = run(agreement, "--quantities", str(path))
    assert result.exit_code == 1
    assert "q.yaml:2:1" in result.stderr


def test_interest_is_refused_without_its_terms(agreement: str, quantities: str) -> None:
    words = ("--quantities", quantities, "--on", "2027-12-31", "--reminded", "2027-11-30")
    result = run(agreement, *words)
    assert result.exit_code == 1
    assert "M024" in result.stderr
