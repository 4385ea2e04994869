"""Assess: for each indicator and target, find what was reported, judge it, and say how."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator, Target
from conventions.assessment.coverage import parts_of, unripe
from conventions.assessment.figure import gather, of_cases, ordered
from conventions.assessment.intervals import wilson, wilson_contains
from conventions.assessment.method import judge, limits
from conventions.assessment.verdict import Assessment, Figure, Flag, State, Verdict
from conventions.base.period import Period
from conventions.base.span import Span, overlapping, span_of
from conventions.base.step import Step, shown
from conventions.report import Observation, Report, about


@dataclass(frozen=True)
class _Case:
    """What every verdict of one assessment looks at."""

    agreement: Agreement
    reports: tuple[Report, ...]
    term: Span
    on: date | None


def assess(agreement: Agreement, reports: tuple[Report, ...], on: date | None = None) -> Assessment:
    """A verdict for each target, and for each indicator reported without one.

    ``on`` is the day of the assessment: a cohort whose measurement point lies after it, or a
    period that is not over, is ``interim``. So is one that was not over when it was reported. The
    findings name reports that are not on this agreement. A missed target is a verdict, no finding.
    """
    mine, findings = about(agreement.id, agreement.version, reports)
    term = Span(agreement.term.start or date.min, agreement.term.end or date.max)
    case = _Case(agreement, mine, term, on)
    verdicts: list[Verdict] = []
    for entry in agreement.goals.indicators:
        indicator = complete(entry)
        verdicts += [_against(indicator, target, case) for target in indicator.targets]
        verdicts += _without_target(indicator, case)
    return Assessment(agreement.id, agreement.version, tuple(verdicts), findings)


def _against(indicator: AgreedIndicator, target: Target, case: _Case) -> Verdict:
    verdict = Verdict(indicator, target.period, target.group, target, None, None, "no_data")
    whole = span_of(target.period, case.term)
    if whole is None:
        return _kept(verdict, "no_data", "outside-term")
    parts = parts_of(indicator, target.group, whole, case.reports, case.term)
    if overlapping(part.span for part in parts):
        return _kept(verdict, "not_measurable", "parts-overlap")
    verdict = _gathered(verdict, tuple(part.observation for part in parts), case)
    if verdict.figure is None or verdict.state is not None:
        return verdict
    if limits(target) == (None, None):
        return _kept(verdict, "no_target", "no-value")
    return _judged(verdict, verdict.figure, target, unripe(indicator, whole, parts, case.on), case)


def _gathered(verdict: Verdict, observations: tuple[Observation, ...], case: _Case) -> Verdict:
    """The figure that was reported, with what its counts say for themselves."""
    gathered = gather(verdict.indicator, observations)
    verdict = replace(
        verdict,
        figure=gathered.figure,
        state=gathered.state,
        flags=gathered.flags,
        steps=gathered.steps,
    )
    if gathered.figure is None or gathered.state is not None:
        return verdict
    return _with_interval(verdict, gathered.figure, case.agreement)


def _with_interval(verdict: Verdict, figure: Figure, agreement: Agreement) -> Verdict:
    """The Wilson interval of a rate of cases, and the flags that speak of small numbers."""
    if not of_cases(verdict.indicator):
        return verdict
    flags: list[Flag] = list(verdict.flags)
    if figure.denominator is not None and figure.denominator < agreement.evaluation.method.small_n:
        flags.append("small_n")
    counts, interval = figure.counts, None
    if counts is not None:
        interval = wilson(*counts)
        aims = limits(verdict.target) if verdict.target else ()
        if any(aim is not None and wilson_contains(*counts, aim / 100) for aim in aims):
            flags.append("not_distinguishable")
    return replace(verdict, interval=interval, flags=ordered(flags))


def _judged(
    verdict: Verdict, figure: Figure, target: Target, early: str | None, case: _Case
) -> Verdict:
    """The band, or the state that keeps a figure from it though it can be compared."""
    evaluation, indicator = case.agreement.evaluation, verdict.indicator
    judged = judge(figure.value, target, evaluation.method, evaluation.bands, indicator.unit)
    verdict = replace(
        verdict,
        attainment=judged.attainment,
        deviation=judged.deviation,
        steps=(*verdict.steps, judged.steps[0]),
    )
    if early is not None:
        return _kept(verdict, "interim", early)
    smallest, denominator = indicator.min_denominator, figure.denominator
    if smallest is not None and denominator is not None and denominator < smallest:
        values = {"denominator": shown(denominator), "smallest": Decimal(smallest)}
        return _kept(verdict, "not_measurable", "too-few", values)
    steps = (*verdict.steps, *judged.steps[1:])
    return replace(verdict, band=judged.band, state=None, steps=steps)


def _kept(
    verdict: Verdict, state: State, why: str, values: Mapping[str, Decimal] | None = None
) -> Verdict:
    """The verdict with the state that keeps it from a band, and the reason as its last step."""
    step = Step(f"assessment.step.{why}", values or {})
    return replace(verdict, state=state, steps=(*verdict.steps, step))


def _without_target(indicator: AgreedIndicator, case: _Case) -> Iterator[Verdict]:
    """What was reported for a period and group that no target speaks of.

    Of two reports on the same days the later one given counts. An indicator without any target
    that nobody reported has no data, for the period of the last report.
    """
    aims = [(span_of(target.period, case.term), target.group) for target in indicator.targets]
    found: dict[tuple[Span, str | None], tuple[Period, Observation]] = {}
    for report in case.reports:
        span = span_of(report.period, case.term)
        for observation in report.observations:
            if span is None or observation.indicator != indicator.id:
                continue
            group = observation.group
            if not any(aim and aim.holds(span) and group == other for aim, other in aims):
                found[span, group] = (report.period, observation)
    for (_span, group), (period, observation) in found.items():
        verdict = Verdict(indicator, period, group, None, None, None, "no_target")
        verdict = _gathered(verdict, (observation,), case)
        yield verdict if verdict.state else _kept(verdict, "no_target", "no-target")
    if case.reports and not indicator.targets and not found:
        verdict = Verdict(indicator, case.reports[-1].period, None, None, None, None, "no_data")
        yield _kept(verdict, "no_data", "no-data")
