"""What a careful typist sets: dates and references to law in one piece, curved apostrophes.

A date torn between two lines is read wrong, and so is an article without its number. Amounts keep
the apostrophe of their thousands. What is quoted in another language says so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from conventions.base.language import Language, words
from conventions.drafting.blocks import (
    Block,
    Column,
    Heading,
    Item,
    Note,
    Paragraph,
    Picture,
    Row,
    Run,
    Runs,
    Subtitle,
    Table,
    Text,
    Title,
    Value,
)
from conventions.drafting.typography import unbroken

_KEPT = "\u00a0"
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_MINUS = re.compile(r"(?<![^\s(])-(?=\d)")
"""The sign of a number: as a hyphen it would be left at the end of a line."""
_ACT = re.compile(r"(?<=\d) (?=\((?:OR|CO|OR/CO)\))|(?<=(?:OR|CO)\)) (?=[Aa]rt\.)")


def typeset(
    blocks: Iterable[Block], language: Language, foreign: Mapping[str, Language]
) -> tuple[Block, ...]:
    """The blocks with every text set; what is drawn in pictures stays as it is.

    ``foreign`` are texts in other languages: where one of them is quoted, it becomes a run of its
    own that names its language.
    """
    setter = _Setter(language, foreign)
    return tuple(setter.block(block) for block in blocks)


def kept(text: str, language: Language) -> str:
    r"""The text, its dates and references in one piece.

    >>> kept("d'ici au 31 mars 2028 (RS 220 (CO) art. 78)", "fr").replace("\u00a0", "~")
    'd’ici au 31~mars~2028 (RS~220~(CO)~art.~78)'
    >>> kept("CHF -1'080.00 bis 1. März 2028", "de").replace("\u00a0", "~")
    "CHF −1'080.00 bis 1.~März~2028"
    """
    text = _dates(language).sub(lambda found: found[0].replace(" ", _KEPT), unbroken(text))
    text = _ACT.sub(_KEPT, text)
    return _MINUS.sub("−", _APOSTROPHE.sub("’", text))


@cache
def _dates(language: Language) -> re.Pattern[str]:
    """A day, the name of its month, and the year where one stands behind it."""
    months = "|".join(map(re.escape, words(language, "formats")["months"]))
    return re.compile(rf"(?<!\d)\d{{1,2}}(?:er|°|\.)?\s(?:{months})(?: \d{{4}})?(?!\w)")


class _Setter:
    """Sets the texts of one document."""

    def __init__(self, language: Language, foreign: Mapping[str, Language]) -> None:
        self.language, self.foreign = language, foreign
        # The longest first: a name may begin with another one.
        quoted = "|".join(map(re.escape, sorted(foreign, key=len, reverse=True)))
        self.quoted = re.compile(rf"(?<!\w)({quoted})(?!\w)") if foreign else None

    def block(self, block: Block) -> Block:
        """The block with its texts set."""
        match block:
            case Heading():
                return replace(block, text=self.text(block.text))
            case Title() | Subtitle() | Paragraph() | Item() | Note():
                return replace(block, runs=self.runs(block.runs))
            case Picture():
                said, caption = self.text(block.description), self.text(block.caption)
                return replace(block, description=said, caption=caption)
            case Table():
                return self.table(block)
            case _:
                return block

    def table(self, table: Table) -> Table:
        """The table with every cell set."""
        return replace(
            table,
            columns=tuple(
                Column(self.text(one.title), one.width_share, one.align) for one in table.columns
            ),
            rows=tuple(map(self.row, table.rows)),
            total=self.row(table.total) if table.total is not None else None,
            description=self.text(table.description),
            caption=self.text(table.caption),
        )

    def row(self, cells: Row) -> Row:
        """The cells of a row."""
        return tuple(map(self.runs, cells))

    def runs(self, runs: Runs) -> Runs:
        """The runs, cut where another language begins."""
        return tuple(part for run in runs for part in self.parts(run))

    def parts(self, run: Run) -> Iterator[Run]:
        """A run as it is set; of fixed words, what is quoted from the agreement as a value."""
        if not isinstance(run, Text):
            yield run
            return
        pieces = self.quoted.split(run.text) if self.quoted else [run.text]
        for piece in filter(None, pieces):
            other = self.foreign.get(piece)
            text = self.text(piece)
            yield Value(text, run.strong, language=other) if other else run._replace(text=text)

    def text(self, text: str) -> str:
        """Words in the language of the document."""
        return kept(text, self.language)
