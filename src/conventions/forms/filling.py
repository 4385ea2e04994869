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
from conventions.forms.workbook import filled_in, open_book
from conventions.report import Accounts, Cost, Delivery, Observation, Report

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
    delivered = {delivery.item: delivery for delivery in report.deliveries}
    for entry in form.entries("deliveries"):
        if entry.subject in delivered:
            quantities = _delivered(delivered[entry.subject])
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
    excluded = observation.excluded[0] if observation.excluded else None
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


def _delivered(delivery: Delivery) -> dict[Field, Any]:
    return {
        "occupied": delivery.occupied_days,
        "available": delivery.available_days,
        "quantity": delivery.quantity,
        "persons": delivery.persons,
    }


def _booked(accounts: Accounts, rows: tuple[Entry, ...]) -> dict[tuple[str, Field], Any]:
    """Costs in the row of their kind, all others together in the last one."""
    kinds = {row.label: row.code for row in rows if row.subject.startswith("cost-")}
    written: dict[tuple[str, Field], Any] = {}
    others: list[Cost] = []
    for cost in accounts.costs:
        code = kinds.get(cost.label)
        if code is None or (code, "amount") in written:
            others.append(cost)
        else:
            written[code, "amount"] = cost.amount
    if others:
        written["A/cost-other", "amount"] = sum((cost.amount for cost in others), Decimal(0))
        written["A/cost-other", "comment"] = ", ".join(cost.label for cost in others)
    written["A/revenue", "amount"] = accounts.own_revenue
    for received in accounts.contributions:
        written[f"A/from-{received.party}", "amount"] = received.amount
    asked = {(row.code, cell.field) for row in rows for cell in row.inputs}
    return {key: value for key, value in written.items() if key in asked}


def _typed(value: Any, kind: str, language: Language) -> Any:
    if kind == "percent" and isinstance(value, Decimal):
        return f"{value:f} %"
    if kind == "yes-no" and isinstance(value, Decimal):
        return word(language, "form", "answers.yes" if value else "answers.no")
    return value
