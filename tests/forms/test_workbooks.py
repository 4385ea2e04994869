"""Forms that another program saved after what people do to them, and what is read from each."""

from pathlib import Path
from typing import Any

import pytest
from tests.forms.agreements import minimal

from conventions.base.packaged import plain_tree
from conventions.forms import read_report

FOLDER = Path(__file__).parent / "workbooks"
EXPECTED: dict[str, Any] = plain_tree((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
WELL = {"i1": ["12", "40"], "i2": ["3400", "3650"], "places": ["3400", "3650"]}


def test_every_workbook_is_expected() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted([*EXPECTED, "expected.yaml"])
    assert len([name for name in EXPECTED if name.endswith((".xlsx", ".ods"))]) >= 30


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_read(name: str) -> None:
    expected = EXPECTED[name]
    report, findings = read_report((FOLDER / name).read_bytes(), minimal(), name)
    places = [one.place.cell or (str(one.place.line) if one.place.line else "") for one in findings]
    found = [f"{one.code.id} {at}".strip() for one, at in zip(findings, places, strict=True)]
    assert found == expected.get("findings", [])
    if expected.get("reads") == "nothing":
        assert report is None
        return
    assert report is not None
    pairs = {
        **{
            entry.indicator: (entry.reported.numerator, entry.reported.denominator)
            for entry in report.observations
        },
        "places": (report.deliveries[0].occupied_days, report.deliveries[0].available_days),
    }
    said = {
        name: ["null" if part is None else f"{part}" for part in pair]
        for name, pair in pairs.items()
    }
    assert said == WELL | expected.get("reads", {})
    assert str(report.submitted) == expected.get("submitted", "None")
