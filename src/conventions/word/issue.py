"""What goes out with a draft, so that it can come back: which agreement it is, and what it said.

Who looks at the file sees the identity in its custom properties. A part of XML that no program
shows holds the agreement as its file had it, every place where a field is printed with its words,
and the wording of every clause with its fields left open.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from conventions.base.language import LANGUAGES, Language
from conventions.drafting.blocks import (
    Block,
    Clause,
    Contents,
    Document,
    GapList,
    Heading,
    Letter,
    PageBreak,
    Picture,
    Run,
    Runs,
    Signatures,
    Table,
    Text,
)
from conventions.word.around import Around, Story
from conventions.word.control import Print, Register, control_bookmark
from conventions.word.markup import DECLARATION, bookmark_name, escaped
from conventions.word.tables import SIDE_BY_SIDE

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE = "urn:conventions:issue:1"
ISSUE_PART = "customXml/item1.xml"
PROPERTIES_PART = "docProps/custom.xml"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
POINT = "– "
"""What a point of an own clause begins with in a text that has no letters of ours."""
_POINT = ' point="1"'
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What the standard calls the user's own properties (ISO/IEC 29500-1, 15.2.12.2)."""


@dataclass(frozen=True)
class Unit:
    """An article's heading, or a clause: its label, and its paragraphs with fields left open.

    ``points`` are the positions of the paragraphs that are counted by letters.
    """

    key: str
    label: str
    paragraphs: tuple[str, ...]
    heading: bool = False
    points: frozenset[int] = frozenset()

    @property
    def bookmark(self) -> str:
        """What marks it in the text."""
        return bookmark_name(self.key)


class Beside(NamedTuple):
    """A row that stands for nothing in a list: titles of columns, signatures, what is missing.

    ``above`` is how many rows of lists stand above it.
    """

    above: int
    text: str


@dataclass(frozen=True)
class Issue:
    """A draft as it went out, with the rows beside those of lists, and what stood round it."""

    agreement: str
    version: str
    language: Language
    on: str
    digest: str
    record: Mapping[str, Any]
    prints: tuple[Print, ...]
    units: tuple[Unit, ...]
    rows: tuple[str, ...]
    besides: tuple[Beside, ...] = ()
    around: tuple[Around, ...] = ()


def opened(path: str) -> str:
    """What stands in wording where the field of this path is printed.

    >>> opened("term.start")
    '{{term.start}}'
    """
    return f"{{{{{path}}}}}"


def issue_parts(
    document: Document, prints: Sequence[Print], around: Iterable[Around]
) -> Iterator[tuple[str, str]]:
    """The names of the two parts and their XML; nothing for a document without its record."""
    if document.record is not None:
        issue = Issue(
            agreement=document.number,
            version=str(document.record.get("version", 1)),
            language=language_of(document),
            on=document.created.isoformat(),
            digest="",
            record=document.record,
            prints=tuple(prints),
            units=tuple(units_of(document)),
            rows=tuple(rows_of(document)),
            besides=tuple(besides_of(document)),
            around=tuple(dict.fromkeys((*around, *_pictures(document)))),
        )
        yield from parts_of(issue)


def parts_of(issue: Issue) -> Iterator[tuple[str, str]]:
    """The names of the two parts and their XML, with the digest of the record."""
    record = json.dumps(issue.record, ensure_ascii=False, separators=(",", ":"))
    about = {
        "agreement": issue.agreement,
        "version": issue.version,
        "language": issue.language,
        "issued": issue.on,
        "digest": sha256(record.encode()).hexdigest(),
    }
    yield PROPERTIES_PART, _properties(about)
    attributes = "".join(f' {name}="{escaped(value)}"' for name, value in about.items())
    inside = [f"<record>{escaped(record)}</record>"]
    inside += [_print(each) for each in issue.prints]
    inside += [_unit(unit) for unit in issue.units]
    inside += [f"<row>{escaped(row)}</row>" for row in issue.rows]
    inside += [f'<beside above="{row.above}">{escaped(row.text)}</beside>' for row in issue.besides]
    inside += [
        f'<around story="{line.story}">{escaped(line.text)}</around>' for line in issue.around
    ]
    whole = f'<issue xmlns="{NAMESPACE}"{attributes}>{"".join(inside)}</issue>'
    yield ISSUE_PART, DECLARATION + whole


def language_of(document: Document) -> Language:
    """The language of a document, without its region."""
    return next((each for each in LANGUAGES if document.language.startswith(each)), "en")


def units_of(document: Document) -> Iterator[Unit]:
    """The articles and clauses with all paragraphs that belong to them, tables left out."""
    key, label, heading = "", "", False
    found = [document.draft] if document.draft else []
    points: set[int] = set()
    for block in document.blocks:
        if isinstance(block, Heading | Clause | GapList):
            yield Unit(key, label, tuple(found), heading, frozenset(points))
            key, label, heading = block.key, "", not isinstance(block, Clause)
            found, points = [], set()
        if isinstance(block, Clause) and isinstance(block.runs[0], Text):
            label = block.runs[0].text if block.runs[0].strong else ""
        elif isinstance(block, Letter):
            points.add(len(found))
        text = _words(block)
        if text:
            found.append(text)
        if isinstance(block, GapList) and block.intro:
            found.append(_open(block.intro))
    yield Unit(key, label, tuple(found), heading, frozenset(points))


def _words(block: Block) -> str:
    """The paragraph that a block is, with fields left open; empty where it is none."""
    match block:
        case Heading():
            return block.text
        case Table() | Picture():
            return block.caption
        case Signatures():
            return _open(block.intro)
        case Contents() | GapList():
            return block.title
        case PageBreak():
            return ""
        case _:
            return _open(block.runs)


def rows_of(document: Document) -> Iterator[str]:
    """The rows of all tables, fields left open, cells apart."""
    for block in document.blocks:
        if isinstance(block, Table):
            for row in (*block.rows, *((block.total,) if block.total else ())):
                yield " | ".join(map(_open, row))


def besides_of(document: Document) -> Iterator[Beside]:
    """The rows that stand for nothing in a list, fields left open, cells apart."""
    above = 0
    for block in document.blocks:
        match block:
            case Table():
                if block.header:
                    yield Beside(above, " | ".join(column.title for column in block.columns))
                above += len(block.rows) + bool(block.total)
            case Signatures():
                for start in range(0, len(block.parties), SIDE_BY_SIDE):
                    parties = block.parties[start : start + SIDE_BY_SIDE]
                    rows = (
                        [party.party for party in parties],
                        *zip_longest(*(party.lines for party in parties), fillvalue=()),
                    )
                    for row in rows:
                        cells = [*map(_open, row), *[""] * (SIDE_BY_SIDE - len(row))]
                        yield Beside(above, " | ".join(cells))
            case GapList():
                yield Beside(above, " | ".join(block.columns))
                yield from (Beside(above, f"{gap.label} | {gap.path}") for gap in block.gaps)


def _pictures(document: Document) -> Iterator[Around]:
    for block in document.blocks:
        if isinstance(block, Picture):
            yield Around("picture", " ".join(block.description.split()))


def read_issue(root: "etree._Element") -> Issue:
    """The issue in a part of XML.

    Raises:
        KeyError: something is missing.
        ValueError: something is not what it should be.
        RecursionError: the record is nested too deep.
    """
    words = {name: root.attrib[name] for name in ("agreement", "version", "issued", "digest")}
    language = root.attrib["language"]
    record_text = root.findtext(f"{{{NAMESPACE}}}record", "")
    record = json.loads(record_text)
    if language not in LANGUAGES or not isinstance(record, dict):
        raise ValueError(language)
    if sha256(record_text.encode()).hexdigest() != words["digest"]:
        raise ValueError(words["digest"])
    register = Register(language)
    prints = root.iterchildren(f"{{{NAMESPACE}}}print")
    return Issue(
        agreement=str(words["agreement"]),
        version=str(words["version"]),
        language=language,
        on=str(words["issued"]),
        digest=str(words["digest"]),
        record=record,
        prints=tuple(_read_print(each, register) for each in prints),
        units=tuple(map(_read_unit, root.iterchildren(f"{{{NAMESPACE}}}unit"))),
        rows=tuple(row.text or "" for row in root.iterchildren(f"{{{NAMESPACE}}}row")),
        besides=tuple(
            Beside(int(row.attrib["above"]), row.text or "")
            for row in root.iterchildren(f"{{{NAMESPACE}}}beside")
        ),
        around=tuple(
            Around(cast("Story", str(line.attrib["story"])), line.text or "")
            for line in root.iterchildren(f"{{{NAMESPACE}}}around")
        ),
    )


def _open(runs: Runs) -> str:
    return "".join(map(_open_run, runs))


def _open_run(run: Run) -> str:
    """A field by its path, the number of a clause by what it leads to; other words as they are."""
    if isinstance(run, Text):
        return opened(f"#{bookmark_name(run.target)}") if run.target else run.text
    return opened(run.path) if run.path and run.text else run.text


def _print(each: Print) -> str:
    """What can be told from the tag and the order is left out: path and bookmark."""
    path = "" if each.tag == each.path else f' path="{escaped(each.path)}"'
    kind = f' kind="{each.kind}"' if each.kind else ""
    row = f' row="{each.row}"' if each.row else ""
    gap = ' gap="1"' if each.gap else ""
    return f'<print tag="{escaped(each.tag)}"{path}{kind}{row}{gap}>{escaped(each.text)}</print>'


def _read_print(element: "etree._Element", register: Register) -> Print:
    said = {str(name): str(value) for name, value in element.items()}
    path = said.get("path", said["tag"])
    return Print(
        bookmark=control_bookmark(register.identity(path)),
        tag=said["tag"],
        path=path,
        kind=said.get("kind", ""),
        text=element.text or "",
        row=int(said.get("row", "0")),
        gap=said.get("gap") == "1",
    )


def _unit(unit: Unit) -> str:
    label = f' label="{escaped(unit.label)}"' if unit.label else ""
    heading = ' heading="1"' if unit.heading else ""
    words = "".join(
        f"<p{_POINT if at in unit.points else ''}>{escaped(text)}</p>"
        for at, text in enumerate(unit.paragraphs)
    )
    return f'<unit key="{escaped(unit.key)}"{label}{heading}>{words}</unit>'


def _read_unit(element: "etree._Element") -> Unit:
    return Unit(
        key=str(element.attrib["key"]),
        label=str(element.get("label", "")),
        paragraphs=tuple(each.text or "" for each in element),
        heading=element.get("heading") == "1",
        points=frozenset(at for at, each in enumerate(element) if each.get("point") == "1"),
    )


def _properties(about: Mapping[str, str]) -> str:
    """docProps/custom.xml: what the file says to whoever looks at its properties."""
    listed = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="conventions.{name}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(about.items(), start=2)
    )
    return f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{listed}</Properties>'
