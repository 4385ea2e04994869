"""A lint of .docx files for what schema validators do not see, and Word or a reader stumbles over.

A validator holds each element against the schema. It does not follow names: a style that is not
there, a bookmark that never ends, a part that no relation leads to. Some of what is schema-valid
Word refuses to open all the same: a cell without a paragraph, twin ids.
"""

import posixpath
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
DEFAULT = "{http://schemas.openxmlformats.org/package/2006/content-types}Default"

STYLE_USES = {f"{W}pStyle": "paragraph", f"{W}rStyle": "character", f"{W}tblStyle": "table"}
TEXTS = {f"{W}t", f"{W}delText", f"{W}instrText", f"{W}delInstrText"}


def faults(data: bytes) -> list[str]:
    """What is wrong with the file, in words; nothing if it is sound."""
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        twins = [f"two members {name}" for name, times in Counter(names).items() if times > 1]
        parts = {name: archive.read(name) for name in names}
    trees, found = {}, twins
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(content)
            except etree.XMLSyntaxError as error:
                found.append(f"{name} is malformed: {error}")
    found += _package(trees, set(parts))
    stories = {
        name: tree
        for name, tree in trees.items()
        if tree.tag in {f"{W}document", f"{W}hdr", f"{W}ftr"}
    }
    found += _names(trees, stories)
    found += _comments(trees)
    for name, tree in stories.items():
        found += [f"{name}: {fault}" for fault in (*_story(tree), *_ids(tree))]
    return found


def direct_formatting(tree: etree._Element) -> list[str]:
    """Properties of paragraphs and runs that are not a style."""
    return [
        str(child.tag).removeprefix(W)
        for kind, style in (("pPr", "pStyle"), ("rPr", "rStyle"))
        for properties in tree.iter(f"{W}{kind}")
        for child in properties
        if child.tag != f"{W}{style}"
    ]


def _package(trees: dict[str, etree._Element], names: set[str]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    overridden = {str(part.get("PartName")) for part in types.iter(OVERRIDE)}
    endings = {str(part.get("Extension")) for part in types.iter(DEFAULT)}
    for name in names - {"[Content_Types].xml"}:
        if f"/{name}" not in overridden and name.rpartition(".")[2] not in endings:
            yield f"{name} has no content type"
    for gone in overridden - {f"/{name}" for name in names}:
        yield f"a content type for {gone}, which is not there"
    reached = set()
    for name in [name for name in trees if name.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in trees[name].iter(RELATION):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(
                    posixpath.join("/", folder, str(relation.get("Target")))
                )
                reached.add(target[1:])
                if target[1:] not in names:
                    yield f"{name} leads to {target}, which is not there"
    for name in names - reached:
        if not name.endswith(".rels") and name != "[Content_Types].xml":
            yield f"nothing leads to {name}"


def _names(trees: dict[str, etree._Element], stories: dict[str, etree._Element]) -> Iterator[str]:
    yield from _styles(trees["word/styles.xml"])
    abstracts, uses = _numbering(trees["word/numbering.xml"])
    yield from (f"numId {use} of no list" for use, of in uses.items() if of not in abstracts)
    for name, tree in trees.items():
        for element in tree.iter(f"{W}numId"):
            if element.get(f"{W}val") not in {*uses, "0"}:
                yield f"{name}: unknown numId {element.get(f'{W}val')}"
    for name in (*stories, "word/numbering.xml"):
        yield from (f"{name}: {use}" for use in _uses(trees[name], trees["word/styles.xml"]))
    for name, tree in stories.items():
        folder, _, file = name.rpartition("/")
        rels = trees.get(f"{folder}/_rels/{file}.rels")
        known = set() if rels is None else {rel.get("Id") for rel in rels.iter(RELATION)}
        yield from (f"{name}: {link} leads nowhere" for link in _links(tree) if link not in known)


def _comments(trees: dict[str, etree._Element]) -> Iterator[str]:
    """Each comment has one place that begins, ends, and carries its mark; no place has none."""
    parts = [tree for tree in trees.values() if tree.tag == f"{W}comments"]
    known = sorted(str(one.get(f"{W}id")) for tree in parts for one in tree.iter(f"{W}comment"))
    bodies = [tree for tree in trees.values() if tree.tag == f"{W}document"]
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        used = sorted(str(one.get(f"{W}id")) for tree in bodies for one in tree.iter(f"{W}{mark}"))
        if used != known:
            yield f"comments {known}, and {mark} of {used}"


def _styles(tree: etree._Element) -> Iterator[str]:
    ids = {style.get(f"{W}styleId") for style in tree.iter(f"{W}style")}
    names = [str(name.get(f"{W}val")) for name in tree.iterfind(f"{W}style/{W}name")]
    called = Counter(name.casefold() for name in names)
    yield from (f"two styles named {name}" for name, times in called.items() if times > 1)
    for element in tree.iter(f"{W}basedOn", f"{W}next", f"{W}link"):
        if element.get(f"{W}val") not in ids:
            yield f"a style refers to {element.get(f'{W}val')}, which is not there"


def _uses(tree: etree._Element, styles: etree._Element) -> Iterator[str]:
    kinds = {s.get(f"{W}styleId"): s.get(f"{W}type") for s in styles.iter(f"{W}style")}
    for tag, kind in STYLE_USES.items():
        for element in tree.iter(tag):
            if kinds.get(element.get(f"{W}val")) != kind:
                yield f"unknown {kind} style {element.get(f'{W}val')}"


def _links(tree: etree._Element) -> list[str]:
    names = (f"{R}id", f"{R}embed", f"{R}link")
    return [str(e.get(name)) for e in tree.iter() for name in names if e.get(name) is not None]


def _numbering(tree: etree._Element) -> tuple[set[str], dict[str, str]]:
    abstracts = {str(found.get(f"{W}abstractNumId")) for found in tree.iter(f"{W}abstractNum")}
    uses = {
        str(found.get(f"{W}numId")): str(of.get(f"{W}val"))
        for found in tree.iter(f"{W}num")
        for of in found.iter(f"{W}abstractNumId")
    }
    return abstracts, uses


def _story(tree: etree._Element) -> Iterator[str]:
    yield from _tables(tree)
    yield from _fields(tree)
    for deleted in tree.iter(f"{W}del"):
        if next(deleted.iter(f"{W}t"), None) is not None:
            yield "text in a deletion must be delText"
    for element in tree.iter():
        inside = "" if element.tag in TEXTS else element.text
        yield from (
            f"stray text {text!r}" for text in (inside, element.tail) if (text or "").strip()
        )
    text = "".join(str(element.text or "") for element in tree.iter(*TEXTS))
    yield from (f"left over from a template: {mark}" for mark in ("{{", "{%") if mark in text)


def _tables(tree: etree._Element) -> Iterator[str]:
    for cell in tree.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            yield "a cell does not end with a paragraph"
    for table in tree.iter(f"{W}tbl"):
        after = table.getnext()
        if after is None or after.tag != f"{W}p":
            yield "a table is not followed by a paragraph"
        widths = [column.get(f"{W}w") for column in table.iter(f"{W}gridCol")]
        for row in table.iter(f"{W}tr"):
            if row.find(f"{W}tc") is None and row.find(f"{W}sdt") is None:
                yield "a row without a cell"
            if [cell.get(f"{W}w") for cell in row.iter(f"{W}tcW")] != widths:
                yield "a row is not as wide as its grid"


def _fields(tree: etree._Element) -> Iterator[str]:
    depth = 0
    for mark in tree.iter(f"{W}fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[str(mark.get(f"{W}fldCharType"))]
        if depth < 0:
            yield "a field ends that never began"
    if depth > 0:
        yield "a field never ends"


def _ids(tree: etree._Element) -> Iterator[str]:
    starts = [start.get(f"{W}id") for start in tree.iter(f"{W}bookmarkStart")]
    ends = [end.get(f"{W}id") for end in tree.iter(f"{W}bookmarkEnd")]
    if sorted(map(str, starts)) != sorted(map(str, ends)):
        yield "a bookmark never ends, or never began"
    names = [str(start.get(f"{W}name")) for start in tree.iter(f"{W}bookmarkStart")]
    controls = [element.get(f"{W}val") for element in tree.iterfind(f".//{W}sdtPr/{W}id")]
    pictures = [picture.get("id") for picture in tree.iter(f"{WP}docPr")]
    for kind, found in (
        ("bookmark ids", starts),
        ("bookmark names", names),
        ("control ids", controls),
        ("picture ids", pictures),
    ):
        if len(found) != len(set(found)):
            yield f"twin {kind}"
    yield from (f"bookmark name of over 40 characters {name}" for name in names if len(name) > 40)
    for link in tree.iter(f"{W}hyperlink"):
        if link.get(f"{W}anchor") not in {None, *names}:
            yield f"a link to {link.get(f'{W}anchor')}, which is no bookmark"
