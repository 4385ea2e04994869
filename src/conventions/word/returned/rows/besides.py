"""Rows beside those of lists in a draft that came back: titles of columns, signatures, gaps.

They have no field that would tell which they are: the titles of a table are known by the rows
under them, the others by their words, or else by those around them.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from conventions.word.issue import Issue
from conventions.word.returned.found.text import Row


def besides_here(issue: Issue, rows: Sequence[Row], known: Mapping[int, int]) -> dict[int, int]:
    """Which of the rows that went out each is: its position now, from 1, and its place there.

    ``known`` are the rows of lists by their position, with the number they had.
    """
    tables: dict[int, list[int]] = {}
    for at, row in enumerate(rows, 1):
        if not row.gone:
            tables.setdefault(row.table, []).append(at)
    found = dict(_titles(issue, rows, known, tables.values()))
    found |= _by_words(issue, rows, known, found)
    for table in tables.values():
        found |= _between(issue, [at for at in table if at not in known], found)
    return found


def _titles(
    issue: Issue, rows: Sequence[Row], known: Mapping[int, int], tables: Iterable[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """The first row of each table, where it is a head: the titles above most of its rows."""
    above = [row.above for row in issue.besides]
    taken = {-1}
    for table in tables:
        numbers = [known[at] for at in table if at in known]
        times = Counter(bisect_left(above, number) - 1 for number in numbers)
        place = times.most_common(1)[0][0] if times else -1
        if place not in taken and rows[table[0] - 1].head:
            taken.add(place)
            yield table[0], place


def _by_words(
    issue: Issue, rows: Sequence[Row], known: Mapping[int, int], found: Mapping[int, int]
) -> dict[int, int]:
    """The rows that read as one did that went out, each as one of its own."""
    taken = set(found.values())
    left: dict[str, list[int]] = {}
    for place, row in enumerate(issue.besides):
        if place not in taken:
            left.setdefault(" ".join(row.text.split()), []).append(place)
    return {
        at: left[row.open].pop(0)
        for at, row in enumerate(rows, 1)
        if at not in known and at not in found and not row.gone and left.get(row.open)
    }


def _between(issue: Issue, table: Sequence[int], found: Mapping[int, int]) -> dict[int, int]:
    """The other rows of a table, where as many went out around those that are found."""
    free = [at for at in table if at not in found]
    around = [found[at] for at in table if at in found]
    if not (free and around):
        return {}
    above = {issue.besides[place].above for place in around}
    near = range(min(around) - len(free), max(around) + len(free) + 1)
    left = sorted({*near} & {*range(len(issue.besides))} - set(found.values()))
    places = [place for place in left if issue.besides[place].above in above]
    return dict(zip(free, places, strict=True)) if len(places) == len(free) else {}
