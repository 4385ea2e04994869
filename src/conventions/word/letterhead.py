"""What a base brings at the head and foot of its pages, and where ours is written among it."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml import etree

from conventions.word.markup import DECLARATION, NAMESPACES

Kind = Literal["header", "footer"]
Place = Literal["default", "first", "even"]

_ROOTS: dict[Kind, str] = {"header": "hdr", "footer": "ftr"}
_CONTENT = ("w:t", "w:drawing", "w:pict", "w:object")


@dataclass(frozen=True, slots=True)
class Slot:
    """A head or foot: the name of its part, and the XML before and after what we write in it.

    ``own`` says that the base has something in it.
    """

    name: str
    kind: Kind
    place: Place
    own: bool
    before: str
    after: str


def last_section(main: DocumentPart) -> etree._Element:
    """A copy of the last section's page set-up, which takes over heads and feet from those before.

    A section without a head of some kind shows that of the section before it.
    """
    sections = list(main.element.iter(qn("w:sectPr")))
    written = etree.tostring(sections[-1]) if sections else f"<w:sectPr {NAMESPACES}/>"
    section: etree._Element = parse_xml(written)
    latest: dict[tuple[str, str], etree._Element] = {}
    for found in sections:
        for reference in references(found):
            kind = (str(reference.tag), str(reference.get(qn("w:type"))))
            latest[kind] = deepcopy(reference)
    for old in references(section):
        section.remove(old)
    for place, reference in enumerate(latest.values()):
        section.insert(place, reference)
    for attribute in [name for name in section.attrib if "rsid" in str(name)]:
        del section.attrib[attribute]
    kind_of_break = section.find(qn("w:type"))
    if kind_of_break is not None:
        section.remove(kind_of_break)
    etree.cleanup_namespaces(section, keep_ns_prefixes=["w", "r"])
    return section


def text_width(section: etree._Element) -> int:
    """The width between the margins, in twentieths of a point; A4 if the page has no size."""

    def of(tag: str, attribute: str, default: int) -> int:
        found = section.find(qn(tag))
        text = None if found is None else found.get(qn(attribute))
        return default if text is None else int(text)

    margins = sum(of("w:pgMar", f"w:{side}", 1417) for side in ("left", "right"))
    return of("w:pgSz", "w:w", 11906) - margins - of("w:pgMar", "w:gutter", 0)


def slots(
    main: DocumentPart, section: etree._Element, ours: set[str], *, even: bool
) -> Iterator[Slot]:
    """The heads and feet to write, for the first page only if the base sets it apart.

    A foot that counts its pages already is left alone. Paragraphs in one of our styles are what a
    draft of ours wrote there, before an official made a base of it: they are written anew.
    """
    places: list[Place] = ["default"]
    title = section.find(qn("w:titlePg"))
    if title is not None and title.get(qn("w:val")) in (None, "1", "true", "on"):
        places.append("first")
    if even:
        places.append("even")
    for kind, root in _ROOTS.items():
        for place in places:
            reference = section.find(f'{qn(f"w:{kind}Reference")}[@{qn("w:type")}="{place}"]')
            if reference is None:
                opening = f"{DECLARATION}<w:{root} {NAMESPACES}>"
                yield Slot(f"word/{kind}-{place}.xml", kind, place, False, opening, f"</w:{root}>")
                continue
            part = main.related_parts[str(reference.get(qn("r:id")))]
            tree = parse_xml(part.blob)
            _remove_ours(tree, ours)
            if kind == "footer" and _counts_pages(tree):
                continue
            own = any(tree.find(f".//{qn(tag)}") is not None for tag in _CONTENT)
            if not own:
                _empty(tree)
            before, after = _around_the_end(tree)
            yield Slot(str(part.partname).removeprefix("/"), kind, place, own, before, after)


def _around_the_end(tree: etree._Element) -> tuple[str, str]:
    """The XML of a head up to its closing tag, and that tag."""
    written = etree.tostring(tree, encoding="unicode")
    end = written.rfind("</")
    return DECLARATION + written[:end], written[end:]


def references(section: etree._Element) -> list[etree._Element]:
    """Where a section names its heads and feet."""
    return [
        child
        for child in section
        if child.tag in (qn("w:headerReference"), qn("w:footerReference"))
    ]


def refer(section: etree._Element, slot: Slot, identity: str) -> None:
    """Has the section show a head or foot that the base does not have."""
    names = {qn("w:type"): slot.place, qn("r:id"): identity}
    section.insert(len(references(section)), etree.Element(qn(f"w:{slot.kind}Reference"), names))


def _remove_ours(tree: etree._Element, ours: set[str]) -> None:
    for style in list(tree.iter(qn("w:pStyle"))):
        if style.get(qn("w:val")) in ours:
            paragraph = next(style.iterancestors(qn("w:p")))
            parent = paragraph.getparent()
            if parent is not None:
                parent.remove(paragraph)


def _counts_pages(tree: etree._Element) -> bool:
    complex_fields = [text.text or "" for text in tree.iter(qn("w:instrText"))]
    simple_fields = [str(found.get(qn("w:instr"))) for found in tree.iter(qn("w:fldSimple"))]
    return any("PAGE" in instruction for instruction in complex_fields + simple_fields)


def _empty(tree: etree._Element) -> None:
    for child in list(tree):
        tree.remove(child)
    # Text, however empty, keeps the root from being written as one closed tag.
    tree.text = ""
