"""The second fact of a verdict: its evidence, or between the days of verdict its outlook.

A count that flows (persons placed, hours given) is compared pro rata of the days of its period. A
rate is never pro-rated: it is held against the target itself. A cohort is not looked at before the
measurement point of those who are counted.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.agreement import Agreement
from conventions.agreement.evaluation import Method
from conventions.agreement.goals import AgreedIndicator
from conventions.assessment.coverage import Part, measured
from conventions.assessment.evidence import Evidence, before_its_day
from conventions.assessment.kind import flows, of_cases
from conventions.assessment.method import limits
from conventions.assessment.proof import proof
from conventions.assessment.verdict import Verdict
from conventions.base.span import Span, joined
from conventions.base.step import Step, StepValue, shown


def with_evidence(
    verdict: Verdict,
    value: Fraction,
    whole: Span,
    parts: tuple[Part, ...],
    agreement: Agreement,
    on: date | None,
) -> Verdict:
    """The verdict with what its counts show, as of the day ``on``; none: once all is over.

    Where they show nothing, a step of a final verdict says why.
    """
    method = agreement.evaluation.method
    if verdict.state not in (None, "interim"):
        return _too_few(verdict)
    is_plain = verdict.figure is not None and verdict.figure.denominator is None
    if verdict.state == "interim" and is_plain:
        is_flow = flows(verdict.indicator) and _looked_at(verdict, parts, on)
        return _pro_rata(verdict, value, whole, parts) if is_flow else verdict
    found = proof(verdict, agreement.goals, method)
    if isinstance(found, Step):
        return verdict if verdict.state else replace(verdict, steps=(*verdict.steps, found))
    if verdict.state == "interim" and not _looked_at(verdict, parts, on):
        return verdict
    if verdict.state is None and stated_from(verdict.indicator, whole, method, on):
        return replace(verdict, evidence=found.evidence, steps=(*verdict.steps, *found.steps))
    outlook = before_its_day(found.evidence)
    step = Step(f"assessment.step.outlook-{outlook.replace('_', '-')}")
    steps = tuple(each for each in found.steps if each.key not in _FINAL)
    return replace(verdict, evidence=outlook, steps=(*verdict.steps, *steps, step))


_FINAL = frozenset(f"assessment.step.evidence-{word}" for word in ("met", "missed", "inconclusive"))
"""What is said only on the days of verdict."""


def _too_few(verdict: Verdict) -> Verdict:
    """Below the smallest denominator there is no verdict, and no evidence."""
    figure, smallest = verdict.figure, verdict.indicator.min_denominator
    under = figure.denominator if figure is not None else None
    if smallest is None or under is None or under >= smallest or not of_cases(verdict.indicator):
        return verdict
    return replace(verdict, evidence="too_few")


def stated_from(indicator: AgreedIndicator, whole: Span, method: Method, on: date | None) -> bool:
    """Whether an agreed day of verdict lies between the last measurement and the day."""
    if not method.verdict_dates or on is None:
        return True
    ready = measured(indicator, whole)
    return any(ready <= day <= on for day in method.verdict_dates)


def _looked_at(verdict: Verdict, parts: tuple[Part, ...], on: date | None) -> bool:
    """Whether the measurement point of every case counted so far is behind us."""
    point = verdict.indicator.measurement_point
    if point is None or point.offset is None:
        return True
    for part in parts:
        day = part.report.submitted or on
        if day is None or day <= measured(verdict.indicator, part.span):
            return False
    return True


def _pro_rata(verdict: Verdict, value: Fraction, whole: Span, parts: tuple[Part, ...]) -> Verdict:
    """On course where the result holds the part of the target that falls on the days reported.

    A report of a period that was still running tells of the days until it was submitted. What has
    passed the most of a range is at risk on any day: a number that accumulates does not fall.
    """
    target = verdict.target
    if target is None or target.reference is not None:
        return verdict
    low, high = limits(target)
    elapsed = sum(_days(span) for span in joined(_told(part) for part in parts))
    part = Fraction(elapsed, _days(whole))
    bound = low if low is not None else high
    if bound is None:
        return verdict
    if low is not None and high is not None and value > high:
        step = Step("assessment.step.outlook-at-risk")
        return replace(verdict, evidence="at_risk", steps=(*verdict.steps, step))
    due = bound * part
    is_well = value >= due if low is not None else value <= due
    values: dict[str, StepValue] = {
        "target": shown(bound, 4),
        "elapsed": Decimal(elapsed),
        "days": Decimal(_days(whole)),
        "due": shown(due, 2),
        "result": shown(value, 2),
    }
    outlook: Evidence = "on_course" if is_well else "at_risk"
    said = Step(f"assessment.step.outlook-{outlook.replace('_', '-')}")
    steps = (Step("assessment.step.pro-rata", values), said)
    return replace(verdict, evidence=outlook, steps=(*verdict.steps, *steps))


def _told(part: Part) -> Span:
    """The days of a report that were over when it was submitted, its first at least."""
    submitted = part.report.submitted
    if submitted is None or submitted >= part.span.last:
        return part.span
    return Span(part.span.first, max(submitted, part.span.first))


def _days(span: Span) -> int:
    return (span.last - span.first).days + 1
