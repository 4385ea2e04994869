import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.word.returning import edited, retyped, tracked

from conventions.agreement import load_draft, read_draft
from conventions.cli.group import conventions
from conventions.word import draft

NAME = "minimal/agreement.fr.yaml"


@pytest.fixture
def agreement(root: Path, tmp_path: Path) -> Path:
    path = tmp_path / "agreement.yaml"
    path.write_bytes((root / "examples" / NAME).read_bytes())
    return path


@pytest.fixture
def sent(agreement: Path) -> bytes:
    return draft(load_draft(agreement), "fr", created=date(2026, 11, 22))


def run(docx: bytes, agreement: Path, *options: str) -> tuple[int, str, str]:
    path = agreement.with_name("back.docx")
    path.write_bytes(docx)
    asked = ["read", str(path), "--against", str(agreement), *options]
    result = CliRunner().invoke(conventions, asked)
    return result.exit_code, result.stdout, result.stderr


def test_nothing_was_changed(agreement: Path, sent: bytes) -> None:
    code, out, err = run(sent, agreement, "--lang", "fr")
    assert (code, err) == (0, "")
    assert out.endswith("rien n'a été modifié\n")


def test_changes_are_shown_by_field_and_written(agreement: Path, sent: bytes) -> None:
    before = agreement.read_text("utf-8")
    back = tracked(sent, "term.start", "janvier", "février")
    code, out, _err = run(back, agreement, "--lang", "en")
    assert code == 0
    assert "term.start (Début), by Anne Rochat\n  - 1er janvier 2027\n" in out
    assert "  + 1er février 2027  [2027-02-01]\n" in out
    assert agreement.read_text("utf-8") == before
    code, out, _err = run(back, agreement, "--write", "--lang", "en")
    assert "written: term.start = 2027-02-01" in out
    assert agreement.read_text("utf-8") == before.replace("start: 2027-01-01", "start: 2027-02-01")


def test_a_conflict_is_shown_and_nothing_written(agreement: Path, sent: bytes) -> None:
    now = agreement.read_text("utf-8").replace("start: 2027-01-01", "start: 2027-03-01")
    agreement.write_text(now, "utf-8")
    code, _out, err = run(
        retyped(sent, "term.start", "1er février 2027"), agreement, "--write", "--lang", "fr"
    )
    assert code == 1
    assert "W013" in err
    assert agreement.read_text("utf-8") == now


def test_the_object_for_programs(agreement: Path, sent: bytes) -> None:
    back = retyped(sent, "term.start", "bientôt")
    code, out, _err = run(back, agreement, "--format", "json")
    found = json.loads(out)
    assert code == 1
    assert found["language"] == "fr"
    assert found["changes"][0]["path"] == "term.start"
    assert found["changes"][0]["value"] is None
    assert [one["code"] for one in found["findings"]] == ["W006"]
    assert found["written"] == {}


def test_hostile_input_and_standard_input(agreement: Path, sent: bytes) -> None:
    assert run(b"PK no", agreement)[0] == 3
    assert run(edited(sent, lambda xml: xml[:-9]), agreement)[0] == 1
    result = CliRunner().invoke(conventions, ["read", "x.docx", "--against", "-", "--write"])
    assert result.exit_code == 2


def test_own_words_are_written_under_clauses(agreement: Path, sent: bytes) -> None:
    words = "Chaque partie annonce sans délai tout changement"
    back = edited(sent, lambda xml: xml.replace(words, "Chacune annonce tout changement"))
    code, _out, _err = run(back, agreement, "--write")
    assert code == 0
    again = read_draft(agreement.read_bytes())
    assert again.identity is not None
    assert "Chacune annonce" in str(again.identity.clauses["parties.contact"])
    assert agreement.read_text("utf-8").count("#") > 0
