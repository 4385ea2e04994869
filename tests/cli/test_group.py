"""The group of commands: each is found, has help, and stands in the README."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from conventions.cli.group import COMMANDS, conventions


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(conventions, ["--help"])
    assert result.exit_code == 0
    for name in COMMANDS:
        assert name in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_options_with_help(name: str) -> None:
    result = CliRunner().invoke(conventions, [name, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage:")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str, root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert f"`conventions {name}" in readme or f"`{name}`" in readme


def test_an_unknown_command_is_wrong_usage() -> None:
    assert CliRunner().invoke(conventions, ["judge"]).exit_code == 2


def test_version() -> None:
    assert CliRunner().invoke(conventions, ["--version"]).output.startswith("conventions ")
