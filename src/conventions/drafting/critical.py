"""The annex of critical counts: from which count on a target is missed, by number of cases."""

from collections.abc import Iterator, Mapping
from typing import Any

from conventions.agreement.evaluation import Evaluation
from conventions.agreement.goals import Goals
from conventions.assessment.critical_table import CriticalCount, critical_counts
from conventions.base.language import any_language, word
from conventions.drafting.blocks import Block, Heading, Note, PageBreak, Paragraph
from conventions.drafting.desk import Desk, Layout, lines
from conventions.drafting.marks import runs_from


def counts_of(sections: Mapping[str, Any]) -> tuple[CriticalCount, ...]:
    """The critical counts of as much of an agreement as there is."""
    goals, evaluation = sections.get("goals"), sections.get("evaluation")
    if isinstance(goals, Goals) and isinstance(evaluation, Evaluation):
        return critical_counts(goals, evaluation)
    return ()


def critical_annex(desk: Desk, counts: tuple[CriticalCount, ...]) -> Iterator[Block]:
    """Indicator, period, cases, reached from, missed at; nothing where nothing can be counted."""
    if not counts:
        return
    say = desk.say
    rows = []
    for count in counts:
        indicator, target = count.indicator, count.target
        bound = target.at_most if count.is_most else target.at_least or target.exactly
        side = "most" if count.is_most else "least"
        label = indicator.label
        rows.append(
            {
                "indicator": lines(any_language(label, desk.language) if label else indicator.id),
                "period": lines(
                    say["period"](target.period), say["group"](target.group) if target.group else ""
                ),
                "target": desk.word(
                    f"bound.{'at_most' if count.is_most else 'at_least'}",
                    value=say["number" if count.cases is None else "percent"](f"{bound:f}"),
                ),
                "cases": lines("–" if count.cases is None else say["number"](str(count.cases))),
                "reached": desk.word(
                    f"table.critical.reached_{side}", count=say["number"](str(count.reached))
                ),
                "missed": desk.word("table.critical.never")
                if count.missed is None
                else desk.word(
                    f"table.critical.missed_{side}", count=say["number"](str(count.missed))
                ),
            }
        )
    layout = (
        Layout("indicator", 5),
        Layout("period", 5),
        Layout("target", 4),
        Layout("cases", 2, "right"),
        Layout("reached", 3),
        Layout("missed", 4),
    )
    yield PageBreak()
    yield Heading("critical-counts", desk.word("table.critical.title"), numbered=False)
    yield Paragraph(runs_from(desk.word("table.critical.intro")))
    yield desk.table("critical", layout, rows)
    yield Note(runs_from(desk.word("table.critical.note")))
    if any(count.cases is None for count in counts):
        key = "step.term-evidence-number"
        yield Note(runs_from(word(desk.language, "assessment", key)))
