"""A base .docx, opened once: its styles, page set-up and letterhead, ready to be written around.

python-docx opens it; what the text does not change is kept deflated, so that a document costs only
its own parts. Taken over: styles, numbering, fonts, theme, and the heads and feet of its last
section with their pictures. Left behind: its text, notes, comments, properties, and settings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from zipfile import BadZipFile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part as OpenedPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml import etree

from conventions.base.errors import InvalidDocument
from conventions.base.resources import templates
from conventions.word.letterhead import (
    Slot,
    last_section,
    refer,
    references,
    slots,
    text_width,
)
from conventions.word.markup import NAMESPACES
from conventions.word.package import Member
from conventions.word.properties import settings
from conventions.word.relations import MIME, Part, Relation, issued, members, reached
from conventions.word.roles import TABBED, Role
from conventions.word.stylesheet import complete, count, resolve, speak, widen

_DOCUMENT = "word/document.xml"
_OWN = {
    RELATIONSHIP_TYPE.STYLES: ("word/styles.xml", f"{MIME}styles+xml"),
    RELATIONSHIP_TYPE.NUMBERING: ("word/numbering.xml", f"{MIME}numbering+xml"),
    RELATIONSHIP_TYPE.SETTINGS: ("word/settings.xml", f"{MIME}settings+xml"),
}
"""The parts that are written anew for a base."""
_CARRIED = (RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.FONT_TABLE, RELATIONSHIP_TYPE.THEME)
"""The parts that are carried over with what they refer to: pictures of bullets, fonts."""
_FRAME = {"header": RELATIONSHIP_TYPE.HEADER, "footer": RELATIONSHIP_TYPE.FOOTER}
_PAGE_SETTINGS = (
    *("w:mirrorMargins", "w:gutterAtTop", "w:defaultTabStop", "w:autoHyphenation"),
    *("w:consecutiveHyphenLimit", "w:hyphenationZone", "w:doNotHyphenateCaps"),
    "w:evenAndOddHeaders",
)
_BROKEN = (
    *(BadZipFile, OpcError, etree.XMLSyntaxError),
    *(AttributeError, KeyError, TypeError, ValueError),
)
"""What python-docx raises on a file that is not, or only in part, a Word document: all of these."""


@dataclass(frozen=True, slots=True)
class Base:
    """A base ready for use: ids of styles by role, text width, page set-up, and its other parts.

    ``width`` is in twentieths of a point; ``section`` is the page set-up as XML. ``issued`` are
    the parts that a document which is to come back has besides, or has otherwise.
    """

    styles: Mapping[Role, str]
    width: int
    section: str
    slots: tuple[Slot, ...]
    members: Mapping[str, Member]
    issued: Mapping[str, Member]


def default_base() -> bytes:
    """Our own base: styles only, no letterhead."""
    return (templates() / "base.docx").read_bytes()


@lru_cache(maxsize=16)
def opened(data: bytes, language: str) -> Base:
    """The base for documents in one language (``fr-CH``), opened once and kept.

    Raises:
        InvalidDocument: it is no Word document, or a part of it would be fetched from elsewhere.
    """
    try:
        return _opened(data, language)
    except _BROKEN as error:
        raise InvalidDocument(f"the base is no Word document: {error}", ()) from error


def _opened(data: bytes, language: str) -> Base:
    main = _main(data)
    trees = {kind: _tree(main, kind) for kind in _OWN}
    styles, numbering = trees[RELATIONSHIP_TYPE.STYLES], trees[RELATIONSHIP_TYPE.NUMBERING]
    if data != (own := default_base()):
        ours = _main(own)
        complete(styles, _tree(ours, RELATIONSHIP_TYPE.STYLES))
        count(styles, numbering, _tree(ours, RELATIONSHIP_TYPE.NUMBERING), resolve(styles))
    roles, section = resolve(styles), last_section(main)
    width, kept = text_width(section), _kept_settings(trees[RELATIONSHIP_TYPE.SETTINGS])
    speak(styles, language)
    widen(styles, roles, width)
    even = any("evenAndOddHeaders" in setting for setting in kept)
    heads = tuple(slots(main, section, {roles[role] for role in TABBED}, even=even))
    contents = {
        RELATIONSHIP_TYPE.STYLES: etree.tostring(styles),
        RELATIONSHIP_TYPE.NUMBERING: etree.tostring(numbering),
        RELATIONSHIP_TYPE.SETTINGS: settings(language, kept).encode(),
    }
    parts = _parts(main, section, heads, contents)
    written = etree.tostring(section, encoding="unicode")
    fixed, besides = members(parts, _DOCUMENT), issued(parts, _DOCUMENT)
    return Base(roles, width, written, heads, fixed, besides)


def _main(data: bytes) -> DocumentPart:
    return Document(BytesIO(data)).part


def _tree(main: DocumentPart, kind: str) -> etree._Element:
    """The part of a kind as a tree; an empty one where the base has none."""
    for rel in main.rels.values():
        if rel.reltype == kind:
            return parse_xml(rel.target_part.blob)
    root = _OWN[kind][0].removeprefix("word/").removesuffix(".xml")
    return parse_xml(f"<w:{root} {NAMESPACES}/>")


def _kept_settings(tree: etree._Element) -> tuple[str, ...]:
    """What the settings of a base say about its pages, as XML in its order."""
    wanted = {qn(name) for name in _PAGE_SETTINGS}
    found = [child for child in tree if child.tag in wanted]
    for child in found:
        child.tail = None
    return tuple(etree.tostring(child, encoding="unicode") for child in found)


def _parts(
    main: DocumentPart,
    section: etree._Element,
    heads: tuple[Slot, ...],
    contents: Mapping[str, bytes],
) -> tuple[Part, ...]:
    """Every part but the properties. The heads and feet of ``section`` get their ids here."""
    names = {kind: name for kind, (name, _) in _OWN.items()}
    carried = []
    for rel in main.rels.values():
        if rel.reltype in _CARRIED:
            carried.append(rel.target_part)
            names[rel.reltype] = _name(rel.target_part)
    framed = [main.related_parts[str(found.get(qn("r:id")))] for found in references(section)]
    parts = {part.name: part for part in reached((*carried, *framed))}
    for kind, (_, mime) in _OWN.items():
        known = parts.get(names[kind])
        relations = known.relations if known else ()
        parts[names[kind]] = Part(names[kind], mime, contents[kind], relations)
    links = list(names.items())
    for found, part in zip(references(section), framed, strict=True):
        found.set(qn("r:id"), f"rId{len(links) + 1}")
        kind = "header" if found.tag == qn("w:headerReference") else "footer"
        links.append((_FRAME[kind], _name(part)))
    for slot in heads:
        known = parts.get(slot.name)
        if known is None:
            refer(section, slot, f"rId{len(links) + 1}")
            links.append((_FRAME[slot.kind], slot.name))
        relations = known.relations if known else ()
        parts[slot.name] = Part(slot.name, f"{MIME}{slot.kind}+xml", None, relations)
    leads = tuple(
        Relation(f"rId{index}", kind, f"/{name}")
        for index, (kind, name) in enumerate(links, start=1)
    )
    parts[_DOCUMENT] = Part(_DOCUMENT, f"{MIME}document.main+xml", None, leads)
    return tuple(parts.values())


def _name(part: OpenedPart) -> str:
    return str(part.partname).removeprefix("/")
