"""``bulk``: sums printed, verdicts and faults written, wrong tables refused."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from conventions.cli.group import conventions

HEADINGS = "agreement,indicator,group,period,numerator,denominator,value\n"


def bulk(root: Path, results: Path, *more: str) -> Result:
    """The command over the minimal example."""
    agreement = str(root / "examples/minimal/agreement.fr.yaml")
    given = ["bulk", agreement, "--results", str(results), "--on", "2028-07-01", "--lang", "en"]
    return CliRunner().invoke(conventions, [*given, *more])


def test_verdicts_are_written_and_summed(root: Path, tmp_path: Path) -> None:
    results, out = tmp_path / "r.csv", tmp_path / "v.csv"
    results.write_text(HEADINGS + "minimal-fr,i1,tg1,2027,11,40,\n")
    found = bulk(root, results, "--format", "json", "-o", str(out))
    assert found.exit_code == 0
    (sums,) = json.loads(found.stdout)["agreements"]
    assert (sums["reached"], sums["no_data"], sums["is_met"]) == (1, 1, 1)
    assert "minimal-fr,i1,tg1,2027,11,40,,reached,,met" in out.read_text()


def test_a_faulty_row_is_said_and_written(root: Path, tmp_path: Path) -> None:
    results, out = tmp_path / "r.csv", tmp_path / "f.csv"
    results.write_text(HEADINGS + "minimal-fr,i1,tg1,2027,111,40,\n")
    found = bulk(root, results, "--faults", str(out))
    assert found.exit_code == 1
    assert "1 faulty row: R007 1" in found.stderr
    assert "R007" in out.read_text()


def test_a_table_that_is_none_is_refused(root: Path, tmp_path: Path) -> None:
    results = tmp_path / "r.csv"
    results.write_text("a,b\n1,2\n")
    found = bulk(root, results)
    assert found.exit_code == 3
    assert "R301" in found.stderr
