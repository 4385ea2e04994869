"""A row that somebody added to a table, as an entry of the list that the table shows.

Each line of each cell must be one of those that the column may have, or that it had when the draft
went out. Nothing is guessed: a line that fits none, or two that say different things, is told.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from conventions.base.language import Language, word
from conventions.word.returned.rows.columns import EACH, PARENT, TABLES
from conventions.word.returned.rows.hearing import Ear

_FIELD = re.compile(r"\{([^{}]+)\}")
_GAP = re.compile("⟦[^⟧]*⟧")
_NOTHING = ("", "–", "-", "—")
_MAX_ID = 40


@dataclass(frozen=True)
class Pattern:
    """A line of a cell to be recognised: its words, how many they are, its fields in order."""

    words: re.Pattern[str]
    length: int
    fields: tuple[tuple[str, str], ...]
    fixed: tuple[tuple[str, str], ...] = ()

    @property
    def rank(self) -> tuple[bool, int]:
        """What is said in a kind tells more than a text, many fixed words more than few."""
        return any(kind for _, kind in self.fields) or bool(self.fixed), self.length


@dataclass
class Entry:
    """What was read of a row: fields by their path in the entry; lines that fit none, by column.

    ``parent`` is the identifier of the entry in which the list is, where a list is in another.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    parent: str = ""
    unread: list[tuple[int, str]] = field(default_factory=list)


def pattern(template: str, fixed: Mapping[str, str] | None = None) -> Pattern:
    """The pattern of a line with its fields between braces.

    >>> pattern("de {low:number} à {high:number}").words.fullmatch("De 3 à 5")[2]
    '5'
    """
    pieces = _FIELD.split(" ".join(template.split()).replace("’", "'"))
    literals = [re.escape(piece).replace(r"\ ", " ").replace(" :", " ?:") for piece in pieces[::2]]
    inside = [*("(.+)" for _ in pieces[1::2]), ""]
    joined = "".join(map("".join, zip(literals, inside, strict=True)))
    return Pattern(
        words=re.compile(joined, re.IGNORECASE),
        length=sum(map(len, pieces[::2])),
        fields=tuple(_specs(pieces[1::2])),
        fixed=tuple((fixed or {}).items()),
    )


def _specs(holes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Path and kind of each field, with the number of the hole it is read from in front."""
    for number, hole in enumerate(holes, start=1):
        for each in hole.split("|"):
            path, _, kind = each.partition(":")
            yield f"{number}.{path}", kind


@cache
def columns_of(listed: str, language: Language) -> Mapping[str, tuple[Pattern, ...]]:
    """What may stand in the columns of a table, by their titles."""
    table = TABLES.get(listed)
    if table is None:
        return {}
    return {
        word(language, "document", f"table.{table.name}.{key}"): tuple(
            pattern(line.template(language), line.fixed) for line in lines
        )
        for key, lines in table.columns.items()
    }


def read_row(
    cells: Sequence[tuple[str, str]], listed: str, learned: Sequence[Sequence[Pattern]], ear: Ear
) -> Entry:
    """The entry in the cells of a row, each under its title.

    ``learned`` are the lines that stood in the cells of the other rows: they tell where the column
    is none of ours.
    """
    declared = {title.casefold(): each for title, each in columns_of(listed, ear.language).items()}
    entry = Entry()
    for column, ((title, text), others) in enumerate(zip(cells, learned, strict=True)):
        known = declared.get(" ".join(title.split()).casefold(), ())
        lines = [" ".join(_GAP.sub("", line).split()) for line in text.split("\n")]
        lines = [line for line in lines if line not in _NOTHING]
        if lines and [each.rank for each in known or others] == [(False, 0)]:
            lines = [" ".join(lines)]  # a text and nothing else, on however many lines
        for line in lines:
            if not any(_taken(line, patterns, entry, ear) for patterns in (known, others)):
                entry.unread.append((column, line))
    return entry


def _taken(line: str, patterns: Sequence[Pattern], entry: Entry, ear: Ear) -> bool:
    """Whether the line was understood, and what it says taken over."""
    found: dict[tuple[bool, int], list[dict[str, Any]]] = {}
    for each in patterns:
        said = _fields(line, each, ear)
        if said is not None and not any(name in entry.fields for name in said if EACH not in name):
            found.setdefault(each.rank, []).append(said)
    if not found:
        return False
    rank = max(found)
    best = found[rank]
    # of texts the first that is free; of what is said in a kind all must say the same
    if rank[0] and any(said != best[0] for said in best):
        return False
    more: dict[str, dict[str, Any]] = {}
    for name, value in best[0].items():
        listed, many, inside = name.partition(f".{EACH}.")
        if name == PARENT:
            entry.parent = value
        elif many:
            more.setdefault(listed, {})[inside] = value
        else:
            entry.fields[name] = value
    for listed, one in more.items():
        entry.fields.setdefault(listed, []).append(one)
    return True


def _fields(line: str, each: Pattern, ear: Ear) -> dict[str, Any] | None:
    """What the line says if it is of this pattern."""
    match = each.words.fullmatch(line.replace("’", "'"))
    if match is None:
        return None
    said: dict[str, Any] = dict(each.fixed)
    for spec, kind in each.fields:
        number, _, path = spec.partition(".")
        value = ear.heard(line[match.start(int(number)) : match.end(int(number))], kind)
        if value is None or said.get(path, value) != value:
            return None
        if value != []:
            said[path] = value
    return said


def slug(text: str) -> str:
    """An identifier made of words; empty where there is nothing to make it of.

    >>> slug("Bilan à l’entrée (2 heures)")
    'bilan-a-l-entree-2-heures'
    """
    letters = unicodedata.normalize("NFKD", text.replace("’", " "))
    ascii_ = letters.encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "-", ascii_.lower()).strip("-")
    return plain[:_MAX_ID].rstrip("-")
