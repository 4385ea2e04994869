"""The form that is handed in: written anew, with the counts, and with no list of participations.

What was typed in the form with the list is taken over cell by cell; of its other sheets, nothing
is. So nobody has to delete the list before sending, and nobody can forget to.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from conventions.agreement import Agreement
from conventions.base.errors import InvalidDocument
from conventions.base.findings import Finding
from conventions.base.language import Language
from conventions.base.period import Period
from conventions.forms.codes import NUMBER_INSIDE
from conventions.forms.definition import define
from conventions.forms.entry import Field, Form
from conventions.forms.filling import answers, filled
from conventions.forms.identity import identify
from conventions.forms.layout import lay_out
from conventions.forms.opening import open_form
from conventions.forms.privacy import names_someone
from conventions.forms.workbook import Cell
from conventions.forms.xlsx import write
from conventions.report import Report

Typed = dict[tuple[str, Field], Any]
_FIGURES: frozenset[Field] = frozenset({"numerator", "denominator", "value", "missing"})


def period_of(data: bytes, agreement: Agreement) -> Period | None:
    """The period that a form is for; none where it is no form of the agreement."""
    book, _ = open_form(data)
    identity = identify(book, agreement, "")[0] if book is not None else None
    return identity.period if identity is not None else None


def counted_form(
    counts: Report,
    agreement: Agreement,
    issued: date,
    typed: bytes | None = None,
    *,
    language: Language | None = None,
    previous: Report | None = None,
) -> bytes:
    """The form of the report's period, filled in with its counts and what was ``typed`` in another.

    A count replaces what was typed in its cells. Where counting gave only a reason, a figure typed
    stays. ``previous`` is the report whose figures stand beside the targets.

    Raises:
        InvalidDocument: ``typed`` is no form of this agreement and period, or a cell that would be
            taken over holds the number of a person; ``findings`` says why.
        UnknownName: nothing of the agreement is reported in the period.
    """
    written, spoken = _typed(typed, agreement, counts.period) if typed else ({}, None)
    language = language or spoken or agreement.authoritative
    asked = define(agreement, counts.period, language, previous)
    for code, figures in _by_row(answers(counts, asked), asked).items():
        mine = {field for row, field in written if row == code}
        if "missing" in figures and mine & _FIGURES:
            continue
        written = {key: value for key, value in written.items() if key[0] != code or _stays(key[1])}
        written |= {(code, field): value for field, value in figures.items()}
    return filled(write(asked, issued), agreement, written)


def _typed(data: bytes, agreement: Agreement, period: Period) -> tuple[Typed, Language]:
    """What stands in the cells of a form, as it was typed, and its language."""
    book, refused = open_form(data)
    if book is None:
        raise InvalidDocument("this is not a form", refused)
    identity, found = identify(book, agreement, "")
    if identity is None or identity.period != period:
        raise InvalidDocument(f"this is not the form of {agreement.id} for {period}", found)
    cells = lay_out(book, identity, define(agreement, period, identity.language)).cells
    named = (spot for spot in cells.values() if names_someone(book, spot))
    refused = tuple(Finding(NUMBER_INSIDE, "", {}, book.place(spot, "")) for spot in named)
    if refused:
        raise InvalidDocument("a cell of the form holds the number of a person", refused)
    there = {key: book.at(spot) for key, spot in cells.items()}
    values = {key: _as_typed(cell) for key, cell in there.items() if not cell.state}
    return {key: value for key, value in values.items() if value is not None}, identity.language


def _as_typed(cell: Cell) -> Any:
    """The value; of a percentage the text that a person reads, since its format stays behind."""
    number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    if number and "%" in cell.number_format:
        return f"{Decimal(repr(cell.value)) * 100:f} %"
    return cell.value


def _by_row(counts: Typed, asked: Form) -> dict[str, dict[Field, Any]]:
    """The counts of each indicator by its row; what concerns the whole report is the sender's."""
    rows = {entry.code for entry in asked.entries("indicators")}
    found: dict[str, dict[Field, Any]] = {}
    for (code, field), value in counts.items():
        if code in rows:
            found.setdefault(code, {})[field] = value
    return found


def _stays(field: Field) -> bool:
    """Whether what was typed stays beside a count."""
    return field == "comment"
