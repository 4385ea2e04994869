"""What a command may load: the heavy libraries only where they are used."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "docx",
    "holidays",
    "icalendar",
    "jinja2",
    "lxml",
    "narwhals",
    "numpy",
    "openpyxl",
    "pandas",
    "polars",
    "pyarrow",
    "resvg_py",
    "rich",
    "xlsxwriter",
)


def loaded(code: str) -> set[str]:
    """The top-level modules that are loaded after running code in a fresh interpreter."""
    script = f"{code}\nimport sys; print('\\n'.join(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in result.stdout.splitlines()}


@pytest.mark.parametrize(
    "code",
    [
        "import conventions",
        "from conventions import lint, load_draft; lint(load_draft({path!r}))",
        (
            "from conventions.cli.group import conventions as c\n"
            "try: c(['lint', {path!r}])\nexcept SystemExit: pass"
        ),
    ],
)
def test_checking_loads_nothing_heavy(code: str, root: Path) -> None:
    path = str(root / "examples/minimal/agreement.fr.yaml")
    assert not loaded(code.format(path=path)) & set(HEAVY)


def test_importing_the_package_loads_none_of_its_floors() -> None:
    script = (
        "import conventions, sys; print([m for m in sys.modules if m.startswith('conventions.')])"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


UNUSED = {
    "draft": (
        "import conventions.word.writer; from conventions.word import draft",
        ("conventions.word.returned",),
    ),
    "assess": (
        "import conventions.cli.assess; from conventions.forms import read_report as r; r(b'[', 0)",
        ("conventions.forms.definition", "conventions.settlement", "conventions.rules.lint"),
    ),
}
"""What each does, and the rooms of ours that it has no use for."""


@pytest.mark.parametrize("name", UNUSED)
def test_a_command_loads_no_room_that_it_does_not_enter(name: str) -> None:
    code, unused = UNUSED[name]
    script = f"{code}\nimport sys; print('\\n'.join(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert [each for each in result.stdout.splitlines() if each.startswith(unused)] == []


def test_the_guard_sees_a_heavy_import() -> None:
    assert "jinja2" in loaded("import jinja2")


def test_every_public_name_is_there() -> None:
    import conventions

    assert conventions.__all__
    for name in conventions.__all__:
        assert getattr(conventions, name) is not None
    with pytest.raises(AttributeError):
        _ = conventions.nothing_of_this_name
