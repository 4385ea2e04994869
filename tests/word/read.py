"""Reading back what was written, for tests."""

from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of the file by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """One part as a tree."""
    return etree.fromstring(parts(data)[name])


def styles(data: bytes) -> dict[str, etree._Element]:
    """The styles by name."""
    return {
        str(name.get(qn("w:val"))): style
        for style in tree(data, "word/styles.xml").iter(qn("w:style"))
        for name in style.iterchildren(qn("w:name"))
    }


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """The file with each ``old`` in one part replaced, which must be there."""
    assert old in parts(data)[name].decode()
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for member, content in parts(data).items():
            text = content.replace(old.encode(), new.encode()) if member == name else content
            archive.writestr(member, text)
    return buffer.getvalue()
