"""``deadlines``: one agreement or a folder, as a table, JSON, a calendar or a picture."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from conventions.cli.group import conventions

WINDOW = ("--from", "2027-01-01", "--to", "2028-12-31")


def run(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(conventions, ["deadlines", *words], input=given)


@pytest.fixture
def file(root: Path) -> str:
    return str(root / "examples/minimal/agreement.fr.yaml")


@pytest.fixture
def folder(minimal: bytes, tmp_path: Path) -> Path:
    """Three agreements, a draft, a file that is no YAML, a report, and a text."""
    for name in ("a", "b", "c"):
        renamed = minimal.replace(b"\nid: ", f"\nid: {name}-".encode())
        (tmp_path / name).mkdir()
        (tmp_path / name / "agreement.yaml").write_bytes(renamed)
    (tmp_path / "draft.yaml").write_bytes(minimal[: minimal.index(b"\nterm:")])
    (tmp_path / "hostile.yml").write_bytes(b"a: [")
    (tmp_path / "report.yaml").write_text("format: 1\nagreement: a\nperiod: 2027\n")
    (tmp_path / "notes.txt").write_text("no agreement")
    return tmp_path


def as_json(*words: str) -> Any:
    return json.loads(run(*words, "--format", "json").stdout)


def test_json_has_both_days_and_what_the_second_is_worth(file: str) -> None:
    found = as_json(file, *WINDOW)["deadlines"]
    days = [entry["date"] for entry in found]
    assert days == sorted(days)
    first = next(entry for entry in found if entry["kind"] == "instalment")
    assert (first["date"], first["next_working_day"]) == ("2027-01-31", "2027-02-01")
    assert first["extension"] == "extended"
    assert "OR/CO" in first["note"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ("31 janvier 2027", "1er février 2027", "jour ouvrable suivant", "délai court")),
        ("de", ("31. Januar 2027", "1. Februar 2027", "nächster Werktag", "läuft die Frist")),
        ("it", ("31 gennaio 2027", "febbraio 2027", "giorno feriale seguente", "termine corre")),
        ("en", ("31 January 2027", "1 February 2027", "next working day", "limit runs")),
    ],
)
def test_the_table_shows_both_days(file: str, language: str, expected: tuple[str, ...]) -> None:
    printed = run(file, *WINDOW, "--lang", language).stdout
    assert all(word in printed for word in expected)


def test_a_bad_file_never_stops_the_rest(folder: Path) -> None:
    result = run(str(folder), *WINDOW, "--format", "json", "--lang", "en")
    listed = json.loads(result.stdout)
    assert {entry["agreement"][:2] for entry in listed["deadlines"]} == {"a-", "b-", "c-"}
    assert "draft.yaml" in result.stderr
    assert "hostile.yml" in result.stderr
    assert "report.yaml" not in result.stderr
    assert {Path(one["file"]).name for one in listed["findings"]} == {"draft.yaml", "hostile.yml"}
    assert result.exit_code == 3


def test_a_draft_among_others_ends_with_one(folder: Path) -> None:
    (folder / "hostile.yml").unlink()
    assert run(str(folder), *WINDOW).exit_code == 1
    (folder / "draft.yaml").unlink()
    assert run(str(folder), *WINDOW).exit_code == 0


def test_a_file_that_was_named_is_never_passed_over(folder: Path) -> None:
    result = run(str(folder / "report.yaml"), *WINDOW)
    assert result.exit_code == 1
    assert "report.yaml" in result.stderr


def test_a_file_that_is_not_there_does_not_stop_the_others(file: str, tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.yaml"), file, *WINDOW, "--lang", "en")
    assert "none.yaml" in result.stderr
    assert "term.end" in result.stdout
    assert result.exit_code == 3


def test_of_two_versions_the_later_counts(minimal: bytes, tmp_path: Path) -> None:
    (tmp_path / "2.yaml").write_bytes(
        minimal.replace(b"\nid: ", b"\nversion: 2\nid: ", 1).replace(b"due: P30D", b"due: P40D")
    )
    (tmp_path / "1.yaml").write_bytes(minimal)
    (tmp_path / "3.yaml").write_bytes(minimal)
    both = as_json(str(tmp_path), *WINDOW)["deadlines"]
    assert both == as_json(str(tmp_path / "2.yaml"), *WINDOW)["deadlines"]


def test_a_party_sees_what_it_must_do_alone_or_with_the_other(file: str) -> None:
    every = as_json(file, *WINDOW)["deadlines"]
    mine = as_json(file, *WINDOW, "--party", "atelier")["deadlines"]
    assert {entry["who"] for entry in mine} == {None, "atelier"}
    assert mine == [entry for entry in every if entry["who"] in (None, "atelier")]
    assert as_json(file, *WINDOW, "--party", "nobody of this name")["deadlines"] == []


def test_a_party_is_found_by_a_part_of_its_name(file: str) -> None:
    by_id = as_json(file, *WINDOW, "--party", "atelier")
    assert as_json(file, *WINDOW, "--party", "ATELIER du") == by_id


def test_when_a_notice_takes_effect(file: str) -> None:
    said = as_json(file, *WINDOW, "--notice", "2027-03-31")["notices"]
    assert [(one["received"], one["end"]) for one in said] == [("2027-03-31", "2027-06-30")]
    printed = run(file, *WINDOW, "--notice", "2027-04-01", "--lang", "de").stdout
    assert "Eine am 1. April 2027 empfangene Kündigung" in printed
    assert "am 31. Dezember 2027" in printed
    assert "aucune" in run(file, *WINDOW, "--notice", "2029-01-01", "--lang", "fr").stdout


def test_a_notice_a_day_late_after_a_sunday_shows_both_ends_until_the_agreement_says(
    minimal: bytes, tmp_path: Path
) -> None:
    """T012: 31 October 2027 is a Sunday; the notice comes on the Monday."""
    late = ("--notice", "2027-11-01", "--lang", "en")
    changed = minimal.replace(b"notice: P3M", b"notice: P2M").replace(b"2027-12-31", b"2028-12-31")
    ends = {b"": ["2028-06-30", "2027-12-31"], b"same-day": ["2028-06-30", None]}
    ends[b"next-working-day"] = ["2027-12-31", None]
    for choice, expected in ends.items():
        said = b"term:\n  free_day: " + choice if choice else b"term:"
        path = tmp_path / "a.yaml"
        path.write_bytes(changed.replace(b"term:", said))
        (one,) = as_json(str(path), *WINDOW, *late)["notices"]
        assert [one["end"], one["end_if_extended"]] == expected
        shown = run(str(path), *WINDOW, *late).stdout
        assert ("Disputed" in shown) == (choice == b"")


def test_limits_without_a_date_are_said(minimal: bytes, tmp_path: Path) -> None:
    path = tmp_path / "alv.yaml"
    path.write_bytes(minimal.replace(b"laws: [ch]", b"laws: [ch, ch-alv]"))
    printed = run(str(path), *WINDOW, "--lang", "en").stdout
    assert "at least 10 days before the participation begins [SR 837.02 (AVIV/OACI)" in printed


def test_the_window_is_a_year_from_the_day_of_issue(file: str) -> None:
    days = [one["date"] for one in as_json(file, "--on", "2027-02-01")["deadlines"]]
    assert days
    assert min(days) >= "2027-02-01"
    assert max(days) <= "2028-02-01"


@pytest.mark.parametrize(
    ("words", "expected"),
    [((), "La convention"), (("--language", "de"), "Die Vereinbarung")],
)
def test_a_calendar_in_the_language_of_the_agreement(
    file: str, tmp_path: Path, words: tuple[str, ...], expected: str
) -> None:
    path = tmp_path / "x.ics"
    result = run(file, *WINDOW, "-o", str(path), "--on", "2026-12-01", "--lang", "en", *words)
    assert result.exit_code == 0, result.output
    assert "wrote" in result.stderr
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len(events) == len(as_json(file, *WINDOW)["deadlines"])
    assert any(str(event["SUMMARY"]).startswith(expected) for event in events)


def test_a_calendar_in_the_language_of_the_party(minimal: bytes, tmp_path: Path) -> None:
    file, path = tmp_path / "a.yaml", tmp_path / "x.ics"
    head, party, rest = minimal.partition(b"  - id: atelier\n")
    file.write_bytes(head + party + rest.replace(b"languages: [fr]", b"languages: [it]", 1))
    result = run(str(file), *WINDOW, "-o", str(path), "--party", "atelier", "--on", "2026-12-01")
    assert result.exit_code == 0, result.output
    assert b"La convenzione termina" in path.read_bytes()


def test_a_second_export_moves_and_never_doubles(minimal: bytes, tmp_path: Path) -> None:
    identifiers: list[dict[str, Any]] = []
    for due in (b"due: P30D", b"due: P45D"):
        file, path = tmp_path / "a.yaml", tmp_path / "x.ics"
        file.write_bytes(minimal.replace(b"due: P30D", due))
        run(str(file), *WINDOW, "-o", str(path), "--on", "2026-12-01")
        events: list[Any] = list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
        identifiers.append({str(event["UID"]): event["DTSTART"].dt for event in events})
    first, second = identifiers
    assert first.keys() == second.keys()
    assert first != second


def test_a_picture(file: str, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    assert run(file, *WINDOW, "-o", str(path)).exit_code == 0
    alone = path.read_text("utf-8")
    assert alone.startswith("<svg")
    assert "Rapports" in alone  # in the language of the one agreement
    run(str(folder), *WINDOW, "-o", str(path), "--lang", "de")
    assert "3 Vereinbarungen" in path.read_text("utf-8")


def test_another_kind_of_file_is_refused(file: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    assert run(file, "-o", str(path)).exit_code == 2
    assert not path.exists()


def test_standard_input(minimal: bytes) -> None:
    assert "term.end" in run("-", *WINDOW, given=minimal.decode()).stdout
