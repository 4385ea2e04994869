"""Whatever became of the XML of a draft, reading it says something and never raises."""

from datetime import date
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.word.read import parts
from tests.word.returning import DOCUMENT, zipped

from conventions.agreement import load_draft
from conventions.word import draft
from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read

ROOT = Path(__file__).resolve().parents[3]
SOURCE = load_draft(ROOT / "examples/minimal/agreement.fr.yaml")
SENT = parts(draft(SOURCE, "fr", created=date(2026, 11, 22)))
EDITED = (DOCUMENT, "word/header-default.xml", "customXml/item1.xml")


def harmed(content: bytes, chance: Random, times: int) -> bytes:
    """The part with elements taken out, unwrapped, renamed, moved and stripped of attributes."""
    root = etree.fromstring(content)
    for _ in range(times):
        elements = [each for each in root.iter() if each is not root]
        if not elements:
            break
        element, other = chance.choice(elements), chance.choice(elements)
        parent = element.getparent()
        assert parent is not None
        how = chance.randrange(5)
        if how == 0:
            parent.remove(element)
        elif how == 1:
            for child in reversed(list(element)):
                element.addnext(child)
            parent.remove(element)
        elif how == 2:
            element.tag = other.tag
        elif how == 3 and element not in (other, *other.iterancestors()):
            other.append(element)
        else:
            element.attrib.clear()
    return etree.tostring(root)


@given(st.integers(0, 10**9), st.sampled_from([1, 5, 60]), st.sampled_from(EDITED))
@settings(max_examples=25, deadline=None)
def test_no_shape_raises(seed: int, times: int, part: str) -> None:
    members = {**SENT, part: harmed(SENT[part], Random(seed), times)}
    reading = read(zipped(members), SOURCE, "back.docx")
    assert reading.issue is not None or reading.findings
    merged(reading, SOURCE)


def test_a_row_outside_of_tables_and_text_outside_of_paragraphs_are_read() -> None:
    row = "<w:tr><w:tc><w:p><w:r><w:t>seul</w:t></w:r></w:p></w:tc></w:tr>"
    body = SENT[DOCUMENT].replace(b"<w:sectPr", f"{row}<w:sectPr".encode(), 1)
    head = SENT[EDITED[1]].replace(b"</w:hdr>", b"<w:t>CONFIDENTIEL</w:t></w:hdr>")
    found = read(zipped({**SENT, DOCUMENT: body, EDITED[1]: head}), SOURCE).findings
    assert [finding.code.id for finding in found] == ["W025", "W026"]
