"""The form as a workbook: one sheet to fill in, and one hidden that says what it is for.

On demand, two more: one for the list of participations, and one with the answers it may hold.

The same form on the same day gives the same bytes. Protection is courtesy, so that nobody types
over a definition by mistake; it is not security, and the reader does not rely on it.
"""

from datetime import UTC, date, datetime, time
from importlib.metadata import version
from io import BytesIO
from typing import Any

from conventions.base.language import day, word
from conventions.base.period import label
from conventions.forms.entry import COLUMN_OF, Column, Entry, Field, Form, Input, Line, cell_name
from conventions.forms.identity import CODES_NAME, PROPERTY, SHEET, facts, map_rows
from conventions.forms.listsheet import add_list
from conventions.forms.live import check
from conventions.forms.look import COLUMNS, FORMATS, RICH, WIDTHS, cut, height
from conventions.forms.validation import validation

HEAD = 4
"""The row of column heads, counted from 0; what stands above it stays in sight too."""
_HEIGHTS = (30, 21, 21, 34, 32)
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""A workbook of ours holds texts as they are: none becomes a formula, an address or a number."""


def write(form: Form, issued: date) -> bytes:
    """The workbook of a form, as made on a day."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, OPTIONS)
    _describe(book, form, issued)
    _Sheet(book, form, issued).fill()
    book.close()
    return stream.getvalue()


def _describe(book: Any, form: Form, issued: date) -> None:
    """Properties of the document: title, day, and the identity of the form."""
    book.set_properties(
        {
            "title": _say(form, "heading", title=form.title),
            "subject": f"{form.agreement}, {label(form.period, form.language)}",
            "author": form.commissioner,
            "created": datetime.combine(issued, time(), UTC),
        }
    )
    for name, value in facts(form, version("conventions")).items():
        book.set_custom_property(PROPERTY + name, value, "text")


class _Sheet:
    """The sheet while it is written: the next row, and where each cell stands."""

    def __init__(self, book: Any, form: Form, issued: date) -> None:
        self.book, self.form, self.issued = book, form, issued
        self.name = _say(form, "sheet")
        self.sheet = book.add_worksheet(self.name)
        self.formats = {name: book.add_format(look) for name, look in FORMATS.items()}
        self.rich = {name: book.add_format(look) for name, look in RICH.items()}
        self.row = HEAD + 1
        self.rows: dict[str, int] = {}
        self.cells: dict[tuple[str, Field], tuple[str, int, int]] = {}

    def fill(self) -> None:
        """Everything, from the title to the hidden sheet."""
        self.top()
        for section in self.form.sections:
            self.band(section.title)
            before = ""
            for entry in section.entries:
                # The definition stands once, above the groups of an indicator.
                self.entry(entry, repeated=entry.subject == before)
                before = entry.subject
        self.paper()
        if self.form.columns:
            add_list(self.book, self.form)
        self.hidden()

    def top(self) -> None:
        """Title, facts, instructions and column heads."""
        form, last = self.form, len(COLUMNS) - 1
        for row, points in enumerate(_HEIGHTS):
            self.sheet.set_row(row, points)
        for column, width in enumerate(WIDTHS.values()):
            self.sheet.set_column(column, column, width)
        self.sheet.merge_range(0, 0, 0, last, "", self.formats["title"])
        heading = _say(form, "heading", title=form.title)
        self.sheet.write_string(0, 0, heading, self.formats["title"])
        number = _say(form, "facts.version", n=form.version)
        self.facts(
            1,
            ("agreement", f"{form.agreement}, {number}"),
            ("period", label(form.period, form.language)),
            ("due", day(form.due, form.language) if form.due else ""),
        )
        self.facts(
            2,
            ("provider", form.provider),
            ("commissioner", form.commissioner),
            ("issued", day(self.issued, form.language)),
        )
        self.sheet.merge_range(3, 0, 3, last, "", self.formats["instructions"])
        self.sheet.write_string(3, 0, _say(form, "instructions"), self.formats["instructions"])
        for column, name in enumerate(COLUMNS):
            self.sheet.write_string(
                HEAD, column, _say(form, f"columns.{name}"), self.formats["head"]
            )
        self.book.define_name(CODES_NAME, f"='{self.name}'!$A${HEAD + 1}")

    def facts(self, row: int, *pairs: tuple[str, str]) -> None:
        """One line of labels and values."""
        runs: list[Any] = []
        for key, value in pairs:
            if value:
                between = "      " if runs else ""
                runs += [self.rich["grey"], f"{between}{_say(self.form, f'facts.{key}')}  "]
                runs += [self.rich["bold"], value]
        self.sheet.merge_range(row, 0, row, len(COLUMNS) - 1, "", self.formats["facts"])
        self.sheet.write_rich_string(row, 0, *runs, self.formats["facts"])

    def band(self, title: str) -> None:
        """The heading of a section, over the whole width."""
        self.sheet.merge_range(self.row, 0, self.row, len(COLUMNS) - 1, "", self.formats["band"])
        self.sheet.write_string(self.row, 0, title, self.formats["band"])
        self.sheet.set_row(self.row, 18 if len(title) < 150 else 32)
        self.row += 1

    def entry(self, entry: Entry, *, repeated: bool) -> None:
        """One row: what is asked, and a cell for each answer."""
        words = self.words(entry, repeated=repeated)
        for column in COLUMNS:
            self.sheet.write_blank(self.row, _at(column), None, self.formats["none"])
        self.sheet.write_string(self.row, _at("code"), entry.code, self.formats["code"])
        self.sheet.write_rich_string(
            self.row, _at("entry"), *self.runs(entry.label, words), self.formats["entry"]
        )
        target = "\n".join(filter(None, (entry.target, entry.previous)))
        self.sheet.write_string(self.row, _at("target"), target, self.formats["target"])
        self.rows[entry.code] = self.row + 1
        if shown := check(entry, self.row + 1, self.form.language, self.rows):
            look = self.formats[_look(entry)]
            formula, first = shown
            self.sheet.write_formula(self.row, _at("result"), formula, look, first)
            self.judge(str(first))
        lines = tuple(about + line.text for line, about in words)
        self.sheet.set_row(self.row, max(24, height(entry.label, lines, target)))
        for cell in entry.inputs:
            self.input(entry, cell)
        self.row += 1

    def judge(self, first: str) -> None:
        """Show a result in ink, and a message other than the first in red."""
        at, row = f"{chr(65 + _at('result'))}{self.row + 1}", self.row
        says = f'=AND(ISTEXT({at}),{at}<>"",{at}<>"{first}",{at}<>"–")'
        column = _at("result")
        for criteria, look in ((says, "wrong"), (f"=ISNUMBER({at})", "right")):
            rule = {"type": "formula", "criteria": criteria, "format": self.formats[look]}
            self.sheet.conditional_format(row, column, row, column, rule)

    def words(self, entry: Entry, *, repeated: bool) -> list[tuple[Line, str]]:
        """The lines of a definition, each with what stands before it."""
        group = (Line("group", entry.group_label),) if entry.group_label else ()
        colon = _say(self.form, "colon")
        return [
            (line, f"{_say(self.form, f'definition.{line.about}')}{colon} ")
            for line in (*group, *(() if repeated else entry.definition))
        ]

    def runs(self, label: str, words: list[tuple[Line, str]]) -> list[Any]:
        """Label, group and definition as runs of text."""
        runs: list[Any] = [self.rich["label"], cut(label)]
        for line, about in words:
            look = "bold" if line.about == "group" else "plain"
            runs += [self.rich["grey"], f"\n{about}", self.rich[look], cut(line.text)]
        # The library wants two runs at least.
        return runs if len(runs) > 2 else [*runs, self.rich["plain"], "\u00a0"]

    def input(self, entry: Entry, cell: Input) -> None:
        """A cell to fill in: unlocked, checked while typing, with a name of its own."""
        column = _at(COLUMN_OF[cell.field])
        look = {"text": "text", "reason": "choice", "tick": "choice", "day": "day"}
        style = self.formats[look.get(cell.kind, "number")]
        if cell.field == "note":
            column = _at("number")
            last = len(COLUMNS) - 1
            self.sheet.merge_range(self.row, column, self.row, last, "", style)
            self.sheet.set_row(self.row, 48)
        else:
            self.sheet.write_blank(self.row, column, None, style)
        title = _say(self.form, f"fields.{cell.field}")
        if rule := validation(cell, title, self.form.language):
            self.sheet.data_validation(self.row, column, self.row, column, rule)
        place = f"='{self.name}'!${chr(65 + column)}${self.row + 1}"
        self.book.define_name(cell_name(entry.code, cell.field), place)
        self.cells[entry.code, cell.field] = (self.name, self.row + 1, column + 1)

    def paper(self) -> None:
        """Frozen heads, A4 on its side, the heads on every page, protection."""
        form, sheet = self.form, self.sheet
        sheet.hide_gridlines(2)
        sheet.freeze_panes(HEAD + 1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD)
        sheet.print_area(0, 0, self.row - 1, len(COLUMNS) - 1)
        period = label(form.period, form.language)
        left = _say(form, "footer", agreement=form.agreement, version=form.version, period=period)
        page = _say(form, "page", page="&P", pages="&N")
        sheet.set_footer(f"&L&8{left}&R&8{page}")
        sheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})
        sheet.set_selection(HEAD + 2, _at("number"), HEAD + 2, _at("number"))

    def hidden(self) -> None:
        """Identity and the map of cells."""
        sheet = self.book.add_worksheet(SHEET)
        rows = [*facts(self.form, version("conventions")).items(), *map_rows(self.cells)]
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                sheet.write_string(row, column, value)
        sheet.protect()
        sheet.very_hidden()


def _look(entry: Entry) -> str:
    if entry.sums:
        return "amount"
    return "percent" if entry.percent else "result"


def _at(column: Column) -> int:
    return COLUMNS.index(column)


def _say(form: Form, key: str, **values: Any) -> str:
    return word(form.language, "form", key, **values)
