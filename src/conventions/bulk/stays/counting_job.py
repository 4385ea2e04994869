"""A report counted by a pass: which of its figures the pass counts, and what comes of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from conventions.agreement import Agreement
from conventions.base.errors import UnknownName
from conventions.base.findings import Finding
from conventions.base.period import Period
from conventions.bulk.stays.columns import Layout
from conventions.bulk.stays.figure_pass import FigurePass, Where
from conventions.bulk.stays.figure_terms import FigureTerms, terms_of
from conventions.records.codes import NOTHING_IN_PERIOD
from conventions.records.observe import observe
from conventions.records.observed import Observed
from conventions.records.order import Counted, Order, order_of
from conventions.records.table import Records
from conventions.records.view import View


@dataclass(frozen=True)
class Job:
    """An order; for each of its figures the terms, or no figure, or (none) plain Python's work."""

    order: Order
    terms: tuple[FigureTerms | Observed | None, ...]

    @property
    def figures(self) -> tuple[FigureTerms, ...]:
        """Those that a pass counts."""
        return tuple(one for one in self.terms if isinstance(one, FigureTerms))

    def counted(
        self,
        one_pass: FigurePass,
        agreement: str,
        where: Where,
        rows: Callable[[], Records],
        doubts: Sequence[Finding] = (),
    ) -> Counted:
        """The report, out of a pass that is over; ``rows`` are read only where they must be."""
        if self.order.refused:
            return Counted(None, self.order.findings)
        empty = one_pass.is_empty(self.order.span, agreement)
        found = [*doubts, *([Finding(NOTHING_IN_PERIOD)] if empty else [])]
        return self.order.counted(found, self._observed(one_pass, agreement, where, rows))

    def _observed(
        self, one_pass: FigurePass, agreement: str, where: Where, rows: Callable[[], Records]
    ) -> Iterator[Observed]:
        order, view = self.order, None
        for asked, terms in zip(order.asked, self.terms, strict=True):
            if isinstance(terms, Observed):
                yield terms
            elif terms is not None:
                yield one_pass.observed(terms, asked, agreement, where)
            else:
                view = view or View(rows(), order.agreement, order.span, order.on)
                yield observe(view, asked)


def job_of(order: Order, layout: Layout) -> Job:
    """How the figures of an order are counted in tables that are laid out like this."""
    return Job(order, tuple(terms_of(asked, order.span, layout) for asked in order.asked))


def jobs_of(
    agreements: Iterable[Agreement], periods: Sequence[Period], layout: Layout
) -> list[list[Job]]:
    """The jobs of agreements in periods, together those that one pass counts.

    One pass counts agreements whose figures have the same terms. A period without a day in the term
    of an agreement is no job.
    """
    groups: dict[str, list[Job]] = {}
    for agreement in agreements:
        jobs = [job_of(order, layout) for order in _orders(agreement, periods, layout.on)]
        key = repr([(job.order.span, [one.key for one in job.figures]) for job in jobs])
        groups.setdefault(key, []).extend(jobs)
    return [jobs for jobs in groups.values() if jobs]


def pass_for(
    jobs: Sequence[Job], layout: Layout, by: tuple[str, ...], fault: Any | None = None
) -> FigurePass:
    """The pass that counts these jobs, all of the same terms; ``by`` tells persons apart."""
    spans = [job.order.span for job in jobs]
    return FigurePass([one for job in jobs for one in job.figures], spans, layout, by, fault)


def _orders(agreement: Agreement, periods: Sequence[Period], on: date) -> Iterator[Order]:
    for period in periods:
        try:
            yield order_of(agreement, period, on)
        except UnknownName:
            continue
