"""The annex of critical counts: from which count on a target is missed, by number of cases."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from conventions.agreement.evaluation import Evaluation
from conventions.agreement.goals import Goals
from conventions.assessment.critical_table import CriticalCount, critical_counts
from conventions.base.language import word
from conventions.drafting.blocks import Block, Heading, Note, PageBreak, Paragraph
from conventions.drafting.desk import Desk, Layout, lines
from conventions.drafting.marks import Marked, runs_from


def counts_of(sections: Mapping[str, Any]) -> tuple[CriticalCount, ...]:
    """The critical counts of as much of an agreement as there is."""
    goals, evaluation = sections.get("goals"), sections.get("evaluation")
    if isinstance(goals, Goals) and isinstance(evaluation, Evaluation):
        return critical_counts(goals, evaluation)
    return ()


def critical_annex(desk: Desk, counts: tuple[CriticalCount, ...]) -> Iterator[Block]:
    """A row for each target, its counts a line for each number of cases.

    Nothing where nothing can be counted.
    """
    if not counts:
        return
    rows = [_row(desk, tuple(of_one)) for _, of_one in groupby(counts, _target)]
    layout = (Layout("indicator", 4), Layout("target", 4), Layout("counts", 10))
    yield PageBreak()
    yield Heading("critical-counts", desk.word("table.critical.title"), numbered=False)
    yield Paragraph(runs_from(desk.word("table.critical.intro")))
    yield desk.table("critical", layout, rows)
    yield Note(runs_from(desk.word("table.critical.note")))
    if any(count.cases is None for count in counts):
        key = "step.term-evidence-number"
        yield Note(runs_from(word(desk.language, "assessment", key)))


def _target(count: CriticalCount) -> tuple[str, int]:
    """What makes a row: a target, which may be like that of another indicator."""
    return count.indicator.id, id(count.target)


def _row(desk: Desk, counts: tuple[CriticalCount, ...]) -> dict[str, str]:
    say = desk.say
    first = counts[0]
    target = first.target
    bound = target.at_most if first.is_most else target.at_least or target.exactly
    value = say["number" if first.cases is None else "percent"](f"{bound:f}")
    return {
        "indicator": lines(say["indicator"](first.indicator.id)),
        "target": lines(
            desk.word(f"bound.{'at_most' if first.is_most else 'at_least'}", value=value),
            say["period"](target.period),
            say["group"](target.group) if target.group else "",
        ),
        "counts": lines(*(_in_words(desk, count) for count in counts)),
    }


def _in_words(desk: Desk, count: CriticalCount) -> Marked:
    """With 24 cases: reached from 17, missed at 12 or fewer."""
    number = desk.say["number"]
    side = "most" if count.is_most else "least"
    said = desk.word(f"table.critical.reached_{side}", count=number(str(count.reached)))
    if count.missed is None:
        said = Marked(f"{said}, {desk.word('table.critical.never')}")
    else:
        key = f"missed_{side}" if count.missed or count.is_most else "missed_only"
        missed = desk.word(f"table.critical.{key}", count=number(str(count.missed)))
        said = Marked(f"{said}, {missed}")
    if count.cases is None:
        return said
    cases = desk.say["counted"](str(count.cases), "cases")
    return Marked(f"{desk.word('table.critical.cases', cases=cases)} {said}")
