"""A report counted by a pass: which of its figures the pass counts, and what comes of it."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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
from conventions.records.columns import columns_of
from conventions.records.observe import observe
from conventions.records.observed import Observed
from conventions.records.order import Counted, Order, order_of
from conventions.records.table import Records
from conventions.records.view import View

_ASKED = {"goals", "services", "subject", "term", "laws", "languages"}
"""The parts of an agreement that say what is counted, and by which terms."""


@dataclass(frozen=True)
class Job:
    """An order; for each of its figures the terms, or no figure, or (none) plain Python's work."""

    order: Order
    terms: tuple[FigureTerms | Observed | None, ...]

    @property
    def figures(self) -> tuple[FigureTerms, ...]:
        """Those that a pass counts."""
        return tuple(one for one in self.terms if isinstance(one, FigureTerms))

    def of(self, agreement: Agreement) -> "Job":
        """The job of an agreement that asks for the same figures."""
        asked = (replace(one, agreement=agreement) for one in self.order.asked)
        return Job(replace(self.order, agreement=agreement, asked=tuple(asked)), self.terms)

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
    known: dict[tuple[str, bool], FigureTerms | None] = {}
    found: list[FigureTerms | Observed | None] = []
    for asked in order.asked:
        # Groups of an indicator differ in what is found, not in what is asked.
        alike = asked.indicator.id, asked.group is None
        terms = known[alike] if alike in known else terms_of(asked, order.span, layout)
        found.append(terms)
        if not isinstance(terms, Observed):
            known[alike] = terms
    return Job(order, tuple(found))


def jobs_of(
    agreements: Iterable[Agreement], periods: Sequence[Period], layout: Layout
) -> list[list[Job]]:
    """The jobs of agreements in periods, together those that one pass counts.

    One pass counts agreements whose figures have the same terms, and that know the same columns. A
    period without a day in the term of an agreement is no job.
    """
    groups: dict[Hashable, list[Job]] = {}
    known: dict[str, tuple[Hashable, list[Job]]] = {}
    for agreement in agreements:
        # Most agreements of a programme differ in their parties and amounts: a job is made once.
        said = agreement.model_dump_json(include=_ASKED)
        if said not in known:
            jobs = [job_of(order, layout) for order in _orders(agreement, periods, layout.on)]
            figures = [(job.order.span, *(one.key for one in job.figures)) for job in jobs]
            columns = frozenset(column.name for column in columns_of(agreement))
            known[said] = (columns, *map(frozenset, figures)), jobs
        key, jobs = known[said]
        groups.setdefault(key, []).extend(job.of(agreement) for job in jobs)
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
