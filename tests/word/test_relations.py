import pytest
from tests.word.corporate import corporate
from tests.word.read import changed, parts
from tests.word.sample import DOCUMENT

from conventions.base.errors import InvalidDocument
from conventions.word.relations import Part, Relation, members
from conventions.word.writer import write

FETCHED = 'Target="http://server.example/logo.png" TargetMode="External"'


def test_a_letterhead_that_would_be_fetched_from_elsewhere_is_refused() -> None:
    name = "word/_rels/header1.xml.rels"
    fetching = changed(corporate(), name, 'Target="media/image1.png"', FETCHED)
    with pytest.raises(InvalidDocument, match=r"fetches http://server\.example/logo\.png"):
        write(DOCUMENT, fetching)


def test_a_letterhead_may_hold_a_hyperlink() -> None:
    name, kind = "word/_rels/header1.xml.rels", "relationships/hyperlink"
    linking = changed(corporate(), name, 'Target="media/image1.png"', FETCHED)
    linking = changed(linking, name, "relationships/image", kind)
    written = parts(write(DOCUMENT, linking))[name]
    assert b'TargetMode="External"/>' in written


def test_parts_get_their_type_and_what_each_document_writes_is_left_open() -> None:
    relation = Relation("rId1", "urn:type", "http://a.example/?b&c", external=True)
    known = members([Part("word/a.xml", "a/type", None, (relation,))], "word/a.xml")
    assert set(known) == {"[Content_Types].xml", "_rels/.rels", "word/_rels/a.xml.rels"}
