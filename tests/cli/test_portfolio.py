"""``assess FOLDER``: table, filters, files, state, publication."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from io import StringIO
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from conventions.cli import progress
from conventions.cli.group import conventions

ON = ("--on", "2028-06-30")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(conventions, ["assess", *map(str, words), *ON])


@pytest.fixture(scope="module")
def examples(root: Path) -> Path:
    """All real cases."""
    return root / "examples"


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """One agreement with its report, and a file that nobody can read."""
    for name in ("agreement.fr.yaml", "report-2027.yaml"):
        (tmp_path / name).write_bytes((root / "examples/minimal" / name).read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ("non atteint", "presque atteint", "30 juin 2028", "non concluant")),
        ("de", ("nicht erreicht", "beinahe erreicht", "30. Juni 2028", "nicht eindeutig")),
        ("it", ("non raggiunto", "30 giugno 2028")),
        ("en", ("below", "inconclusive", "30 June 2028")),
    ],
)
def test_the_examples_as_a_table(examples: Path, language: str, words: tuple[str, ...]) -> None:
    result = run(examples, "--lang", language)
    assert result.exit_code == 0, result.output
    for word in ("vaud-2013", "sib-bern-2020", "aci-rennes-2019", "37", *words):
        assert word in result.stdout


def test_json_has_rows_summary_and_findings(examples: Path) -> None:
    found = json.loads(run(examples, "--format", "json").stdout)
    (rennes,) = (
        one
        for one in found["rows"]
        if (one["agreement"], one["indicator"]) == ("aci-rennes-2019", "dynamic-of-all")
    )
    assert (rennes["numerator"], rennes["denominator"], rennes["status"]) == ("18", "32", "near")
    assert found["agreements"] > 10
    assert sum(sum(one.values()) for one in found["summary"].values()) == len(found["rows"])
    assert {one["code"] for one in found["findings"]} >= {"R005"}
    assert any(one["indicator"] == "placement-rate-at-exit" for one in found["funnels"])


def test_filters_together(examples: Path) -> None:
    words = ("--law", "ch", "--status", "below", "--period", "2027", "--format", "json")
    rows = json.loads(run(examples, *words).stdout)["rows"]
    assert rows
    assert {one["status"] for one in rows} == {"below"}
    assert all("ch" in one["laws"].split() and one["period"] == "2027" for one in rows)
    named = run(examples, "--indicator", "drop-out-rate", "--format", "json")
    rows = json.loads(named.stdout)["rows"]
    assert {one["catalogue"] for one in rows} == {"drop-out-rate"}


def test_files_by_their_ending(examples: Path, tmp_path: Path) -> None:
    names = ("t.json", "t.xlsx", "t.parquet", "t.ocds.json", "t.indigo.csv", "t.svg")
    outputs = [word for name in names for word in ("-o", tmp_path / name)]
    result = run(examples, *outputs, "--lang", "de")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    rows = json.loads((tmp_path / "t.json").read_text("utf-8"))["rows"]
    assert pl.read_parquet(tmp_path / "t.parquet").height == len(rows)
    assert json.loads((tmp_path / "t.ocds.json").read_text("utf-8"))["releases"]
    assert (tmp_path / "t.xlsx").read_bytes().startswith(b"PK")
    assert (tmp_path / "t.svg").read_bytes().startswith(b"<svg")


def test_without_polars_the_extra_is_named(
    examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    result = run(examples, "-o", tmp_path / "t.parquet", "--lang", "en")
    assert result.exit_code == 1
    assert "conventions[bulk]" in result.stderr


def test_what_is_public_hides_few_persons(examples: Path, tmp_path: Path) -> None:
    rows = json.loads(run(examples, "--public", "--format", "json").stdout)
    assert "withheld" in rows["disclosure"]
    assert "findings" not in rows
    for one in rows["rows"]:
        assert one["interval_low"] is None or one["unit"] != "percent"
        if one["agreement"] == "cpas-valneuve-art60-2027" and one["indicator"] == "hired":
            assert one["value"] is None
    profile = tmp_path / "open.yaml"
    profile.write_text("{minimum: 1, width: 0, rounding: 1, rate_floor: 0}", encoding="utf-8")
    assert run(examples, "--public", "--profile", profile).exit_code == 1, "it hides nothing"
    profile.write_text("{minimum: 2, width: 2, rounding: 1, rate_floor: 0}", encoding="utf-8")
    own = run(examples, "--public", "--profile", profile, "--format", "json")
    assert any(one["numerator"] == "7" for one in json.loads(own.stdout)["rows"])
    assert run(examples, "--public", "--profile", examples / "minimal/cmd.txt").exit_code in (1, 3)


def test_a_bad_file_is_listed_and_ends_with_1(folder: Path) -> None:
    (folder / "bad.yaml").write_text("a: [", encoding="utf-8")
    result = run(folder, "--lang", "fr")
    assert result.exit_code == 1
    assert "bad.yaml:1" in result.stderr
    assert "minimal-fr" in result.stdout


def test_a_state_is_kept_and_taken_up(folder: Path) -> None:
    state = folder / "state"
    words = (folder, "--resume", state, "--format", "json", "--lang", "fr")
    first, again = run(*words), run(*words)
    assert first.exit_code == 0, first.output
    assert first.stdout == again.stdout
    changed = state.read_text("utf-8").replace('"band": "reached"', '"band": "below"')
    state.write_text(changed, encoding="utf-8")
    assert {one["status"] for one in json.loads(run(*words).stdout)["rows"]} == {"below"}
    other = run(folder, "--resume", state, "--lang", "de")
    assert "state" in other.stderr
    assert "nicht erreicht" not in other.stdout
    state.write_text("nothing", encoding="utf-8")
    assert run(folder, "--resume", state).exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--period", "1st"),
        ("-o", "rows.ods"),
        ("--status", "bad"),
        ("report.yaml", "--public"),
        ("--explain",),
        ("--as-reported",),
    ],
)
def test_wrong_calls_end_with_2(folder: Path, words: tuple[str, ...]) -> None:
    assert run(folder, *words).exit_code == 2


def test_options_of_a_folder_are_refused_for_a_file(folder: Path) -> None:
    files = (folder / "agreement.fr.yaml", folder / "report-2027.yaml")
    assert run(*files, "--public").exit_code == 2
    assert run(files[0]).exit_code == 2
    assert run(*files).exit_code == 0


class Terminal(StringIO):
    """A screen that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_a_bar_is_shown_once_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    watch = progress.Watched("de")
    assert list(watch.over([1, 2, 3])) == [1, 2, 3]
    assert "Lesen" not in screen.getvalue()
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    assert list(watch.over([1, 2, 3])) == [1, 2, 3]
    assert "Lesen" in screen.getvalue()


def test_no_bar_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    assert list(progress.Watched("de").over([1, 2])) == [1, 2]
    assert pipe.getvalue() == ""


SCREEN = """
import os, signal, sys
import conventions.cli.kept, conventions.cli.progress, conventions.portfolio.portfolio as portfolio
conventions.cli.progress._PATIENCE = -1.0
judge, calls, last = portfolio.judge, [], int(sys.argv.pop(1))
def counted(*given):
    calls.append(given)
    if len(calls) == last:
        os.kill(os.getpid(), signal.SIGINT)
    return judge(*given)
portfolio.judge = counted
from conventions.__main__ import main
try:
    main()
finally:
    print(f"judged: {len(calls)}", file=sys.stderr)
"""
"""The command with a bar from the start, interrupted as by a key when the n-th case is judged."""


def on_a_terminal(*words: str | Path, interrupted_at: int = 0) -> tuple[int, str, str]:
    """The exit code, what a real terminal was shown, and what went to standard output."""
    screen, other_end = pty.openpty()
    script = [sys.executable, "-c", SCREEN, str(interrupted_at), "assess", *map(str, words), *ON]
    process = subprocess.Popen(script, stdout=subprocess.PIPE, stderr=other_end)
    os.close(other_end)
    shown = bytearray()
    with suppress(OSError):  # the other end is closed
        while part := os.read(screen, 4096):
            shown += part
    os.close(screen)
    output, _nothing = process.communicate()
    return process.returncode, shown.decode(errors="replace"), output.decode()


def test_an_interrupted_run_on_a_terminal_goes_on_where_it_was(tmp_path: Path, root: Path) -> None:
    agreement = (root / "examples/minimal/agreement.fr.yaml").read_text("utf-8")
    report = (root / "examples/minimal/report-2027.yaml").read_text("utf-8")
    for number in range(6):
        name = f"agreement-{number}"
        place = tmp_path / "folder" / name
        place.mkdir(parents=True)
        (place / "agreement.yaml").write_text(agreement.replace("minimal-fr", name), "utf-8")
        (place / "report.yaml").write_text(report.replace("minimal-fr", name), "utf-8")
    words = (tmp_path / "folder", "--lang", "fr", "--format", "json", "--resume")
    state = tmp_path / "state.json"

    stopped, shown, nothing = on_a_terminal(*words, state, interrupted_at=4)
    assert (stopped, nothing) == (1, "")
    assert "Lecture" in shown
    assert "judged: 4" in shown
    assert len(json.loads(state.read_text("utf-8"))["entries"]) == 3

    code, shown, resumed = on_a_terminal(*words, state)
    assert code == 0
    assert "judged: 3" in shown
    _code, shown, fresh = on_a_terminal(*words, tmp_path / "other.json")
    assert "judged: 6" in shown
    assert resumed == fresh
