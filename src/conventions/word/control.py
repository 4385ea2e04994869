"""A value of the agreement as it goes out: an inline content control inside a hidden bookmark.

Word keeps the control with its tag, which is the path of the field; LibreOffice of Debian 12 loses
the tag and keeps the bookmark. The control holds plain text and is bound to no data: Word would
overwrite from bound data what another program had changed.
"""

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from conventions.agreement import Agreement
from conventions.base.labels import label_at
from conventions.base.language import LANGUAGES, Language
from conventions.base.path import undotted

MAX_NAME = 64
"""Characters that Word takes in a tag or a title."""


class Print(NamedTuple):
    """One place where a field is printed: what marks it, its path, how it is said, its words.

    ``row`` counts the rows of all tables from 1; 0 outside of tables. ``gap`` says that the field
    was missing, and its words only say so.
    """

    bookmark: str
    tag: str
    path: str
    kind: str
    text: str
    row: int = 0
    gap: bool = False


@dataclass
class Register:
    """Every place where a field was printed so far, and how often each."""

    language: Language
    prints: list[Print] = field(default_factory=list)
    times: dict[str, int] = field(default_factory=dict)
    ids: set[int] = field(default_factory=set)
    rows: int = 0
    row: int = 0

    def identity(self, path: str) -> int:
        """A number that no other control has, made of the path and how often it was printed."""
        self.times[path] = times = self.times.get(path, 0) + 1
        found = _number(path, times)
        while found in self.ids:
            found += 1
        self.ids.add(found)
        return found

    def next_row(self) -> None:
        """What follows stands in the next row of a table."""
        self.rows += 1
        self.row = self.rows


@lru_cache(maxsize=4096)
def _number(path: str, times: int) -> int:
    """A number for a path that is printed so many times; two of them seldom have the same."""
    return int(hashlib.sha256(f"{path}#{times}".encode()).hexdigest()[:7], 16) + 1


def control_bookmark(identity: int) -> str:
    """The name of the hidden bookmark round the control of this number."""
    return f"_cv_v{identity}"


def tag(path: str) -> str:
    """The path, or as much of it as fits before its digest.

    >>> tag("term.start"), len(tag("a." * 60))
    ('term.start', 64)
    """
    if len(path) <= MAX_NAME:
        return path
    return f"{path[: MAX_NAME - 9]}#{hashlib.sha256(path.encode()).hexdigest()[:8]}"


@lru_cache(maxsize=4096)
def alias(path: str, language: Language) -> str:
    """What the field is called, as Word shows it over the control."""
    steps = undotted(path)
    if steps and steps[-1] in LANGUAGES:
        steps = steps[:-1]
    return label_at(Agreement, steps, language)[:MAX_NAME]
