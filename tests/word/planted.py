"""Twenty-eight faults, each planted alone in a sound file: what validators must not miss."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from tests.word.corporate import corporate
from tests.word.read import changed
from tests.word.sample import DOCUMENT

from conventions.word.package import Member, deflated, zipped
from conventions.word.writer import write

BODY = "word/document.xml"
STYLES = "word/styles.xml"
TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
CLAUSE = '<w:pStyle w:val="Clause2"/>'
"""The office has a style of its own with the id that ours has."""


@cache
def sound() -> bytes:
    """A file with a letterhead, a picture, controls, tables, and a comment."""
    guide = {"subject": ("Was dieser Abschnitt regelt.",)}
    return write(DOCUMENT, corporate(), guide=guide)


def in_body(old: str, new: str) -> Callable[[], bytes]:
    """The fault of writing something else in the text, at the first place."""
    return in_part(BODY, old, new)


def in_part(part: str, old: str, new: str) -> Callable[[], bytes]:
    """The fault of writing something else in a part, at the first place."""

    def planted() -> bytes:
        with ZipFile(BytesIO(sound())) as archive:
            text = archive.read(part).decode()
        found = re.search(old, text, re.DOTALL)
        assert found, f"{old} is not in {part}"
        fault = found.expand(new)
        return _written(part, f"{text[: found.start()]}{fault}{text[found.end() :]}".encode())

    return planted


def _written(part: str, content: bytes) -> bytes:
    members: dict[str, Member] = {}
    with ZipFile(BytesIO(sound())) as archive:
        for name in archive.namelist():
            members[name] = deflated(content if name == part else archive.read(name))
    return zipped(members)


def _twin_member() -> bytes:
    import warnings

    buffer = BytesIO(sound())
    with ZipFile(buffer, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(STYLES, b"<a/>")
    return buffer.getvalue()


def _picture_without_type() -> bytes:
    data = sound()
    with ZipFile(BytesIO(data)) as archive:
        types = archive.read(TYPES).decode()
    found = re.search(r'<[^>]*(?:PartName="/[^"]*|Extension=")png"[^>]*/>', types)
    assert found
    return changed(data, TYPES, found[0], "")


FAULTS: dict[str, Callable[[], bytes]] = {
    "a cell without a paragraph": in_body(r"(</w:tcPr>)<w:p>.*?</w:p>(</w:tc>)", r"\1\2"),
    "a row without a cell": in_body(r"(</w:tblGrid>)", r"\1<w:tr/>"),
    "an unknown paragraph style": in_body('w:pStyle w:val="Clause2"', 'w:pStyle w:val="Klausel"'),
    "an unknown list": in_body(
        CLAUSE, f'{CLAUSE}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
    ),
    "text in a deletion": in_body(
        "<w:r><w:t ", r'<w:del w:id="900" w:author="A"><w:r><w:t>x</w:t></w:r></w:del>\g<0>'
    ),
    "twin bookmark names": in_body(
        r'(<w:bookmarkStart w:id=")[0-9]+(" w:name="[^"]*"/>)',
        r'\g<0>\g<1>990\2<w:bookmarkEnd w:id="990"/>',
    ),
    "a bookmark that never ends": in_body("<w:bookmarkEnd [^>]*/>", ""),
    "a field that never ends": in_part(
        "word/footer-first.xml", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""
    ),
    "twin control ids": in_body(
        "<w:r><w:t ",
        2 * '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent/></w:sdt>' + r"\g<0>",
    ),
    "stray text": in_body("</w:tr>", r"\g<0>stray"),
    "Jinja left over": in_body("Bienne", "{{ place }}"),
    "twin members": _twin_member,
    "a picture without a content type": _picture_without_type,
    "properties of a paragraph in the wrong order": in_body(
        CLAUSE, f'<w:jc w:val="left"/>{CLAUSE}'
    ),
    "properties of a cell in the wrong order": in_body(
        r"(<w:tcPr>)(<w:tcW [^>]*/>)", r'\1<w:vAlign w:val="top"/>\2'
    ),
    "settings in the wrong order": in_part(
        "word/settings.xml", r"(<w:zoom [^>]*/>)(.*)(</w:settings>)", r"\2\1\3"
    ),
    "a highlight in a style": in_part(
        STYLES, r'(<w:style [^>]*w:styleId="Value".*?<w:rPr>)', r'\1<w:highlight w:val="yelow"/>'
    ),
    "an unknown element": in_body("<w:r><w:t ", r"<w:foo/>\g<0>"),
    "an unknown value": in_body(CLAUSE, f'{CLAUSE}<w:jc w:val="middle"/>'),
    "a number that is none": in_body('<w:tcW w:w="[0-9]+"', '<w:tcW w:w="wide"'),
    "a relation to nothing": in_part(RELATIONS, "fontTable.xml", "fonts.xml"),
    "a relation that is not there": in_body('r:id="rId[0-9]+"', 'r:id="rId99"'),
    "a content type for nothing": in_part(TYPES, "/word/settings.xml", "/word/set.xml"),
    "malformed": in_body("</w:body>", ""),
    "twin picture ids": in_part(
        "word/header1.xml", "<w:r><w:drawing>.*?</w:drawing></w:r>", r"\g<0>\g<0>"
    ),
    "a comment that is not there": in_part("word/comments.xml", 'w:id="0"', 'w:id="8"'),
    "properties twice": in_body("(<w:p>)(<w:pPr>.*?</w:pPr>)", r"\1\2\2"),
    "a run outside of a paragraph": in_body("<w:body>", r"\g<0><w:r><w:t>x</w:t></w:r>"),
}
"""Each fault by name, and how it is planted."""
