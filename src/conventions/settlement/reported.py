"""What the reports say of one calendar year: which days they hold, and what was delivered."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conventions.base.span import Span, joined, missing, overlapping, standing, undecided
from conventions.report import Delivery, Report


@dataclass(frozen=True)
class Reported:
    """One year: its days in the term, and each report with the days of the year it holds."""

    year: int
    in_term: Span
    reports: tuple[tuple[Report, Span], ...]

    @cached_property
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
        return tuple(self._by_item)

    def of(self, item: str) -> tuple[tuple[Delivery, Span], ...]:
        """The deliveries of an item that stand: a correction and a longer report replace others."""
        return self._by_item.get(item, ())

    def twice(self, item: str) -> tuple[Span, Span] | None:
        """Two spans of reports on an item of which nobody can say which counts.

        They share days, though neither holds the other; or they are the same days, reported anew
        with other quantities, and no day of submission says which is later.
        """
        held = self._carrying.get(item, {})
        stand, pair = self._standing[tuple(held)]
        if pair is not None or len(stand) == len(held):
            return pair
        placed = ((self.reports[place], entries) for place, entries in held.items())
        days = undecided((span, report.submitted, said) for (report, span), said in placed)
        return None if days is None else (days, days)

    @cached_property
    def _carrying(self) -> dict[str, dict[int, list[Delivery]]]:
        """The deliveries of each item, by the position of the report that holds them."""
        found: dict[str, dict[int, list[Delivery]]] = {}
        for position, (report, _span) in enumerate(self.reports):
            for entry in report.deliveries:
                found.setdefault(entry.item, {}).setdefault(position, []).append(entry)
        return found

    @cached_property
    def _standing(self) -> dict[tuple[int, ...], tuple[tuple[int, ...], tuple[Span, Span] | None]]:
        """Of reports on one item, which stand, and two that share days: most items share theirs."""
        found: dict[tuple[int, ...], tuple[tuple[int, ...], tuple[Span, Span] | None]] = {}
        for held in {(), *(tuple(places) for places in self._carrying.values())}:
            spans = [self.reports[place][1] for place in held]
            stand = standing(spans)
            found[held] = tuple(held[at] for at in stand), overlapping(spans[at] for at in stand)
        return found

    @cached_property
    def _by_item(self) -> dict[str, tuple[tuple[Delivery, Span], ...]]:
        """What stands of each item."""
        return {
            item: tuple(
                (entry, self.reports[place][1])
                for place in self._standing[tuple(places)][0]
                for entry in places[place]
            )
            for item, places in self._carrying.items()
        }


def reported_in(year: int, placed: list[tuple[Report, Span]], term: Span) -> Reported:
    """What was reported of a year; each report is on days of one year.

    Of two on the same days, that submitted later comes later and stands, however they were given.
    """
    whole = Span(date(year, 1, 1), date(year, 12, 31))
    of_year = ((report, span) for report, span in placed if whole.holds(span))
    in_time = sorted(of_year, key=lambda one: one[0].submitted or date.min)
    return Reported(year, term.cut(whole) or whole, tuple(in_time))
