"""Rows of tables in a draft that came back: which of those that went out each of them is.

A row is known by the hidden bookmarks of its fields, which no copy has; else by their tags; one
without fields by its words, or else by the rows around it. A copy has the tags of its original, so
that its fields say nothing about the original's.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, product
from typing import Any, Literal

from conventions.base.findings import Place
from conventions.word.issue import Issue, opened
from conventions.word.returned.found.text import Row, Spot
from conventions.word.returned.found.walk import Walk
from conventions.word.returned.places import place_of_row
from conventions.word.returned.rows.besides import besides_here
from conventions.word.returned.rows.columns import TABLES
from conventions.word.returned.rows.entry import columns_of
from conventions.word.returned.typed_over import typed_over_in_rows

_SHOWN = 200
"""Characters of a text in a finding."""


@dataclass(frozen=True)
class RowChange:
    """A row that was added or removed, or whose words outside of fields changed; or a new table.

    ``before`` is how it went out, ``original`` and ``after`` how it reads without what is tracked
    and with it; each empty where there is no such row. ``paths`` are its fields, ``path`` the entry
    of the file that they have in common, or the list to which an added row belongs. ``value`` is
    the entry that an added row makes, to stand in the list behind the one at ``behind``.
    """

    kind: Literal["added", "removed", "reworded", "table"]
    path: str
    before: str
    original: str
    after: str
    authors: tuple[str, ...]
    paths: tuple[str, ...] = ()
    whole: bool = False
    place: Place = field(default_factory=Place)
    value: Mapping[str, Any] | None = None
    behind: str = ""


@dataclass(frozen=True)
class Rows:
    """What became of the rows: those that changed, and for each that stands the number it had.

    Rows are counted from 1, as they are now and as they went out. ``spots`` are those that tell of
    a field: what stands in a row that was added tells nothing of the fields that went out.
    ``besides`` are the rows that stand for nothing in a list, ``tables`` those that are not new,
    ``entries`` what the rows that went out stood for, by their numbers.
    """

    changes: tuple[RowChange, ...]
    added: tuple[int, ...]
    known: Mapping[int, int]
    spots: tuple[Spot, ...]
    besides: Mapping[int, int]
    tables: Collection[int]
    entries: Mapping[int, str]


def changed_rows(issue: Issue, walk: Walk) -> Rows:
    """The rows that were removed or reworded, and those that were added."""
    here: dict[int, list[Spot]] = {}
    for spot in walk.spots:
        here.setdefault(spot.row, []).append(spot)
    known = _matched(issue, walk.rows, here)
    typed_over_in_rows(issue, walk, known)
    besides = besides_here(issue, walk.rows, known)
    tables = {walk.rows[at - 1].table for at in (*known, *besides)} | _by_titles(walk.rows, issue)
    added = tuple(
        at
        for at, row in enumerate(walk.rows, 1)
        if row.table in tables and not (at in known or at in besides or row.head or row.gone)
    )
    gone = {number: walk.rows[at - 1] for at, number in known.items() if walk.rows[at - 1].gone}
    texts = {each.path: each.text for each in reversed(issue.prints)}
    fields = fields_of_rows(issue)
    whole = entries_by_row(fields)
    changes, standing = [], set(known.values()) - set(gone)
    for number, text in enumerate(issue.rows, 1):
        if number not in standing:
            paths, before = fields.get(number, ()), filled(text, texts)
            tracked = gone.get(number)
            original, authors = (before, tuple(tracked.words.authors)) if tracked else ("", ())
            path = entry_of(paths)
            changes.append(
                RowChange("removed", path, before, original, "", authors, paths, number in whole)
            )
    for at, number in known.items():
        row = walk.rows[at - 1]
        now, before = row.open, issue.rows[number - 1]
        if not row.gone and now != plain(before):
            changes.append(
                RowChange(
                    kind="reworded",
                    path=entry_of(fields.get(number, ())),
                    before=filled(before, texts),
                    original=cells_apart(row.words.original),
                    after=filled(now, _now(here.get(at, ()))),
                    authors=tuple(row.words.authors),
                    place=place_of_row(issue, walk, at),
                )
            )
    copies = set(added)
    spots = tuple(spot for spot in walk.spots if spot.row not in copies)
    return Rows(tuple(changes), added, known, spots, besides, tables, whole)


def added_row(row: Row) -> RowChange:
    """A row that did not go out."""
    original = "" if row.come else cells_apart(row.words.original)
    after = cells_apart(row.words.accepted)
    return RowChange("added", "", "", original, after, tuple(row.words.authors))


def cells_of(row: Row, spots: Sequence[Spot]) -> tuple[str, ...]:
    """The cells of a row as they read with all that is tracked, on the lines they have."""
    said = {spot.path: spot.words.accepted for spot in spots}
    return tuple(_put(text, said) for text in row.cells)


def _matched(
    issue: Issue, rows: Sequence[Row], here: Mapping[int, Sequence[Spot]]
) -> dict[int, int]:
    """The number that each row had when it went out, by its position now; both from 1."""
    printed: dict[str, list[int]] = {}
    for each in issue.prints:
        printed.setdefault(each.path, []).append(each.row)
    bare = _without_fields(issue)

    def by_bookmark(at: int) -> list[int]:
        spots = here.get(at, ())
        return [issue.prints[spot.place].row for spot in spots if spot.place is not None]

    def by_tag(at: int) -> list[int]:
        return [number for spot in here.get(at, ()) for number in printed.get(spot.path, ())]

    def by_words(at: int) -> list[int]:
        return bare.get(rows[at - 1].open, [])

    # A row that was moved with changes tracked stands twice: it is where it came to.
    body = [at for at, row in enumerate(rows, 1) if not row.head]
    standing, gone = ([at for at in body if rows[at - 1].gone is gone] for gone in (False, True))
    found: dict[int, int] = {}
    taken = {0}
    for run, votes in product((standing, gone), (by_bookmark, by_tag, by_words)):
        for at in (at for at in run if at not in found):
            numbers = [number for number in votes(at) if number not in taken]
            if numbers:
                found[at] = max(dict.fromkeys(numbers), key=numbers.count)
                taken.add(found[at])
    return found | dict(_between(rows, found, {each for same in bare.values() for each in same}))


def _without_fields(issue: Issue) -> dict[str, list[int]]:
    """The numbers of the rows that went out without fields, by their words."""
    found: dict[str, list[int]] = {}
    for number, text in enumerate(issue.rows, 1):
        if "{{" not in text:
            found.setdefault(plain(text), []).append(number)
    return found


def _between(
    rows: Sequence[Row], found: Mapping[int, int], bare: set[int]
) -> Iterator[tuple[int, int]]:
    """Rows without fields whose words changed: as many as went out beside those that are known."""
    body = [at for at, row in enumerate(rows, 1) if not row.head]
    for (known, table), run in groupby(body, lambda at: (at in found, rows[at - 1].table)):
        here = list(run)
        edges = [
            (found[at], step)
            for at, step in ((here[0] - 1, 1), (here[-1] + 1, -1))
            if at in found and rows[at - 1].table == table
        ]
        if known or not edges:
            continue
        number, step = edges[0]
        first = number + 1 if step > 0 else number - len(here)
        numbers = range(first, first + len(here))
        free = bare - set(found.values())
        if free.issuperset(numbers) and all(other == numbers.stop for other, _ in edges[1:]):
            yield from zip(here, numbers, strict=True)


def fields_of_rows(issue: Issue) -> dict[int, tuple[str, ...]]:
    """The paths of the fields in each row, by the number with which it went out."""
    fields: dict[int, dict[str, None]] = {}
    for each in issue.prints:
        if each.row:
            fields.setdefault(each.row, {})[each.path] = None
    return {number: tuple(paths) for number, paths in fields.items()}


def entry_of(paths: Sequence[str]) -> str:
    """The entry of a list that all the paths lead into, or else what they have in common.

    >>> entry_of(["financing.ceiling[1].year", "financing.ceiling[1].amount"])
    'financing.ceiling[1]'
    >>> entry_of(["services.target_groups[0].eligibility[2].criterion"])
    'services.target_groups[0]'
    """
    if not paths:
        return ""
    for listed in TABLES:
        found = [_in_list(listed).match(path) for path in paths]
        entries = {each[0] for each in found if each}
        if len(entries) == 1 and all(found):
            return entries.pop()
    first, last = min(paths), max(paths)
    same = next(
        (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other),
        min(len(first), len(last)),
    )
    shared = first[:same]
    return shared[: shared.rfind("]") + 1] if "]" in shared else shared.rpartition(".")[0]


def entries_by_row(fields: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """The entries that rows stood for, by the numbers with which they went out.

    A row stands for an entry where it is the first that tells of it, and the rows beside it tell of
    others: on the sheet of an indicator each row tells of a part of it.
    """
    entries = {number: entry_of(paths) for number, paths in sorted(fields.items())}
    order = ["", *entries.values(), ""]
    whole: dict[str, int] = {}
    for at, (number, entry) in enumerate(entries.items(), start=1):
        if entry.endswith("]") and entry not in (order[at - 1], order[at + 1], *whole):
            whole[entry] = number
    return {number: entry for entry, number in whole.items()}


@cache
def _in_list(listed: str) -> re.Pattern[str]:
    return re.compile(re.escape(listed).replace(r"\[\]", r"\[[0-9]+\]") + r"\[[0-9]+\]")


def _by_titles(rows: Sequence[Row], issue: Issue) -> set[int]:
    """The tables that have the titles of one of ours, whatever became of their rows."""
    ours = [set(map(plain, columns_of(listed, issue.language))) for listed in TABLES]
    heads = ((row.table, set(map(plain, row.cells))) for row in rows if row.head)
    return {
        table for table, titles in heads if len(titles) > 1 and any(one >= titles for one in ours)
    }


def _now(spots: Sequence[Spot]) -> dict[str, str]:
    return {spot.path: plain(spot.words.accepted) for spot in spots}


def filled(text: str, texts: Mapping[str, str]) -> str:
    """The text with what its fields say."""
    return plain(_put(text, texts))


def _put(text: str, texts: Mapping[str, str]) -> str:
    for path, said in texts.items():
        if "{{" not in text:
            break
        text = text.replace(opened(path), said)
    return text


def cells_apart(words: str) -> str:
    """The words of a row, its cells apart, without the bar behind the last."""
    return plain(words).removesuffix("|").rstrip()


def plain(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())


def short(text: str) -> str:
    """As much of a text as a finding shows."""
    said = plain(text)
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"
