"""What the reports say of one calendar year: which days they hold, and what was delivered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conventions.base.span import Span, joined, missing, overlapping, standing
from conventions.report import Delivery, Report


@dataclass(frozen=True)
class Reported:
    """One year: its days in the term, and each report with the days of the year it holds."""

    year: int
    in_term: Span
    reports: tuple[tuple[Report, Span], ...]

    @property
    def days(self) -> tuple[Span, ...]:
        """The days on which there is a report, in as few spans as can be."""
        return joined(span for _report, span in self.reports)

    @property
    def is_whole(self) -> bool:
        """Whether the reports hold every day of the year that lies in the term."""
        return not missing(self.in_term, self.days)

    @property
    def items(self) -> tuple[str, ...]:
        """What was delivered, each once, in the order reported."""
        return tuple(dict.fromkeys(entry.item for entry in self._deliveries()))

    def _deliveries(self) -> Iterator[Delivery]:
        for report, _span in self.reports:
            yield from report.deliveries

    def of(self, item: str) -> tuple[tuple[Delivery, Span], ...]:
        """The deliveries of an item that stand: a correction and a longer report replace others."""
        carrying = [
            (report, span)
            for report, span in self.reports
            if any(entry.item == item for entry in report.deliveries)
        ]
        stand = standing([span for _report, span in carrying])
        return tuple(
            (entry, span)
            for report, span in (carrying[position] for position in stand)
            for entry in report.deliveries
            if entry.item == item
        )

    def twice(self, item: str) -> tuple[Span, Span] | None:
        """Two spans of reports on an item that share days, though neither holds the other."""
        return overlapping({span for _entry, span in self.of(item)})


def reported_in(year: int, placed: list[tuple[Report, Span]], term: Span) -> Reported:
    """What was reported of a year; each report is on days of one year."""
    whole = Span(date(year, 1, 1), date(year, 12, 31))
    of_year = tuple((report, span) for report, span in placed if whole.holds(span))
    return Reported(year, term.cut(whole) or whole, of_year)
