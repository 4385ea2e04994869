"""Whose form it is, and of which version, period and language."""

from typing import Any

import pytest
from tests.forms.agreements import changed, minimal
from tests.forms.sheets import edited, made, typed

from conventions.base.refusals import NOT_A_PACKAGE
from conventions.forms.entry import Field
from conventions.forms.identity import SHEET
from conventions.forms.reading import read

WHOLE: dict[tuple[str, Field], Any] = {
    ("i1/tg1", "numerator"): 12,
    ("i1/tg1", "denominator"): 40,
    ("i2", "numerator"): 3400,
    ("i2", "denominator"): 3650,
    ("D/places", "occupied"): 3100,
    ("D/places", "available"): 3650,
}


def said_by(data: bytes, **facts: str) -> bytes:
    def change(book: Any) -> None:
        for row in book[SHEET].iter_rows(max_row=7):
            if row[0].value in facts:
                row[1].value = facts[row[0].value]

    return edited(data, change)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"agreement": "another"}, "R102"),
        ({"form": "3"}, "R130"),
        ({"form": "one"}, "R101"),
        ({"version": "-1"}, "R101"),
        ({"version": "9" * 5000}, "R101"),
        ({"language": "xx"}, "R101"),
        ({"period": "2031"}, "R131"),
        ({"period": "../../etc"}, "R131"),
    ],
)
def test_another_form_is_not_read(facts: dict[str, str], code: str) -> None:
    report, findings = read(said_by(made(minimal()), **facts), minimal())
    assert report is None
    assert [finding.code.id for finding in findings] == [code]


def test_another_version_is_read_and_said() -> None:
    data = typed(made(minimal()), WHOLE)
    report, findings = read(data, changed(version="2"))
    assert report is not None
    assert [finding.code.id for finding in findings] == ["R103"]
    assert report.version == 1


def test_an_indicator_that_was_dropped_since_is_said() -> None:
    indicators = [{"id": "i2", "use": "occupancy-rate", "goal": "z2"}]
    later = changed(version="2", goals__indicators=indicators)
    report, findings = read(typed(made(minimal()), WHOLE), later)
    assert report is not None
    assert [finding.code.id for finding in findings] == ["R103", "R129"]
    assert [entry.indicator for entry in report.observations] == ["i2"]


def test_a_workbook_of_somebody_else_is_no_form() -> None:
    data = edited(made(minimal()), lambda book: book.custom_doc_props.props.clear())
    report, findings = read(edited(data, lambda book: book.remove(book[SHEET])), minimal())
    assert report is None
    assert [finding.code.id for finding in findings] == ["R101"]
    assert read(b"PK\x03\x04 no archive", minimal())[1][0].code is NOT_A_PACKAGE
