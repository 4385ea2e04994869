"""``lint --completeness`` in each language, and beside the findings."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from conventions.base.language import LANGUAGES, Language
from conventions.cli.group import conventions


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_and_the_checklists_are_shown(language: Language, root: Path) -> None:
    case = str(root / "examples/fai_biel_seeland/agreement.yaml")
    command = ["lint", case, "--completeness", "--lang", language]
    result = CliRunner().invoke(conventions, command)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("★") == 17  # sixteen items, and the sentence that explains the mark
    assert "POIAS" in result.stdout or "BIAS" in result.stdout


def test_the_findings_follow(minimal: bytes) -> None:
    text = minimal.decode().replace("  forum: Lausanne\n", "  fourm: Lausanne\n")
    result = CliRunner().invoke(conventions, ["lint", "-", "--completeness"], input=text)
    assert result.exit_code == 1
    assert result.stdout.index("★") < result.stdout.index("F101")
