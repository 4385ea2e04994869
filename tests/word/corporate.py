"""An office's own .docx, as Word in German would save it: letterhead, own styles, old text."""

import struct
import zlib
from io import BytesIO

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm

OLD_TEXT = "Vereinbarung mit Frau Muster"
LETTERHEAD = "STADT BIEL"
LOOK = "4A7729"


def corporate(*, pages: bool = False) -> bytes:
    """The file; with ``pages``, its foot counts its pages already."""
    document = docx.Document()
    _localise(document)
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(21), Cm(3), Cm(2)
    section.different_first_page_header_footer = True
    head = section.first_page_header.paragraphs[0]
    head.text = LETTERHEAD
    head.add_run().add_picture(BytesIO(_picture()))
    section.footer.paragraphs[0].text = "Seite " if pages else ""
    if pages:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " PAGE ")
        section.footer.paragraphs[0]._p.append(field)
    document.add_paragraph(OLD_TEXT, style="List Bullet")
    document.add_picture(BytesIO(_picture()))
    document.core_properties.author = "Frau Muster"
    document.add_comment(document.paragraphs[0].runs, "Muster", "Frau Muster", "FM")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _localise(document: docx.document.Document) -> None:
    heading = document.styles["Heading 1"]
    heading.element.set(qn("w:styleId"), "berschrift1")
    heading.element.find(qn("w:rPr")).find(qn("w:color")).set(qn("w:val"), LOOK)
    for reference in document.styles.element.iter(qn("w:next"), qn("w:basedOn"), qn("w:link")):
        if reference.get(qn("w:val")) == "Heading1":
            reference.set(qn("w:val"), "berschrift1")
    # A style whose id is that of one of ours, and one of another kind with the name of ours.
    taken = document.styles.add_style("Klausel", WD_STYLE_TYPE.PARAGRAPH)
    taken.element.set(qn("w:styleId"), "Clause")
    document.styles.add_style("Note", WD_STYLE_TYPE.CHARACTER)


def _picture() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\0\x4a\x77\x29")
    chunks = (chunk(b"IHDR", header), chunk(b"IDAT", pixel), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
