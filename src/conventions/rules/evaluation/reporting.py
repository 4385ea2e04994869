"""What the reports of an agreement bring: which indicators, from whom."""

from collections.abc import Iterator

from conventions.agreement.evaluation import Evaluation, ReportDuty
from conventions.agreement.goals import Goals
from conventions.base.values import Id

OF_A_PERIOD = ("activity", "statistics", "final")
"""The kinds of report that tell of a period as a whole, not of money, an event or one person."""


def contains(report: ReportDuty, indicator: Id) -> bool:
    """Whether the report brings the indicator: it lists it, or lists none and tells of a period.

    >>> duty = ReportDuty(id="r1", kind="statistics")
    >>> contains(duty, "i1"), contains(duty.model_copy(update={"kind": "financial"}), "i1")
    (True, False)
    """
    if report.indicators:
        return indicator in report.indicators
    return report.kind in OF_A_PERIOD


def held_by_several(goals: Goals, evaluation: Evaluation) -> Iterator[tuple[Id, tuple[Id, ...]]]:
    """The indicators that more than one party collects or reports, each with these parties."""
    for indicator in goals.indicators:
        senders = [r.sender for r in evaluation.reports if contains(r, indicator.id)]
        holders = tuple(dict.fromkeys(filter(None, (indicator.collected_by, *senders))))
        if len(holders) > 1:
            yield indicator.id, holders
