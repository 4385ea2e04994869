"""A filled template made so that it can come back: what it said goes out with it.

As in our own drafts: every value in a control inside a hidden bookmark, every paragraph under one,
the agreement as its file had it in a part that no program shows. The rest of the file is as the
office made it.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from conventions.word.around import Around, Story, is_around, is_note, lines_around, notes
from conventions.word.control import Print
from conventions.word.issue import (
    ISSUE_PART,
    NAMESPACE,
    PROPERTIES_PART,
    Beside,
    Issue,
    Unit,
    parts_of,
)
from conventions.word.markup import bookmark_name
from conventions.word.package import CONTENT_TYPES
from conventions.word.relations import CUSTOM_TYPE, ITEM_PROPERTIES, ITEM_TYPE
from conventions.word.returned.found.text import Spot
from conventions.word.returned.found.walk import Walk
from conventions.word.template.place import W

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = f"{{{_PACKAGE}/relationships}}Relationship"
_OVERRIDE = f"{{{_PACKAGE}/content-types}}Override"
_OURS = "conventions."
_ITEM = re.compile(r"customXml/item([0-9]+)\.xml")
FIRST_BOOKMARK = 500_000
"""Above the numbers that a program gives to the bookmarks of a document."""


def without_old_marks(body: etree._Element) -> None:
    """Takes away the bookmarks of an earlier draft, where one was made into a template."""
    gone = set()
    for mark in list(body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        if str(mark.get(f"{W}name", "")).startswith("_cv_"):
            gone.add(mark.get(f"{W}id"))
        if mark.get(f"{W}id") in gone:
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)


def marked_paragraphs(
    body: etree._Element, clauses: Mapping[etree._Element, str]
) -> tuple[tuple[str, bool], ...]:
    """The keys of the paragraphs, now under bookmarks, and whether they are wording of the file.

    ``clauses`` are the keys of own clauses by the paragraph in which each begins; what follows of
    one has none. Paragraphs in tables belong to their rows.
    """
    keys: list[tuple[str, bool]] = []
    numbers = count(FIRST_BOOKMARK)
    open_clause = ""
    for number, paragraph in enumerate(list(body.iter(f"{W}p")), start=1):
        if next(paragraph.iterancestors(f"{W}tbl", f"{W}p"), None) is not None:
            continue
        own = clauses.get(paragraph)
        if own and own == open_clause:
            continue
        open_clause = own or ""
        again = own in {key for key, _ in keys}
        key = own if own and not again else f"text.{number}"
        keys.append((key, key != own))
        _bookmark(paragraph, bookmark_name(key), str(next(numbers)))
    return tuple(keys)


def _bookmark(paragraph: etree._Element, name: str, number: str) -> None:
    begin = etree.Element(f"{W}bookmarkStart", {f"{W}id": number, f"{W}name": name})
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        paragraph.insert(0, begin)
    else:
        properties.addnext(begin)
    paragraph.append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": number}))


def as_it_reads(issue: Issue, body: etree._Element, keys: tuple[tuple[str, bool], ...]) -> Issue:
    """The issue with the rows, and the words of the paragraphs, that the body has."""
    units = tuple(Unit(key, "", (), heading) for key, heading in keys)
    walk = Walk(replace(issue, units=units)).through(body)
    numbers: dict[int, int] = {}
    besides = []
    for at, row in enumerate(walk.rows, start=1):
        if row.head:
            besides.append(Beside(len(numbers), row.open))
        else:
            numbers[at] = len(numbers) + 1
    rows_of_prints = {
        spot.place: numbers.get(spot.row, 0) for spot in walk.spots if spot.place is not None
    }
    prints: list[Print] = [
        each._replace(row=rows_of_prints.get(at, 0)) for at, each in enumerate(issue.prints)
    ]
    said = {key: tuple(text.open) for key, text in walk.texts.items()}
    before = (Unit("", "", said[""]),) if said[""] else ()
    return replace(
        issue,
        prints=tuple(prints),
        units=(*before, *(replace(unit, paragraphs=said.get(unit.key, ())) for unit in units)),
        rows=tuple(" | ".join(map(str.strip, walk.rows[at - 1].cells)) for at in numbers),
        besides=tuple(besides),
        around=(*issue.around, *_beside_paragraphs(walk)),
    )


def _beside_paragraphs(walk: Walk) -> Iterator[Around]:
    """The text boxes of the template, its pictures, and what it has struck through."""
    yield from (Around("box", text) for text in walk.boxes)
    shown: tuple[tuple[Story, Sequence[Spot]], ...] = (
        ("picture", walk.pictures),
        ("struck", walk.struck),
    )
    for story, spots in shown:
        yield from (Around(story, " ".join(spot.words.accepted.split())) for spot in spots)


def around_in(parts: Mapping[str, bytes]) -> tuple[Around, ...]:
    """The lines of all heads and feet of a file, and its notes."""
    found = [lines_around(content) for name, content in parts.items() if is_around(name)]
    found += [notes(content) for name, content in parts.items() if is_note(name)]
    return tuple(dict.fromkeys(line for lines in found for line in lines))


def with_issue(parts: dict[str, bytes], issue: Issue, main: str) -> None:
    """Puts the issue and its properties among the parts of a file whose text is in ``main``."""
    written = dict(parts_of(issue))
    old = next((name for name in parts if _ITEM.fullmatch(name) and _is_issue(parts[name])), None)
    taken = {int(found[1]) for name in parts if (found := _ITEM.fullmatch(name))}
    number = max(taken, default=0) + 1
    parts[old or f"customXml/item{number}.xml"] = written[ISSUE_PART].encode()
    if old is None:
        folder, _, file = main.rpartition("/")
        relations = f"{folder}/_rels/{file}.rels"
        target = posixpath.relpath(f"customXml/item{number}.xml", folder)
        parts[relations] = _related(parts.get(relations), RELATIONSHIP_TYPE.CUSTOM_XML, target)
        properties = f"itemProps{number}.xml"
        described = _related(None, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS, properties)
        parts[f"customXml/_rels/item{number}.xml.rels"] = described
        parts[f"customXml/{properties}"] = ITEM_PROPERTIES.encode()
        _declare(parts, f"customXml/item{number}.xml", "application/xml")
        _declare(parts, f"customXml/{properties}", ITEM_TYPE)
    known = parts.get(PROPERTIES_PART)
    ours = written[PROPERTIES_PART].encode()
    parts[PROPERTIES_PART] = ours if known is None else _joined(known, ours)
    if known is None:
        kind = RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
        parts["_rels/.rels"] = _related(parts["_rels/.rels"], kind, PROPERTIES_PART)
        _declare(parts, PROPERTIES_PART, CUSTOM_TYPE)


def _is_issue(content: bytes) -> bool:
    return etree.fromstring(content).tag == f"{{{NAMESPACE}}}issue"


def _related(content: bytes | None, kind: str, target: str) -> bytes:
    """The relations of a part with one more."""
    empty = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
    tree = etree.fromstring(content or empty)
    ids = {str(each.get("Id")) for each in tree}
    identity = next(f"rId{number}" for number in count(1) if f"rId{number}" not in ids)
    etree.SubElement(tree, _RELATION, {"Id": identity, "Type": kind, "Target": target})
    return serialized(tree)


def _declare(parts: dict[str, bytes], name: str, kind: str) -> None:
    tree = etree.fromstring(parts[CONTENT_TYPES])
    etree.SubElement(tree, _OVERRIDE, {"PartName": f"/{name}", "ContentType": kind})
    parts[CONTENT_TYPES] = serialized(tree)


def _joined(theirs: bytes, ours: bytes) -> bytes:
    """The office's own properties, then ours, numbered on."""
    tree = etree.fromstring(theirs)
    for each in list(tree):
        if str(each.get("name", "")).startswith(_OURS):
            tree.remove(each)
    highest = max((int(each.get("pid", "1")) for each in tree), default=1)
    for number, each in enumerate(etree.fromstring(ours), start=highest + 1):
        each.set("pid", str(number))
        tree.append(each)
    return serialized(tree)


def serialized(tree: etree._Element) -> bytes:
    """A part as bytes, with its declaration."""
    return etree.tostring(tree, encoding="UTF-8", standalone=True)
