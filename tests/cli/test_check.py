"""``check``: findings before anybody judges, told together where they are alike."""

from pathlib import Path

import openpyxl
import yaml
from click.testing import CliRunner, Result

from conventions.cli.group import conventions

WORKBOOKS = Path(__file__).parents[1] / "forms" / "workbooks"


def run(*words: str) -> Result:
    return CliRunner().invoke(conventions, list(words))


def test_what_is_wrong_and_where(minimal_path: str) -> None:
    result = run("check", minimal_path, str(WORKBOOKS / "above.xlsx"), "--lang", "fr")
    assert result.exit_code == 1
    assert "above.xlsx, Rapport, D7: erreur R007" in result.stdout


def test_nothing_wrong_says_nothing(minimal_path: str) -> None:
    result = run("check", minimal_path, str(WORKBOOKS / "plain.ods"))
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_file_that_is_no_form_ends_with_3(minimal_path: str) -> None:
    assert run("check", minimal_path, str(WORKBOOKS / "copied-into-new.ods")).exit_code == 3


def test_a_copy_with_what_was_found(minimal_path: str, tmp_path: Path) -> None:
    out = tmp_path / "copy.xlsx"
    report = str(WORKBOOKS / "above.xlsx")
    assert run("check", minimal_path, report, "--annotate", str(out)).exit_code == 1
    comment = openpyxl.load_workbook(out)["Rapport"]["D7"].comment
    assert comment is not None
    assert "R007" in comment.text
    wrong = next(path for path in sorted(WORKBOOKS.glob("*.csv")))
    listing = run("check", minimal_path, str(wrong), "--annotate", str(out))
    assert listing.exit_code == 2


def test_a_form_is_written_by_its_suffix(minimal_path: str, tmp_path: Path) -> None:
    starts = {"xlsx": b"PK", "html": b"<!doctype html>", "csv": b"\xef\xbb\xbfCode;"}
    for suffix, start in starts.items():
        out = tmp_path / f"form.{suffix}"
        done = run("form", minimal_path, "--period", "2027", "-o", str(out), "--on", "2027-12-01")
        assert done.exit_code == 0
        assert out.read_bytes().startswith(start)
    assert (
        run("form", minimal_path, "--period", "2027", "-o", str(tmp_path / "f.pdf")).exit_code == 2
    )


def test_a_correction_keeps_what_was_accepted_of_equal_figures(
    minimal_path: str, tmp_path: Path
) -> None:
    first, second = tmp_path / "report-1.yaml", tmp_path / "report-2.yaml"
    form = str(WORKBOOKS / "plain.ods")
    assert run("check", minimal_path, form, "-o", str(first)).exit_code == 0
    text = first.read_text(encoding="utf-8")
    report = yaml.safe_load(text)
    report["observations"][0] |= {
        "accepted": {"numerator": 11, "denominator": 40},
        "accepted_reason": "un contrat annulé",
        "accepted_by": "office",
    }
    report["observations"][1] |= {"reported": {"numerator": 3300, "denominator": 3650}}
    report["observations"][1] |= {"accepted": {"numerator": 3200, "denominator": 3650}}
    first.write_text(yaml.safe_dump(report), encoding="utf-8")
    words = ["check", minimal_path, form, "--after", str(first), "-o", str(second)]
    result = run(*words, "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "before 3'300/3'650" in result.stdout
    assert "had been accepted" in result.stdout
    after = yaml.safe_load(second.read_text(encoding="utf-8"))
    assert after["revision"] == 2
    assert after["observations"][0]["accepted"] == {"numerator": 11, "denominator": 40}
    assert "accepted" not in after["observations"][1]
    report["period"] = "2028"
    first.write_text(yaml.safe_dump(report), encoding="utf-8")
    assert run(*words).exit_code == 2
