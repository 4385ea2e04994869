"""What a pass over participations needs to know of a figure: plain data, as of a day.

The calendar is asked here, once: an engine then compares day numbers.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

from conventions.base.span import Span
from conventions.bulk.stays.columns import Layout
from conventions.indicators import Counting, Tally
from conventions.records.cohort import DATED
from conventions.records.observe import columns_needed
from conventions.records.observed import Asked, Observed
from conventions.records.view import lacking

SHORT_STAY, RETURNED = "short-stay", "returned"


@dataclass(frozen=True)
class CohortTerms:
    """Whose stays count: those whose ``dated`` day lies in the days, or that touch them."""

    dated: str
    first: int
    last: int
    exclude: tuple[str, ...]
    min_stay: str
    reentry: str

    @property
    def ordered(self) -> str:
        """The column by whose day the last stay of a person is known."""
        return self.dated or "entry"

    @property
    def grounds(self) -> tuple[str, ...]:
        """Every ground on which a stay can be left out; its number is its place, from 1."""
        found = self.exclude
        found += (SHORT_STAY,) if self.min_stay else ()
        return found + ((RETURNED,) if self.reentry else ())


@dataclass(frozen=True)
class FigureTerms:
    """A figure that a pass can count, for each group or for all together.

    ``once``: one stay a person counts; ``persons``: who is left out is told by person.
    ``measured`` is the last day of ``anchor`` whose measurement point is reached.
    """

    counting: Counting
    cohort: CohortTerms
    once: bool
    persons: bool
    grouped: bool
    anchor: str = ""
    measured: int = 0

    @cached_property
    def key(self) -> tuple[Hashable, ...]:
        """What tells these terms from others."""
        counting = self.counting.model_dump_json(exclude_defaults=True)
        rest = (self.once, self.persons, self.grouped, self.anchor, self.measured)
        return (counting, self.cohort, *rest)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """Numerator and, where there is one, denominator."""
        both = (self.counting.numerator, self.counting.denominator)
        return tuple(one for one in both if one is not None)


def terms_of(asked: Asked, span: Span, layout: Layout) -> FigureTerms | Observed | None:
    """The terms of a figure, or why there can be none; none at all where a pass cannot count it.

    Assessments held in time are told from the days in one cell; that is for plain Python.
    """
    counting, indicator = asked.counting, asked.indicator
    kind = indicator.cohort or "all-treated"
    needed = columns_needed(counting, kind, asked.group)
    absent = [lacking(name, layout.kinds, asked.agreement, layout.on) for name in needed]
    first_absent = next((name for name in absent if name is not None), None)
    if first_absent is not None:
        return asked.absent(first_absent)
    if any(name.startswith("assessments_") for name in needed):
        return None
    dated = counting.dated_by or DATED.get(kind, "")
    point = indicator.measurement_point
    offset = point.offset if point is not None and point.anchor in layout.kinds else None
    return FigureTerms(
        counting,
        CohortTerms(
            dated,
            (span.last if kind == "stock-at-date" and not dated else span.first).toordinal(),
            span.last.toordinal(),
            counting.exclude,
            counting.min_stay or "",
            counting.reentry_within or "",
        ),
        asked.once,
        asked.persons,
        asked.group is not None,
        point.anchor if point is not None and offset is not None else "",
        layout.reached(offset) if offset is not None else 0,
    )
