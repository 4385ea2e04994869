"""Many agreements: none stops the rest, and nothing known is judged again."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from conventions.agreement import load_agreement
from conventions.assessment import assess
from conventions.base.language import Language
from conventions.forms import load_report
from conventions.portfolio import Entry, Kind, State, examine, read_state
from conventions.portfolio import portfolio as room
from conventions.portfolio.entry import judge
from conventions.portfolio.shelf import Case

Add = Callable[..., Path]
ON = date(2028, 6, 30)


def test_a_row_says_what_the_verdict_says(add: Add, tmp_path: Path) -> None:
    folder = add("one", 7)
    agreement = load_agreement(folder / "agreement.yaml")
    report, _ = load_report(folder / "reports/2027.yaml", agreement)
    assert report is not None
    verdicts = assess(agreement, (report,), ON).verdicts
    rows = examine(tmp_path, ON, "fr").rows
    assert [(row.indicator, row.band, row.state, row.evidence) for row in rows] == [
        (one.indicator.id, one.band, one.state, one.evidence) for one in verdicts
    ]
    assert rows[0].counts == (7, 40)
    assert rows[0].provider


def test_one_bad_file_never_stops_the_rest(add: Add, tmp_path: Path) -> None:
    for name in ("one", "two", "three", "four"):
        add(name)
    (tmp_path / "one/agreement.yaml").write_text("a: [", encoding="utf-8")
    text = (tmp_path / "two/agreement.yaml").read_text("utf-8").replace("  start:", "  strt:")
    (tmp_path / "two/agreement.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "three/reports/2027.yaml").write_bytes(b"agreement: three\nperiod: 13\n")
    (tmp_path / "five.yaml").write_bytes(b"\xff\xfe\x00broken")
    found = examine(tmp_path, ON, "en")
    assert {row.agreement for row in found.rows if row.value is not None} == {"four"}
    places = {notice.place for notice in found.notices if notice.severity == "error"}
    for name in ("one/agreement", "two/agreement", "three/reports/2027", "five"):
        assert any(str(tmp_path / f"{name}.yaml") in place for place in places), name


def test_a_file_that_cannot_be_opened_is_told(
    add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("one")
    closed = add("two") / "agreement.yaml"
    opened = Path.read_bytes

    def read(path: Path) -> bytes:
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    found = examine(tmp_path, ON, "en")
    assert {row.agreement for row in found.rows} == {"one"}
    assert [trouble.filename for trouble in found.closed] == [str(closed)]


def kept(folder: Path) -> State:
    """What a whole run leaves."""
    found = examine(folder, ON, "en")
    state = State(
        program="1", on=ON, language="en", kinds=dict(found.kinds), entries=dict(found.entries)
    )
    read = read_state(state.model_dump_json().encode())
    assert read == state
    return state


def judged(folder: Path, state: State | None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The agreements that a run judges itself."""
    names: list[str] = []

    def noted(case: Case, on: date, language: Language) -> Entry:
        names.append(case.agreement.path.parent.name)
        return judge(case, on, language)

    monkeypatch.setattr(room, "judge", noted)
    examine(folder, ON, "en", state=state)
    return names


def test_a_resumed_run_judges_what_is_new(
    add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        add(name)
    state = kept(tmp_path)
    assert judged(tmp_path, state, monkeypatch) == []
    assert judged(tmp_path, None, monkeypatch) == ["a", "b", "c"]
    report = tmp_path / "b/reports/2027.yaml"
    report.write_text(report.read_text("utf-8").replace("numerator: 11", "numerator: 3"), "utf-8")
    add("d")
    assert judged(tmp_path, state, monkeypatch) == ["b", "d"]


def test_a_resumed_run_says_the_same(add: Add, tmp_path: Path) -> None:
    add("a")
    add("b", 41)
    state = kept(tmp_path)
    fresh, again = examine(tmp_path, ON, "en"), examine(tmp_path, ON, "en", state=state)
    assert (again.rows, again.notices) == (fresh.rows, fresh.notices)
    assert fresh.notices


def test_an_interrupted_run_leaves_what_it_knew(add: Add, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        add(name)
    seen: list[set[str]] = []

    def keep(_kinds: Mapping[str, Kind], entries: Mapping[str, Entry]) -> None:
        seen.append({Path(name).parent.name for name in entries})

    before = State(program="1", on=ON, language="en", entries={"x/y": Entry(digest="-")})
    examine(tmp_path, ON, "en", state=before, keep=keep)
    assert seen == [{"x", "a"}, {"x", "a", "b"}, {"x", "a", "b", "c"}]


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b'{"program": 1}'])
def test_what_is_no_state(data: bytes) -> None:
    assert read_state(data) is None


def test_a_damaged_workbook_is_told_and_no_agreement(add: Add, tmp_path: Path) -> None:
    add("one")
    (tmp_path / "mailed.xlsx").write_bytes(b"PK no")
    (tmp_path / "five.yaml").write_bytes(b"\xff\xfe\x00broken")
    found = examine(tmp_path, ON, "en")
    told = {notice.place: notice.severity for notice in found.notices}
    assert told[str(tmp_path / "mailed.xlsx")] == "error"
    assert (found.agreements, len(found.entries)) == (1, 3)
    assert {row.agreement for row in found.rows} == {"one"}


def test_a_topic_has_the_name_of_its_entry_and_no_agreements_own(add: Add, tmp_path: Path) -> None:
    path = add("one") / "agreement.yaml"
    text = path.read_text("utf-8").replace(
        "use: occupancy-rate\n", "use: occupancy-rate\n      label: Postes ACS\n"
    )
    path.write_text(text, encoding="utf-8")
    add("two")
    rows = [row for row in examine(tmp_path, ON, "en").rows if row.use == "occupancy-rate"]
    assert {row.label for row in rows} == {"Postes ACS", "Occupancy rate"}
    assert {row.topic_label for row in rows} == {"Occupancy rate"}
