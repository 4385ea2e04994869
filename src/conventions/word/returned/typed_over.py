"""Fields that were typed over together with their control: other words stand there, or none.

The words around a field tell where it was, as long as they read as they went out.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from conventions.word.issue import Issue
from conventions.word.returned.found.text import Spot, Words
from conventions.word.returned.found.walk import Walk

_FIELD = re.compile(r"\{\{(.+?)\}\}")
_SPACE = re.compile(r"^\\ |\\ $")
"""A space beside a field, which goes with it."""
_NUMBER = "#"
"""What the number of a clause begins with in the place of a field."""


def typed_over_in_clauses(issue: Issue, walk: Walk) -> None:
    """Enters in the walk what stands in the place of fields of clauses."""
    for unit in issue.units:
        text = walk.texts.get(unit.key)
        if text is None or len(text.open) != len(unit.paragraphs):
            continue
        for at, paragraph in enumerate(unit.paragraphs):
            found = _said(" ".join(paragraph.split()), text.open[at])
            if found:
                text.open[at] = " ".join(paragraph.split())
                for path, words in found.items():
                    if words:
                        said = Words(words, words, text.authors)
                        _enter(walk, Spot(path, None, said, 0, unit.key))


def typed_over_in_rows(issue: Issue, walk: Walk, known: Mapping[int, int]) -> None:
    """Enters in the walk what stands in the place of fields of rows, which are ``known``."""
    places = {(each.path, each.row): at for at, each in enumerate(issue.prints)}
    for at, number in known.items():
        row, went = walk.rows[at - 1], issue.rows[number - 1]
        found = {} if row.gone else _said(" ".join(went.split()), row.open)
        if found:
            row.cells = went.split(" | ")
            for path, words in ((path, words) for path, words in found.items() if words):
                place = places.get((path, number))
                _enter(walk, Spot(path, place, Words(words, words, row.words.authors), at))


def _enter(walk: Walk, new: Spot) -> None:
    """One more spot, or the words of the one whose own words went, tracked."""
    for spot in walk.spots:
        same = (spot.path, spot.row, spot.unit if not spot.row else "")
        if same == (new.path, new.row, new.unit) and not spot.words.accepted.strip():
            spot.words.accepted = new.words.accepted
            spot.words.authors |= new.words.authors
            return
    walk.spots.append(new)


def _said(went: str, now: str) -> dict[str, str]:
    """What stands in the place of each field that no longer does, nothing where that is empty.

    No field at all where more was changed.

    >>> _said("dès le {{term.start}}, sauf {{x}}.", "dès le 1er mars 2027, sauf {{x}}.")
    {'term.start': '1er mars 2027'}
    >>> _said("dès le {{term.start}}.", "dès le.")
    {'term.start': ''}
    >>> _said("dès le {{term.start}}.", "à partir du 1er mars 2027.")
    {}
    """
    if went == now or "{{" not in went:
        return {}
    paths = _FIELD.findall(went)
    match = _pattern(went).fullmatch(now)
    found = dict(_typed(paths, match.groups())) if match else {}
    return {} if any("{{" in words for words in found.values()) else found


def _typed(paths: list[str], groups: tuple[str | None, ...]) -> Iterator[tuple[str, str]]:
    fields = (path for path in paths if not path.startswith(_NUMBER))
    for path, words in zip(fields, groups, strict=True):
        if words is not None:
            yield path, words.strip()


@lru_cache(maxsize=256)
def _pattern(went: str) -> re.Pattern[str]:
    """The words around fields, with a field or other words in the place of each."""
    pieces = _FIELD.split(went)
    written = ""
    for literal, path in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        standing = re.escape(f"{{{{{path}}}}}")
        hole = standing if path.startswith(_NUMBER) else f"(?:{standing}|(.*?))"
        written += _SPACE.sub(" ?", re.escape(literal)) + (hole if path else "")
    return re.compile(written)
