"""Forms of earlier layouts and of earlier versions of an agreement are read; files are kept."""

from pathlib import Path

from tests.forms.agreements import TREE, changed, minimal
from tests.forms.sheets import made

from conventions.forms import read_report

FOLDER = Path(__file__).parent / "versions"


def test_layout_1_as_the_program_wrote_it_in_november_2026() -> None:
    report, findings = read_report((FOLDER / "layout-1.xlsx").read_bytes(), minimal())
    assert findings == ()
    assert report is not None
    assert report.observations[0].reported.numerator == 12
    assert report.deliveries[0].available_days == 3650


def test_what_layout_1_did_not_ask_is_said_and_not_called_deleted() -> None:
    later = changed(financing__pricing={"model": "cost-covering"})
    report, findings = read_report((FOLDER / "layout-1.xlsx").read_bytes(), later)
    assert report is not None
    assert report.accounts is None
    assert {finding.code.id for finding in findings} == {"R129", "R135"}, (
        "places are priced no more"
    )


def test_an_indicator_added_by_an_amendment_was_not_asked_for() -> None:
    indicators = [*TREE["goals"]["indicators"], {"id": "i3", "label": "Visites", "unit": "count"}]
    later = changed(version="2", goals__indicators=indicators)
    report, findings = read_report((FOLDER / "layout-1.xlsx").read_bytes(), later)
    assert report is not None
    assert [finding.code.id for finding in findings] == ["R103", "R135"]
    assert report.observation("i1", "tg1") is not None


def test_what_the_form_asks_is_never_called_not_asked() -> None:
    indicators = [*TREE["goals"]["indicators"], {"id": "i3", "label": "Visites", "unit": "count"}]
    later = changed(goals__indicators=indicators)
    _, findings = read_report(made(later), later)
    assert "R135" not in {finding.code.id for finding in findings}
