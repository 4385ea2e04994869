"""``settle --paid --index --claims``: facts beside the reports, and what is refused."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conventions.cli.group import conventions

DAY = ("--on", "2028-03-31", "--lang", "en")
PLACES = "deliveries: [{item: places, occupied_days: 3650, available_days: 3650}]\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(conventions, ["settle", *words])


@pytest.fixture
def agreement(root: Path) -> str:
    return str(root / "examples/minimal/agreement.fr.yaml")


@pytest.fixture
def report(tmp_path: Path) -> str:
    return written(tmp_path / "2027.yaml", f"agreement: minimal-fr\nperiod: 2027\n{PLACES}")


def written(path: Path, text: str) -> str:
    path.write_text(text, "utf-8")
    return str(path)


def test_an_amount_is_what_was_paid_for_the_one_year(agreement: str, report: str) -> None:
    result = run(agreement, report, "--paid", "100000.50", "--explain", *DAY)
    assert "Payment 1, its day not given: CHF\u00a0100'000.50." in result.stdout
    assert "taken from “--paid”" in result.stdout
    assert "Paid on account" in result.stdout
    assert "M040" in result.stderr
    assert "CHF\u00a0139'999.50" in result.stdout


def test_without_it_the_step_says_that_what_fell_due_counts(agreement: str, report: str) -> None:
    result = run(agreement, report, "--explain", *DAY)
    assert "No payments were given: what fell due until 31 March 2028 counts as paid." in (
        result.stdout
    )


def test_a_ledger_holds_the_payments(agreement: str, report: str, tmp_path: Path) -> None:
    ledger = "source: Ledger\npayments: [{date: 2028-01-10, amount: 240000.00, year: 2027}]\n"
    paid = written(tmp_path / "paid.yaml", ledger)
    result = run(agreement, report, "--paid", paid, "--format", "json", *DAY)
    (year,) = json.loads(result.stdout)["years"]
    assert (year["instalments"], year["balance"]) == ("240000.00", "0.00")
    assert year["paid_as_given"] is True


def test_an_amount_for_several_years_is_a_usage_error(
    agreement: str, report: str, tmp_path: Path
) -> None:
    other = written(tmp_path / "2028.yaml", f"agreement: minimal-fr\nperiod: 2028\n{PLACES}")
    result = run(agreement, report, other, "--paid", "100000", *DAY)
    assert result.exit_code == 2
    assert "each with its day or year" in result.output


def test_a_file_that_cannot_be_used_ends_the_command(
    agreement: str, report: str, tmp_path: Path
) -> None:
    for option, text in (
        ("--paid", "payments: []\n"),
        ("--index", "index: LIK\n"),
        ("--index", "index: LIK\nsource: FSO\nvalues: {2026-12: 100, 2026-12: 101}\n"),
        ("--paid", "source: Ledger\npayments: [{amount: 100.00}]\n"),
        ("--claims", "person;name\nP-1;Anna\n"),
    ):
        result = run(agreement, report, option, written(tmp_path / "facts", text), *DAY)
        assert result.exit_code == 1
        assert "Anna" not in result.output
        assert not result.stdout


def test_prices_follow_the_index_given(tmp_path: Path, root: Path, report: str) -> None:
    text = (root / "examples/minimal/agreement.fr.yaml").read_text("utf-8")
    terms = "  indexation: {index: IPC, base_month: 2026-10, reference_month: 11}\n"
    agreement = written(
        tmp_path / "agreement.yaml", text.replace("\n  currency:", f"\n{terms}  currency:", 1)
    )
    assert "indexation" in Path(agreement).read_text("utf-8")
    without = run(agreement, report, *DAY)
    assert "M014" in without.stderr
    index = "index: IPC\nsource: OFS\nvalues: {2026-10: 100, 2026-11: 98}\n"
    result = run(
        agreement, report, "--index", written(tmp_path / "i.yaml", index), "--explain", *DAY
    )
    assert "M014" not in result.stderr
    assert "24'000.00 × 49 ÷ 50 = 23'520" in result.stdout
    assert "October 2026" in result.stdout


def test_quantities_of_the_whole_term_are_settled_where_it_is_one_year(
    agreement: str, tmp_path: Path
) -> None:
    text = "period: term\noccupied_days: 3650\navailable_days: 3650\n"
    quantities = written(tmp_path / "q.yaml", text)
    result = run(agreement, "--quantities", quantities, "--simulate", *DAY)
    assert "CHF\u00a0240'000.00" in result.stdout


def test_quantities_with_a_key_that_stands_twice_are_refused(
    agreement: str, tmp_path: Path
) -> None:
    text = "period: 2027\noccupied_days: 3650\noccupied_days: 1\navailable_days: 3650\n"
    quantities = written(tmp_path / "q.yaml", text)
    result = run(agreement, "--quantities", quantities, *DAY)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "F012" in result.stderr


def test_where_nothing_could_be_settled_it_does_not_say_that_nothing_is_owed(
    agreement: str, tmp_path: Path
) -> None:
    quantities = written(tmp_path / "q.yaml", "period: 2027\noccupied_days: 3650\n")
    result = run(agreement, "--quantities", quantities, *DAY)
    assert "M002" in result.stderr
    assert "Nothing could be settled" in result.stdout
    assert "Nothing remains" not in result.stdout
