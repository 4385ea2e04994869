"""``new``, ``draft`` and ``form``: files written whole, or a clear refusal."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from conventions.cli.group import conventions


def run(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(conventions, list(words), input=given)


def test_new_prints_a_starter_that_the_law_named_inherits() -> None:
    text = run("new", "--law", "ch-be-poias", "--language", "fr").stdout
    assert "laws: [ch-be-poias]" in text


def test_new_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("mine", encoding="utf-8")
    result = run("new", "-o", str(path), "--lang", "en")
    assert result.exit_code == 2
    assert path.read_text(encoding="utf-8") == "mine"


def test_new_puts_the_schema_beside_the_file_and_leaves_one_that_is_there(tmp_path: Path) -> None:
    said = run("new", "-o", str(tmp_path / "first.yaml"), "--language", "de").stderr
    schema = tmp_path / "agreement.schema.json"
    assert str(schema) in said
    assert '"title": "Parteien"' in schema.read_text(encoding="utf-8")
    schema.write_text("mine", encoding="utf-8")
    run("new", "-o", str(tmp_path / "second.yaml"), "--language", "de")
    assert schema.read_text(encoding="utf-8") == "mine"


def test_new_of_an_unknown_law_names_the_nearest() -> None:
    result = run("new", "--law", "ch-bern")
    assert result.exit_code == 2
    assert "ch-be" in result.stderr


def test_the_same_draft_twice_is_the_same_file(minimal_path: str, tmp_path: Path) -> None:
    made = []
    for name in ("one.docx", "two.docx"):
        out = tmp_path / name
        assert run("draft", minimal_path, "-o", str(out), "--on", "2026-12-01").exit_code == 0
        made.append(out.read_bytes())
    assert made[0] == made[1]


def test_a_draft_against_an_earlier_version_tracks_what_changed(
    minimal_path: str, tmp_path: Path
) -> None:
    text = Path(minimal_path).read_text(encoding="utf-8")
    later = tmp_path / "later.yaml"
    later.write_text(text.replace("Valneuve", "Valvieille"), encoding="utf-8")
    out = tmp_path / "redline.docx"
    options = ("--compare", minimal_path, "--author", "Office", "--on", "2026-12-01")
    assert run("draft", str(later), "-o", str(out), *options).exit_code == 0
    with ZipFile(out) as archive:
        body = archive.read("word/document.xml").decode()
    assert '<w:delText xml:space="preserve">Valneuve</w:delText>' in body
    assert 'w:author="Office" w:date="2026-12-01T00:00:00Z"' in body


def test_an_earlier_version_that_cannot_be_read_is_said(minimal_path: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("a: [", encoding="utf-8")
    out = tmp_path / "x.docx"
    result = run("draft", minimal_path, "-o", str(out), "--compare", str(broken))
    assert result.exit_code == 3
    assert not out.exists()


def test_a_draft_with_an_error_says_that_it_is_one(minimal_path: str, tmp_path: Path) -> None:
    text = Path(minimal_path).read_text(encoding="utf-8").replace("forum:", "fourm:")
    out = tmp_path / "draft.docx"
    assert run("draft", "-", "-o", str(out), "--on", "2026-12-01", given=text).exit_code == 0
    with ZipFile(out) as archive:
        assert "PROJET" in archive.read("word/document.xml").decode()


def test_a_language_without_wording_is_wrong_usage(root: Path, tmp_path: Path) -> None:
    belgian = str(root / "examples/samusocial_2022/agreement.yaml")
    result = run("draft", belgian, "--language", "it", "-o", str(tmp_path / "x.docx"))
    assert result.exit_code == 2
    assert "fr or de" in result.stderr


@pytest.mark.parametrize(
    ("language", "heading"), [("it", "Parti contraenti"), ("en", "Parties to the agreement")]
)
def test_swiss_law_is_worded_in_italian_and_english(
    root: Path, tmp_path: Path, language: str, heading: str
) -> None:
    out = tmp_path / "x.docx"
    path = str(root / f"examples/minimal/agreement.{language}.yaml")
    assert run("draft", path, "-o", str(out)).exit_code == 0
    with ZipFile(out) as members:
        assert heading in members.read("word/document.xml").decode()


def test_a_base_that_is_no_word_file_is_refused(minimal_path: str, tmp_path: Path) -> None:
    base = tmp_path / "base.docx"
    base.write_bytes(b"\x89PNG")
    out = str(tmp_path / "x.docx")
    result = run("draft", minimal_path, "-o", out, "--base", str(base))
    assert result.exit_code == 3
    assert not (tmp_path / "x.docx").exists()


def test_a_form_is_written_and_an_impossible_period_refused(
    minimal_path: str, tmp_path: Path
) -> None:
    out = tmp_path / "form.xlsx"
    assert run("form", minimal_path, "--period", "2027", "-o", str(out)).exit_code == 0
    assert out.read_bytes().startswith(b"PK")
    result = run("form", minimal_path, "--period", "2035", "-o", str(tmp_path / "no.xlsx"))
    assert result.exit_code == 2
    assert "2027" in result.stderr


def test_a_form_of_a_draft_ends_with_its_findings(tmp_path: Path) -> None:
    result = run("form", "-", "--period", "2027", "-o", str(tmp_path / "f.xlsx"), given="format: 1")
    assert result.exit_code == 1
    assert "F102" in result.stderr


def test_several_languages_give_a_file_each(root: Path, tmp_path: Path) -> None:
    """The prevailing language is named in both; a name given twice is one file."""
    path = str(root / "examples/fai_biel_seeland/agreement.yaml")
    out = str(tmp_path / "contrat.docx")
    wanted = ("--language", "fr", "--language", "de", "--language", "fr")
    assert run("draft", path, *wanted, "-o", out).exit_code == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "contrat.de.docx",
        "contrat.fr.docx",
    ]
    for name, said in (
        ("contrat.fr.docx", "la version française"),
        ("contrat.de.docx", "die französische Fassung"),
    ):
        with ZipFile(tmp_path / name) as members:
            assert said in members.read("word/document.xml").decode()
