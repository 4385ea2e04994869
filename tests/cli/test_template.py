"""``template check`` and ``draft --template``, ``--guide`` on the command line."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from tests.word.template.office import texts, written

from conventions.cli.group import conventions


@pytest.fixture
def example(root: Path) -> str:
    return str(root / "examples" / "minimal" / "agreement.fr.yaml")


def test_check_says_where_and_writes_a_copy(tmp_path: Path) -> None:
    template, copy = tmp_path / "t.docx", tmp_path / "c.docx"
    template.write_bytes(written(rows=[["a", "{{ nme }}"]]))
    ran = CliRunner().invoke(
        conventions, ["template", "check", str(template), "-o", str(copy), "--lang", "fr"]
    )
    assert ran.exit_code == 1
    assert "corps, tableau 1, ligne 1, colonne 2: erreur W502" in ran.stdout
    assert len(list(docx.Document(BytesIO(copy.read_bytes())).comments)) == 1


def test_check_ends_with_three_where_the_file_must_not_be_opened(tmp_path: Path) -> None:
    template = tmp_path / "t.docx"
    template.write_bytes(b"no archive")
    ran = CliRunner().invoke(conventions, ["template", "check", str(template)])
    assert ran.exit_code == 3


def test_a_template_is_filled_and_its_gaps_are_told(tmp_path: Path, example: str) -> None:
    template, output = tmp_path / "t.docx", tmp_path / "o.docx"
    template.write_bytes(written("{{ term.start }}", "{{ parties[7].legal_name }}"))
    command = ["draft", example, "--template", str(template), "-o", str(output), "--lang", "de"]
    ran = CliRunner().invoke(conventions, command)
    assert ran.exit_code == 0
    assert "parties[7].legal_name" in ran.stderr
    assert texts(output.read_bytes())[0] == "1er\u00a0janvier 2027"


def test_a_template_with_faults_ends_the_command(tmp_path: Path, example: str) -> None:
    template, output = tmp_path / "t.docx", tmp_path / "o.docx"
    template.write_bytes(written("{{ nme }}"))
    command = ["draft", example, "--template", str(template), "-o", str(output)]
    ran = CliRunner().invoke(conventions, command)
    assert ran.exit_code == 1
    assert "W502" in ran.stderr
    assert not output.exists()


def test_the_guide_is_asked_for(tmp_path: Path, example: str) -> None:
    output = tmp_path / "o.docx"
    for options, comments in (([], 0), (["--guide"], 10)):
        command = ["draft", example, "-o", str(output), *options]
        assert CliRunner().invoke(conventions, command).exit_code == 0
        assert len(list(docx.Document(BytesIO(output.read_bytes())).comments)) == comments
