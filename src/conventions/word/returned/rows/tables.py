"""Tables of a draft that came back: their titles, what stands beside their rows, new ones."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import groupby

from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.labels import label_at
from conventions.base.path import undotted
from conventions.word import codes
from conventions.word.issue import Issue
from conventions.word.returned.found.walk import Walk
from conventions.word.returned.places import place_of_row
from conventions.word.returned.rows.known import (
    RowChange,
    Rows,
    added_row,
    cells_apart,
    filled,
    plain,
    short,
)


def changed_tables(issue: Issue, walk: Walk, rows: Rows) -> Iterator[RowChange]:
    """The rows beside those of lists that were removed or reworded, and the tables that are new."""
    yield from _besides(issue, walk, rows)
    new = (
        (at, row)
        for at, row in enumerate(walk.rows, 1)
        if row.table not in rows.tables and not row.gone
    )
    for _, table in groupby(new, lambda each: each[1].table):
        (at, _), *_ = standing = list(table)
        authors = {author: None for _, row in standing for author in row.words.authors}
        yield RowChange(
            kind="table",
            path="",
            before="",
            original="",
            after=" / ".join(cells_apart(row.words.accepted) for _, row in standing),
            authors=tuple(authors),
            place=place_of_row(issue, walk, at),
        )


def _besides(issue: Issue, walk: Walk, rows: Rows) -> Iterator[RowChange]:
    texts = {each.path: each.text for each in reversed(issue.prints)}
    standing = set(rows.besides.values())
    for place, went in enumerate(issue.besides):
        if place not in standing:
            yield RowChange("removed", "", filled(went.text, texts), "", "", ())
    for at, place in rows.besides.items():
        row, before = walk.rows[at - 1], issue.besides[place].text
        if row.open != plain(before):
            said = {spot.path: plain(spot.words.accepted) for spot in rows.spots if spot.row == at}
            yield RowChange(
                kind="reworded",
                path="",
                before=filled(before, texts),
                original=cells_apart(row.words.original),
                after=filled(row.open, said),
                authors=tuple(row.words.authors),
                place=place_of_row(issue, walk, at),
            )


def astray_rows(issue: Issue, walk: Walk, rows: Rows) -> dict[int, Finding]:
    """A finding for each row that stands among the rows of another list than its own."""
    found = {}
    lists = {
        at: re.sub(r"\[[0-9]+\]", "[]", rows.entries[number])[:-2]
        for at, number in rows.known.items()
        if number in rows.entries and not walk.rows[at - 1].gone
    }
    for _, table in groupby(sorted(lists), lambda at: walk.rows[at - 1].table):
        here = list(table)
        most = Counter(lists[at] for at in here).most_common(1)[0][0]
        for at in here:
            if lists[at] != most:
                label = label_at(Agreement, undotted(lists[at].replace("[]", "")), issue.language)
                values = {"row": short(added_row(walk.rows[at - 1]).after), "label": label}
                entry = rows.entries[rows.known[at]]
                found[at] = Finding(codes.ASTRAY, entry, values, place_of_row(issue, walk, at))
    return found


def without(rows: Rows, positions: Collection[int]) -> Rows:
    """The rows but for some, which tell nothing of the order of the others."""
    known = {at: number for at, number in rows.known.items() if at not in positions}
    return replace(rows, known=known)
