"""The next agreement from this one: its text, dates moved on, last results beside each target.

Comments and layout stay. What was done once does not come along: signatures' dates, amendments.
Wording is not changed, for no program can tell what both sides want to say anew.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from conventions.agreement import Draft
from conventions.agreement.definition import complete
from conventions.assessment import Verdict
from conventions.base.language import Language
from conventions.base.path import Path, follow
from conventions.base.period import label
from conventions.base.splice import spliced
from conventions.base.yamlfile import read
from conventions.monitoring import Review
from conventions.monitoring.targets import in_words
from conventions.monitoring.voice import Voice
from conventions.succession.shift import Shift, shift_of

_MOVED = ("goals", "financing", "evaluation", "term")
"""The sections whose days and periods belong to the term."""
_HISTORY: Path = ("term", "amendment", "log")
_BARE = ("year", "period")
"""The fields in which a year alone is a period, and not a number of something."""
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)


def successor(draft: Draft, review: Review, language: Language) -> str:
    """The text of an agreement that follows the one of the draft, of which the review is.

    It has an identifier of its own and version 1.

    Raises:
        ValueError: the agreement does not say when its term starts.
        NoPlaceError: a value stands where the text cannot be changed without guessing.
    """
    agreement = review.agreement
    if agreement.term.start is None:
        raise ValueError("a term without a start cannot be moved on")
    shift = shift_of(agreement.term.start, agreement.term.end)
    text = draft.document.text.replace("\r\n", "\n")
    tree: Mapping[str, Any] = read(text.encode()).tree
    text = spliced(text, dict(_values(tree, shift)))
    for path in _done_once(tree):
        text = _without(text, path)
    voice = Voice(review, language)
    if review.reports:
        text = _with_results(text, voice)
    values = {"id": agreement.id, "version": agreement.version}
    remark = voice.word("successor.head", **values)
    first, newline, rest = text.partition("\n")
    if first.startswith("# yaml-language-server"):
        return f"{first}{newline}# {remark}\n{rest}"
    return f"# {remark}\n{text}"


def _values(tree: Mapping[str, Any], shift: Shift) -> Iterator[tuple[Path, str]]:
    """Each value that is another in the next agreement, by its path."""
    old, first = str(tree["id"]), shift.day(shift.term.first)
    moved = shift.years(old)
    yield ("id",), moved if moved != old else f"{old}-{first.year}"
    if "version" in tree:
        yield ("version",), "1"
    for path, text in _leaves(tree.get("title"), ("title",)):
        if shift.years(text) != text:
            yield path, shift.years(text)
    for section in _MOVED:
        for path, text in _leaves(tree.get(section), (section,)):
            later = shift.value(text)
            counts_as_period = not _YEAR.fullmatch(text) or path[-1] in _BARE
            if later is not None and counts_as_period and path[: len(_HISTORY)] != _HISTORY:
                yield path, later


def _leaves(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """The texts inside a value, each with its path."""
    match node:
        case str():
            yield path, node
        case dict():
            for key, inside in node.items():
                yield from _leaves(inside, (*path, key))
        case list():
            for position, inside in enumerate(node):
                yield from _leaves(inside, (*path, position))


def _done_once(tree: Mapping[str, Any]) -> Iterator[Path]:
    """What belongs to the agreement that was signed: its amendments, and the days of signing."""
    for path in (("amends",), _HISTORY):
        if follow(tree, path):
            yield path
    signed = follow(tree, ("signatures", "signatures"))
    for position, signature in enumerate(signed if isinstance(signed, list) else ()):
        if isinstance(signature, dict) and "date" in signature:
            yield "signatures", "signatures", position, "date"


def _without(text: str, path: Path) -> str:
    """The text with an entry turned into a comment, or taken out of the braces it stands in."""
    document = read(text.encode())
    place = document.key_place(path)
    lines = text.split("\n")
    start, column = place.line - 1, place.column - 1
    if lines[start][:column].strip():
        return _out_of_braces(lines, start, column, str(path[-1]))
    end = start + 1
    while end < len(lines) and _belongs(lines[end], column):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    for number in range(start, end):
        line = lines[number]
        lines[number] = f"{line[:column]}# {line[column:]}" if line.strip() else line
    return "\n".join(lines)


def _belongs(line: str, column: int) -> bool:
    """Whether a line goes on with the entry that begins in a column."""
    indent = len(line) - len(line.lstrip())
    return not line.strip() or indent > column or line[column : column + 2] == "- "


def _out_of_braces(lines: list[str], row: int, column: int, key: str) -> str:
    before, after = lines[row][:column], lines[row][column:]
    rest = re.sub(rf"{re.escape(key)}:\s*(?:\"[^\"]*\"|'[^']*'|[^,}}\]]+)", "", after, count=1)
    if rest.startswith(","):
        rest = rest[1:].lstrip()
    else:
        before = re.sub(r",\s*$", "", before)
    lines[row] = before + rest
    return "\n".join(lines)


def _with_results(text: str, voice: Voice) -> str:
    """The text with each result in a comment above its target, or above its indicator."""
    document = read(text.encode())
    remarks: dict[int, list[str]] = {}
    for path, verdict in _placed(voice):
        row = document.key_place(path).line - 1
        period = label(verdict.period, voice.language)
        said = voice.pair(period, in_words(verdict, voice)).replace("\n", " ")
        remarks.setdefault(row, []).append(said)
    written: list[str] = []
    for row, line in enumerate(text.split("\n")):
        margin = line[: len(line) - len(line.lstrip())]
        written += [f"{margin}# {remark}" for remark in remarks.get(row, ())]
        written.append(line)
    return "\n".join(written)


def _placed(voice: Voice) -> Iterator[tuple[Path, Verdict]]:
    """Each verdict with the place of what it is on."""
    verdicts = voice.review.assessment.verdicts
    for position, entry in enumerate(voice.review.agreement.goals.indicators):
        indicator = complete(entry)
        own: Path = ("goals", "indicators", position)
        for verdict in verdicts:
            if verdict.indicator.id != indicator.id:
                continue
            if verdict.target is None:
                yield own, verdict
            else:
                yield (*own, "targets", indicator.targets.index(verdict.target)), verdict
