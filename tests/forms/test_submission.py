"""The file that the page saves, as it should be and as anybody might send it."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.forms.agreements import changed, minimal

from conventions.forms import read_report
from conventions.forms.codes import CODES

FACTS = {
    "form": "2",
    "agreement": "minimal-fr",
    "version": "1",
    "period": "2027",
    "language": "fr",
    "sender": "atelier",
    "program": "0.1.0",
}
WHOLE = {
    "i1/tg1:numerator": "12",
    "i1/tg1:denominator": "40",
    "i1/tg1:excluded": "2",
    "i1/tg1:why": "départs",
    "i2:numerator": "3'400",
    "i2:denominator": "3650",
    "D/places:occupied": "3400",
    "D/places:available": "3650",
    "R/submitted:submitted": "2028-01-20",
    "R/note:note": "",
}


def saved(values: dict[str, Any], **facts: str) -> bytes:
    listed = [
        dict(zip(("code", "field", "value"), (*code.split(":"), value), strict=True))
        for code, value in values.items()
    ]
    return json.dumps({**FACTS, **facts, "values": listed}, indent=1).encode()


def ids(data: bytes, **changes: Any) -> list[tuple[str, int]]:
    _, findings = read_report(data, changed(**changes), "s.json")
    return [(one.code.id, one.place.line) for one in findings]


def test_a_submission_is_a_report() -> None:
    report, findings = read_report(saved(WHOLE), minimal())
    assert findings == ()
    assert report is not None
    assert report.submitted == date(2028, 1, 20)
    assert report.observations[0].excluded[0].count == 2
    assert report.observations[1].reported.numerator == 3400
    assert report.note is None


def test_what_is_wrong_stands_at_its_line() -> None:
    assert ids(saved({**WHOLE, "i1/tg1:numerator": "12 pers."})) == [("R109", 13)]
    assert ids(saved({**WHOLE, "i1/tg1:numerator": ""})) == [("R104", 13)]
    assert ids(saved({**WHOLE, "i9:value": "1"})) == [("R129", 0)]
    gone = {code: value for code, value in WHOLE.items() if not code.startswith("i2:")}
    assert ids(saved(gone)) == [("R128", 0)]


def test_of_another_agreement_or_none() -> None:
    assert ids(saved(WHOLE, agreement="another")) == [("R102", 0)]
    assert ids(saved(WHOLE, period="1999")) == [("R131", 0)]
    assert ids(saved(WHOLE, form="99")) == [("R130", 0)]
    assert ids(saved(WHOLE, language="tlh")) == [("R101", 0)]
    assert ids(b'{"form": "2", "values": 1}') == [("R101", 1)]


def test_a_row_that_was_added_since_is_not_called_deleted() -> None:
    gone = {code: value for code, value in WHOLE.items() if not code.startswith("i2:")}
    assert ids(saved(gone), version="2") == [("R103", 0), ("R135", 0)]


def test_the_page_itself_is_not_the_file() -> None:
    assert ids(b"<!DOCTYPE html>\n<html></html>") == [("R133", 0)]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.lists(st.fixed_dictionaries({"code": JSON, "field": JSON, "value": JSON}) | JSON))
def test_anything_in_the_place_of_values(values: list[Any]) -> None:
    data = json.dumps({**FACTS, "values": values}).encode()
    report, findings = read_report(data, minimal())
    assert report is not None or findings


@pytest.mark.parametrize("value", ["=1+1", "<script>", "\u200b12", "12\n", "1e5", "9" * 70])
def test_no_value_is_run_or_guessed(value: str) -> None:
    report, findings = read_report(saved({**WHOLE, "i1/tg1:numerator": value}), minimal())
    known = {code.id for code in CODES}
    assert report is None or report.observations[0].reported.numerator in (None, 12)
    assert value == "12\n" or {one.code.id for one in findings} & known or report is not None
