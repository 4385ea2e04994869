"""The group of commands: each is found, has help, and stands in the README."""

import errno
from pathlib import Path

import click
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


def test_a_file_that_cannot_be_written_is_said_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "starter.yaml"
    result = CliRunner().invoke(conventions, ["new", "-o", str(path)])
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert result.stderr == f"Error: {path}: No such file or directory\n"


def test_a_pipe_that_nobody_reads_is_no_wrong_call(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_words: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe", "x")

    monkeypatch.setattr(click.Group, "invoke", broken)
    with pytest.raises(BrokenPipeError):
        conventions.invoke(click.Context(conventions))
