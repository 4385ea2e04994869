"""Which days a report is on, and which of several reports on a year stand."""

from collections.abc import Iterable, Iterator
from datetime import date

from conventions.agreement import Agreement
from conventions.base.span import Span, span_of, standing
from conventions.report import Report


def term_of(agreement: Agreement) -> Span:
    """The days of the agreement, open where it says nothing."""
    return Span(agreement.term.start or date.min, agreement.term.end or date.max)


def days_of(report: Report, agreement: Agreement) -> Span | None:
    """The days of the term that a report is on; none where it is on none."""
    return span_of(report.period, term_of(agreement))


def placed(reports: Iterable[Report], agreement: Agreement) -> Iterator[tuple[Report, Span]]:
    """The reports that are on days of the term, each with them."""
    for report in reports:
        span = days_of(report, agreement)
        if span is not None:
            yield report, span


def standing_in(year: int, reports: Iterable[Report], agreement: Agreement) -> tuple[Report, ...]:
    """The reports on days of one calendar year that stand: corrections replace, years hold parts.

    A report over several years is on none of them.
    """
    whole = Span(date(year, 1, 1), date(year, 12, 31))
    of_year = [entry for entry in placed(reports, agreement) if whole.holds(entry[1])]
    return tuple(of_year[position][0] for position in standing([span for _, span in of_year]))
