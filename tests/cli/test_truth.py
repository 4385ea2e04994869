import json
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.test_documents import run


@pytest.fixture
def case(root: Path) -> tuple[str, str]:
    folder = root / "examples/eisp_alv"
    (report,) = (folder / "reports").glob("*.yaml")
    return str(folder / "agreement.yaml"), str(report)


def settled(case: tuple[str, str], *more: str) -> Result:
    return run("settle", *case, "--on", "2028-03-31", "--lang", "de", *more)


def test_a_settlement_says_which_figures_it_used_and_where_they_differ(
    case: tuple[str, str],
) -> None:
    accepted = settled(case).stdout
    assert "-14'494.50" in accepted
    assert "gemeldet 21'350, anerkannt 19'850 (repas du personnel)" in accepted
    reported = settled(case, "--as-reported").stdout
    assert "-12'994.50" in reported
    assert "Zahlen wie gemeldet" in reported


def test_json_says_it_too(case: tuple[str, str]) -> None:
    found = json.loads(settled(case, "--format", "json").stdout)
    assert found["truth"] == "accepted"
    assert found["differences"][0]["reported"] == "21350.00"
    assessed = run("assess", *case, "--on", "2028-03-31", "--as-reported", "--format", "json")
    assert json.loads(assessed.stdout)["truth"] == "reported"


def test_where_nothing_differs_nothing_is_said(root: Path, minimal_path: str) -> None:
    report = str(root / "examples/minimal/report-2027.yaml")
    result = run("assess", minimal_path, report, "--on", "2028-03-31", "--lang", "en")
    assert "ccepted figures" not in result.stdout
