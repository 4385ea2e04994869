"""Agreements out of many files and folders: one that cannot be read never stops the others."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from conventions.agreement import SECTIONS, Agreement, Draft
from conventions.agreement.draft import unreadable
from conventions.base.errors import InvalidDocument
from conventions.base.findings import Finding
from conventions.base.language import Language
from conventions.cli.options import FINDINGS, UNREADABLE, draft_of
from conventions.cli.output import as_text

_SUFFIXES = (".yaml", ".yml")
_MANY = 50
"""From so many files on, a terminal shows how far it has come."""


@dataclass(frozen=True)
class Shelf:
    """The agreements read, the findings on files that are none yet, and how the command ends."""

    agreements: tuple[Agreement, ...]
    findings: tuple[Finding, ...]
    status: int


def shelf(paths: tuple[str, ...], language: Language) -> Shelf:
    """The agreements in files and in all files of folders (``-``: standard input).

    What is wrong with a file is printed on standard error and the rest is read. In a folder, a
    file without any section of an agreement, such as a report, is passed over. Of several versions
    of one agreement the latest counts.
    """
    agreements: dict[str, Agreement] = {}
    findings: list[Finding] = []
    status = 0
    for file, asked_for in _watched(list(_files(paths))):
        draft = _read(file)
        if draft is None or not (asked_for or _is_agreement(draft)):
            status = UNREADABLE if draft is None else status
            continue
        try:
            agreement = draft.agreement()
        except InvalidDocument as trouble:
            findings += trouble.findings
            click.echo(as_text(trouble.findings, language), err=True)
            status = max(status, UNREADABLE if unreadable(draft) else FINDINGS)
            continue
        known = agreements.setdefault(agreement.id, agreement)
        if agreement.version > known.version:
            agreements[agreement.id] = agreement
    return Shelf(tuple(agreements.values()), tuple(findings), status)


def _files(paths: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Each file, and whether it was named itself."""
    for path in paths:
        if path != "-" and Path(path).is_dir():
            found = (one for one in Path(path).rglob("*") if one.suffix in _SUFFIXES)
            yield from ((str(one), False) for one in sorted(found) if one.is_file())
        else:
            yield path, True


def _read(file: str) -> Draft | None:
    """The draft, or none where the system does not hand the file out."""
    try:
        return draft_of(file)
    except click.BadParameter as trouble:
        click.echo(trouble.message, err=True)
        return None


def _is_agreement(draft: Draft) -> bool:
    """Whether any section is there, or the file is so broken that nobody can tell."""
    tree = draft.document.tree
    return tree is None or bool(draft.document.findings) or any(name in tree for name in SECTIONS)


def _watched(files: list[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    if len(files) < _MANY or not sys.stderr.isatty():
        yield from files
        return
    with click.progressbar(files, file=sys.stderr) as shown:
        yield from shown
