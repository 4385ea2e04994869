"""``settle --confirmed``: effects proposed on the screen, in the balance once confirmed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conventions.cli.group import conventions

DECISION = (
    "source: Decision\neffects: [{indicator: i1, period: '2027', group: tg1, by: S, on: %s}]\n"
)


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """The smallest agreement, its first target with an effect on the price, and a poor result."""
    agreement = (root / "examples/minimal/agreement.fr.yaml").read_text("utf-8")
    agreement = agreement.replace("at_least: 25,", "at_least: 25, consequence: price-effect,", 1)
    agreement = agreement.replace("near_from: 90}", "near_from: 90, full_effect: 2}", 1)
    (tmp_path / "agreement.yaml").write_text(agreement, "utf-8")
    (tmp_path / "report.yaml").write_text(
        "agreement: minimal-fr\nperiod: '2027'\nobservations:\n"
        "  - {indicator: i1, group: tg1, reported: {numerator: 2, denominator: 40}}\n"
        "deliveries: [{item: places, occupied_days: 3600, available_days: 3650}]\n",
        "utf-8",
    )
    return tmp_path


def run(folder: Path, *words: str | Path) -> Result:
    files = (folder / "agreement.yaml", folder / "report.yaml", "--on", "2028-04-30")
    return CliRunner().invoke(conventions, ["settle", *map(str, (*files, *words))])


def test_a_proposal_is_shown_and_not_in_the_balance(folder: Path) -> None:
    shown = run(folder, "--lang", "en")
    assert "malus (proposed)" in shown.stdout
    found = json.loads(run(folder, "--format", "json").stdout)
    (effect,) = found["years"][0]["effects"]
    assert (effect["proposed"], effect["confirmed"]) == ("-4800.00", None)
    decision = folder / "decision.yaml"
    decision.write_text(DECISION % "2028-04-02", "utf-8")
    confirmed = json.loads(run(folder, "--format", "json", "--confirmed", decision).stdout)
    assert confirmed["years"][0]["effects"][0]["confirmed"] == "-4800.00"
    assert float(found["balance"]) - float(confirmed["balance"]) == 4800
    assert "malus (confirmed)" in run(folder, "--lang", "en", "--confirmed", decision).stdout


def test_a_decision_that_nobody_can_read_ends_the_command(folder: Path) -> None:
    bad = folder / "decision.yaml"
    bad.write_text("effects: [", "utf-8")
    assert run(folder, "--confirmed", bad).exit_code == 1
