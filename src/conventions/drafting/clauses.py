"""From wording and a view to blocks: articles, clauses, points, and what is inserted between them.

The structure comes from the wording alone: a value is marked (``marks``) before any line is read,
so one that looks like a heading or a point is still a value.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import CodeType
from typing import Any, Literal

from conventions.base.language import Language
from conventions.drafting import blocks
from conventions.drafting.absent import Untranslated
from conventions.drafting.blocks import Block, Runs, Text
from conventions.drafting.marks import BETWEEN, ended, marked, runs_from
from conventions.drafting.sandbox import Filters, compiled, rendered
from conventions.drafting.typography import polished
from conventions.drafting.view import Plain
from conventions.drafting.wording import Clause, Section

Insert = Callable[[str], Sequence[Block]]
"""What stands for a named insertion: ``table: parties``, ``signatures``."""

Part = tuple[Literal["paragraph", "point", "insert"], str]

_TAG_LINE = re.compile(r"^[ \t]*(\{%(?:(?!%\})[^\n])*%\})[ \t]*\n", re.MULTILINE)
"""A line of nothing but a tag leaves no line behind."""
_BLANKS = re.compile(r"[ \t\n]+")
_INSERT = re.compile(r"\[([a-z]+(?:: [a-z-]+)?)\]")


def blocks_of(
    sections: tuple[Section, ...],
    view: Mapping[str, Plain],
    filters: Filters,
    language: Language,
    own: Mapping[str, str | Untranslated],
    insert: Insert,
) -> Iterator[Block]:
    """The sections as blocks.

    A clause whose text comes out empty is left out; so is a sentence that ends in a colon, where
    neither a point nor an insertion follows.

    ``own`` are clauses the parties worded themselves, by key: they take the place of the standard
    words, not of the tables that belong to them, or come last in their section.

    Raises:
        RefusedWording: the wording asks for a name the view does not have.
    """
    code = _code(sections, language, frozenset(filters))
    texts = iter(rendered(code, view, filters, marked).split(BETWEEN))
    for section in sections:
        yield blocks.Heading(section.key, polished(section.title, language))
        for clause in _with_own(section, sections, own):
            standard = _announced(_parts(next(texts))) if clause in section.clauses else []
            said = own.get(clause.key)
            parts = standard if said is None else _replaced(standard, said)
            yield from _clause(clause, parts, language, insert)


def _with_own(
    section: Section, sections: Sequence[Section], own: Mapping[str, Any]
) -> tuple[Clause, ...]:
    """The clauses of a section and, before the signatures, those that only the parties have.

    What they agreed is never left out: a clause of no section stands in the last one.
    """
    known = {clause.key for each in sections for clause in each.clauses}
    named = {each.key for each in sections}
    last = section is sections[-1]
    added = []
    for key in own:
        place = key.partition(".")[0]
        if key not in known and (place == section.key or (last and place not in named)):
            added.append(Clause(key, "", ""))
    at = len(section.clauses) - last
    return (*section.clauses[:at], *added, *section.clauses[at:])


@cache
def _code(sections: tuple[Section, ...], language: Language, filters: frozenset[str]) -> CodeType:
    """All clauses as one program: that is much faster than one program each."""
    texts = [
        _TAG_LINE.sub(r"\1", clause.text + "\n") for each in sections for clause in each.clauses
    ]
    return compiled(BETWEEN.join(texts), filters, lambda text: polished(text, language), marked)


def _parts(text: str) -> Iterator[Part]:
    """The paragraphs, points and insertions of a clause; a point goes on in an indented line."""
    kind: Literal["paragraph", "point"] = "paragraph"
    words: list[str] = []
    for line in (*text.split("\n"), ""):
        stripped = line.strip(" ")
        insert = _INSERT.fullmatch(stripped)
        begins = line.startswith("- ")
        belongs = kind == "paragraph" or line.startswith("  ")
        if words and stripped and belongs and not (insert or begins):
            words.append(stripped)
            continue
        if words:
            yield kind, " ".join(words)
        words = []
        if insert:
            yield "insert", insert[1]
        elif stripped:
            kind = "point" if begins else "paragraph"
            words = [stripped.removeprefix("- ")]


def _announced(parts: Iterable[Part]) -> list[Part]:
    """The parts without the sentences that announce a list of which there is not one point."""
    listed = list(parts)
    kinds = [*(kind for kind, _ in listed), "paragraph"]
    return [
        part
        for part, after in zip(listed, kinds[1:], strict=True)
        if not (part[1].endswith(":") and part[0] == after == "paragraph")
    ]


def _replaced(standard: Sequence[Part], said: str | Untranslated) -> list[Part]:
    """The parties' own words, then the tables of the clause they replace."""
    if isinstance(said, Untranslated):
        paragraphs: list[Part] = [("paragraph", marked(said))]
    else:
        paragraphs = list(_own_parts(said))
    return [*paragraphs, *(part for part in standard if part[0] == "insert")]


def _own_parts(said: str) -> Iterator[Part]:
    """The parties' own words: paragraphs apart by a blank line, points on lines with a dash.

    A point has a paragraph before it; nothing is inserted.
    """
    for number, text in enumerate(re.split(r"\n[ \t]*\n", said.strip())):
        first, *points = re.split(r"\n[ \t]*- ", text)
        if number and first.startswith("- "):
            points.insert(0, first.removeprefix("- "))
        else:
            yield "paragraph", _BLANKS.sub(" ", first).strip(" ")
        for point in points:
            yield "point", _BLANKS.sub(" ", point).strip(" ")


def _clause(
    clause: Clause, parts: Sequence[Part], language: Language, insert: Insert
) -> Iterator[Block]:
    """The blocks of one clause. One that is signed under is not counted: it is the block's intro.

    Raises:
        ValueError: it begins with a point or an insertion, and has no label to carry its number.
    """
    if not parts:
        return
    label = polished(clause.label, language)
    first: Runs = (Text(f"{label}. ", strong=True),) if label else ()
    rest = list(parts)
    if rest[1:] == [("insert", "signatures")]:
        yield from _signed(runs_from(rest[0][1]), insert("signatures"))
        return
    if rest[0][0] == "paragraph":
        yield blocks.Clause(clause.key, (*first, *runs_from(rest.pop(0)[1])))
    elif label:
        yield blocks.Clause(clause.key, (Text(label, strong=True),))
    else:
        raise ValueError(f"clause {clause.key!r} has neither a first paragraph nor a label")
    for at, (kind, text) in enumerate(rest):
        if kind == "insert":
            yield from insert(text)
        elif kind == "paragraph":
            yield blocks.Continuation(runs_from(text))
        else:
            last = at + 1 == len(rest) or rest[at + 1][0] != "point"
            yield blocks.Letter(runs_from(ended(text) if last else text))


def _signed(intro: Runs, signing: Sequence[Block]) -> Iterator[Block]:
    """The signatures under the words that they are put to, never on another page."""
    for block in signing:
        yield replace(block, intro=intro) if isinstance(block, blocks.Signatures) else block
