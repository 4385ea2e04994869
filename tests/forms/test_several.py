"""Several reports at once: each finding at its line or cell, beside the reports before it."""

from tests.forms.agreements import minimal
from tests.forms.sheets import made, typed

from conventions.forms import read_reports

FIRST = """\
agreement: minimal-fr
period: 2027-Q1
observations:
  - {indicator: i1, group: tg1, reported: {numerator: 20, denominator: 40}}
"""
SECOND = FIRST.replace("Q1", "Q2").replace("20,", "10,")


def test_a_report_is_held_against_the_one_before_it_at_its_own_line() -> None:
    files = ((SECOND.encode(), "2.yaml"), (FIRST.encode(), "1.yaml"))
    reports, findings = read_reports(files, minimal())
    assert [report.period for report in reports] == ["2027-Q2", "2027-Q1"]
    assert [(one.code.id, str(one.place)) for one in findings] == [("R015", "2.yaml:4:43")]


def test_a_workbook_is_held_against_a_file_at_its_own_cell() -> None:
    before = FIRST.replace("2027-Q1", "2026").encode()
    agreement = minimal().model_copy(
        update={"term": minimal().term.model_copy(update={"start": None})}
    )
    cells = {("i1/tg1", "numerator"): 10, ("i1/tg1", "denominator"): 40}
    workbook = typed(made(agreement), cells)  # type: ignore[arg-type]  # fields by name
    _, findings = read_reports(((before, "1.yaml"), (workbook, "2.xlsx")), agreement)
    assert [str(one.place) for one in findings if one.code.id == "R015"] == ["2.xlsx, Rapport, D7"]


def test_what_is_no_report_on_the_agreement_is_left_out() -> None:
    files = ((b"- a list", "a"), (FIRST.replace("minimal", "other").encode(), "b"))
    reports, findings = read_reports(files, minimal())
    assert reports == ()
    assert [one.code.id for one in findings] == ["F004", "R102"]
