"""Rows of tables in a draft that came back: which of those that went out each of them is.

A row is known by the hidden bookmarks of its fields, which no copy has; else by their tags; one
without fields by its words, or else by the rows around it. A copy has the tags of its original, so
that its fields say nothing about the original's.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from conventions.word.issue import Issue, opened
from conventions.word.returned import Row, Spot, Walk


@dataclass(frozen=True)
class RowChange:
    """A row that was added or removed, or whose words outside of fields changed.

    ``paths`` are its fields, ``path`` the entry of the file that they have in common.
    """

    kind: Literal["added", "removed", "reworded"]
    path: str
    before: str
    after: str
    authors: tuple[str, ...]
    paths: tuple[str, ...] = ()


def changed_rows(issue: Issue, walk: Walk) -> tuple[tuple[RowChange, ...], tuple[Spot, ...]]:
    """The rows that changed, and the spots that tell of a field: those of copied rows do not."""
    here: dict[int, list[Spot]] = {}
    for spot in walk.spots:
        here.setdefault(spot.row, []).append(spot)
    known = _matched(issue, walk.rows, here)
    tables = {walk.rows[at - 1].table for at in known}
    added = [
        at
        for at, row in enumerate(walk.rows, 1)
        if row.table in tables and at not in known and not row.head and not row.gone
    ]
    taken = {number for at, number in known.items() if not walk.rows[at - 1].gone}
    texts = {each.path: each.text for each in reversed(issue.prints)}
    fields = _fields(issue)
    changes = [
        RowChange(
            kind="added",
            path=_common([spot.path for spot in here.get(at, ())]),
            before="",
            after=_plain(walk.rows[at - 1].words.accepted),
            authors=tuple(walk.rows[at - 1].words.authors),
        )
        for at in added
    ]
    for number, text in enumerate(issue.rows, 1):
        if number not in taken:
            paths = fields.get(number, ())
            changes.append(
                RowChange("removed", _common(paths), _filled(text, texts), "", (), paths)
            )
    for at, number in known.items():
        row = walk.rows[at - 1]
        now, before = " | ".join(map(_plain, row.cells)), issue.rows[number - 1]
        if not row.gone and now != " | ".join(map(_plain, before.split(" | "))):
            filled = _filled(before, texts), _filled(now, _now(here.get(at, ())))
            path = _common(fields.get(number, ()))
            changes.append(RowChange("reworded", path, *filled, tuple(row.words.authors)))
    copies = set(added)
    return tuple(changes), tuple(spot for spot in walk.spots if spot.row not in copies)


def _matched(
    issue: Issue, rows: Sequence[Row], here: Mapping[int, Sequence[Spot]]
) -> dict[int, int]:
    """The number that each row had when it went out, by its position now; both from 1."""
    printed: dict[str, list[int]] = {}
    for each in issue.prints:
        printed.setdefault(each.path, []).append(each.row)
    bare = [(n, _plain(text)) for n, text in enumerate(issue.rows, 1) if "{{" not in text]

    def by_bookmark(at: int) -> list[int]:
        spots = here.get(at, ())
        return [issue.prints[spot.place].row for spot in spots if spot.place is not None]

    def by_tag(at: int) -> list[int]:
        return [number for spot in here.get(at, ()) for number in printed.get(spot.path, ())]

    def by_words(at: int) -> list[int]:
        text = " | ".join(map(_plain, rows[at - 1].cells))
        return [number for number, words in bare if words == text]

    found: dict[int, int] = {}
    taken = {0}
    for votes in (by_bookmark, by_tag, by_words):
        for at in range(1, len(rows) + 1):
            if at in found or rows[at - 1].head:
                continue
            counted = Counter(number for number in votes(at) if number not in taken)
            if counted:
                found[at] = counted.most_common(1)[0][0]
                taken.add(found[at])
    return found | dict(_between(rows, found, {number for number, _ in bare}))


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


def _fields(issue: Issue) -> dict[int, tuple[str, ...]]:
    fields: dict[int, dict[str, None]] = {}
    for each in issue.prints:
        if each.row:
            fields.setdefault(each.row, {})[each.path] = None
    return {number: tuple(paths) for number, paths in fields.items()}


def _common(paths: Sequence[str]) -> str:
    """The entry of a list that all the paths lead into, or else their list.

    >>> _common(["financing.ceiling[1].year", "financing.ceiling[1].amount"])
    'financing.ceiling[1]'
    """
    if not paths:
        return ""
    first, last = min(paths), max(paths)
    same = next(
        (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other),
        min(len(first), len(last)),
    )
    shared = first[:same]
    return shared[: shared.rfind("]") + 1] if "]" in shared else shared.rpartition(".")[0]


def _now(spots: Sequence[Spot]) -> dict[str, str]:
    return {spot.path: _plain(spot.words.accepted) for spot in spots}


def _filled(text: str, texts: Mapping[str, str]) -> str:
    for path, said in texts.items():
        if "{{" not in text:
            break
        text = text.replace(opened(path), said)
    return _plain(text)


def _plain(text: str) -> str:
    return " ".join(text.split())
