"""The standard wording of an agreement: sections and clauses from ``templates/<law>``.

``templates/<folder of the law>/agreement.<language>.md.j2`` is Markdown a lawyer can read:

- ``# parties: Parties à la convention`` begins a section and gives its heading;
- ``## parties.contact: Contact`` begins a clause; the label behind the key is printed in bold, and
  may be left out with its colon;
- then comes the text: paragraphs parted by blank lines, points that begin with ``- ``, and on a
  line of its own ``[table: parties]`` or ``[signatures]`` for what is made from the agreement.

A law refines those before it: a clause with the same key takes the place of the earlier one, a new
one comes after the last clause of its section, and an empty one takes a clause away.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable

from conventions.base.errors import UnknownName
from conventions.base.language import LANGUAGES, Language
from conventions.base.resources import templates
from conventions.law import load_law

SIGNATURES = "[signatures]"
"""The clause that holds them stays the last of its section."""

_SECTION = re.compile(r"# ([a-z]+): (\S.*)")
_CLAUSE = re.compile(r"## ([a-z]+)\.([a-z0-9-]+)(?:: (\S.*))?")


@dataclass(frozen=True)
class Clause:
    """A clause as it is written: its label may be empty, its text is Jinja."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Section:
    """A section as it is written."""

    key: str
    title: str
    clauses: tuple[Clause, ...]


def wording(law_ids: Sequence[str], language: Language) -> tuple[Section, ...]:
    """The sections that these laws word in a language, in the order of the document.

    Laws that do not exist, or have no wording of their own, change nothing. One that has, but not
    in this language, cannot be left out: its clauses would be missing without a word.

    Raises:
        UnknownName: none of them is worded, or one of them not in this language.
    """
    return _merged(tuple(law_ids), language)


@cache
def _merged(law_ids: tuple[str, ...], language: Language) -> tuple[Section, ...]:
    folders = [folder for folder in _folders(law_ids) if _worded_in(folder)]
    worded = [other for other in LANGUAGES if all(other in _worded_in(each) for each in folders)]
    if not folders or language not in worded:
        known = tuple(worded) if folders else ()
        raise UnknownName("wording", f"{', '.join(law_ids)} ({language})", known)
    sections: tuple[Section, ...] = ()
    for folder in folders:
        sections = refined(sections, parsed(_file(folder, language).read_text("utf-8")))
    return sections


def _file(folder: str, language: Language) -> Traversable:
    return templates() / folder / f"agreement.{language}.md.j2"


@cache
def _worded_in(folder: str) -> frozenset[Language]:
    """The languages a folder has wording in; none for a law that is worded by those before it."""
    return frozenset(each for each in LANGUAGES if _file(folder, each).is_file())


def _folders(law_ids: Iterable[str]) -> tuple[str, ...]:
    """The folders of these laws and of those they extend, the refined before the refining."""
    found: dict[str, None] = {}
    for law_id in law_ids:
        chain: list[str] = []
        at: str | None = law_id
        while at is not None:
            try:
                law = load_law(at)
            except UnknownName:
                break
            chain.insert(0, law.template or at.replace("-", "_"))
            at = law.extends
        found.update(dict.fromkeys(chain))
    return tuple(found)


def parsed(text: str) -> tuple[Section, ...]:
    r"""The sections of one file; what stands before the first is a remark to its readers.

    Raises:
        ValueError: a heading that is none, or a clause under a section that is not its own.

    >>> parsed("# term: Durée\n## term.start: Début\nLe {{ term.start }}.")[0].clauses[0].label
    'Début'
    """
    sections: list[Section] = []
    for block in re.split(r"^(?=#)", text, flags=re.MULTILINE)[1:]:
        heading, _, body = block.partition("\n")
        section, clause = _SECTION.fullmatch(heading), _CLAUSE.fullmatch(heading)
        if section is not None:
            sections.append(Section(section[1], section[2], ()))
        elif clause is not None and sections and clause[1] == sections[-1].key:
            new = Clause(f"{clause[1]}.{clause[2]}", clause[3] or "", body.strip("\n"))
            last = sections.pop()
            sections.append(replace(last, clauses=(*last.clauses, new)))
        else:
            raise ValueError(f"neither a section nor a clause of the section above: {heading!r}")
    return tuple(sections)


def refined(earlier: Sequence[Section], later: Sequence[Section]) -> tuple[Section, ...]:
    """The earlier sections with what the later ones replace and add."""
    merged = {section.key: section for section in earlier}
    for section in later:
        before = merged.get(section.key, Section(section.key, section.title, ()))
        merged[section.key] = replace(
            before, title=section.title, clauses=_merge(before.clauses, section.clauses)
        )
    return tuple(merged.values())


def _merge(earlier: Sequence[Clause], later: Sequence[Clause]) -> tuple[Clause, ...]:
    clauses = {clause.key: clause for clause in earlier}
    clauses.update((clause.key, clause) for clause in later)
    # A sort keeps the order of equals: only the clause that is signed under moves to the end.
    return tuple(sorted(clauses.values(), key=lambda clause: SIGNATURES in clause.text))
