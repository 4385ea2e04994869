import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.word.pairs import edited
from tests.word.sample import DOCUMENT
from tests.word.tracked import resolved, said

from conventions.drafting.blocks import (
    Clause,
    Document,
    Heading,
    Item,
    Letter,
    Note,
    Paragraph,
    Picture,
    Text,
    Value,
)
from conventions.word.redline import Changes
from conventions.word.writer import write

DAY = date(2026, 11, 22)


def redline(before: Document, after: Document) -> bytes:
    return write(after, changes=Changes(before, "Office & Cie", DAY))


def xml(docx: bytes) -> str:
    return ZipFile(BytesIO(docx)).read("word/document.xml").decode()


def clauses(*texts: tuple[str, str]) -> Document:
    head = Heading("goals", "Objectifs")
    made = tuple(Clause(key, (Text(text),)) for key, text in texts)
    return replace(DOCUMENT, blocks=(head, *made))


@pytest.mark.parametrize("seed", range(200))
def test_accepting_gives_the_new_text_and_rejecting_the_old(seed: int) -> None:
    before, after = DOCUMENT, edited(DOCUMENT, seed)
    tracked = redline(before, after)
    assert resolved(tracked, "accept") == said(write(after))
    assert resolved(tracked, "reject") == said(write(before))
    head = "word/header-default.xml"
    assert resolved(tracked, "accept", head) == said(write(after), head)
    assert resolved(tracked, "reject", head) == said(write(before), head)


def test_nothing_is_tracked_where_nothing_was_changed() -> None:
    assert write(DOCUMENT, changes=Changes(DOCUMENT, "Office", DAY)) == write(DOCUMENT)


def test_only_the_words_that_changed_are_tracked() -> None:
    before = clauses(("goals.aim", "Le prestataire accueille 20 personnes par année."))
    after = clauses(("goals.aim", "Le prestataire accueille 24 personnes par année."))
    body = xml(redline(before, after))
    assert '<w:delText xml:space="preserve">20</w:delText>' in body
    assert '<w:t xml:space="preserve">24</w:t></w:r></w:ins>' in body
    assert body.count("<w:ins ") == body.count("<w:del ") == 1


def test_a_clause_put_in_before_leaves_the_others_alone() -> None:
    first, second = ("goals.aim", "But."), ("goals.reach", "Portée.")
    body = xml(redline(clauses(first, second), clauses(("goals.new", "Nouveau."), first, second)))
    assert "<w:del " not in body
    assert body.count("<w:ins ") == 2  # its words and the mark of its paragraph


def test_a_clause_with_nothing_in_common_is_replaced_whole() -> None:
    before = clauses(("goals.aim", "Le canton verse chaque trimestre un acompte."))
    after = clauses(("goals.aim", "Tout litige est porté devant le tribunal."))
    body = xml(redline(before, after))
    assert body.count("<w:ins ") == body.count("<w:del ") == 2


def test_a_letter_put_in_between_is_the_only_one_that_comes() -> None:
    points = [Letter((Text(f"le point numéro {n}"),)) for n in range(5)]
    before = clauses(("goals.aim", "Points :"))
    after = replace(before, blocks=(*before.blocks, *points))
    before = replace(before, blocks=(*before.blocks, *points[:2], *points[3:]))
    body = xml(redline(before, after))
    assert "<w:del " not in body
    assert "le point numéro 2" in body.partition("<w:ins ")[2]


def test_author_and_day_are_those_given_and_numbers_are_unique() -> None:
    body = xml(redline(DOCUMENT, edited(DOCUMENT, 1)))
    assert 'w:author="Office &amp; Cie" w:date="2026-11-22T00:00:00Z"' in body
    numbers = [part.partition('"')[0] for part in body.split(' w:id="')[1:]]
    starts = body.count("<w:bookmarkStart")
    assert len(set(numbers)) == len(numbers) - starts  # a bookmark's end repeats its number


def test_bookmarks_of_what_stays_are_kept_once() -> None:
    body = xml(redline(DOCUMENT, edited(DOCUMENT, 3)))
    plain = xml(write(edited(DOCUMENT, 3)))
    names = [part.partition('"')[0] for part in body.split(' w:name="')[1:]]
    assert names == [part.partition('"')[0] for part in plain.split(' w:name="')[1:]]


def test_a_paragraph_that_changes_its_style_gets_it_back() -> None:
    before = clauses(("goals.aim", "But."))
    before = replace(before, blocks=before.blocks[:1])
    after = replace(before, blocks=(Heading("goals", "Objectifs", numbered=False),))
    assert resolved(redline(before, after), "reject") == said(write(before))


def controlled(*texts: tuple[str, str]) -> Document:
    """A clause for each key with a value of the field ``term.start`` between its words."""
    head = Heading("goals", "Objectifs")
    made = tuple(
        Clause(key, (Text("Le "), Value(text, path="term.start"), Text(" au plus tard.")))
        for key, text in texts
    )
    return replace(DOCUMENT, blocks=(head, *made))


def test_a_control_stays_where_nothing_in_it_was_changed() -> None:
    before = controlled(("goals.aim", "1er mai"), ("goals.reach", "2 mai"))
    after = controlled(
        ("goals.new", "30 avril"), ("goals.aim", "1er mai"), ("goals.reach", "3 mai")
    )
    body = xml(redline(before, after))
    controls = re.findall(r"<w:sdt>.*?</w:sdt>", body)
    assert len(controls) == 1
    assert "1er mai" in controls[0]
    assert not any("<w:ins " in control or "<w:del " in control for control in controls)
    assert body.count("<w:sdt>") == body.count("</w:sdtContent></w:sdt>")


def test_a_value_whose_control_is_left_out_keeps_its_bookmark() -> None:
    before, after = controlled(("goals.aim", "1er mai")), controlled(("goals.aim", "2 mai"))
    body = xml(redline(before, after))
    assert "<w:sdt>" not in body
    assert body.count('w:name="_cv_v') == 1
    assert resolved(redline(before, after), "accept") == said(write(after))
    assert resolved(redline(before, after), "reject") == said(write(before))


def test_a_picture_that_goes_is_still_in_the_file() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"/>'
    shown = replace(DOCUMENT, blocks=(*DOCUMENT.blocks, Picture(svg, 10, 10, "rien")))
    docx = redline(shown, DOCUMENT)
    names = set(re.findall(r'r:embed="([^"]+)"', xml(docx)))
    relations = ZipFile(BytesIO(docx)).read("word/_rels/document.xml.rels").decode()
    assert names
    assert all(f'Id="{name}"' in relations for name in names)


def test_what_is_typed_at_the_end_of_a_paragraph_is_tracked_as_word_does() -> None:
    head = (Heading("subject", "Objet"), Clause("subject.purpose", (Text("Elle règle :"),)))
    rest = Paragraph((Text("Le reste demeure."),))
    came = (Note((Text("Nouveau."),)), Item((Text("Encore."),)))
    old, new = (
        Letter((Text(text),)) for text in ("l’offre de places", "l’offre de places et de cours")
    )
    before = replace(DOCUMENT, blocks=(*head, old, rest))
    after = replace(DOCUMENT, blocks=(*head, new, *came, rest))
    tracked = redline(before, after)
    assert resolved(tracked, "accept") == said(write(after))
    assert resolved(tracked, "reject") == said(write(before))
    typed = xml(tracked).partition("et de cours")[2].partition("Le reste")[0]
    assert typed.count("<w:rPr><w:ins ") == 1  # the last that came has the mark that was there
