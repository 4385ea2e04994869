"""A filled part made sound: values in controls, gaps in colour, no twin ids, no empty cell."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from conventions.drafting.blocks import Gap, Run, Value
from conventions.drafting.marks import runs_from
from conventions.word.control import Print, Register, alias, control_bookmark, tag
from conventions.word.template.place import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FIRST_MARK = "\ue000"
_LAST_MARK = "\ue007"
OWN = "clause"
"""The kind of an own clause: it is no field, its paragraphs are told as a whole."""
PARAGRAPH = "\ue008"
"""Between the paragraphs of an own clause."""
FIRST_BOOKMARK = 400_000
"""Above the numbers that a program gives to the bookmarks of a document."""


@dataclass
class Written:
    """What was written so far in all parts: the gaps, the fields, the numbers that are taken.

    ``clauses`` are the keys of own clauses by the paragraphs that they are made of.
    """

    register: Register
    gaps: list[Gap] = field(default_factory=list)
    clauses: dict[etree._Element, str] = field(default_factory=dict)
    drawings: int = 0
    bookmarks: Iterator[int] = field(default_factory=lambda: count(FIRST_BOOKMARK))


def settled(xml: str, written: Written, *, body: bool) -> etree._Element:
    """The XML of a filled part, its marks turned into controls; in the body, inside bookmarks."""
    tree = etree.fromstring(xml.encode())
    for text in list(tree.iter(f"{W}t")):
        if any(_FIRST_MARK <= character <= _LAST_MARK for character in text.text or ""):
            _spread(text, written, body=body)
    _renumber(tree, written)
    _complete(tree)
    return tree


def _spread(text: etree._Element, written: Written, *, body: bool) -> None:
    """A run of its own for each value of a text; what was in the run with it stays around."""
    run = text.getparent()
    if run is None or run.tag != f"{W}r":
        return
    look = run.find(f"{W}rPr")
    nested = next(run.iterancestors(f"{W}sdt"), None) is not None
    for child in list(run):
        if child is look:
            continue
        if child is text:
            for piece in runs_from(text.text or ""):
                if isinstance(piece, Value) and piece.kind == OWN:
                    _clause(piece, run, look, written)
                    continue
                for element in _piece(piece, look, written, nested=nested, body=body):
                    run.addprevious(element)
            run.remove(child)
            break
        before = _run(look)
        before.append(child)
        run.addprevious(before)
    if not [child for child in run if child is not look]:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def _piece(
    piece: Run, look: etree._Element | None, written: Written, *, nested: bool, body: bool
) -> list[etree._Element]:
    run = _worded(piece.text, look)
    if isinstance(piece, Gap):
        written.gaps.append(piece)
        _highlight(run)
    path = piece.path if isinstance(piece, Gap | Value) else ""
    if not path:
        return [run]
    identity = written.register.identity(path)
    shown = run if nested else _controlled(run, path, identity, written)
    if not body:
        return [shown]
    name = control_bookmark(identity)
    kind = piece.kind if isinstance(piece, Gap | Value) else ""
    gap = isinstance(piece, Gap)
    written.register.prints.append(Print(name, tag(path), path, kind, piece.text, gap=gap))
    number = str(next(written.bookmarks))
    begin = etree.Element(f"{W}bookmarkStart", {f"{W}id": number, f"{W}name": name})
    return [begin, shown, etree.Element(f"{W}bookmarkEnd", {f"{W}id": number})]


def _clause(
    piece: Value, run: etree._Element, look: etree._Element | None, written: Written
) -> None:
    """An own clause: its first paragraph where the run is, the others behind, in the same look."""
    first, *others = piece.text.split(PARAGRAPH)
    run.addprevious(_worded(first, look))
    paragraph = next(run.iterancestors(f"{W}p"), None)
    if paragraph is None:
        return
    key = piece.path.partition(".")[2]
    written.clauses[paragraph] = key
    for text in reversed(others):
        other = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            other.append(deepcopy(properties))
        other.append(_worded(text, look))
        paragraph.addnext(other)
        written.clauses[other] = key


def _worded(text: str, look: etree._Element | None) -> etree._Element:
    """A run of these words."""
    run = _run(look)
    shown = etree.SubElement(run, f"{W}t")
    shown.text = text
    shown.set(_SPACE, "preserve")
    return run


def _run(look: etree._Element | None) -> etree._Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(deepcopy(look))
    return run


def _highlight(run: etree._Element) -> None:
    """Makes a gap seen; ``w:highlight`` stands after size and before underline."""
    look = run.find(f"{W}rPr")
    if look is None:
        look = etree.Element(f"{W}rPr")
        run.insert(0, look)
    for old in look.findall(f"{W}highlight"):
        look.remove(old)
    after = {f"{W}{name}" for name in _BEHIND_HIGHLIGHT}
    at = next((index for index, child in enumerate(look) if child.tag in after), len(look))
    look.insert(at, etree.Element(f"{W}highlight", {f"{W}val": "yellow"}))


_BEHIND_HIGHLIGHT = (
    *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
    *("eastAsianLayout", "specVanish", "oMath", "rPrChange"),
)


def _controlled(run: etree._Element, path: str, identity: int, written: Written) -> etree._Element:
    control = etree.Element(f"{W}sdt")
    properties = etree.SubElement(control, f"{W}sdtPr")
    title = alias(path, written.register.language)
    for name, value in (("alias", title), ("tag", tag(path)), ("id", str(identity))):
        etree.SubElement(properties, f"{W}{name}", {f"{W}val": value})
    etree.SubElement(properties, f"{W}text")
    etree.SubElement(control, f"{W}sdtContent").append(run)
    return control


def _renumber(tree: etree._Element, written: Written) -> None:
    """What a loop has copied gets numbers of its own; twin bookmarks and paragraph ids go."""
    taken = set(map(str, written.register.ids))
    for mark in list(tree.iterfind(f".//{W}sdtPr/{W}id")):
        properties = mark.getparent()
        others = properties is not None and properties.find(f"{W}tag") is None
        if str(mark.get(f"{W}val")) in taken and others and properties is not None:
            properties.remove(mark)
    for drawn in tree.iter(_DRAWN):
        written.drawings += 1
        drawn.set("id", str(written.drawings))
    for element in tree.iter():
        for name in (f"{_W14}paraId", f"{_W14}textId"):
            element.attrib.pop(name, "")
    seen: set[str] = set()
    ids: set[str] = set()
    for mark in list(tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        kind = "name" if mark.tag == f"{W}bookmarkStart" else "end"
        key = f"{mark.get(f'{W}name')}" if kind == "name" else str(mark.get(f"{W}id"))
        known = seen if kind == "name" else ids
        if key in known:
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)
        known.add(key)


def _complete(tree: etree._Element) -> None:
    """A cell ends with a paragraph, a table has rows, a part has text: else Word repairs it."""
    for table in list(tree.iter(f"{W}tbl")):
        if next(table.iter(f"{W}tr"), None) is None:
            parent = table.getparent()
            if parent is not None:
                parent.remove(table)
    for row in list(tree.iter(f"{W}tr")):
        if next(row.iter(f"{W}tc"), None) is None:
            parent = row.getparent()
            if parent is not None:
                parent.remove(row)
    for cell in tree.iter(f"{W}tc", f"{W}hdr", f"{W}ftr"):
        if not len(cell) or cell[-1].tag not in (f"{W}p", f"{W}sdt"):
            etree.SubElement(cell, f"{W}p")
