"""A returned form as a report, and what is wrong with it, cell by cell.

What cannot be read for sure is left missing in the report, and said: nothing is guessed.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from conventions.agreement import Agreement
from conventions.base.characters import shown
from conventions.base.errors import UnknownName
from conventions.base.findings import Code, Finding, Place, Severity, Word
from conventions.base.path import Path, dotted
from conventions.forms import codes, number_codes
from conventions.forms.day import read_day
from conventions.forms.definition import define
from conventions.forms.entry import Entry, Field, Form
from conventions.forms.expected import as_typed, is_far
from conventions.forms.foreign import foreign
from conventions.forms.identity import Identity, identify
from conventions.forms.layout import Layout, lay_out
from conventions.forms.number import BOUNDS, Absent, Trouble, Understood, brief, understood
from conventions.forms.opening import open_form
from conventions.forms.privacy import persons, told
from conventions.forms.vocabulary import REASONS, reason, yes_or_no
from conventions.forms.workbook import Book, Cell, Spot
from conventions.report import (
    Accounts,
    Contribution,
    Cost,
    Delivery,
    Excluded,
    MissingReason,
    Observation,
    Report,
    Value,
)
from conventions.rules.reported import Locate, alone, nowhere
from conventions.rules.reported.populations import not_agreed

LONGEST = 8_000
"""Characters of a text in a report."""
_FIGURES: tuple[Field, ...] = ("numerator", "denominator", "value")
_PATHS: dict[Field, Path] = {
    "numerator": ("reported", "numerator"),
    "denominator": ("reported", "denominator"),
    "value": ("reported", "value"),
    "missing": ("reported", "missing"),
    "excluded": ("excluded", 0, "count"),
    "why": ("excluded", 0, "reason"),
    "estimate": ("approximate",),
    "occupied": ("occupied_days",),
    "available": ("available_days",),
}


def read(
    data: bytes, agreement: Agreement, file: str = ""
) -> tuple[Report | None, tuple[Finding, ...]]:
    """The report in a returned form; none where it is no form of this agreement. Never raises."""
    book, refused = open_form(data, file)
    report, findings, _ = located(book, refused, agreement, file)
    return report, findings


def located(
    book: Book | None, refused: tuple[Finding, ...], agreement: Agreement, file: str
) -> tuple[Report | None, tuple[Finding, ...], Locate]:
    """The report in an opened form, and the cell in which a path of it stands."""
    if book is None:
        return None, refused, nowhere
    identity, found = identify(book, agreement, file)
    found = (*refused, *found)
    if identity is None:
        return None, found, nowhere
    try:
        form = define(agreement, identity.period, identity.language)
    except UnknownName:
        values = {"period": brief(identity.period)}
        missed = Finding(codes.OTHER_PERIOD, "period", values, Place(file))
        return None, (*found, missed), nowhere
    layout = lay_out(book, identity, form)
    reading = _Reading(book, identity, form, layout, file, list(found))
    report = reading.report()
    doubts = alone(agreement, report, reading.locate)
    private = (
        *persons(book, file),
        *told(book, form, layout, file),
        *foreign(book, layout, file),
    )
    # Of a cell with such a number nothing else is said: it would be repeated.
    named = {one.place for one in private if one.code is codes.NUMBER_INSIDE} - {Place(file)}
    others = (one for one in (*reading.found, *doubts) if one.place not in named)
    found = (*private, *others)
    # What names persons is refused whole; what else is wrong with it is said in the same breath.
    refused_for = any(finding.severity is Severity.ERROR for finding in private)
    return None if refused_for else report, found, reading.locate


@dataclass(frozen=True)
class _Reading:
    """One form while it is read: where its cells are, and what was found so far."""

    book: Book
    identity: Identity
    form: Form
    layout: Layout
    file: str
    found: list[Finding]

    def report(self) -> Report:
        """Everything the form says."""
        asked = tuple(enumerate(self.form.entries("indicators")))
        delivered: dict[str, list[Entry]] = {}
        for entry in self.form.entries("deliveries"):
            delivered.setdefault(entry.subject, []).append(entry)
        self.strangers()
        observations = tuple(self.observation(entry, ("observations", at)) for at, entry in asked)
        deliveries = tuple(
            self.delivery(name, rows, ("deliveries", at))
            for at, (name, rows) in enumerate(delivered.items())
        )
        facts = {entry.subject: entry for entry in self.form.entries("report")}
        for entry in facts.values():
            self.formulas(entry, ())
        return Report(
            agreement=self.form.agreement,
            version=self.identity.version,
            period=self.form.period,
            sender=self.identity.sender,
            submitted=self.submitted(facts["submitted"]),
            observations=observations,
            deliveries=deliveries,
            accounts=self.accounts(),
            note=self.text(facts["note"], "note", ("note",)),
        )

    def observation(self, entry: Entry, path: Path) -> Observation:
        """One row of an indicator."""
        group, indicator = entry.group, entry.subject
        if not self.is_whole(entry, path):
            return Observation(indicator=indicator, group=group)
        self.formulas(entry, path)
        fields = [field for field in _FIGURES if entry.kind(field) is not None]
        figures = {field: self.number(entry, field, path) for field in fields}
        given = {field: figure for field, figure in figures.items() if isinstance(figure, Decimal)}
        said = next((figure for figure in figures.values() if isinstance(figure, Absent)), None)
        chosen = self.reason(entry, path)
        missing = chosen or (said.reason if said else None)
        if len(given) == len(fields):
            if missing is not None:
                values = {"reason": Word("form", f"reasons.{missing}")}
                self.report_cell(codes.FIGURE_AND_REASON, entry, "missing", path, values)
            missing = None
        elif missing is None:
            # One gap a row is said: with both cells empty, nothing was filled in yet.
            for field in fields:
                if figures[field] is None:
                    self.report_cell(codes.MISSING_FIGURE, entry, field, path, {})
                    break
        value = Value(**given, missing=missing)
        comment = self.text(entry, "comment", (*path, "comment"))
        if comment is None and is_far(entry, value):
            far = {"result": as_typed(value), "target": entry.target.replace("\n", ", ")}
            self.report_cell(codes.FAR_OFF, entry, fields[0], path, far)
        return Observation(
            indicator=indicator,
            group=group,
            reported=value,
            approximate=self.tick(entry, path),
            excluded=self.excluded(entry, path),
            comment=comment,
        )

    def delivery(self, name: str, rows: list[Entry], path: Path) -> Delivery:
        """The rows of one quantity for the settlement."""
        quantities: dict[str, Decimal] = {}
        for entry in rows:
            if not self.is_whole(entry, path):
                continue
            for cell in entry.inputs:
                number = self.number(entry, cell.field, path)
                if isinstance(number, Decimal):
                    quantities[str(_PATHS.get(cell.field, (cell.field,))[-1])] = number
                elif number is None:
                    self.report_cell(codes.MISSING_FIGURE, entry, cell.field, path, {})
        return Delivery.model_validate({"item": name, **quantities})

    def accounts(self) -> Accounts | None:
        """Costs, own revenue and contributions; none where nothing of them is stated.

        A kind of cost may stay empty; all of them together may not.
        """
        rows = [entry for entry in self.form.entries("accounts") if entry.inputs]
        whole = [entry for entry in rows if self.is_whole(entry, ("accounts",))]
        amounts = {entry.code: self.number(entry, "amount", ("accounts",)) for entry in whole}
        stated = {code: one for code, one in amounts.items() if isinstance(one, Decimal)}
        kinds = [entry for entry in whole if entry.subject.startswith("cost-")]
        silent = [entry for entry in whole if entry not in kinds and amounts[entry.code] is None]
        if kinds and all(amounts[entry.code] is None for entry in kinds):
            silent.append(kinds[0])
        for entry in silent:
            self.report_cell(codes.MISSING_FIGURE, entry, "amount", ("accounts",), {})
        if not stated:
            return None
        costs = tuple(
            Cost(label=self.kind_of_cost(entry)[:200], amount=stated[entry.code])
            for entry in kinds
            if entry.code in stated
        )
        received = tuple(
            Contribution(party=entry.subject.removeprefix("from-"), amount=stated[entry.code])
            for entry in whole
            if entry.subject.startswith("from-") and entry.code in stated
        )
        return Accounts(costs=costs, own_revenue=stated.get("A/revenue"), contributions=received)

    def kind_of_cost(self, entry: Entry) -> str:
        """What a cost is for: the label of its row, or what was written beside it."""
        written = self.text(entry, "comment", ("accounts",)) if entry.kind("comment") else None
        return " ".join((written or entry.label).split())

    def is_whole(self, entry: Entry, path: Path) -> bool:
        """Whether the row stands in the file, once."""
        values = {"label": entry.label, "row": entry.code}
        if (second := self.layout.twice.get(entry.code)) is not None:
            self.found.append(Finding(codes.ROW_TWICE, dotted(path), values, self.place(second)))
            return False
        if entry.code in self.layout.unasked:
            self.found.append(Finding(codes.NOT_ASKED, dotted(path), values, Place(self.file)))
            return False
        if entry.code in self.layout.gone:
            self.found.append(Finding(codes.ROW_GONE, dotted(path), values, Place(self.file)))
            return False
        return True

    def number(self, entry: Entry, field: Field, path: Path) -> Understood:
        """The number in a cell, as far as it can be used."""
        cell, kind = self.cell(entry, field), entry.kind(field)
        figure = _formula_trouble(cell) or understood(
            cell.value, kind or "quantity", cell.number_format
        )
        if isinstance(figure, Trouble):
            self.report_cell(figure.code, entry, field, path, figure.values)
        elif isinstance(figure, Absent):
            values = {"value": figure.said, "reason": Word("form", f"reasons.{figure.reason}")}
            self.report_cell(codes.SAID_MISSING, entry, field, path, values)
        return figure

    def formulas(self, entry: Entry, path: Path) -> None:
        """Say which cells other than numbers hold a formula without a result."""
        for cell in entry.inputs:
            trouble = _formula_trouble(self.cell(entry, cell.field))
            if trouble is not None and cell.kind not in BOUNDS:
                self.report_cell(trouble.code, entry, cell.field, path, trouble.values)

    def reason(self, entry: Entry, path: Path) -> MissingReason | None:
        """The reason chosen from the list."""
        typed = self.said(entry, "missing")
        chosen = reason(typed)
        if typed and chosen is None:
            expected = tuple(Word("form", f"reasons.{kind}") for kind in REASONS)
            values = {"value": brief(typed), "expected": expected}
            self.report_cell(codes.NOT_IN_LIST, entry, "missing", path, values)
        return chosen

    def tick(self, entry: Entry, path: Path) -> bool:
        """Whether the figure is marked as an estimate."""
        typed = self.said(entry, "estimate")
        answer = yes_or_no(typed)
        if typed and answer is None:
            expected = (Word("form", "answers.yes"), Word("form", "answers.no"))
            values = {"value": brief(typed), "expected": expected}
            self.report_cell(codes.NOT_IN_LIST, entry, "estimate", path, values)
        return bool(answer)

    def excluded(self, entry: Entry, path: Path) -> tuple[Excluded, ...]:
        """The cases left out, where both number and reason stand."""
        if entry.kind("excluded") is None:
            return ()
        count = self.number(entry, "excluded", path)
        why = self.text(entry, "why", (*path, *_PATHS["why"]))
        if isinstance(count, Decimal) and count and why:
            return (Excluded(count=int(count), reason=why),)
        lacking: Field | None = "excluded" if why and count is None else None
        if isinstance(count, Decimal) and count and not self.said(entry, "why"):
            lacking = "why"
        if lacking:
            self.report_cell(codes.EXCLUDED_INCOMPLETE, entry, lacking, path, {})
        return ()

    def submitted(self, entry: Entry) -> date | None:
        """The day of submission."""
        cell = self.cell(entry, "submitted")
        value = None if cell.state else cell.value
        found = read_day(value) if value is not None else None
        if value is not None and found is None and str(value).strip():
            values = {"value": brief(str(value))}
            self.report_cell(codes.UNREADABLE_DATE, entry, "submitted", (), values)
        return found

    def text(self, entry: Entry, field: Field, path: Path) -> str | None:
        """A text, its hidden characters made visible."""
        typed = self.said(entry, field)
        if len(typed) > LONGEST:
            values = {
                "limit": LONGEST,
                "label": entry.label,
                "field": Word("form", f"fields.{field}"),
            }
            place = self.place(self.layout.cells[entry.code, field])
            self.found.append(Finding(codes.TEXT_TOO_LONG, dotted(path), values, place))
            return None
        return typed or None

    def said(self, entry: Entry, field: Field) -> str:
        """What stands in a cell, as text."""
        cell = self.cell(entry, field)
        value = cell.value
        if value is None or cell.state:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        text = unicodedata.normalize("NFC", str(value)).replace("\r\n", "\n").replace("\r", "\n")
        return shown(text).strip()

    def cell(self, entry: Entry, field: Field) -> Cell:
        """The cell of a field; empty where it is gone."""
        spot = self.layout.cells.get((entry.code, field))
        return self.book.at(spot) if spot is not None else Cell(None)

    def report_cell(
        self, code: Code, entry: Entry, field: Field, path: Path, values: dict[str, Any]
    ) -> None:
        """Note what is wrong with a cell."""
        whole = {"label": entry.label, "field": Word("form", f"fields.{field}"), **values}
        where = dotted((*path, *_PATHS.get(field, (field,))))
        spot = self.layout.cells.get((entry.code, field))
        place = self.place(spot) if spot is not None else Place(self.file)
        self.found.append(Finding(code, where, whole, place))

    def place(self, spot: Spot) -> Place:
        """Where a person finds it."""
        return self.book.place(spot, self.file)

    def strangers(self) -> None:
        """Rows of the form that the agreement does not know any more."""
        known = [entry.code for section in self.form.sections for entry in section.entries]
        written = dict.fromkeys(code for code, _ in self.book.values or self.identity.cells)
        for code in written:
            if code not in known:
                values = {"code": brief(code), "known": ", ".join(known)}
                self.found.append(Finding(not_agreed.code, code, values, Place(self.file)))

    def entry_of(self, about: str, at: int, rest: Path) -> Entry | None:
        """The row that the observation or delivery at this position was read from."""
        if about == "indicators":
            return tuple(self.form.entries(about))[at]
        rows = tuple(self.form.entries(about))
        name = list(dict.fromkeys(entry.subject for entry in rows))[at]
        mine = [entry for entry in rows if entry.subject == name]
        wanted = (
            entry
            for entry in mine
            for cell in entry.inputs
            if _PATHS.get(cell.field, (cell.field,))[: len(rest)] == rest
        )
        return next(wanted, mine[0])

    def locate(self, path: Path) -> Place:
        """The cell in which a path of the report stands, else the first of its row, or the file."""
        about = {"observations": "indicators", "deliveries": "deliveries"}.get(str(path[0]))
        if about is None or len(path) < 2:
            facts = {entry.subject: entry for entry in self.form.entries("report")}
            entry, rest = facts.get(str(path[0])), path
        else:
            entry, rest = self.entry_of(about, int(path[1]), path[2:]), path[2:]
        if entry is None:
            return Place(self.file)
        spots = {
            _PATHS.get(cell.field, (cell.field,)): self.layout.cells.get((entry.code, cell.field))
            for cell in entry.inputs
        }
        named = (spot for known, spot in spots.items() if known[: len(rest)] == rest)
        spot = next(named, next(iter(spots.values()), None))
        return self.place(spot) if spot is not None else Place(self.file)


def _formula_trouble(cell: Cell) -> Trouble | None:
    """Why the formula in a cell gives nothing to read."""
    if cell.state == "uncalculated":
        return Trouble(number_codes.NEVER_CALCULATED, {})
    if cell.state == "error":
        return Trouble(number_codes.FORMULA_ERROR, {"value": brief(str(cell.value))})
    return None
