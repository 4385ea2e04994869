"""A file that came back: whether it can be read, and those of its parts that tell of a change."""

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from conventions.base.findings import Finding, Place
from conventions.base.safety import check_zip
from conventions.word import codes
from conventions.word.around import Around, is_around, lines_around
from conventions.word.issue import NAMESPACE
from conventions.word.returned.remarks import PARTS

if TYPE_CHECKING:
    from lxml import etree

_BEGINS = {
    b"%PDF-": "PDF",
    b"{\\rtf": "Rich Text (.rtf)",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "Word 97–2003 (.doc)",
}
"""What files of other programs begin with."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What Word puts round a .docx with a password."""
_OPEN_DOCUMENT = re.compile(
    rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.", re.DOTALL
)

_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}document"
"""The body as Word saves it in the strict form of the standard: all its names are other ones."""
_DOCUMENT = "word/document.xml"
_ITEMS = "customXml/item"
_RELATIONS = "_rels/.rels"
_ABOUT = "docProps/app.xml"
_PROGRAM = re.compile("<Application>([^<]*)")
_JOINER = "\N{ZERO WIDTH JOINER}</w:t>".encode(), b"</w:t>"
"""LibreOffice puts one into a row that was inserted with changes tracked."""
_MAIN = re.compile(
    r'Type="[^"]*/officeDocument"[^>]*Target="/?([^"]+)"'
    r'|Target="/?([^"]+)"[^>]*Type="[^"]*/officeDocument"'
)
"""Some programs call the main part otherwise."""


@dataclass
class Parts:
    """The body, none where it is absent or no XML; what went out with it; remarks; heads, feet.

    ``program`` is the one that saved the file, as it calls itself.
    """

    body: "etree._Element | None" = None
    issues: list["etree._Element"] = field(default_factory=list)
    remarks: list["etree._Element"] = field(default_factory=list)
    around: list[Around] = field(default_factory=list)
    program: str = ""


def opened(data: bytes, file: str) -> tuple[Parts, tuple[Finding, ...]]:
    """The parts of a file that came back, and why it cannot be read, if something speaks for it."""
    place, other = Place(file), _other_format(data)
    if other:
        return Parts(), (Finding(codes.NOT_DOCX, "", {"format": other}, place),)
    trouble = check_zip(data, file)
    if trouble:
        return Parts(), trouble
    parts = _parts(data)
    if parts.body is None:
        return parts, (Finding(codes.DAMAGED, place=place),)
    if parts.body.tag == _STRICT:
        return parts, (Finding(codes.NOT_DOCX, "", {"format": "Strict Open XML"}, place),)
    return parts, ()


def _other_format(data: bytes) -> str:
    """What these bytes are if they are a text, but no .docx; empty if nothing says so."""
    if _OPEN_DOCUMENT.match(data):
        return "OpenDocument (.odt)"
    found = next((name for begin, name in _BEGINS.items() if data.startswith(begin)), "")
    return "Word (.docx), protected with a password" if found and _LOCKED in data else found


def _parts(data: bytes) -> Parts:
    """The parts of a file that was checked."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    parts = Parts()
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        relations = archive.read(_RELATIONS) if _RELATIONS in names else b""
        found = _MAIN.search(relations.decode("utf-8", "replace"))
        main = (found[1] or found[2]) if found else _DOCUMENT
        about = archive.read(_ABOUT) if _ABOUT in names else b""
        program = _PROGRAM.search(about.decode("utf-8", "replace"))
        parts.program = program[1] if program else ""
        for name in names:
            folder, _, part = name.rpartition("/")
            remark = folder == main.rpartition("/")[0] and PARTS.fullmatch(part)
            ours = name.startswith(_ITEMS) and name.endswith(".xml")
            try:
                if is_around(name):
                    parts.around += lines_around(archive.read(name))
                elif name == main or ours or remark:
                    root = etree.fromstring(archive.read(name).replace(*_JOINER), parser)
            except etree.XMLSyntaxError:
                continue
            if name == main:
                parts.body = root
            elif remark:
                parts.remarks.append(root)
            elif ours and root.tag == f"{{{NAMESPACE}}}issue":
                parts.issues.append(root)
    return parts
