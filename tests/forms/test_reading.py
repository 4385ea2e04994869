"""Forms as they come back: nonsense in every cell, rows moved, copied and deleted, other forms."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.forms.agreements import changed, every, minimal
from tests.forms.sheets import edited, made, packed, parts, spot, typed

from conventions.base.findings import Finding
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.forms.definition import define
from conventions.forms.entry import Field
from conventions.forms.reading import read
from conventions.report import Report

Cells = dict[tuple[str, Field], Any]
WHOLE: Cells = {
    ("i1/tg1", "numerator"): 12,
    ("i1/tg1", "denominator"): 40,
    ("i2", "numerator"): 3400,
    ("i2", "denominator"): 3650,
    ("D/places", "occupied"): 3100,
    ("D/places", "available"): 3650,
}


def found(data: bytes, **changes: Any) -> tuple[Report, tuple[Finding, ...]]:
    report, findings = read(data, changed(**changes), "form.xlsx")
    assert report is not None, findings
    return report, findings


def filled(cells: Cells) -> tuple[Report, tuple[Finding, ...]]:
    return found(typed(made(minimal()), {**WHOLE, **cells}))


def shape(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.code.id, finding.place.cell) for finding in findings]


def test_a_form_filled_in_well() -> None:
    report, findings = filled(
        {
            ("i1/tg1", "excluded"): 2,
            ("i1/tg1", "why"): "départs à l'étranger",
            ("i1/tg1", "estimate"): "oui",
            ("i1/tg1", "comment"): " + 3 départs\r\n",
            ("R/submitted", "submitted"): datetime(2028, 1, 20),  # noqa: DTZ001 - a cell has no zone
            ("R/note", "note"): "Première année.",
        }
    )
    assert findings == ()
    assert (report.agreement, report.version, report.period) == ("minimal-fr", 1, "2027")
    assert (report.sender, report.submitted) == ("atelier", date(2028, 1, 20))
    assert report.note == "Première année."
    first = report.observation("i1", "tg1")
    assert first is not None
    assert first.reported.numerator == 12
    assert first.reported.denominator == 40
    assert first.approximate
    assert [(entry.count, entry.reason) for entry in first.excluded] == [
        (2, "départs à l'étranger")
    ]
    assert report.deliveries[0].occupied_days == 3100


def test_nothing_filled_in_is_one_question_a_row_and_never_a_zero() -> None:
    report, findings = found(made(minimal()))
    assert shape(findings) == [("R104", "D7"), ("R104", "D9"), ("R104", "D11"), ("R104", "E11")]
    assert all(entry.reported.numerator is None for entry in report.observations)
    assert report.deliveries[0].occupied_days is None


def test_zero_is_zero() -> None:
    report, findings = filled({("i1/tg1", "numerator"): 0, ("i1/tg1", "comment"): "fermé"})
    assert findings == ()
    assert report.observations[0].reported.numerator == Decimal(0)


def test_no_figure_with_its_reason_is_no_question() -> None:
    report, findings = filled(
        {
            ("i1/tg1", "numerator"): None,
            ("i1/tg1", "denominator"): None,
            ("i1/tg1", "missing"): "trop tôt",
        }
    )
    assert findings == ()
    assert report.observations[0].reported.missing == "too-early"


def test_a_dash_is_said_to_be_read_as_missing() -> None:
    report, findings = filled({("i1/tg1", "numerator"): "–"})
    assert shape(findings) == [("R121", "D7")]
    assert report.observations[0].reported.missing == "not-available"
    assert report.observations[0].reported.numerator is None
    assert report.observations[0].reported.denominator == 40


NONSENSE: dict[str, Any] = {
    "count": "beaucoup",
    "quantity": "#REF!",
    "hours": "12 h",
    "percent": "0.6",
    "score": "bien",
    "yes-no": "peut-être",
    "reason": "on ne sait plus",
    "tick": "un peu",
    "day": "fin janvier",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nonsense_in_every_cell_gives_one_finding_each_with_its_cell(language: Any) -> None:
    agreement = every()
    form = define(agreement, "2027", language)
    cells: Cells = {
        (entry.code, cell.field): NONSENSE[cell.kind]
        for section in form.sections
        for entry in section.entries
        for cell in entry.inputs
        if cell.kind != "text"
    }
    data = typed(made(agreement, language), cells)
    report, findings = read(data, agreement, "form.xlsx")
    assert report is not None
    wanted: list[str] = []
    edited(data, lambda book: wanted.extend(spot(book, code, field)[1] for code, field in cells))
    assert sorted(finding.place.cell for finding in findings) == sorted(wanted)
    assert len(wanted) > 40
    for finding in findings:
        assert finding.place.sheet
        for reader in LANGUAGES:
            words = said(finding, reader)
            assert str(finding.values["value"]) in words.message
            assert words.do
    assert all(entry.reported.numerator is None for entry in report.observations)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({("i1/tg1", "numerator"): 42}, [("R007", "D7")]),
        ({("i2", "numerator"): 4000}, [("R113", "D9")]),
        ({("i1/tg1", "numerator"): None}, [("R104", "D7")]),
        ({("i1/tg1", "denominator"): None}, [("R104", "E7")]),
        ({("i1/tg1", "numerator"): "=1/0"}, [("R115", "D7")]),
        ({("i1/tg1", "numerator"): True}, [("R117", "D7")]),
        ({("i1/tg1", "comment"): "=A1"}, [("R115", "K7")]),
        ({("R/note", "note"): "=A1"}, [("R115", "D14")]),
        ({("R/submitted", "submitted"): "=NOW()"}, [("R115", "D13")]),
        ({("i1/tg1", "missing"): "trop tôt"}, [("R122", "J7")]),
        ({("i1/tg1", "excluded"): 3}, [("R123", "H7")]),
        ({("i1/tg1", "why"): "départs"}, [("R123", "G7")]),
        ({("i1/tg1", "excluded"): 0}, []),
        ({("i1/tg1", "comment"): "x" * 9000}, [("R126", "K7")]),
        ({("R/submitted", "submitted"): "20.01.2028"}, []),
        ({("R/submitted", "submitted"): "20.01.28"}, [("R125", "D13")]),
        ({("D/places", "occupied"): None}, [("R104", "D11")]),
    ],
)
def test_what_is_found(cells: Cells, expected: list[tuple[str, str]]) -> None:
    _, findings = filled(cells)
    assert shape(findings) == expected


def test_groups_that_do_not_add_up() -> None:
    cells: Cells = {
        ("placed", "numerator"): 12,
        ("placed", "denominator"): 40,
        ("placed/tg1", "numerator"): 5,
        ("placed/tg1", "denominator"): 20,
        ("placed/young", "numerator"): 6,
        ("placed/young", "denominator"): 20,
    }
    _, findings = read(typed(made(every()), cells), every())
    groups = [finding for finding in findings if finding.code.id == "R132"]
    assert [
        (one.place.cell, str(one.values["sum"]), str(one.values["total"])) for one in groups
    ] == [("D7", "11", "12")]


def test_an_error_in_a_cell_and_a_share_shown_as_percent() -> None:
    def change(book: Any) -> None:
        book["Rapport"]["D7"].value = "#DIV/0!"
        book["Rapport"]["D7"].data_type = "e"
        book["Rapport"]["D9"].value = 0.85
        book["Rapport"]["D9"].number_format = "0%"

    _, findings = found(edited(typed(made(minimal()), WHOLE), change))
    assert shape(findings) == [("R114", "D7"), ("R108", "D9")]


def test_a_formula_that_a_program_calculated_is_its_result() -> None:
    members = parts(typed(made(minimal()), {**WHOLE, ("i1/tg1", "numerator"): "=5+7"}))
    name = "xl/worksheets/sheet1.xml"
    members[name] = members[name].replace(b"<f>5+7</f><v></v>", b"<f>5+7</f><v>12</v>")
    report, findings = found(packed(members))
    assert findings == ()
    assert report.observations[0].reported.numerator == 12


VALUES = (
    st.none()
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
    | st.integers(-10, 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.dates(date(1901, 1, 1), date(2199, 1, 1))
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_is_typed_gives_a_report_and_findings_with_cells(data: st.DataObject) -> None:
    form = define(every(), "2027", "fr")
    cells: Cells = {}
    for section in form.sections:
        for entry in section.entries:
            for cell in entry.inputs:
                cells[entry.code, cell.field] = data.draw(VALUES)
    report, findings = read(typed(made(every()), cells), every())
    refused = {finding.code.id for finding in findings} & {"R137", "R138"}
    assert (report is None) is bool(refused), "a date as a comment looks like a birth date"
    assert report is None or Report.model_validate(report.model_dump()) == report
    assert all(finding.code.id.startswith("R") for finding in findings)
    assert all(finding.place.cell for finding in findings)
    for finding in findings:
        for language in LANGUAGES:
            assert said(finding, language).message


def test_far_from_the_target_and_no_word_about_it_is_asked_about() -> None:
    far: Cells = {("i1/tg1", "numerator"): 7}
    _, findings = filled(far)
    assert shape(findings) == [("R134", "D7")]
    assert filled({**far, ("i1/tg1", "comment"): "atelier fermé de mars à juin"})[1] == ()
    assert filled({("i1/tg1", "numerator"): 8})[1] == (), "8 of 40 is within the tolerance"
