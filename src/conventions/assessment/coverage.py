"""Which reports speak of a period, whether they hold all of it, and whether it is over."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from conventions.agreement.goals import AgreedIndicator
from conventions.base.calendar import add
from conventions.base.span import Span, missing, span_of, standing
from conventions.report import Observation, Report


@dataclass(frozen=True)
class Part:
    """What one report says of one indicator and group, and the days it says it of."""

    report: Report
    observation: Observation
    span: Span


def parts_of(
    indicator: AgreedIndicator,
    group: str | None,
    whole: Span,
    reports: tuple[Report, ...],
    term: Span,
) -> tuple[Part, ...]:
    """The reports that together speak of the whole, in order of time, none inside another.

    An interim report counts only where the others do not hold the whole without it. Of a stock at
    a date, the report with the last day speaks, and of several the one submitted last.
    """
    found = [
        Part(report, observation, span)
        for report in reports
        if (span := span_of(report.period, term)) is not None and whole.holds(span)
        if (observation := report.observation(indicator.id, group)) is not None
    ]
    final = [part for part in found if not part.report.interim]
    if indicator.cohort == "stock-at-date":
        latest = max((part.span.last for part in final or found), default=None)
        return tuple(part for part in final or found if part.span.last == latest)[-1:]
    chosen = _standing(final)
    if missing(whole, [part.span for part in chosen]):
        chosen = _standing(found)
    return chosen


def unripe(
    indicator: AgreedIndicator, whole: Span, parts: tuple[Part, ...], on: date | None
) -> Literal["interim", "parts-missing", "measured-early"] | None:
    """Why the figure of a period is only interim, or none where it is final.

    The period is over, and so is the measurement point of its last case, the day after both; that
    holds for the day of the assessment and for the day on which each part was submitted. A stock
    is held by the report that ends with the period. There is at least one part.
    """
    if any(part.report.interim for part in parts):
        return "interim"
    spans = [part.span for part in parts]
    is_stock = indicator.cohort == "stock-at-date"
    whole_is_held = spans[-1].last == whole.last if is_stock else not missing(whole, spans)
    if not whole_is_held:
        return "parts-missing"
    if whole.last == date.max or (on is not None and on <= measured(indicator, whole)):
        return "interim"
    for part in parts:
        submitted = part.report.submitted
        if submitted is not None and submitted <= measured(indicator, part.span):
            return "measured-early"
    return None


def _standing(parts: list[Part]) -> tuple[Part, ...]:
    return tuple(parts[position] for position in standing([part.span for part in parts]))


def measured(indicator: AgreedIndicator, span: Span) -> date:
    """The day on which the last case of a span is looked at."""
    point = indicator.measurement_point
    return add(span.last, point.offset) if point is not None and point.offset else span.last
