"""Terms: the targets of agreements as whole numbers, one row a target, as of a day.

What can be said of a target before any result is known is said here, once, in Python: its days, its
limits, whether its period is over, which numbers its unit allows. What is left for an engine is to
add, multiply and compare integers, which every engine does alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from conventions.agreement import Agreement
from conventions.agreement.definition import complete, is_subset
from conventions.agreement.evaluation import Evaluation, Method
from conventions.agreement.goals import AgreedIndicator, Target
from conventions.assessment.coverage import measured
from conventions.assessment.figure import adds_up, may_be_negative, of_cases
from conventions.assessment.outlook import flows, stated_from
from conventions.base.findings import Finding, Word
from conventions.base.span import Span, span_of
from conventions.bulk.aim import Aims, Chance
from conventions.bulk.codes import NOT_IN_BULK
from conventions.bulk.period_days import LAST, last_seen

MOST_DAYS = 400_000
"""A longer period is one without an end."""
Column = list[Any]


@dataclass(frozen=True)
class Terms:
    """Targets and indicators as columns of text and whole numbers; what could not be compiled.

    ``apart``: no two targets of one indicator and group share a day.
    """

    targets: dict[str, Column]
    indicators: dict[str, Column]
    chances: tuple[Chance, ...]
    apart: bool
    findings: tuple[Finding, ...]

    def of(self, agreements: set[str]) -> "Terms":
        """The terms of some of the agreements."""
        targets, indicators = (
            _kept(columns, agreements) for columns in (self.targets, self.indicators)
        )
        return replace(self, targets=targets, indicators=indicators)

    @property
    def has_stock(self) -> bool:
        """Whether some target is on a stock at a date."""
        return 1 in self.targets.get("stock", [])


def compile_terms(agreements: Iterable[Agreement], on: date | None = None) -> Terms:
    """The terms of agreements as of a day, as ``assess`` has them.

    Findings: R300 for a target whose terms are not judged over a table; it gets no verdict.
    """
    targets: dict[str, Column] = {name: [] for name in _target_names()}
    indicators: dict[str, Column] = {name: [] for name in _indicator_names()}
    aims = Aims()
    findings: list[Finding] = []
    apart = True
    for agreement in agreements:
        term = Span(agreement.term.start or date.min, agreement.term.end or date.max)
        days = {"term_first": term.first.toordinal(), "term_last": term.last.toordinal()}
        evaluation = agreement.evaluation
        for entry in agreement.goals.indicators:
            indicator = complete(entry)
            named = {"agreement": agreement.id, "indicator": indicator.id}
            unit = unit_of(indicator)
            _add(indicators, {**named, **days, **unit})
            fixed = {**named, **days, **unit, **sums_of(indicator)}
            spans: dict[str, Span | None] = {}
            when: dict[str, dict[str, int]] = {}
            for target in indicator.targets:
                if target.period not in spans:
                    span = spans[target.period] = span_of(target.period, term)
                    when[target.period] = _days(indicator, span, evaluation.method, on)
                aim = aims.of(target, evaluation, of_cases=bool(unit["cases"]))
                why = "open-end" if when[target.period]["days"] > MOST_DAYS else aim.refused
                if why is not None and spans[target.period] is not None:
                    what = Word("assessment", f"not-in-bulk.{why}")
                    values = {**named, "period": target.period, "what": what}
                    findings.append(Finding(NOT_IN_BULK, "evaluation.method", values))
                own: dict[str, Any] = {"group": target.group or "", "period": target.period}
                own |= {"target": len(targets["target"]), "compiled": int(why is None)}
                _add(targets, {**fixed, **own, **when[target.period], **aim.columns})
            apart = apart and not _share_a_day(indicator, spans)
    return Terms(targets, indicators, aims.chances, apart, tuple(findings))


def _add(columns: dict[str, Column], row: dict[str, Any]) -> None:
    for name, value in row.items():
        columns[name].append(value)


def _kept(columns: dict[str, Column], agreements: set[str]) -> dict[str, Column]:
    """The rows of these agreements."""
    rows = [at for at, name in enumerate(columns["agreement"]) if name in agreements]
    return {name: [column[at] for at in rows] for name, column in columns.items()}


_NOTHING = AgreedIndicator.model_construct(id="none")
_TERM = ("term_first", "term_last")


def _indicator_names() -> tuple[str, ...]:
    """The columns of an indicator, also where there is none."""
    return ("agreement", "indicator", *_TERM, *unit_of(_NOTHING))


def _target_names() -> tuple[str, ...]:
    """The columns of a target, also where there is none."""
    nothing = Target.model_construct(period="term")
    aim = Aims().of(nothing, Evaluation.model_construct(), of_cases=False)
    return (
        *("agreement", "indicator", "group", "period", "target", "compiled"),
        *_TERM,
        *unit_of(_NOTHING),
        *sums_of(_NOTHING),
        *_days(_NOTHING, None, Method.model_construct(), None),
        *aim.columns,
    )


def _share_a_day(indicator: AgreedIndicator, spans: dict[str, Span | None]) -> bool:
    """Whether a day belongs to two targets of one group."""
    aims = [(one.group or "", spans[one.period]) for one in indicator.targets]
    held = sorted((group, span) for group, span in aims if span is not None)
    return any(
        one[0] == other[0] and other[1].first <= one[1].last for one, other in pairwise(held)
    )


def unit_of(indicator: AgreedIndicator) -> dict[str, int]:
    """What the figures of an indicator may be."""
    return {
        "percent": int(indicator.unit == "percent"),
        "cases": int(of_cases(indicator)),
        "subset": int(is_subset(indicator)),
        "signed": int(may_be_negative(indicator)),
    }


def sums_of(indicator: AgreedIndicator) -> dict[str, int]:
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
