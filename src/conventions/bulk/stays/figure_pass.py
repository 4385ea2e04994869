"""One pass over participations for any number of figures, periods and groups.

Every figure says what must be added up; the engine adds it up once, by agreement and group; and out
of the totals comes for each figure what counting row by row would say. Where an answer is missing,
a second pass looks for the first such row.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from conventions.base.calendar import add
from conventions.base.findings import Place
from conventions.base.span import Span
from conventions.bulk.stays.cohort_expression import with_calendar
from conventions.bulk.stays.columns import HUNDREDTHS, Layout
from conventions.bulk.stays.figure_question import Question, Questions
from conventions.bulk.stays.figure_terms import FigureTerms
from conventions.bulk.stays.persons import looked_around
from conventions.bulk.stays.totals import Found, Totals
from conventions.bulk.table import Frame
from conventions.records.observed import Asked, Observed

Where = Callable[[int, str], tuple[int, Place]]
"""The line and the place of a row and column."""


class FigurePass:
    """The figures of tables that are laid out alike.

    ``by`` tells one person from another; ``fault`` is whether a row cannot be counted at all.
    """

    def __init__(
        self,
        figures: Iterable[FigureTerms],
        spans: Iterable[Span],
        layout: Layout,
        by: tuple[str, ...],
        fault: Any | None = None,
    ) -> None:
        self.by = by
        self._asks = Questions(layout, by)
        distinct = {terms.key: terms for terms in figures}
        self._cohorts = tuple(dict.fromkeys(terms.cohort for terms in distinct.values()))
        self._questions = {key: self._asks.of(terms) for key, terms in distinct.items()}
        self._touched = {span: self._asks.touching(span) for span in set(spans)}
        self._faulty = self._asks.rows_where("fault", fault) if fault is not None else None
        self._found: Found = {}
        self._rows: Found = {}
        self._together: dict[tuple[int, str, str | None], dict[str, int]] = {}

    def over(self, frame: Frame) -> None:
        """Adds up what the figures need; what was added up before is forgotten."""
        asks = self._asks
        self._together.clear()
        frame = with_calendar(frame, self._cohorts, asks.by)
        frame = frame.with_columns([one.alias(name) for name, one in asks.grounds.items()])
        self._found = asks.totals.of(*self._facts(frame))
        opened = {
            one.fact: one
            for question in self._questions.values()
            for one in question.open
            if any(found[one.count] for groups in self._found.values() for found in groups.values())
        }
        for one in opened.values():
            for column in ("", *one.columns):
                asks.first_row(one, column)
        self._rows = asks.firsts.of(*self._facts(frame)) if opened else {}

    def is_empty(self, span: Span, agreement: str) -> bool:
        """Whether no stay of an agreement has a day in the span."""
        found = self._totals(self._asks.totals, self._found, agreement, None)
        return not found[self._touched[span]]

    def is_faulty(self, agreement: str) -> bool:
        """Whether a row of an agreement cannot be counted at all."""
        found = self._totals(self._asks.totals, self._found, agreement, None)
        return self._faulty is not None and found[self._faulty] > 0

    def observed(self, terms: FigureTerms, asked: Asked, agreement: str, where: Where) -> Observed:
        """What a figure comes to in an agreement; ``over`` was called before."""
        question = self._questions[terms.key]
        found = self._totals(self._asks.totals, self._found, agreement, asked.group)
        if question.early is not None:
            total, reached, latest = (found[name] for name in question.early)
            if reached < total:
                point = asked.indicator.measurement_point
                offset = point.offset if point is not None else None
                end = add(date.fromordinal(latest), offset or "P1D")
                return asked.early(end, reached, total)
        if any(found[one.count] for one in question.open):
            return self._unanswered(question, found, asked, agreement, where)
        values = [_value(asked, part, found) for part in question.values]
        counts = sorted(
            (found[first], ground, found[count])
            for ground, count, first in question.left_out
            if found[count]
        )
        left_out = {ground: count for _first, ground, count in counts}
        return asked.figure(values[0], values[1] if len(values) > 1 else None, left_out)

    def _unanswered(
        self,
        question: Question,
        found: dict[str, int],
        asked: Asked,
        agreement: str,
        where: Where,
    ) -> Observed:
        """The first question that an empty cell leaves open."""
        one = next(one for one in question.open if found[one.count])
        rows = self._totals(self._asks.firsts, self._rows, agreement, asked.group)
        empty = {name: rows[self._asks.first_row(one, name)] for name in one.columns}
        first = rows[self._asks.first_row(one)]
        named = next((name for name in empty if empty[name] == first), one.columns[0])
        line, place = where(first, named)
        return asked.unanswered(named, found[one.count], line, place)

    def _facts(self, frame: Frame) -> tuple[Frame, Frame | None]:
        """What must be known of each row, and among the stays of a person; the cells no more."""
        import narwhals as nw

        asks = self._asks
        facts = [one.alias(name) for name, one in asks.facts.items()]
        kept = dict.fromkeys(("agreement", "group", "row", *asks.by, *asks.grounds))
        frame = frame.select(*(nw.col(name) for name in kept), *facts)
        lasts, left_out = list(asks.lasts.values()), list(asks.left_out.values())
        return looked_around(frame, lasts, left_out, asks.by)

    def _totals(
        self, totals: Totals, found: Found, agreement: str, group: str | None
    ) -> dict[str, int]:
        """The totals of a group of an agreement, or of all its groups together."""
        key = (id(totals), agreement, group)
        if key not in self._together:
            groups = found.get(self._asks.layout.named(agreement), {})
            one = None if group is None else groups.get(self._asks.layout.written("group", group))
            parts = groups.values() if group is None else [] if one is None else [one]
            self._together[key] = totals.together(parts)
        return self._together[key]


def _value(asked: Asked, part: tuple[str, int], found: dict[str, int]) -> Decimal | None:
    name, scale = part
    if not name:
        return asked.agreement.financing.volume.fte_hours_basis
    return Decimal(found[name]) if scale == 1 else Decimal(found[name]) / HUNDREDTHS
