"""Options that several commands share, and how they read input and end."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from conventions.agreement import Agreement, Draft, read_draft
from conventions.agreement.draft import unreadable
from conventions.base.findings import Finding, Severity, worst
from conventions.base.language import LANGUAGES, Language, word

F = TypeVar("F", bound=Callable[..., Any])

FINDINGS = 1
UNREADABLE = 3


def environment_language() -> Language:
    """The language of the environment, English where it is none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        chosen = os.environ.get(name, "")[:2].lower()
        if chosen in LANGUAGES:
            return chosen
        if chosen:
            break
    return "en"


def lang_option(function: F) -> F:
    """``--lang``: the language of what is printed."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=environment_language,
        show_default="environment",
        help="Language of messages.",
    )(function)


def format_option(*formats: str) -> Callable[[F], F]:
    """``--format``: text for people, and what machines read."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(formats or ("text", "json")),
        default="text",
        show_default=True,
        help="Form of what is printed.",
    )


def on_option(help_text: str) -> Callable[[F], F]:
    """``--on``: the day, today by default; only the doors read the clock."""
    return click.option(
        "--on",
        type=click.DateTime(["%Y-%m-%d"]),
        default=lambda: date.today().isoformat(),  # noqa: DTZ011 - a legal day is the local one
        show_default="today",
        help=help_text,
    )


def out_option(function: F) -> F:
    """``-o``: the file written, whole or not at all."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        required=True,
        help="File to write.",
    )(function)


def read_input(file: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``."""
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as trouble:
        raise click.BadParameter(f"{file}: {trouble.strerror}") from trouble


def draft_of(file: str) -> Draft:
    """The draft in a file, or on standard input for ``-``."""
    return read_draft(read_input(file), "<stdin>" if file == "-" else file)


def agreement_of(file: str, language: Language) -> Agreement:
    """The agreement in a file; a draft that is none yet ends the command with its findings."""
    draft = draft_of(file)
    if not draft.is_whole:
        stop(draft.findings, language, unreadable(draft))
    return draft.agreement()


def stop(findings: tuple[Finding, ...], language: Language, hostile: bool = False) -> NoReturn:
    """Print findings on standard error and end the command."""
    from conventions.cli.output import as_text

    click.echo(as_text(findings, language), err=True)
    sys.exit(UNREADABLE if hostile else FINDINGS)


def exit_code(findings: tuple[Finding, ...], fail_on: str, *, hostile: bool = False) -> int:
    """0, 1 where a finding is as grave as asked, 3 where the input could not be read."""
    if hostile:
        return UNREADABLE
    gravest = worst(findings)
    if fail_on == "never" or gravest is None:
        return 0
    return FINDINGS if gravest.rank <= Severity(fail_on).rank else 0


def wrote(path: Path, language: Language) -> None:
    """Say on standard error what was written."""
    click.echo(word(language, "cli", "wrote", path=path), err=True)
