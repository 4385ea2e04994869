"""Sheets that somebody added to a form: nothing of them is read, and that is said.

A sheet of calculations does no harm. One of names does: it is kept and passed on with the form, so
where its headings, or what stands in it, look like data on persons, the form is refused.
"""

from collections.abc import Iterator
from itertools import groupby

from conventions.base.findings import Finding, Word
from conventions.base.language import LANGUAGES, word
from conventions.forms import codes
from conventions.forms.identity import SHEET
from conventions.forms.layout import Layout
from conventions.forms.participations import known_lists
from conventions.forms.workbook import Book, Spot, reference
from conventions.records.personal import Kind, in_heading, number_within, within

_LONGEST = 60
"""Characters of a heading; what is longer is a sentence."""
_OF_A_PERSON = ("name", "number", "birth")
"""Two columns of these beside each other list persons; one alone may be a column of anything."""


def foreign(book: Book, layout: Layout, file: str) -> Iterator[Finding]:
    """A sheet that is not read: R139; what looks like persons in it: R138."""
    mine = {spot[0] for spot in layout.cells.values()} | {SHEET, *known_lists(book)} | _of_lists()
    for sheet, spots in groupby(sorted(book.cells), key=lambda spot: spot[0]):
        if sheet in mine or sheet not in book.sheets or number_within(sheet):
            continue  # a number in the name is found in the archive, and must not be repeated
        held = list(spots)
        yield Finding(codes.SHEET_NOT_READ, "", {"sheet": sheet}, book.place(held[0], file))
        for spot, kind in _personal(book, held):
            values = {
                "label": sheet,
                "field": reference(spot),
                "kind": Word("records", f"personal.{kind}"),
            }
            yield Finding(codes.PERSON_INSIDE, "", values, book.place(spot, file))


def _of_lists() -> set[str]:
    """What the sheets for participations and their answers are called, in each language."""
    names = ("participations.sheet", "participations.codes")
    return {word(language, "form", name) for language in LANGUAGES for name in names}


def _personal(book: Book, spots: list[Spot]) -> Iterator[tuple[Spot, Kind]]:
    """The first headings of a list of persons, and every text that tells of one."""
    listed = False
    for _row, row in groupby(spots, key=lambda spot: spot[1]):
        texts = [(spot, str(book.at(spot).value or "")) for spot in row]
        heads = [
            (spot, kind)
            for spot, text in texts
            if len(text) <= _LONGEST and (kind := in_heading(text)) in _OF_A_PERSON and kind
        ]
        if len(heads) > 1 and not listed:
            listed = True
            yield from heads
        for spot, text in texts:
            kind = within(text) if isinstance(book.at(spot).value, str) else None
            if kind is not None:
                yield spot, kind
