"""Templates as an office writes them, and mistakes as people make them: for tests."""

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree


def saved(document: Document) -> bytes:
    """The file."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def written(
    *paragraphs: str,
    rows: Sequence[Sequence[str]] = (),
    header: str = "",
    base: bytes | None = None,
) -> bytes:
    """A file with this text, then a table of these cells; in the styles of a base."""
    document = docx.Document(BytesIO(base) if base else None)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), max(map(len, rows)))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
    return saved(document)


def in_runs(*pieces: str, bold: Sequence[int] = ()) -> bytes:
    """A file with a paragraph in runs, as spelling and formatting cut it."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for number, piece in enumerate(pieces):
        paragraph.add_run(piece).bold = True if number in bold else None
    return saved(document)


def control(tag: str, shown: str = "Klicken", *, date: bool = False) -> etree._Element:
    """An inline control as Word writes one that was not filled in yet."""
    kind = '<w:date><w:dateFormat w:val="dd.MM.yyyy"/></w:date>' if date else "<w:text/>"
    return parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Feld"/><w:tag w:val="{tag}"/>'
        f"<w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent><w:r><w:rPr>"
        f'<w:rStyle w:val="PlaceholderText"/><w:b/></w:rPr><w:t>{shown}</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def with_controls(*tags: str) -> bytes:
    """A file with a control in a paragraph for each tag, then one row with those in brackets."""
    document = docx.Document()
    single = [tag for tag in tags if "[]" not in tag]
    for tag in single:
        document.add_paragraph("Wert: ")._p.append(control(tag))
    listed = [tag for tag in tags if "[]" in tag]
    if listed:
        table = document.add_table(1, len(listed))
        for cell, tag in zip(table.rows[0].cells, listed, strict=True):
            cell.paragraphs[0]._p.append(control(tag))
    return saved(document)


def asked(tag: str, text: str) -> bytes:
    """A file with a paragraph of this text in a block control."""
    document = docx.Document()
    paragraph = document.add_paragraph(text)
    block = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    paragraph._p.addprevious(block)
    content = block.find(qn("w:sdtContent"))
    assert content is not None
    content.append(deepcopy(paragraph._p))
    document.element.body.remove(paragraph._p)
    document.add_paragraph("Ende")
    return saved(document)


def texts(data: bytes) -> list[str]:
    """The text of each paragraph, those of tables and controls too."""
    body = docx.Document(BytesIO(data)).element
    return [
        "".join(str(text.text or "") for text in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    ]
