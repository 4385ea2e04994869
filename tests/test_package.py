"""The package as somebody installs it: built through the sdist, used outside the checkout."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.package
PIP = ("python3", "-m", "pip")
"""The pip of the machine: the environment of the README has none of its own."""


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    sdist = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)]
    subprocess.run(sdist, check=True, capture_output=True, cwd=root)
    (archive,) = folder.glob("*.tar.gz")
    wheel = [*PIP, "wheel", "-q", "--no-deps", "-w", str(folder), str(archive)]
    subprocess.run(wheel, check=True, capture_output=True)
    return folder


def tracked(root: Path, folder: str) -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", folder], cwd=root, check=True, capture_output=True, text=True
    )
    return set(listed.stdout.split())


def test_the_wheel_holds_the_templates_and_examples_that_are_tracked(
    built: Path, root: Path
) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "conventions/py.typed" in names
    for folder in ("templates", "examples"):
        expected = {f"conventions/{name}" for name in tracked(root, folder)}
        assert expected
        assert {name for name in names if name.startswith(f"conventions/{folder}/")} == expected


def test_the_sdist_holds_no_junk(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = archive.getnames()
    assert not [name for name in names if "__pycache__" in name or "~$" in name or ".venv" in name]


def test_it_drafts_an_example_where_no_checkout_is(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    python = str(venv / "bin/python")
    subprocess.run([*PIP, "--python", python, "install", "-q", str(wheel)], check=True)
    home = tmp_path / "elsewhere"
    home.mkdir()
    demo = [str(venv / "bin/conventions"), "demo", str(home / "demo"), "--lang", "fr"]
    subprocess.run(demo, check=True, cwd=home, capture_output=True)
    drafts = sorted(path.name for path in (home / "demo").glob("*.docx"))
    assert drafts == ["agreement.de.docx", "agreement.fr.docx"]
