import json
from pathlib import Path

from tests.cli.test_documents import run


def later(minimal_path: str, tmp_path: Path, *, amends: bool = True) -> str:
    text = Path(minimal_path).read_text(encoding="utf-8")
    head = "amends: {id: minimal-fr, version: 1, number: 1, effective: 2027-07-01}\nversion: 2\n"
    text = text.replace("title:", f"{head if amends else ''}title:", 1).replace(
        "Valneuve", "Valvie"
    )
    path = tmp_path / "later.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_it_lists_what_differs(minimal_path: str, tmp_path: Path) -> None:
    result = run("compare", minimal_path, later(minimal_path, tmp_path), "--lang", "fr")
    assert result.exit_code == 0
    assert "Service social de la commune de Valvie" in result.stdout
    same = run("compare", minimal_path, minimal_path, "--lang", "de")
    assert same.stdout.strip() == "Beide Versionen vereinbaren dasselbe."


def test_json(minimal_path: str, tmp_path: Path) -> None:
    new = later(minimal_path, tmp_path)
    found = json.loads(run("compare", minimal_path, new, "--format", "json").stdout)
    assert found["changes"][0]["path"].startswith("parties")
    assert found["changes"][0]["subject"] == "parties"


def test_it_writes_the_amendment(minimal_path: str, tmp_path: Path) -> None:
    out = tmp_path / "avenant.docx"
    result = run("compare", minimal_path, later(minimal_path, tmp_path), "--avenant", str(out))
    assert result.exit_code == 0
    assert out.read_bytes().startswith(b"PK")


def test_a_version_that_amends_nothing_is_wrong_usage(minimal_path: str, tmp_path: Path) -> None:
    new = later(minimal_path, tmp_path, amends=False)
    result = run("compare", minimal_path, new, "--avenant", str(tmp_path / "x.docx"))
    assert result.exit_code == 2
    assert "amends" in result.stderr
