"""Where in a draft that came back something stands: as a person finds it, in the draft's words."""

from dataclasses import replace

from conventions.base.findings import Place
from conventions.base.language import Language
from conventions.word.around import Story
from conventions.word.issue import Issue, opened
from conventions.word.returned.found.text import Spot
from conventions.word.returned.found.walk import Walk

_QUOTED = {
    "fr": "«\u00a0{}\u00a0»",
    "de": "«{}»",
    "it": "«{}»",
    "en": "“{}”",
}


def place_of(issue: Issue, walk: Walk, spot: Spot) -> Place:
    """The row of a table, or else the article."""
    return place_of_row(issue, walk, spot.row) if spot.row else place_of_clause(issue, spot.unit)


def place_of_clause(issue: Issue, key: str) -> Place:
    """The article of a clause; only the part where it stands in none."""
    heading = ""
    for unit in issue.units:
        if unit.heading and unit.paragraphs:
            heading = unit.paragraphs[0]
        if unit.key == key:
            break
    cell = quoted(heading, issue.language) if heading and key else ""
    return replace(_in_words((), issue.language), cell=cell)


def place_of_field(issue: Issue, path: str) -> Place:
    """The article where a field went out, the first that has it; none where a table had it."""
    words = opened(path)
    key = next((unit.key for unit in issue.units if words in "".join(unit.paragraphs)), "")
    return place_of_clause(issue, key) if key else Place()


def place_of_row(issue: Issue, walk: Walk, at: int) -> Place:
    """The row, counted in its table, and the table."""
    row = walk.rows[at - 1]
    before = sum(each.table == row.table for each in walk.rows[:at])
    return _in_words((("table", row.table), ("row", before)), issue.language)


def place_around(issue: Issue, story: Story) -> Place:
    """The head or foot of a page, or a text box."""
    from conventions.word.template.place import Spot as Where
    from conventions.word.template.place import in_words

    if story in ("header", "footer"):
        sheet, _ = in_words(Where(f"{story}.default"), issue.language)
        return Place(sheet=sheet)
    return _in_words((("box", 1),), issue.language)


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
