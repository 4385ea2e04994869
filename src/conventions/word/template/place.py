"""Where in a document a person finds something: part, table, row, column, or paragraph."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from conventions.base.language import Language, word
from conventions.word.markup import RELATIONS, WORD

W = f"{{{WORD}}}"
_R = f"{{{RELATIONS}}}"
_STORIES = {
    f"{W}document": "body",
    f"{W}hdr": "header",
    f"{W}ftr": "footer",
    f"{W}footnotes": "footnotes",
    f"{W}endnotes": "endnotes",
}
_PROPERTIES = {f"{W}pPr", f"{W}rPr", f"{W}tblPr", f"{W}trPr", f"{W}tcPr", f"{W}sdtPr", f"{W}sectPr"}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)

Steps = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Spot:
    """A place: the part of the document, and the steps that lead to it, each counted from 1."""

    story: str
    steps: Steps = ()

    @property
    def path(self) -> str:
        """The place as programs know it: ``body.table[1].row[2].column[2]``."""
        return ".".join((self.story, *(f"{name}[{number}]" for name, number in self.steps)))


@dataclass(frozen=True, eq=False)
class Story:
    """A part with text of its own: the body, a header, a footer, notes."""

    name: str
    kind: str
    tree: etree._Element


def contents(data: bytes) -> dict[str, bytes]:
    """The parts of the file by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def stories(parts: Mapping[str, bytes]) -> tuple[Story, ...]:
    """The parts that hold text: the body first, then heads and feet by the pages they are on.

    Raises:
        XMLSyntaxError: one of them is no XML.
    """
    found = []
    for name, content in parts.items():
        if not name.endswith(".xml"):
            continue
        tree = etree.fromstring(content, _PARSER)
        kind = _STORIES.get(str(tree.tag))
        if kind is not None:
            found.append(Story(name, kind, tree))
    bodies = [story for story in found if story.kind == "body"]
    pages = {name: page for body in bodies for name, page in _pages(parts, body).items()}
    named = (
        Story(story.name, f"{story.kind}.{pages.get(story.name, 'default')}", story.tree)
        if story.kind in {"header", "footer"}
        else story
        for story in found
    )
    return tuple(sorted(named, key=lambda story: (story.kind != "body", story.kind, story.name)))


def in_words(spot: Spot, language: Language) -> tuple[str, str]:
    """The part of the document, and the place in it, as a person says it.

    >>> in_words(Spot("body", (("table", 1), ("row", 2), ("column", 2))), "fr")
    ('corps', 'tableau 1, ligne 2, colonne 2')
    """
    part = word(language, "template", f"story.{spot.story}")
    steps = (word(language, "template", f"step.{name}", n=number) for name, number in spot.steps)
    return part, ", ".join(steps)


def paragraphs(story: Story) -> Iterator[tuple[etree._Element, Spot]]:
    """Every paragraph of a part with its place; those of text boxes after the one they hang on."""
    root = story.tree.find(f"{W}body")
    for paragraph, steps in _below(story.tree if root is None else root, (), {}):
        yield paragraph, Spot(story.kind, steps)


def _below(
    container: etree._Element, steps: Steps, counts: dict[str, int]
) -> Iterator[tuple[etree._Element, Steps]]:
    """The paragraphs in a container; wrappers (controls, tracked changes) do not count as steps."""
    for child in container:
        if child.tag == f"{W}p":
            counts["paragraph"] = counts.get("paragraph", 0) + 1
            cell = bool(steps) and steps[-1][0] == "column"
            here = steps if cell else (*steps, ("paragraph", counts["paragraph"]))
            yield child, here
            for number, box in enumerate(child.iter(f"{W}txbxContent"), start=1):
                yield from _below(box, (*here, ("box", number)), {})
        elif child.tag == f"{W}tbl":
            counts["table"] = counts.get("table", 0) + 1
            yield from _rows(child, (*steps, ("table", counts["table"])))
        elif isinstance(child.tag, str) and child.tag not in _PROPERTIES:
            yield from _below(child, steps, counts)


def _rows(table: etree._Element, steps: Steps) -> Iterator[tuple[etree._Element, Steps]]:
    for row, tr in enumerate(inside(table, "tr"), start=1):
        for column, tc in enumerate(inside(tr, "tc"), start=1):
            yield from _below(tc, (*steps, ("row", row), ("column", column)), {})


def inside(container: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those in controls, none of nested tables."""
    for child in container:
        if child.tag == f"{W}{name}":
            yield child
        elif isinstance(child.tag, str) and child.tag not in {*_PROPERTIES, f"{W}tc", f"{W}tr"}:
            yield from inside(child, name)


def _pages(parts: Mapping[str, bytes], body: Story) -> dict[str, str]:
    """On which pages the heads and feet of a body stand: default, first, even."""
    folder, _, file = body.name.rpartition("/")
    written = parts.get(f"{folder}/_rels/{file}.rels")
    if written is None:
        return {}
    targets = {
        str(link.get("Id")): posixpath.normpath(
            posixpath.join("/", folder, str(link.get("Target")))
        ).removeprefix("/")
        for link in etree.fromstring(written, _PARSER)
    }
    return {
        targets[str(found.get(f"{_R}id"))]: str(found.get(f"{W}type"))
        for found in body.tree.iter(f"{W}headerReference", f"{W}footerReference")
        if found.get(f"{_R}id") in targets
    }
