"""What a document with tracked changes says once all of them are accepted, or rejected.

Written against the standard (ISO/IEC 29500-1, 17.13.5), not against our writer.
"""

from io import BytesIO
from typing import Literal
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree

Said = list[tuple[str, str]]
"""Style and text of each paragraph, in cells too."""


def said(docx: bytes, part: str = "word/document.xml") -> Said:
    """The paragraphs of a document in which nothing is tracked."""
    return resolved(docx, "accept", part)


def resolved(
    docx: bytes, how: Literal["accept", "reject"], part: str = "word/document.xml"
) -> Said:
    """The paragraphs after accepting or rejecting everything."""
    with ZipFile(BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read(part))
    gone, kept = ("w:del", "w:ins") if how == "accept" else ("w:ins", "w:del")
    for row in list(root.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{qn(gone)}") is not None:
            parent = row.getparent()
            assert parent is not None
            parent.remove(row)
    for table in list(root.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            parent = table.getparent()
            assert parent is not None
            parent.remove(table)
    if how == "reject":
        for change in root.iter(qn("w:pPrChange")):
            style = change.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            properties = change.getparent()
            assert style is not None
            assert properties is not None
            properties.replace(properties[0], style)
    found: Said = []
    lead = ""
    for paragraph in root.iter(qn("w:p")):
        text = lead + "".join(_text(paragraph, gone))
        lead = ""
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(gone)}") is not None:
            lead = text  # without its mark it is one with the next
            continue
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        found.append(("" if style is None else str(style.get(qn("w:val"))), text))
    assert not lead, "the last paragraph may not go and leave words"
    assert root.find(f".//{qn(kept)}//{qn(gone)}") is None
    return found


def _text(paragraph: etree._Element, gone: str) -> list[str]:
    words = []
    for node in paragraph.iter():
        if any(above.tag == qn(gone) for above in node.iterancestors()):
            continue
        if node.tag in (qn("w:t"), qn("w:delText")):
            words.append(node.text or "")
        elif node.tag == qn("w:tab"):
            words.append("\t")
        elif node.tag == qn("w:br"):
            words.append("\n")
    return words
