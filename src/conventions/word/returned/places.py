"""Where in a draft that came back something stands: as a person finds it, in the draft's words."""

from dataclasses import replace

from conventions.base.findings import Place
from conventions.base.language import Language
from conventions.word.issue import Issue
from conventions.word.returned.walk import Spot, Walk

_QUOTED = {
    "fr": "«\u00a0{}\u00a0»",
    "de": "«{}»",
    "it": "«{}»",
    "en": "“{}”",
}


def place_of(issue: Issue, walk: Walk, spot: Spot) -> Place:
    """The row of a table, or else the article."""
    if spot.row:
        return place_of_row(issue, walk, spot.row)
    heading = ""
    for unit in issue.units:
        if unit.heading and unit.paragraphs:
            heading = unit.paragraphs[0]
        if unit.key == spot.unit:
            break
    cell = quoted(heading, issue.language) if heading and spot.unit else ""
    return replace(_in_words((), issue.language), cell=cell)


def place_of_row(issue: Issue, walk: Walk, at: int) -> Place:
    """The row, counted in its table, and the table."""
    row = walk.rows[at - 1]
    before = sum(each.table == row.table for each in walk.rows[:at])
    return _in_words((("table", row.table), ("row", before)), issue.language)


def column_of(place: Place, column: int, language: Language) -> Place:
    """The cell of a row, by its column counted from 1."""
    return replace(place, cell=f"{place.cell}, {_in_words((('column', column),), language).cell}")


def _in_words(steps: tuple[tuple[str, int], ...], language: Language) -> Place:
    from conventions.word.template.place import Spot as Where
    from conventions.word.template.place import in_words

    sheet, cell = in_words(Where("body", steps), language)
    return Place(sheet=sheet, cell=cell)


def quoted(text: str, language: Language) -> str:
    """The words between the quotation marks of a language.

    >>> quoted("Bern", "de")
    '«Bern»'
    """
    return _QUOTED[language].format(text)
