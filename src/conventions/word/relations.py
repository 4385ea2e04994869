"""The parts of a package and how they refer to each other, as XML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part as OpenedPart
from docx.oxml.parser import parse_xml
from lxml import etree

from conventions.base.errors import InvalidDocument
from conventions.word.issue import ISSUE_PART, NAMESPACE, PROPERTIES_PART
from conventions.word.markup import DECLARATION, RELATIONS, escaped
from conventions.word.package import CONTENT_TYPES, Member, deflated

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
ITEM_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
ITEM_PROPERTIES = DECLARATION + (
    '<ds:datastoreItem ds:itemID="{6D0C8B52-4E0F-5B0B-9C5A-0C5B1B7E8A11}"'
    ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
    "</ds:datastoreItem>"
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part is to another: its id there, its type, and where it leads."""

    identity: str
    type: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part by its name in the archive. ``content`` is none while each document writes its own."""

    name: str
    type: str
    content: bytes | None
    relations: tuple[Relation, ...] = ()


def reached(start: Iterable[OpenedPart]) -> Iterator[Part]:
    """The parts and all they refer to, each once.

    Raises:
        InvalidDocument: a part would be fetched from elsewhere when the file is opened. A
            hyperlink may lead out: it is followed only when somebody clicks on it.
        XMLSyntaxError: a part is no XML, though it says so.
        KeyError: a part refers to what it has no relation to.
    """
    waiting, seen = list(start), set()
    while waiting:
        part = waiting.pop()
        if part.partname in seen:
            continue
        seen.add(part.partname)
        relations = tuple(_relations(part))
        waiting += [rel.target_part for rel in part.rels.values() if not rel.is_external]
        if part.content_type.endswith("xml"):
            _refuse_dangling(parse_xml(part.blob), {relation.identity for relation in relations})
        name = str(part.partname).removeprefix("/")
        yield Part(name, part.content_type, part.blob, relations)


def _refuse_dangling(tree: etree._Element, known: set[str]) -> None:
    for element in tree.iter():
        for name, value in element.attrib.items():
            if str(name).startswith(f"{{{RELATIONS}}}") and value not in known:
                raise KeyError(value)


def _relations(part: OpenedPart) -> Iterator[Relation]:
    for identity, rel in sorted(part.rels.items()):
        if rel.is_external and rel.reltype != RELATIONSHIP_TYPE.HYPERLINK:
            raise InvalidDocument(f"the base fetches {rel.target_ref} when it is opened", ())
        target = rel.target_ref if rel.is_external else str(rel.target_part.partname)
        yield Relation(identity, rel.reltype, target, rel.is_external)


def issued(parts: Iterable[Part], document: str) -> Mapping[str, Member]:
    """The members that a document which is to come back has besides, or has otherwise."""
    known = {part.name: part for part in parts}
    main = known[document]
    number = len(main.relations) + 1
    leads = Relation(f"rId{number}", RELATIONSHIP_TYPE.CUSTOM_XML, f"/{ISSUE_PART}")
    properties = "customXml/itemProps1.xml"
    described = Relation("rId1", RELATIONSHIP_TYPE.CUSTOM_XML_PROPS, f"/{properties}")
    folder, _, file = document.rpartition("/")
    types = {part.name: part.type for part in known.values()}
    types |= {PROPERTIES_PART: CUSTOM_TYPE, properties: ITEM_TYPE}
    custom = Relation("rId4", RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, f"/{PROPERTIES_PART}")
    written = {
        f"{folder}/_rels/{file}.rels": _relations_xml((*main.relations, leads)),
        "customXml/_rels/item1.xml.rels": _relations_xml((described,)),
        properties: ITEM_PROPERTIES.encode(),
        "_rels/.rels": _relations_xml((*_top(document), custom)),
        CONTENT_TYPES: _types_xml(types),
    }
    return {name: deflated(content) for name, content in written.items()}


def members(parts: Iterable[Part], document: str) -> Mapping[str, Member]:
    """The archive's members that are the same for every document: parts, relations and types.

    ``document`` is the name of the main part.
    """
    known = {part.name: part for part in parts}
    written = {part.name: part.content for part in known.values() if part.content is not None}
    for part in known.values():
        if part.relations:
            folder, _, file = part.name.rpartition("/")
            written[f"{folder}/_rels/{file}.rels"] = _relations_xml(part.relations)
    written["_rels/.rels"] = _relations_xml(_top(document))
    written[CONTENT_TYPES] = _types_xml({part.name: part.type for part in known.values()})
    return {name: deflated(content) for name, content in written.items()}


def _top(document: str) -> tuple[Relation, ...]:
    return (
        Relation("rId1", RELATIONSHIP_TYPE.OFFICE_DOCUMENT, f"/{document}"),
        Relation("rId2", RELATIONSHIP_TYPE.CORE_PROPERTIES, "/docProps/core.xml"),
        Relation("rId3", RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, "/docProps/app.xml"),
    )


def _relations_xml(relations: Iterable[Relation]) -> bytes:
    links = "".join(
        f'<Relationship Id="{escaped(relation.identity)}" Type="{escaped(relation.type)}"'
        f' Target="{escaped(relation.target)}"{" TargetMode=" if relation.external else ""}'
        + ('"External"/>' if relation.external else "/>")
        for relation in relations
    )
    whole = f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
    return whole.encode()


def _types_xml(types: Mapping[str, str]) -> bytes:
    known = {**types, "docProps/core.xml": _CORE, "docProps/app.xml": _APP}
    overrides = "".join(
        f'<Override PartName="/{escaped(name)}" ContentType="{escaped(known[name])}"/>'
        for name in sorted(known)
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_RELS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()
