"""The form as a list: one row for each value, with its code in the first column.

``i1/tg1:numerator`` is the code of a value; rows of ``_conventions:`` say which form it is. The
list is read wherever a program puts it: rows moved, columns inserted, in csv or as a sheet.
"""

from collections.abc import Iterator

from conventions.base.language import LANGUAGES, word, words
from conventions.base.period import label
from conventions.forms.entry import Entry, Form, Input
from conventions.forms.identity import PROPERTY, SHEET, facts
from conventions.forms.vocabulary import REASONS
from conventions.forms.workbook import Book, Spot

COLUMNS = ("code", "entry", "what", "target", "previous", "value")
_VALUE = len(COLUMNS)
"""The column of values, counted from 1, where no head says otherwise."""


def rows(form: Form, program: str) -> Iterator[tuple[str, ...]]:
    """The head, what the form is for, and a row for each value with its last cell empty."""
    yield tuple(_head(form, name) for name in COLUMNS)
    said = {
        "agreement": form.title,
        "period": label(form.period, form.language),
        "sender": form.provider,
    }
    for name, value in facts(form, program).items():
        yield f"{SHEET}:{name}", said.get(name, ""), "", "", "", value
    for section in form.sections:
        for entry in section.entries:
            for cell in entry.inputs:
                label_of = f"{entry.label} – {entry.group_label}".removesuffix(" – ")
                asked = _asked(form, entry, cell)
                target = entry.target.replace("\n", ", ")
                code = f"{entry.code}:{cell.field}"
                yield code, label_of, asked, target, entry.previous, ""


def listed(book: Book) -> Book:
    """The book with its values found by their codes, where one of its sheets is such a list."""
    starts = [spot for spot, cell in book.cells.items() if cell.value == f"{SHEET}:form"]
    if not starts:
        return book
    sheet, _row, column = min(starts)
    at = _column_of_values(book, sheet, column)
    said: dict[str, str] = {}
    values: dict[tuple[str, str], tuple[Spot, ...]] = {}
    codes = [spot for spot in book.cells if (spot[0], spot[2]) == (sheet, column)]
    for spot in sorted(codes):
        code, colon, field = str(book.at(spot).value).strip().rpartition(":")
        beside = (sheet, spot[1], at)
        if code == SHEET:
            said[PROPERTY + field] = _text(book, beside)
        elif colon:
            values[code, field] = (*values.get((code, field), ()), beside)
    return Book(book.cells, book.sheets, {}, said, values)


def _text(book: Book, spot: Spot) -> str:
    """What stands in a cell; a spreadsheet has made numbers of some of the facts."""
    value = book.at(spot).value
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if whole else str(value if value is not None else "")


def _column_of_values(book: Book, sheet: str, codes: int) -> int:
    """Below the head “Value”, in whichever language; as far from the codes as it was otherwise."""
    heads = {str(words(language, "form")["list"]["value"]).casefold() for language in LANGUAGES}
    found = [
        spot[2]
        for spot, cell in book.cells.items()
        if spot[0] == sheet and str(cell.value).strip().casefold() in heads
    ]
    return min((one for one in found if one > codes), default=codes + _VALUE - 1)


def _head(form: Form, name: str) -> str:
    part = "columns" if name in ("code", "entry", "target") else "list"
    return word(form.language, "form", f"{part}.{name}")


def _asked(form: Form, entry: Entry, cell: Input) -> str:
    """What is to be written: the field, its definition, the choices."""
    said = word(form.language, "form", f"fields.{cell.field}")
    lines = {line.about: line.text for line in entry.definition}
    more = cell.hint or lines.get(cell.field, "")
    if cell.kind == "reason":
        reasons = (word(form.language, "form", f"reasons.{reason}") for reason in REASONS)
        more = " / ".join(reasons)
    elif cell.kind in ("tick", "yes-no"):
        answers = ("yes",) if cell.kind == "tick" else ("yes", "no")
        more = " / ".join(word(form.language, "form", f"answers.{answer}") for answer in answers)
    colon = word(form.language, "form", "colon")
    return f"{said}{colon} {more}" if more not in ("", said) else said
