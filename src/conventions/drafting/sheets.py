"""The annex of indicator sheets: all that is agreed on each indicator, one table after another.

A sheet gives the definition in words, the measurement with its evidence, the target of each period
and group and, where the definition can be counted, the sentence that the records are counted by.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from conventions.agreement import Agreement
from conventions.agreement.definition import counted_with
from conventions.base.characters import shown
from conventions.base.language import word
from conventions.drafting.absent import Absent
from conventions.drafting.blocks import Block, Column, Heading, PageBreak, Paragraph, Row, Table
from conventions.drafting.desk import Desk, lines
from conventions.drafting.marks import Marked, marked, runs_from
from conventions.drafting.measurement import definition_rows, measurement_rows, target_lines
from conventions.drafting.typography import polished
from conventions.drafting.view import Plain
from conventions.records import columns_of, in_words

_TITLES, _WORDS = 3, 9
"""How the two columns share the width."""
_WHOLE = 25
"""Rows that fit on one page: a sheet of as many may be torn."""


def indicator_sheets(desk: Desk, agreement: Agreement | None) -> Iterator[Block]:
    """A table for each indicator; nothing where there is none.

    How records are counted is said of a whole agreement only: it depends on the groups and services
    that participants can be in.
    """
    goals = desk.view["goals"]
    entries = () if isinstance(goals, Absent) else tuple(goals["indicators"])
    if not entries:
        return
    counted = dict(_counted(agreement, desk)) if agreement else {}
    yield PageBreak()
    yield Heading("indicator-sheets", desk.word("table.sheets.title"), numbered=False)
    yield Paragraph(runs_from(desk.word("table.sheets.intro")))
    for entry in entries:
        rows = dict(definition_rows(desk, entry)) | dict(measurement_rows(desk, entry))
        if entry["id"] in counted:
            rows[desk.word("table.sheets.counting")] = counted[entry["id"]]
        yield _sheet(desk, entry, rows)


def _sheet(desk: Desk, entry: Mapping[str, Plain], rows: Mapping[str, Any]) -> Table:
    said: list[Row] = [(runs_from(title), runs_from(lines(text))) for title, text in rows.items()]
    said += [
        (
            runs_from(lines(*_whose(desk, target))),
            runs_from(target_lines(desk, entry["unit"], target)),
        )
        for target in entry["targets"]
    ]
    name = runs_from(marked(entry["label"]))
    caption = "".join(run.text for run in name)
    return Table(
        columns=(Column("", _TITLES), Column("", _WORDS)),
        rows=tuple(said),
        description=desk.word("table.sheets.description"),
        caption=caption,
        header=False,
        row_titles=True,
        whole=len(said) < _WHOLE,
    )


def _whose(desk: Desk, target: Mapping[str, Plain]) -> Iterator[Any]:
    """What a target is for: its period, its group."""
    yield desk.word("table.targets.value")
    yield desk.say["period"](target["period"])
    yield desk.say["group"](target["group"]) if target["group"] else ""


def _counted(agreement: Agreement, desk: Desk) -> Iterator[tuple[str, Marked]]:
    """How each indicator that can be counted is counted, by its identifier."""
    columns = columns_of(agreement)
    for indicator in agreement.goals.indicators:
        whole = counted_with(indicator, agreement.goals.columns)
        counting = whole.definition.counting
        if counting is None:
            continue
        said = in_words(whole, counting, columns, desk.language)
        parts = {key: getattr(said, key) for key in ("numerator", "denominator", "left_out")}
        sentences = (
            f"{word(desk.language, 'records', f'parts.{key}')} {shown(text)}"
            for key, text in parts.items()
            if text
        )
        yield indicator.id, Marked(polished("\n".join(sentences), desk.language))
