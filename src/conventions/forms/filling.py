"""A form filled in by a program: with a report, or with whatever somebody might type."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from conventions.agreement import Agreement
from conventions.base.errors import InvalidDocument
from conventions.base.language import Language, any_language, word
from conventions.forms.definition import define
from conventions.forms.entry import Entry, Field, Form
from conventions.forms.identity import identify
from conventions.forms.layout import lay_out
from conventions.forms.stated import booked, by_row, delivered
from conventions.forms.workbook import filled_in, open_book
from conventions.report import Accounts, Excluded, Observation, Report

Answers = Mapping[tuple[str, Field], Any]
"""What is written in each cell, by the code of its row and its field."""


def filled(data: bytes, agreement: Agreement, report: Report | Answers) -> bytes:
    """The form with the figures of a report, or with these answers, as a person would fill it in.

    Raises:
        InvalidDocument: it is no form of this agreement; ``findings`` says why.
    """
    book, refused = open_book(data)
    if book is None:
        raise InvalidDocument("this is not a form", refused)
    identity, found = identify(book, agreement, "")
    if identity is None:
        raise InvalidDocument(f"this is not a form of {agreement.id}", found)
    form = define(agreement, identity.period, identity.language)
    wanted = answers(report, form) if isinstance(report, Report) else report
    cells = lay_out(book, identity, form).cells
    return filled_in(data, {cells[key]: value for key, value in wanted.items() if key in cells})


def answers(report: Report, form: Form) -> dict[tuple[str, Field], Any]:
    """What a person would write in the form to say what the report says."""
    language = form.language
    written: dict[tuple[str, Field], Any] = {}
    for entry in form.entries("indicators"):
        observation = report.observation(entry.subject, entry.group)
        if observation is not None:
            said = _observed(observation, language)
            kinds = {cell.field: cell.kind for cell in entry.inputs}
            for field, value in said.items():
                if field in kinds:
                    written[entry.code, field] = _typed(value, kinds[field], language)
    known = {delivery.item: delivery for delivery in report.deliveries}
    for entry in form.entries("deliveries"):
        if entry.subject in known:
            quantities = delivered(known[entry.subject])
            for cell in entry.inputs:
                written[entry.code, cell.field] = quantities.get(cell.field)
    if report.accounts is not None:
        written |= _booked(report.accounts, tuple(form.entries("accounts")))
    note = any_language(report.note, language) if report.note is not None else None
    written["R/submitted", "submitted"] = report.submitted
    written["R/note", "note"] = note
    return {key: value for key, value in written.items() if value is not None}


def _observed(observation: Observation, language: Language) -> dict[Field, Any]:
    reported = observation.reported
    excluded = _together(observation.excluded)
    missing = reported.missing
    return {
        "numerator": reported.numerator,
        "denominator": reported.denominator,
        "value": reported.value,
        "excluded": excluded.count if excluded else None,
        "why": excluded.reason if excluded else None,
        "estimate": word(language, "form", "answers.yes") if observation.approximate else None,
        "missing": word(language, "form", f"reasons.{missing}") if missing else None,
        "comment": observation.comment,
    }


def _together(excluded: tuple[Excluded, ...]) -> Excluded | None:
    """The cases left out as one entry: their sum, and each ground with its number."""
    if len(excluded) < 2:
        return excluded[0] if excluded else None
    grounds = "; ".join(f"{one.reason} ({one.count})" for one in excluded)
    return Excluded(count=sum(one.count for one in excluded), reason=grounds)


def _booked(accounts: Accounts, rows: tuple[Entry, ...]) -> dict[tuple[str, Field], Any]:
    written: dict[tuple[str, Field], Any] = dict(booked(accounts, rows))
    others = by_row(accounts, rows).get("A/cost-other", ())
    if others:
        written["A/cost-other", "comment"] = ", ".join(cost.label for cost in others)
    return written


def _typed(value: Any, kind: str, language: Language) -> Any:
    if kind == "percent" and isinstance(value, Decimal):
        return f"{value:f} %"
    if kind == "yes-no" and isinstance(value, Decimal):
        return word(language, "form", "answers.yes" if value else "answers.no")
    return value
