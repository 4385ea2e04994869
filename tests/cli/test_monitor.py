"""``monitor`` and ``new --from``: files written, nothing else touched, wrong usage refused."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from conventions.agreement import load_agreement
from conventions.cli.group import conventions

CASE = Path(__file__).resolve().parents[2] / "examples/samusocial_2022"
GIVEN = [str(CASE / "agreement.yaml"), str(CASE / "reports/2022.yaml")]


@pytest.mark.parametrize(("ending", "begins"), [("html", b"<!DOCTYPE html>"), ("docx", b"PK")])
def test_a_report_is_written(tmp_path: Path, ending: str, begins: bytes) -> None:
    out = tmp_path / f"report.{ending}"
    arguments = ["monitor", *GIVEN, "--on", "2023-03-31", "-o", str(out), "--lang", "en"]
    result = CliRunner().invoke(conventions, arguments)
    assert result.exit_code == 0, result.output
    assert out.read_bytes().startswith(begins)
    assert result.stdout == ""


def test_another_ending_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    result = CliRunner().invoke(conventions, ["monitor", *GIVEN, "-o", str(out), "--lang", "en"])
    assert result.exit_code == 2
    assert ".docx, .html" in result.stderr
    assert not out.exists()


def test_the_next_agreement_begins_from_the_results(tmp_path: Path) -> None:
    out = tmp_path / "next.yaml"
    arguments = ["new", "--from", GIVEN[0], "--results", GIVEN[1], "--on", "2023-03-31"]
    result = CliRunner().invoke(conventions, [*arguments, "-o", str(out), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert load_agreement(out).id == "samusocial-2024"
    assert "# 2022\u00a0: ▼\u00a0non atteint" in out.read_text("utf-8")


def test_without_results_no_remark_stands_beside_a_target() -> None:
    result = CliRunner().invoke(conventions, ["new", "--from", GIVEN[0], "--lang", "en"])
    assert result.exit_code == 0
    assert "○" not in result.stdout


def test_results_belong_to_an_agreement() -> None:
    result = CliRunner().invoke(conventions, ["new", "--results", GIVEN[1], "--lang", "en"])
    assert result.exit_code == 2


def test_a_draft_has_no_successor(tmp_path: Path) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text("format: 1\nid: x\n", "utf-8")
    result = CliRunner().invoke(conventions, ["new", "--from", str(file), "--lang", "en"])
    assert result.exit_code == 1
