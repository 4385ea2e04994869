from dataclasses import replace

import pytest
from tests.word.sample import BODY, DOCUMENT

from conventions.drafting.blocks import (
    Block,
    Clause,
    Column,
    Gap,
    GapList,
    Heading,
    Letter,
    Paragraph,
    Signatory,
    Signatures,
    Table,
    Text,
    missing,
    runs_of,
)

ARTICLE = Heading("a", "Objet")
CLAUSE = Clause("a.1", (Text("Texte"),))
LETTER = Letter((Text("texte"),))


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        ((CLAUSE,), "stands under no numbered article"),
        ((Heading("a", "Préambule", numbered=False), CLAUSE), "stands under no numbered article"),
        ((ARTICLE, LETTER), "a letter stands under no clause"),
        ((ARTICLE, CLAUSE, Heading("b", "But"), LETTER), "a letter stands under no clause"),
        ((ARTICLE, Heading("a", "But")), "two blocks have the key 'a'"),
        ((ARTICLE, CLAUSE, GapList("a.1", "Manques", ("", ""), ())), "two blocks have the key"),
    ],
)
def test_what_would_be_counted_wrongly_is_refused(blocks: tuple[Block, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        replace(DOCUMENT, blocks=blocks)


def test_a_letter_may_follow_a_table_under_its_clause() -> None:
    blocks = (ARTICLE, CLAUSE, Paragraph((Text("x"),)), LETTER, LETTER)
    assert replace(DOCUMENT, blocks=blocks).blocks == blocks


@pytest.mark.parametrize("words", ["page {x}", "page {y} de {x}", "{x} {x} {y}", "{x}{z}{y}", ""])
def test_page_words_need_their_two_places(words: str) -> None:
    with pytest.raises(ValueError, match="page words"):
        replace(DOCUMENT, page_words=words)


def test_a_table_has_a_cell_for_each_column() -> None:
    columns = (Column("a"), Column("b"))
    with pytest.raises(ValueError, match="a row of 1 cells in a table of 2 columns"):
        Table(columns, rows=(((),),), description="")
    with pytest.raises(ValueError, match="a row of 3 cells"):
        Table(columns, rows=(), total=((), (), ()), description="")
    with pytest.raises(ValueError, match="needs a column"):
        Table((), rows=(), description="")
    with pytest.raises(ValueError, match="needs a row"):
        Table(columns, rows=(), header=False, description="")
    with pytest.raises(ValueError, match="has no width"):
        Column("a", 0)


def test_somebody_signs() -> None:
    with pytest.raises(ValueError, match="somebody"):
        Signatures(())


def test_gaps_are_listed_once_each_in_reading_order() -> None:
    first, second = Gap("term.start", "début"), Gap("term.end", "fin")
    again = Gap("term.start", "date de début")
    blocks = (
        Paragraph((first,)),
        Table((Column("a"),), rows=(((second,),),), total=((again,),), description=""),
        Signatures((Signatory((first,), ((Gap("x", "nom"),),)),), intro=(second,)),
    )
    assert missing(blocks) == (first, second, Gap("x", "nom"))


def test_the_runs_of_every_kind_of_block_are_seen() -> None:
    counts = {type(block).__name__: len(list(runs_of(block))) for block in BODY}
    without = {name for name, count in counts.items() if not count}
    assert without == {"Heading"}
    assert len(counts) == 11
