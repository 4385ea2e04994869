"""Which files belong together."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from conventions.agreement import load_agreement
from conventions.forms import form
from conventions.portfolio.shelf import Kind, Shelf, arranged, files_in, paper

Add = Callable[..., Path]


def shelf(folder: Path) -> Shelf:
    return arranged(paper(path, {}) for path in files_in(folder))


def test_reports_are_found_by_what_they_say(add: Add, tmp_path: Path) -> None:
    one, other = add("one"), add("other")
    (one / "reports/2027.yaml").rename(other / "elsewhere.yaml")
    cases = {case.agreement.kind.agreement: case for case in shelf(tmp_path).cases}
    assert [report.path.name for report in cases["one"].reports] == ["elsewhere.yaml"]
    assert [report.path.name for report in cases["other"].reports] == ["2027.yaml"]


def test_a_form_is_found_by_its_properties_or_by_its_folder(add: Add, tmp_path: Path) -> None:
    agreement = load_agreement(add("one") / "agreement.yaml")
    written = form(agreement, "2027", "fr", date(2027, 12, 1))
    (tmp_path / "mailed.xlsx").write_bytes(written)
    (tmp_path / "one/reports/broken.xlsx").write_bytes(b"PK no")
    (tmp_path / "one/stray.xlsx").write_bytes(b"PK no")
    case, damaged = shelf(tmp_path).cases
    names = [report.path.name for report in case.reports]
    assert names == ["mailed.xlsx", "2027.yaml", "broken.xlsx"]
    assert (damaged.agreement.path.name, damaged.agreement.kind.what) == ("stray.xlsx", "broken")


def test_a_form_is_found_whichever_program_saved_it(add: Add, tmp_path: Path) -> None:
    agreement = load_agreement(add("one") / "agreement.yaml")
    data = form(agreement, "2027", "fr", date(2027, 12, 1), kind="csv")
    (tmp_path / "mailed.csv").write_bytes(data)
    (tmp_path / "other.csv").write_bytes(b"a;b\n1;2\n")
    workbooks = Path(__file__).parents[1] / "forms/workbooks"
    for name in ("plain.ods", "list-as-workbook.xlsx", "hidden-gone.xlsx"):
        (tmp_path / name).write_bytes((workbooks / name).read_bytes())
    found = shelf(tmp_path)
    (case,) = found.cases
    assert [report.path.name for report in case.reports] == ["mailed.csv", "2027.yaml"]
    assert {path.name for path in found.strays} == {
        "plain.ods",
        "list-as-workbook.xlsx",
        "hidden-gone.xlsx",
    }


def test_of_two_versions_the_latest_counts(add: Add, tmp_path: Path) -> None:
    text = (add("one") / "agreement.yaml").read_text("utf-8")
    later = text.replace("id: one\n", "id: one\nversion: 2\n", 1)
    (tmp_path / "one/agreement-2.yaml").write_text(later, encoding="utf-8")
    (case,) = shelf(tmp_path).cases
    assert case.agreement.path.name == "agreement-2.yaml"


def test_what_is_neither_is_left_aside(add: Add, tmp_path: Path) -> None:
    add("one")
    for name in ("notes.yaml", ".hidden.yaml", "~$form.xlsx", "empty.yaml"):
        (tmp_path / name).write_text("" if name == "empty.yaml" else "a: 1\n", encoding="utf-8")
    assert len(shelf(tmp_path).cases) == 1


def test_a_report_on_no_agreement_is_a_stray(add: Add, tmp_path: Path) -> None:
    (add("one") / "agreement.yaml").unlink()
    found = shelf(tmp_path)
    assert found.cases == ()
    assert [path.name for path in found.strays] == ["2027.yaml"]


def test_a_file_that_nobody_can_read_is_a_case_of_its_own(add: Add, tmp_path: Path) -> None:
    (add("one") / "agreement.yaml").write_text("a: [", encoding="utf-8")
    (case,) = shelf(tmp_path).cases
    assert case.agreement.kind == Kind(what="broken")


def test_a_digest_changes_with_any_file(add: Add, tmp_path: Path) -> None:
    report = add("one") / "reports/2027.yaml"
    before = shelf(tmp_path).cases[0].digest
    assert shelf(tmp_path).cases[0].digest == before
    report.write_text(report.read_text("utf-8") + "\n", encoding="utf-8")
    assert shelf(tmp_path).cases[0].digest != before


def test_what_is_known_is_not_read_again(add: Add) -> None:
    path = add("one") / "agreement.yaml"
    first = paper(path, {})
    assert paper(path, {first.digest: Kind(what="other")}).kind == Kind(what="other")
