"""``demo``: the whole main job, in each language, into the folder it is given."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from conventions.base.language import LANGUAGES, Language, word
from conventions.cli.group import conventions

WRITTEN = {
    "agreement.yaml",
    "agreement.fr.docx",
    "agreement.de.docx",
    "form.xlsx",
    "form-filled.xlsx",
    "form-careless.xlsx",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_goes_from_the_file_to_the_dates_that_bind(language: Language, tmp_path: Path) -> None:
    result = CliRunner().invoke(conventions, ["demo", str(tmp_path / "demo"), "--lang", language])
    assert result.exit_code == 0, result.output
    assert {path.name for path in (tmp_path / "demo").iterdir()} == WRITTEN
    assert "CHF\u00a01'008'000.00" in result.output
    for band in ("reached", "near", "below"):
        assert word(language, "assessment", f"band.{band}") in result.output
    assert word(language, "assessment", "state.interim") in result.output


def test_it_names_the_folder_it_makes() -> None:
    result = CliRunner().invoke(conventions, ["demo", "--lang", "en"])
    folder = Path(result.output.strip().rpartition(" ")[2])
    assert {path.name for path in folder.iterdir()} == WRITTEN
