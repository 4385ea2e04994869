from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree
from tests.word.corporate import corporate
from tests.word.read import parts, styles
from tests.word.sample import DOCUMENT

from conventions.word.markup import NAMESPACES
from conventions.word.roles import NUMBERED, Role
from conventions.word.stylesheet import resolve, speak
from conventions.word.writer import write


def test_a_style_of_ours_finds_its_place_beside_one_with_its_id_or_name() -> None:
    named = styles(write(DOCUMENT, corporate()))
    assert named["Klausel"].get(qn("w:styleId")) == "Clause"
    assert named["Clause"].get(qn("w:styleId")) == "Clause2"
    assert named["Note"].get(qn("w:type")) == "paragraph"
    assert named["Note (base)"].get(qn("w:type")) == "character"
    based = named["Table Number"].find(qn("w:basedOn"))
    assert based is not None
    assert based.get(qn("w:val")) == named["Table Text"].get(qn("w:styleId"))


def test_articles_clauses_and_letters_are_counted_by_one_list_in_an_office_s_base() -> None:
    written = write(DOCUMENT, corporate())
    named, numbering = styles(written), etree.fromstring(parts(written)["word/numbering.xml"])
    lists = []
    for depth, role in enumerate(NUMBERED[:3]):
        style = named[role]
        number = next(style.iter(qn("w:numId"))).get(qn("w:val"))
        level = next(style.iter(qn("w:ilvl"))).get(qn("w:val"))
        assert level == str(depth)
        lists.append(number)
        linked = [
            element
            for element in numbering.iter(qn("w:pStyle"))
            if element.get(qn("w:val")) == style.get(qn("w:styleId"))
        ]
        assert len(linked) == 1
    assert len(set(lists)) == 1
    order = [etree.QName(child).localname for child in numbering]
    assert order == sorted(order, key=["abstractNum", "num"].index)


def test_a_role_is_found_by_the_name_of_its_style_whatever_its_id_and_case() -> None:
    sheet = parse_xml(
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="Titre1">'
        '<w:name w:val="Heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="Kapitel"/></w:style></w:styles>'
    )
    assert resolve(sheet) == {Role.HEADING: "Titre1"}


def test_the_language_stands_in_the_defaults_and_nowhere_else() -> None:
    sheet = parse_xml(
        f'<w:styles {NAMESPACES}><w:style w:styleId="a"><w:rPr><w:lang w:val="en-US"/></w:rPr>'
        "</w:style></w:styles>"
    )
    speak(sheet, "it-CH")
    marks = list(sheet.iter(qn("w:lang")))
    assert [mark.get(qn("w:val")) for mark in marks] == ["it-CH"]
    path = [etree.QName(parent).localname for parent in marks[0].iterancestors()]
    assert path == ["rPr", "rPrDefault", "docDefaults", "styles"]
