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
from conventions.assessment.evidence import Evidence, Shown, before_its_day
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
        return _pro_rata(verdict, value, whole, parts, on) if is_flow else verdict
    found = proof(verdict, agreement.goals, method)
    if isinstance(found, Step):
        return verdict if verdict.state else replace(verdict, steps=(*verdict.steps, found))
    if verdict.state == "interim" and not _looked_at(verdict, parts, on):
        return verdict
    if verdict.state is None and stated_from(verdict.indicator, whole, method, on):
        return replace(verdict, evidence=found.evidence, steps=(*verdict.steps, *found.steps))
    return _outlook(verdict, found)


def _outlook(verdict: Verdict, found: Shown) -> Verdict:
    """What is said of the numbers before a verdict on them is due; nothing of too few."""
    if _is_few(verdict):
        return _few_so_far(verdict)
    outlook = before_its_day(found.evidence)
    steps = tuple(each for each in found.steps if each.key not in _FINAL)
    if outlook != "too_few":
        steps += (Step(f"assessment.step.outlook-{outlook.replace('_', '-')}"),)
    return replace(verdict, evidence=outlook, steps=(*verdict.steps, *steps))


_FINAL = frozenset(f"assessment.step.evidence-{word}" for word in ("met", "missed", "inconclusive"))
"""What is said only on the days of verdict."""


def _too_few(verdict: Verdict) -> Verdict:
    """Of a rate with fewer cases than agreed there is no verdict, and its evidence says why.

    What is not measurable for another reason has no evidence at all.
    """
    return replace(verdict, evidence="too_few") if _is_few(verdict) else verdict


def _is_few(verdict: Verdict) -> bool:
    """Whether a rate of cases rests on fewer of them than the agreement asks for."""
    figure, smallest = verdict.figure, verdict.indicator.min_denominator
    under = figure.denominator if figure is not None else None
    few = smallest is not None and under is not None and under < smallest
    return few and of_cases(verdict.indicator)


def _few_so_far(verdict: Verdict) -> Verdict:
    """No outlook either, as long as there are fewer cases than agreed."""
    figure, smallest = verdict.figure, verdict.indicator.min_denominator
    if figure is None or figure.denominator is None or smallest is None:
        return verdict
    values = {"denominator": shown(figure.denominator), "smallest": Decimal(smallest)}
    step = Step("assessment.step.outlook-too-few", values)
    return replace(verdict, evidence="too_few", steps=(*verdict.steps, step))


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
        days = [day for day in (part.report.submitted, on) if day is not None]
        if not days or min(days) <= measured(verdict.indicator, part.span):
            return False
    return True


def _pro_rata(
    verdict: Verdict, value: Fraction, whole: Span, parts: tuple[Part, ...], on: date | None
) -> Verdict:
    """On course where the result holds the part of the target that falls on the days reported.

    A report of a period that was still running tells of the days until it was submitted; where that
    day is not known, of those until the day of the assessment. What has
    passed the most of a range is at risk on any day: a number that accumulates does not fall.
    """
    target = verdict.target
    if target is None or target.reference is not None:
        return verdict
    low, high = limits(target)
    elapsed = sum(_days(span) for span in joined(_told(part, on) for part in parts))
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


def _told(part: Part, on: date | None) -> Span:
    """The days of a report that were over when it was submitted, its first at least."""
    known = part.report.submitted or on
    if known is None or known >= part.span.last:
        return part.span
    return Span(part.span.first, max(known, part.span.first))


def _days(span: Span) -> int:
    return (span.last - span.first).days + 1
