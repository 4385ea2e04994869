"""The house as it is meant to be: small modules, each mirrored by a test, nothing left lying."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src/conventions").rglob("*.py"))
LONGEST, MEDIAN = 500, 130


def test_there_is_something_to_look_at() -> None:
    assert len(SOURCES) > 50


def test_modules_are_small() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert max(lengths.values()) <= LONGEST, max(lengths, key=lambda path: lengths[path])
    assert sorted(lengths.values())[len(lengths) // 2] <= MEDIAN


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_every_module_says_what_it_is(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith('"""')


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_names_are_plain(path: Path) -> None:
    assert path.name.isascii()
    assert path.stem not in {"utils", "util", "helpers", "common", "misc", "templates", "schemas"}
