from dataclasses import replace
from io import BytesIO

import docx
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.word.read import styles, tree
from tests.word.sample import DOCUMENT

from conventions.drafting.blocks import (
    Block,
    Column,
    Gap,
    GapList,
    Paragraph,
    Runs,
    Signatory,
    Signatures,
    Table,
    Text,
)
from conventions.word.markup import bookmark_name
from conventions.word.writer import write


def body(*blocks: Block) -> etree._Element:
    return tree(write(replace(DOCUMENT, blocks=blocks, draft="")))


def used(element: etree._Element) -> list[str]:
    return [str(style.get(qn("w:val"))) for style in element.iter(qn("w:pStyle"))]


def cell(text: str) -> Runs:
    return (Text(text),)


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=12))
def test_the_columns_share_the_whole_width(shares: list[int]) -> None:
    columns = tuple(Column("c", share) for share in shares)
    table = Table(columns, rows=((cell("x"),) * len(shares),), description="d")
    grid = [int(str(c.get(qn("w:w")))) for c in body(table).iter(qn("w:gridCol"))]
    assert sum(grid) == 9071
    assert all(width > 0 for width in grid)


def test_a_table_repeats_its_head_tears_no_row_and_says_what_it_is() -> None:
    table = Table(
        (Column("Prestation"), Column("Montant", 1, "right")),
        rows=((cell("Places"), cell("20")),) * 3,
        total=(cell("Total"), cell("60")),
        caption="Prix & plafond",
        description="Les prix des <prestations>",
        row_titles=True,
    )
    tables = body(table)
    rows = list(tables.iter(qn("w:tr")))
    assert len(rows) == 5
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    heads = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
    assert heads == [True, False, False, False, False]
    caption, description = (
        next(tables.iter(qn(f"w:tbl{name}"))).get(qn("w:val"))
        for name in ("Caption", "Description")
    )
    assert (caption, description) == ("Prix & plafond", "Les prix des <prestations>")
    look = next(tables.iter(qn("w:tblLook")))
    assert [look.get(qn(f"w:{name}")) for name in ("firstRow", "lastRow", "firstColumn")] == [
        "1",
        "1",
        "1",
    ]
    assert look.get(qn("w:val")) == "06E0"
    first = ["Caption", "TableHead", "TableHeadNumber", "TableText", "TableNumber"]
    assert used(tables)[:5] == first


def test_the_last_row_is_never_alone_on_a_page_and_a_whole_table_is_never_torn() -> None:
    rows = ((cell("Places"), cell("20")),) * 3
    table = Table((Column("Prestation"), Column("Lieu")), rows, "d", total=(cell("a"), cell("b")))
    assert used(body(table))[2::2][:4] == ["TableText", "TableText", "TableTextKept", "TableText"]
    alone = replace(table, rows=(), total=rows[0])
    assert used(body(alone))[2:4] == ["TableText", "TableText"]
    numbers = replace(table, columns=(Column("Nombre", 1, "right"), Column("Lieu")))
    assert "TableTextKept" not in used(body(numbers)), "a number stays where numbers stand"
    whole = replace(table, whole=True)
    assert used(body(whole))[2::2][:4] == [*["TableTextKept"] * 3, "TableText"]


def test_a_table_without_head_or_total_has_neither_marked() -> None:
    table = Table((Column("a"),), rows=((cell("x"),),), description="d", header=False)
    look = next(body(table).iter(qn("w:tblLook")))
    assert look.get(qn("w:val")) == "0600"


def test_the_signatures_stay_together_and_their_lines_at_one_height() -> None:
    line = (cell("Lieu et date"), cell("Anne Rochat"))
    three = tuple(Signatory(cell(name), line[: index + 1]) for index, name in enumerate("abc"))
    signed = body(Signatures(three, intro=cell("Fait en deux exemplaires.")))
    rows = list(signed.iter(qn("w:tr")))
    assert len(rows) == 3 + 3
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    named = {s.get(qn("w:styleId")): s for s in styles(write(DOCUMENT)).values()}
    kept = [named[style].find(f".//{qn('w:keepNext')}") is not None for style in used(signed)]
    assert all(kept[:-1])
    assert not kept[-1], "and what ends it does not hold it to what follows"


def test_a_gap_in_the_list_leads_to_its_first_place_or_nowhere() -> None:
    here, nowhere = Gap("term.start", "début"), Gap("parties[0].number", "numéro IDE")
    listed = body(
        GapList("gaps", "Manques", ("Quoi", "Où"), (here, nowhere)),
        Paragraph((here,)),
        Paragraph((here,)),
    )
    links = [link.get(qn("w:anchor")) for link in listed.iter(qn("w:hyperlink"))]
    marks = [start.get(qn("w:name")) for start in listed.iter(qn("w:bookmarkStart"))]
    assert links == [bookmark_name("gap:term.start")]
    assert [mark for mark in marks if "_cv_v" not in str(mark)] == [
        bookmark_name("gaps"),
        bookmark_name("gap:term.start"),
    ]


def test_the_cells_hold_what_was_put_into_them() -> None:
    rows = tuple((cell(f"a{n}"), cell(f"b{n}\nc")) for n in range(3))
    data = write(
        replace(DOCUMENT, blocks=(Table((Column("A"), Column("B")), rows=rows, description="d"),))
    )
    read = docx.Document(BytesIO(data)).tables[0]
    texts = [[c.text for c in row.cells] for row in read.rows]
    assert texts == [["A", "B"], *([f"a{n}", f"b{n}\nc"] for n in range(3))]
