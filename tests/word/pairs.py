"""Pairs of documents, the later one made of the earlier by the edits that officials make."""

from dataclasses import replace
from random import Random

from conventions.drafting.blocks import (
    Block,
    Clause,
    Continuation,
    Document,
    Heading,
    Letter,
    Runs,
    Table,
    Text,
    Value,
)

_WORDS = (
    *("versé", "délai", "prestataire", "CHF", "1'200.00", "«", "suivi", "»"),
    *("30", "jours", "&", "plus", "<de>", "moyens"),
)


def edited(document: Document, seed: int) -> Document:
    """The document after a few edits, the same ones for the same seed."""
    random = Random(seed)
    blocks = list(document.blocks)
    for _ in range(random.randint(1, 6)):
        random.choice((_reword, _remove, _insert, _move, _rows))(blocks, random)
    return replace(document, blocks=tuple(blocks), version=f"version {seed}")


def _places(blocks: list[Block], *kinds: type[Block]) -> list[int]:
    return [at for at, block in enumerate(blocks) if isinstance(block, kinds)]


def _runs(random: Random) -> Runs:
    words = " ".join(random.choices(_WORDS, k=random.randint(1, 9)))
    strong, path = random.random() < 0.3, random.choice(("", "term.start", "term.end"))
    return (Text(words + " "), Value(random.choice(_WORDS), strong, path))


def _reword(blocks: list[Block], random: Random) -> None:
    """A run of a paragraph is worded otherwise, or the whole of it."""
    at = random.choice(_places(blocks, Clause, Letter, Continuation))
    block = blocks[at]
    assert isinstance(block, Clause | Letter | Continuation)
    runs = list(block.runs)
    runs[random.randrange(len(runs))] = _runs(random)[0]
    blocks[at] = replace(block, runs=tuple(runs) if random.random() < 0.8 else _runs(random))


def _remove(blocks: list[Block], random: Random) -> None:
    """A clause goes, with all that belongs to it."""
    clauses = _places(blocks, Clause)
    if len(clauses) < 2:
        return
    at = random.choice(clauses)
    end = next(
        (n for n in range(at + 1, len(blocks)) if not isinstance(blocks[n], Letter | Continuation)),
        len(blocks),
    )
    del blocks[at:end]


def _insert(blocks: list[Block], random: Random) -> None:
    """A new clause under an article."""
    at = random.choice([n for n in _places(blocks, Heading) if _numbered(blocks[n])]) + 1
    key = f"own.{random.randrange(10**9)}"
    blocks[at:at] = [Clause(key, _runs(random)), Letter(_runs(random)), Letter(_runs(random))]


def _numbered(block: Block) -> bool:
    return isinstance(block, Heading) and block.numbered


def _move(blocks: list[Block], random: Random) -> None:
    """A paragraph that stands alone goes elsewhere in its article."""
    letters = [n for n in _places(blocks, Letter) if isinstance(blocks[n - 1], Letter)]
    if letters:
        at = random.choice(letters)
        blocks[at - 1], blocks[at] = blocks[at], blocks[at - 1]


def _rows(blocks: list[Block], random: Random) -> None:
    """A row of a table comes or goes."""
    tables = _places(blocks, Table)
    if not tables:
        return
    at = random.choice(tables)
    table = blocks[at]
    assert isinstance(table, Table)
    rows = list(table.rows)
    if len(rows) > 1 and random.random() < 0.5:
        del rows[random.randrange(len(rows))]
    else:
        row = tuple(_runs(random) for _column in table.columns)
        rows.insert(random.randint(0, len(rows)), row)
    blocks[at] = replace(table, rows=tuple(rows))
