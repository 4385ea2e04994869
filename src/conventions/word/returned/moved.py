"""What stands elsewhere in a draft that came back than it went out: clauses, rows of tables.

Clauses are known by their bookmarks, which go along with what is moved without tracking. With
tracking they stay on what went: a clause that is gone, and whose paragraphs stand in another, was
moved there, and says nothing about the wording of either.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import TypeVar

from conventions.base.findings import Finding
from conventions.word import codes
from conventions.word.issue import Issue, Unit
from conventions.word.returned.found.text import Text
from conventions.word.returned.found.walk import Walk
from conventions.word.returned.places import place_of_clause, place_of_row
from conventions.word.returned.rows.known import Rows, added_row, filled, plain, short

_Name = TypeVar("_Name", str, int)


def put_back(issue: Issue, walk: Walk) -> tuple[Mapping[str, Text], Mapping[str, str]]:
    """The text of each clause without what was moved into it, and behind which others went."""
    fields = walk.numbers | {each.path: each.text for each in reversed(issue.prints)}
    texts, behind = dict(walk.texts), {}
    for unit in issue.units:
        if not unit.paragraphs or texts.get(unit.key, Text()).open:
            continue
        said = [filled(each, fields) for each in unit.paragraphs]
        for key, text in texts.items():
            at = _found(unit, said, text)
            if at is not None:
                texts[key], texts[unit.key] = _without(text, at, len(said)), _as_issued(unit)
                behind[unit.key] = key
                break
    return texts, behind


def moved_clauses(issue: Issue, walk: Walk, behind: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each run of clauses that stands elsewhere, with the one before it."""
    units = {unit.key: unit for unit in issue.units}
    for key, above in behind.items():
        yield _moved(issue, units[key], units[above])
    here = [key for key, text in walk.texts.items() if text.open and key in units]
    issued = [key for key in units if key in set(here)]
    for run in _out_of_order(issued, here):
        at = here.index(run[0])
        if at:
            yield _moved(issue, units[run[0]], units[here[at - 1]])


def moved_rows(issue: Issue, walk: Walk, rows: Rows) -> Iterator[Finding]:
    """A finding for each row that stands elsewhere in its table."""
    standing = [at for at in sorted(rows.known) if not walk.rows[at - 1].gone]
    for _, table in groupby(standing, lambda at: walk.rows[at - 1].table):
        at_of = {rows.known[at]: at for at in table}
        here = list(at_of)
        for run in _out_of_order(sorted(here), here):
            for number in run:
                row = short(added_row(walk.rows[at_of[number] - 1]).after)
                place = place_of_row(issue, walk, at_of[number])
                yield Finding(codes.ROW_MOVED, "", {"row": row}, place)


def name_of(unit: Unit) -> str:
    """What a clause is called in the draft: its label, or else how it begins."""
    return short(unit.label or next(iter(unit.paragraphs), unit.key)).rstrip(" .")


def _moved(issue: Issue, unit: Unit, above: Unit) -> Finding:
    values = {"label": name_of(unit), "key": unit.key, "after": name_of(above)}
    place = place_of_clause(issue, above.key)
    return Finding(codes.CLAUSE_MOVED, f"clauses.{unit.key}", values, place)


def _found(unit: Unit, said: Sequence[str], text: Text) -> int | None:
    """Where in a text the paragraphs of a clause stand, as they went out."""
    opened = [plain(each) for each in unit.paragraphs]
    for at in range(len(text.open) - len(said) + 1):
        here = slice(at, at + len(said))
        if text.open[here] == opened or [plain(each) for each in text.accepted[here]] == said:
            return at
    return None


def _without(text: Text, at: int, length: int) -> Text:
    """A text without some of its paragraphs; those that were tracked did not stand there before."""
    end = at + length
    moved, original = text.accepted[at:end], list(text.original)
    for each in moved:
        if each in original:
            original.remove(each)
    return replace(
        text,
        open=text.open[:at] + text.open[end:],
        styles=text.styles[:at] + text.styles[end:],
        accepted=text.accepted[:at] + text.accepted[end:],
        original=original,
    )


def _as_issued(unit: Unit) -> Text:
    return Text(open=[plain(each) for each in unit.paragraphs])


def _out_of_order(issued: Sequence[_Name], here: Sequence[_Name]) -> Iterator[list[_Name]]:
    """The fewest that were moved, in runs that kept their order."""
    if list(issued) == list(here):
        return
    matcher = SequenceMatcher(None, issued, here, autojunk=False)
    for _, _, _, low, high in (each for each in matcher.get_opcodes() if each[0] != "equal"):
        if low < high:
            yield list(here[low:high])
