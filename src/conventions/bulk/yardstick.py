"""Yardsticks: what the results of a target are held to, as whole numbers.

Agreements say the same few things of their targets: a year, at least 60 percent, 5 points of
tolerance. Each such reading is worked out once, with its days, its limits, whether its period is
over and which numbers its unit allows; targets that are alike share one yardstick.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from conventions.agreement.definition import is_subset
from conventions.agreement.evaluation import Evaluation, Method
from conventions.agreement.goals import AgreedIndicator, Goals, GradeLimit, Target
from conventions.assessment.coverage import measured
from conventions.assessment.kind import adds_up, flows, may_be_negative, of_cases
from conventions.assessment.outlook import stated_from
from conventions.assessment.proof import by_chance
from conventions.base.span import Span, span_of
from conventions.bulk.aim import Aims, Chance
from conventions.bulk.graded import Piece
from conventions.bulk.period_days import LAST, last_seen

MOST_DAYS = 400_000
"""A longer period is one without an end."""


class Kind(NamedTuple):
    """What of an indicator its verdicts depend on.

    ``of_events``: whether it is a number that chance has a part in; ``summed``: whether the result
    for all groups may have to be added up from the groups; ``limited``: its limits of grades.
    """

    of_events: bool
    numbers: tuple[object, ...]
    summed: bool = False
    limited: tuple[GradeLimit, ...] = ()


class Yardsticks:
    """The yardsticks met so far, as of a day; each has its place in ``columns``."""

    def __init__(self, on: date | None) -> None:
        self.columns: dict[str, list[int]] = {}
        self.refused: list[str | None] = []
        self.spans: list[Span | None] = []
        self._on = on
        self._aims = Aims()
        self._numbers: dict[object, int] = {}
        self._methods: dict[object, int] = {}
        self._worked_out(_NOTHING, _NO_KIND, NO_TARGET, Span(date.min, date.max), _NO_EVALUATION)

    @property
    def chances(self) -> tuple[Chance, ...]:
        """What the critical counts are needed for, by number."""
        return self._aims.chances

    @property
    def scales(self) -> Sequence[tuple[Piece, ...]]:
        """The pieces that have a grade, by the number of their scale."""
        return self._aims.scales.pieces

    def method(self, evaluation: Evaluation) -> int:
        """A number for a way of judging; alike for evaluations that judge alike."""
        terms = (evaluation.method, evaluation.bands, evaluation.grades)
        return self._methods.setdefault(terms, len(self._methods))

    def of(
        self,
        indicator: AgreedIndicator,
        kind: Kind,
        target: Target,
        term: Span,
        evaluation: Evaluation,
        method: int,
    ) -> int:
        """The number of the yardstick of a target; ``kind`` and ``method`` are those of its parts.

        Why it is not judged over a table, if it is not, is in ``refused`` at that number.
        """
        key = (
            *(kind, term, method, target.period, target.at_least, target.at_most, target.exactly),
            *(target.tolerance, target.reference is None, target.consequence),
        )
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._worked_out(
                indicator, kind, target, term, evaluation
            )
        return number

    def _worked_out(
        self,
        indicator: AgreedIndicator,
        kind: Kind,
        target: Target,
        term: Span,
        evaluation: Evaluation,
    ) -> int:
        span = span_of(target.period, term)
        days = _days(indicator, span, evaluation.method, self._on)
        aim = self._aims.of(
            target,
            evaluation,
            kind.limited,
            of_cases=of_cases(indicator),
            of_events=kind.of_events,
        )
        why = "groups" if kind.summed else aim.refused
        why = "open-end" if days["days"] > MOST_DAYS else why
        self.refused.append(why if span is not None else None)
        self.spans.append(span)
        row = {
            "compiled": int(why is None),
            "term_first": term.first.toordinal(),
            "term_last": term.last.toordinal(),
            **_unit(indicator),
            **_sums(indicator),
            **days,
            **aim.columns,
        }
        for name, value in row.items():
            self.columns.setdefault(name, []).append(value)
        return len(self.spans) - 1


def kind_of(indicator: AgreedIndicator, goals: Goals) -> Kind:
    """What of a completed indicator and its goal its verdicts depend on."""
    point = indicator.measurement_point
    offset = point.offset if point is not None else None
    numbers = (*_unit(indicator).values(), *_sums(indicator).values(), offset)
    return Kind(by_chance(indicator, goals), numbers, limited=indicator.grades)


_NOTHING = AgreedIndicator.model_construct(id="none")
NO_TARGET = Target.model_construct(period="term")
_NO_EVALUATION = Evaluation.model_construct()
_NO_KIND = Kind(of_events=False, numbers=())
UNIT = ("percent", "cases", "subset", "signed")
"""What the figures of an indicator may be, with or without a target."""
HOLDING = ("first", "last", "term_first", "term_last", "cases", "stock", "compiled")
"""What tells which rows a target holds, and how they are read."""


def _unit(indicator: AgreedIndicator) -> dict[str, int]:
    return {
        "percent": int(indicator.unit == "percent"),
        "cases": int(of_cases(indicator)),
        "subset": int(is_subset(indicator)),
        "signed": int(may_be_negative(indicator)),
    }


def _sums(indicator: AgreedIndicator) -> dict[str, int]:
    """How the parts of a period make the whole, and below how many cases nothing is said."""
    return {
        "flow": int(flows(indicator)),
        "stock": int(indicator.cohort == "stock-at-date"),
        "add_counts": int(adds_up(indicator, whole_counts=True)),
        "add_values": int(adds_up(indicator, whole_counts=False)),
        "least_cases": indicator.min_denominator or 0,
    }


def _days(
    indicator: AgreedIndicator, span: Span | None, method: Method, on: date | None
) -> dict[str, int]:
    """The days of a target, and what the day of the assessment makes of them."""
    if span is None:
        return {"first": LAST, "last": 0, "days": 1, "ripe": 0, "due": 0, "seen_to": 0}
    ripe = span.last != date.max and (on is None or on > measured(indicator, span))
    point = indicator.measurement_point
    return {
        "first": span.first.toordinal(),
        "last": span.last.toordinal(),
        "days": (span.last - span.first).days + 1,
        "ripe": int(ripe),
        "due": int(stated_from(indicator, span, method, on)),
        "seen_to": last_seen(on, point.offset if point is not None else None),
    }
