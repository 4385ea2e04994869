"""A portfolio: many agreements with their reports, judged one by one, none of them stopping it.

What a state already knows is not judged again, as long as no byte of the files has changed.
"""

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from conventions.base.language import Language
from conventions.portfolio.entry import Entry, Notice, State, judge
from conventions.portfolio.row import Row
from conventions.portfolio.shelf import Kind, Paper, arranged, files_in, paper

T = TypeVar("T")
Keep = Callable[[Mapping[str, Kind], Mapping[str, Entry]], None]


class Watch(Protocol):
    """Sees things go by, one after the other."""

    def __call__(self, things: Sequence[T], /) -> Iterable[T]:
        """The same things."""


@dataclass(frozen=True)
class Portfolio:
    """What came of each case by the path of its agreement, and what was left aside.

    ``strays`` are reports on none of the agreements, ``closed`` the files that nobody may open.
    """

    entries: Mapping[str, Entry]
    kinds: Mapping[str, Kind]
    strays: tuple[Path, ...]
    closed: tuple[OSError, ...]

    @property
    def agreements(self) -> int:
        """How many agreements were judged."""
        return sum(entry.judged for entry in self.entries.values())

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all agreements."""
        return tuple(row for entry in self.entries.values() for row in entry.rows)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is wrong with the files of all agreements."""
        return tuple(notice for entry in self.entries.values() for notice in entry.notices)


def _unwatched(things: Sequence[T], /) -> Iterable[T]:
    return things


def _forgotten(_kinds: Mapping[str, Kind], _entries: Mapping[str, Entry]) -> None:
    pass


def examine(
    folder: Path,
    on: date,
    language: Language,
    *,
    state: State | None = None,
    keep: Keep = _forgotten,
    watch: Watch = _unwatched,
) -> Portfolio:
    """All agreements of a folder held against their reports, as of a day.

    ``state`` is what an earlier run of the same day and language left; ``keep`` is told after each
    case what is known by then; ``watch`` sees the files go by, then the cases.
    """
    kinds = dict(state.kinds) if state else {}
    before = dict(state.entries) if state else {}
    papers: list[Paper] = []
    closed: list[OSError] = []
    for path in watch(files_in(folder)):
        try:
            papers.append(paper(path, kinds))
        except OSError as trouble:
            closed.append(trouble)
    kinds = {one.digest: one.kind for one in papers}
    shelf = arranged(papers)
    found: dict[str, Entry] = {}
    for case in watch(shelf.cases):
        name = str(case.agreement.path)
        old = before.get(name)
        try:
            known = old is not None and old.digest == case.digest
            found[name] = old if old is not None and known else judge(case, on, language)
        except OSError as trouble:
            closed.append(trouble)
        else:
            keep(kinds, ChainMap(found, before))
    return Portfolio(found, kinds, shelf.strays, tuple(closed))
