"""Reports from files: what the bytes begin with decides, not the name."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.forms.agreements import every, minimal
from tests.forms.sheets import ISSUED, made, typed

from conventions.forms import form, load_report, read_report

REPORT = """\
agreement: minimal-fr
period: 2027
observations:
  - indicator: i1
    group: tg1
    reported: {numerator: 12, denominator: 40}
  - {indicator: i2, reported: {numerator: 3400, denominator: 3650}}
deliveries:
  - {item: places, occupied_days: 3100, available_days: 3650}
"""


def ids(data: str | bytes) -> list[tuple[str, int]]:
    content = data.encode() if isinstance(data, str) else data
    return [(one.code.id, one.place.line) for one in read_report(content, minimal(), "r.yaml")[1]]


def test_yaml_json_and_a_workbook_say_the_same(tmp_path: Path) -> None:
    cells = {
        ("i1/tg1", "numerator"): 12,
        ("i1/tg1", "denominator"): 40,
        ("i2", "numerator"): 3400,
        ("i2", "denominator"): 3650,
        ("D/places", "occupied"): 3100,
        ("D/places", "available"): 3650,
    }
    plain = {
        "agreement": "minimal-fr",
        "period": 2027,
        "observations": [
            {"indicator": "i1", "group": "tg1", "reported": {"numerator": 12, "denominator": 40}},
            {"indicator": "i2", "reported": {"numerator": 3400, "denominator": 3650}},
        ],
        "deliveries": [{"item": "places", "occupied_days": 3100, "available_days": 3650}],
    }
    contents = {
        "report.yaml": REPORT.encode(),
        "report.json": json.dumps(plain).encode(),
        "misnamed.csv": typed(made(minimal()), cells),  # type: ignore[arg-type]  # fields by name
    }
    found = []
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        report, findings = load_report(tmp_path / name, minimal())
        assert findings == ()
        assert report is not None
        found.append((report.observations, report.deliveries))
    assert found[0] == found[1] == found[2]


def test_what_is_wrong_stands_at_its_line() -> None:
    assert ids(REPORT) == []
    assert ids(REPORT.replace("numerator: 12", "numerator: 42")) == [("R007", 6)]
    assert ids(REPORT.replace("numerator: 3400", "numerator: 4000")) == [("R113", 7)]
    assert ids(REPORT.replace("indicator: i2", "indicator: i9")) == [("R129", 7)]
    assert ids(REPORT.replace("minimal-fr", "another")) == [("R102", 1)]
    assert ids(REPORT + "version: 3\n") == [("R103", 1)]
    assert ids(REPORT.replace("numerator: 12", "numerator: a dozen")) == [("F107", 6)]
    assert ids("- a list") == [("F004", 1)]


def test_old_office_files_are_told_from_text() -> None:
    assert ids(bytes.fromhex("d0cf11e0a1b11ae1")) == [("F021", 0)]


def test_a_missing_file_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_report(tmp_path / "none.xlsx", minimal())


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_give_a_report_or_findings(data: bytes) -> None:
    report, findings = read_report(data, minimal())
    assert report is not None or findings


def test_a_form_is_written_for_any_period_it_is_asked_for() -> None:
    assert form(every(), "term", "de", ISSUED).startswith(b"PK")


def test_neither_library_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, conventions.forms;"
        "print([m for m in ('openpyxl', 'xlsxwriter', 'lxml') if m in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"
