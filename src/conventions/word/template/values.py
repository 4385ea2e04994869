"""A filled part made sound: values in controls, gaps in colour, no twin ids, no empty cell."""

from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from conventions.base.language import Language
from conventions.drafting.blocks import Gap, Run, Value
from conventions.drafting.marks import runs_from
from conventions.word.control import alias, tag
from conventions.word.template.place import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FIRST_MARK = "\ue000"
_LAST_MARK = "\ue006"


@dataclass
class Written:
    """What was written so far in all parts: the gaps, and the numbers that are taken."""

    language: Language
    gaps: list[Gap] = field(default_factory=list)
    controls: int = 0
    drawings: int = 0


def settled(xml: str, written: Written) -> bytes:
    """The XML of a filled part as bytes, with its marks turned into controls."""
    tree = etree.fromstring(xml.encode())
    for text in list(tree.iter(f"{W}t")):
        if any(_FIRST_MARK <= character <= _LAST_MARK for character in text.text or ""):
            _spread(text, written)
    _renumber(tree, written)
    _complete(tree)
    return etree.tostring(tree, encoding="UTF-8", standalone=True)


def _spread(text: etree._Element, written: Written) -> None:
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
                run.addprevious(_piece(piece, look, written, nested=nested))
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
    piece: Run, look: etree._Element | None, written: Written, *, nested: bool
) -> etree._Element:
    run = _run(look)
    shown = etree.SubElement(run, f"{W}t")
    shown.text = piece.text
    shown.set(_SPACE, "preserve")
    if isinstance(piece, Gap):
        written.gaps.append(piece)
        _highlight(run)
    path = piece.path if isinstance(piece, Gap | Value) else ""
    return run if nested or not path else _controlled(run, path, written)


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


def _controlled(run: etree._Element, path: str, written: Written) -> etree._Element:
    written.controls += 1
    control = etree.Element(f"{W}sdt")
    properties = etree.SubElement(control, f"{W}sdtPr")
    title = alias(path, written.language)
    for name, value in (("alias", title), ("tag", tag(path)), ("id", str(written.controls))):
        etree.SubElement(properties, f"{W}{name}", {f"{W}val": value})
    etree.SubElement(properties, f"{W}text")
    etree.SubElement(control, f"{W}sdtContent").append(run)
    return control


def _renumber(tree: etree._Element, written: Written) -> None:
    """What a loop has copied gets numbers of its own; twin bookmarks and paragraph ids go."""
    taken = {str(written.controls - at) for at in range(written.controls)}
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
