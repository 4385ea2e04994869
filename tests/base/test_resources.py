"""Where the files live."""

from pathlib import Path

import pytest

from conventions.base import resources


def test_in_a_checkout_the_folders_at_its_top_count() -> None:
    top = Path(__file__).parents[2]
    assert resources.templates() == top / "templates"
    assert resources.examples() == top / "examples"


def test_once_installed_the_packaged_folders_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    (tmp_path / "templates").mkdir()
    assert resources.templates() == tmp_path / "templates"
    assert resources.examples() != tmp_path / "examples"


@pytest.mark.parametrize("folder", [resources.locales, resources.laws, resources.indicators])
def test_what_belongs_to_the_code_is_in_the_package(folder: object) -> None:
    assert callable(folder)
    assert Path(resources.__file__).parents[1] in folder().parents
    assert folder().is_dir()
