"""What a form asks: entries with their cells, the same for the writer and the reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from conventions.base.language import Language
from conventions.base.period import Period
from conventions.records import Column as ListColumn

FORM_VERSION = 2
"""The layout that this program writes and reads; older ones stay readable.

1: indicators, place-days, units of a price list. 2: also the accounts, persons and payable days.
"""

Field = Literal[
    "numerator",
    "denominator",
    "value",
    "excluded",
    "why",
    "estimate",
    "missing",
    "comment",
    "occupied",
    "available",
    "quantity",
    "persons",
    "amount",
    "submitted",
    "note",
]
"""What one cell holds. ``why`` is why cases were excluded, ``missing`` why there is no figure."""

Kind = Literal[
    "count",
    "quantity",
    "hours",
    "money",
    "percent",
    "score",
    "yes-no",
    "text",
    "reason",
    "tick",
    "day",
]
"""What may be written in a cell; the numbers among them have their bounds in ``forms.number``."""

Column = Literal[
    "code",
    "entry",
    "target",
    "number",
    "out_of",
    "result",
    "excluded",
    "why",
    "estimate",
    "missing",
    "comment",
]

COLUMN_OF: dict[Field, Column] = {
    "numerator": "number",
    "value": "number",
    "occupied": "number",
    "quantity": "number",
    "persons": "number",
    "amount": "number",
    "submitted": "number",
    "denominator": "out_of",
    "available": "out_of",
    "excluded": "excluded",
    "why": "why",
    "estimate": "estimate",
    "missing": "missing",
    "comment": "comment",
    "note": "comment",
}
"""The column in which a field stands."""


_PREFIXES = ("D/", "A/", "R/")


@dataclass(frozen=True)
class Input:
    """One cell to fill in, and what is expected there; ``hint`` is shown when it is selected."""

    field: Field
    kind: Kind
    hint: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a definition: its words, and what they are about (``definition.*`` in words)."""

    about: str
    text: str


@dataclass(frozen=True)
class Expected:
    """What a result is expected to lie between, and what it was; beyond, the comment says why.

    ``least`` and ``most`` are the target with its tolerance, in the unit of the indicator;
    ``before`` is the result of the earlier report, a rate in hundredths.
    """

    least: Decimal | None = None
    most: Decimal | None = None
    before: Fraction | None = None


@dataclass(frozen=True)
class Entry:
    """One row: an indicator (of a group), a quantity, an amount, or a fact on the whole report.

    ``code`` stands in the first column: ``i1``, ``i1/tg1``, ``D/places``, ``A/cost-1``,
    ``R/submitted``; capitals never occur in identifiers. ``subset`` says that the numerator counts
    some of the denominator, ``sums`` whose amounts the row adds up, ``previous`` what the earlier
    report said, ``since`` the first layout that asks for it.
    """

    code: str
    label: str
    inputs: tuple[Input, ...]
    group: str | None = None
    group_label: str = ""
    definition: tuple[Line, ...] = ()
    target: str = ""
    percent: bool = False
    subset: bool = False
    expected: Expected = Expected()
    sums: tuple[str, ...] = ()
    previous: str = ""
    since: int = 1

    @property
    def subject(self) -> str:
        """The identifier of the indicator or price item, or the fact."""
        return (self.code[2:] if self.code[:2] in _PREFIXES else self.code).partition("/")[0]

    def kind(self, field: Field) -> Kind | None:
        """What may be written in this cell; none where the row has no such cell."""
        return next((cell.kind for cell in self.inputs if cell.field == field), None)


@dataclass(frozen=True)
class Section:
    """Rows under one heading; ``about`` says what the rows are."""

    about: Literal["indicators", "deliveries", "accounts", "report"]
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Form:
    """A form for one agreement, period and language."""

    agreement: str
    version: int
    period: Period
    language: Language
    title: str
    provider: str
    commissioner: str
    sender: str | None
    due: date | None
    sections: tuple[Section, ...]
    previous: Period | None = None
    columns: tuple[ListColumn, ...] = ()
    """Those of the list of participations, where the form brings a sheet for it."""

    def entries(self, about: str) -> Iterator[Entry]:
        """The rows of one kind, in order."""
        for section in self.sections:
            if section.about == about:
                yield from section.entries


def cell_name(code: str, field: Field) -> str:
    """The defined name of a cell: ``cv_i1_tg1_numerator``, ``cvD_places_occupied``.

    Hyphens become points, which no identifier has, so that two cells never share a name.

    >>> cell_name("i-1/tg1", "numerator"), cell_name("D/places", "occupied")
    ('cv_i.1_tg1_numerator', 'cvD_places_occupied')
    """
    kind, inside = ("cv" + code[0], code[2:]) if code[:2] in _PREFIXES else ("cv", code)
    return "_".join((kind, *inside.replace("-", ".").split("/"), field))
