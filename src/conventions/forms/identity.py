"""Which agreement, version, period and language a form is for: its hidden sheet.

The same facts stand in the document properties, which survive where the hidden sheet was deleted.
The sheet also lists where each cell stood when the form was written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conventions.agreement import Agreement
from conventions.base.findings import Code, Finding, Place
from conventions.base.language import LANGUAGES, Language
from conventions.base.period import Period
from conventions.forms import codes
from conventions.forms.entry import FORM_VERSION, Field, Form
from conventions.forms.number import brief
from conventions.forms.workbook import Book, Spot

SHEET = "_conventions"
CODES_NAME = "cv_codes"
"""The defined name of the head of the column of codes."""
PROPERTY = "conventions."


@dataclass(frozen=True)
class Identity:
    """What a form says of itself, its layout, and the map of its cells where it was written."""

    agreement: str
    version: int
    period: Period
    language: Language
    sender: str | None
    cells: Mapping[tuple[str, str], Spot]
    form: int = FORM_VERSION


def facts(form: Form, program: str) -> dict[str, str]:
    """What the hidden sheet says, above the map of cells."""
    return {
        "form": str(FORM_VERSION),
        "agreement": form.agreement,
        "version": str(form.version),
        "period": form.period,
        "language": form.language,
        "sender": form.sender or "",
        "program": program,
    }


def map_rows(cells: Mapping[tuple[str, Field], Spot]) -> Iterator[tuple[str, ...]]:
    """The map of cells, as rows of text."""
    for (code, field), (sheet, row, column) in cells.items():
        yield "cell", code, field, sheet, str(row), str(column)


def identify(
    book: Book, agreement: Agreement, file: str
) -> tuple[Identity | None, tuple[Finding, ...]]:
    """What the form is for; none where that is unknown, or not this agreement."""
    said, cells = _hidden(book)
    place = Place(file)
    form, version = _count(said.get("form")), _count(said.get("version"))
    language, period = said.get("language"), said.get("period")
    if form is None or version is None or language not in LANGUAGES or not period:
        return None, (Finding(codes.NOT_A_FORM, "", {}, place),)
    if form > FORM_VERSION:
        values = {"found": form, "known": FORM_VERSION}
        return None, (Finding(codes.NEWER_FORM, "", values, place),)
    findings = mismatches(agreement, said.get("agreement", ""), version, place)
    if any(finding.code is codes.OTHER_AGREEMENT for finding in findings):
        return None, findings
    sender = said.get("sender") or None
    known = {party.id for party in agreement.parties.root}
    return Identity(
        agreement.id,
        version,
        period,
        language,
        sender if sender in known else None,
        cells,
        form,
    ), findings


def agreement_named(book: Book) -> str | None:
    """The agreement of which a form says to be, if it is one."""
    said, _cells = _hidden(book)
    return said.get("agreement") or None


def mismatches(agreement: Agreement, found: str, version: int, place: Place) -> tuple[Finding, ...]:
    """Whether a report is on this agreement and this version of it."""

    def finding(code: Code, path: str, **values: str | int) -> tuple[Finding, ...]:
        return (Finding(code, path, values, place),)

    if found != agreement.id:
        return finding(
            codes.OTHER_AGREEMENT, "agreement", found=brief(found), agreement=agreement.id
        )
    if version != agreement.version:
        return finding(codes.OTHER_VERSION, "version", found=version, version=agreement.version)
    return ()


def _hidden(book: Book) -> tuple[dict[str, str], dict[tuple[str, str], Spot]]:
    said = {
        name.removeprefix(PROPERTY): value
        for name, value in book.properties.items()
        if name.startswith(PROPERTY)
    }
    if book.values is not None:
        return said, {}
    cells: dict[tuple[str, str], Spot] = {}
    rows = [row for sheet, row, column in book.cells if sheet == SHEET and column == 1]
    for row in sorted(rows):
        texts = [str(book.at((SHEET, row, column)).value or "") for column in range(1, 7)]
        key, value, field, sheet, line, column = texts
        if key != "cell":
            said[key] = value
            continue
        at = _count(line), _count(column)
        if at[0] and at[1]:
            cells[value, field] = (sheet, at[0], at[1])
    return said, cells


def _count(text: str | None) -> int | None:
    """A whole number within reason."""
    if text is None or not (text.isascii() and text.isdigit()) or len(text) > 9:
        return None
    return int(text)
