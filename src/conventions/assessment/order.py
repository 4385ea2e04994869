"""Of several reports on the same days, which one counts: that submitted last."""

from collections.abc import Iterable, Iterator
from datetime import date

from conventions.assessment.codes import REPORTED_TWICE
from conventions.base.findings import Finding
from conventions.base.span import Span, span_of, undecided
from conventions.report import Report, Value


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """By the day of submission; those without one come first, in the order they were given."""
    return tuple(sorted(reports, key=lambda report: report.submitted or date.min))


def reported_twice(reports: Iterable[Report], term: Span) -> Iterator[Finding]:
    """R041 for each figure of which two reports on the same days differ, and none is the later."""
    said: dict[tuple[str, str | None], list[tuple[Span, date | None, Value]]] = {}
    for report in reports:
        span = span_of(report.period, term)
        if span is None or report.interim:
            continue
        figures = {(one.indicator, one.group): one.used for one in report.observations}
        for name, value in figures.items():
            said.setdefault(name, []).append((span, report.submitted, value))
    for (indicator, _group), given in said.items():
        days = undecided(given)
        if days is not None:
            yield Finding(
                REPORTED_TWICE, "observations", {"indicator": indicator, "period": days.period}
            )
