"""``read``: what was changed in a draft in Word, and its way back into the file."""

import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conventions.base.language import Language, word
from conventions.base.safety import write_whole
from conventions.cli.options import (
    draft_of,
    exit_code,
    format_option,
    lang_option,
    read_input,
    stop,
    wrote,
)
from conventions.cli.output import SCHEMA_VERSION, as_object, as_text, dumped

if TYPE_CHECKING:
    from conventions.base.findings import Place
    from conventions.word.returned.merged.merge import Merge
    from conventions.word.returned.reading import Reading


@click.command
@click.argument("docx")
@click.option("--against", metavar="FILE", required=True, help="The agreement it was drafted from.")
@click.option("--write", is_flag=True, help="Write what was changed into FILE.")
@format_option()
@lang_option
def read(docx: str, against: str, write: bool, output_format: str, lang: Language) -> None:
    """Say what was changed in a draft that came back from Word, field by field, and by whom."""
    from conventions.word.returned.merged.merge import Merge, merged
    from conventions.word.returned.reading import read as read_back

    if write and against == "-":
        raise click.BadParameter(word(lang, "cli", "read.no_input"), param_hint="--against")
    source = draft_of(against)
    if source.document.tree is None:
        stop(source.findings, lang, hostile=True)
    reading = read_back(read_input(docx), source, docx)
    merge = merged(reading, source) if write else Merge("", {}, ())
    findings = (*reading.findings, *merge.findings)
    if output_format == "json":
        click.echo(dumped(_object(reading, merge, lang)))
    else:
        click.echo("\n".join(_lines(reading, merge, lang)))
        if findings:
            click.echo(as_text(findings, lang), err=True)
    if merge.written or merge.added or merge.removed:
        write_whole(Path(against), merge.text.encode())
        wrote(Path(against), lang)
    hostile = reading.issue is None and any(one.code.id.startswith("F") for one in findings)
    sys.exit(exit_code(findings, "error", hostile=hostile))


def _lines(reading: "Reading", merge: "Merge", language: Language) -> Iterator[str]:
    """A paragraph a change: what it is, what it was, what it is now, by whom."""
    if reading.issue is None:
        return
    issue = reading.issue
    values = {"id": issue.agreement, "version": issue.version, "on": issue.on}
    yield word(language, "cli", "read.head", **values)
    for change in reading.changes:
        value = word(language, "cli", "read.value", value=change.value) if change.value else ""
        yield f"{change.path} ({change.label}){_by(change.authors, language)}"
        yield f"  - {change.before}"
        if change.original not in (change.before, change.after):
            yield f"  ~ {change.original}"
        yield f"  + {change.after}{value}"
    for clause in reading.rewordings:
        yield f"{clause.key or '*'}{_by(clause.authors, language)}"
        yield from _paragraphs(clause.before, clause.after)
    for row in reading.rows:
        kind = word(language, "cli", f"read.row.{row.kind}")
        yield f"{row.path or '*'}: {kind}{_by(row.authors, language)}"
        yield from (f"  - {row.before}" for _ in range(bool(row.before)))
        yield from (f"  + {row.after}" for _ in range(bool(row.after)))
    if not (reading.changes or reading.rewordings or reading.rows):
        yield word(language, "cli", "read.nothing")
    for path, value in merge.written.items():
        yield word(language, "cli", "read.written", path=path, value=" ".join(value.split()))
    for path, entry in merge.added.items():
        yield word(language, "cli", "read.added", path=path, value=_in_a_line(entry))
    for path in merge.removed:
        yield word(language, "cli", "read.removed", path=path)


def _paragraphs(before: str, after: str) -> Iterator[str]:
    """The paragraphs of a clause that are not the same in both."""
    old, new = ([" ".join(each.split()) for each in said.split("\n\n")] for said in (before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, low, high, from_, to in matcher.get_opcodes():
        if kind != "equal":
            yield from (f"  - {each}" for each in filter(None, old[low:high]))
            yield from (f"  + {each}" for each in filter(None, new[from_:to]))


def _in_a_line(value: Any) -> str:
    """An entry with its fields, as a person reads it."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_in_a_line(each)}" for name, each in value.items())
    if isinstance(value, list):
        return "; ".join(map(_in_a_line, value))
    return " ".join(str(value).split())


def _by(authors: tuple[str, ...], language: Language) -> str:
    named = ", ".join(authors)
    return word(language, "cli", "read.by", authors=named) if named else ""


def _object(reading: "Reading", merge: "Merge", language: Language) -> dict[str, Any]:
    """The whole as one object."""
    issue = reading.issue
    found = (*reading.findings, *merge.findings)
    return {
        "schema_version": SCHEMA_VERSION,
        "agreement": issue.agreement if issue else None,
        "version": issue.version if issue else None,
        "language": issue.language if issue else None,
        "issued": issue.on if issue else None,
        "changes": [_as_object(each) for each in reading.changes],
        "clauses": [_as_object(each) for each in reading.rewordings],
        "rows": [_as_object(each) for each in reading.rows],
        "written": dict(merge.written),
        "added": dict(merge.added),
        "removed": list(merge.removed),
        "findings": [as_object(finding, language) for finding in found],
    }


def _as_object(record: Any) -> dict[str, Any]:
    found = {name: getattr(record, name) for name in record.__dataclass_fields__}
    return {name: _cell(each) if name == "place" else each for name, each in found.items()}


def _cell(place: "Place") -> str:
    """A place in the draft: part and row."""
    return ", ".join(part for part in (place.sheet, place.cell) if part)
