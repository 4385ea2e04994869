"""Names and codes of cells."""

import re

from tests.forms.agreements import every

from conventions.forms.definition import define
from conventions.forms.entry import COLUMN_OF, cell_name


def test_no_two_cells_share_a_name() -> None:
    names = [
        cell_name(code, field)
        for code in ("a-b", "a/b", "a", "a/comment", "comment", "D/a", "d", "R/note", "r/note")
        for field in ("numerator", "value", "comment", "quantity", "note")
    ]
    assert len({name.casefold() for name in names}) == len(names)


def test_names_are_what_a_spreadsheet_takes() -> None:
    entries = [
        entry for section in define(every(), "2027", "fr").sections for entry in section.entries
    ]
    for entry in entries:
        columns = [COLUMN_OF[cell.field] for cell in entry.inputs]
        assert len(set(columns)) == len(columns), "two cells of a row in one column"
        for cell in entry.inputs:
            assert re.fullmatch(r"cv[DR]?_[a-z0-9._]+", cell_name(entry.code, cell.field))
