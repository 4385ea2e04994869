"""Assess: for each indicator and target, find what was reported, judge it, and say how."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator, Target
from conventions.assessment.figure import Gathered, gather
from conventions.assessment.intervals import wilson, wilson_contains
from conventions.assessment.method import judge
from conventions.assessment.verdict import Assessment, Figure, Flag, State, Verdict
from conventions.base.calendar import add
from conventions.base.period import Period, bounds, is_within
from conventions.base.step import Step
from conventions.report import Observation, Report


def assess(agreement: Agreement, reports: tuple[Report, ...], on: date | None = None) -> Assessment:
    """A verdict for each target, and for each indicator reported without one.

    ``on`` is the day of the assessment: a cohort whose measurement point lies after it, or a
    period that is not over, is ``interim``. Without it, the day of submission counts, if known.
    A missed target is a verdict, not a finding.
    """
    verdicts: list[Verdict] = []
    for entry in agreement.goals.indicators:
        indicator = complete(entry)
        verdicts += [
            _against(indicator, target, agreement, reports, on) for target in indicator.targets
        ]
        verdicts += _without_target(indicator, agreement, reports)
    return Assessment(agreement.id, agreement.version, tuple(verdicts))


def _against(
    indicator: AgreedIndicator,
    target: Target,
    agreement: Agreement,
    reports: tuple[Report, ...],
    on: date | None,
) -> Verdict:
    used = _reports_for(target.period, agreement, reports)
    observations = _observations(indicator, target.group, used)
    gathered = gather(indicator, observations if len(observations) == len(used) else ())
    state = gathered.state or _unripe(indicator, target.period, agreement, used, on)
    verdict = Verdict(
        indicator,
        target.period,
        target.group,
        target,
        gathered.figure,
        band=None,
        state=state,
        flags=gathered.flags,
        steps=gathered.steps,
    )
    figure = gathered.figure
    if figure is None:
        return verdict
    if state is None and _too_few(indicator, figure):
        state = "not_measurable"
    bound = target.at_least if target.at_least is not None else target.at_most
    aim = target.exactly if target.exactly is not None else bound
    verdict = _with_interval(verdict, figure, agreement, None if aim is None else Fraction(aim))
    if aim is None:
        return replace(verdict, state="no_target")
    judged = judge(figure.value, target, agreement.evaluation.method, agreement.evaluation.bands)
    steps = (*verdict.steps, judged.steps[0])
    verdict = replace(
        verdict, attainment=judged.attainment, deviation=judged.deviation, steps=steps
    )
    if state is not None:
        why = Step(f"assessment.step.{state.replace('_', '-')}")
        return replace(verdict, state=state, steps=(*verdict.steps, why))
    return replace(verdict, band=judged.band, state=None, steps=(*verdict.steps, *judged.steps[1:]))


def _without_target(
    indicator: AgreedIndicator, agreement: Agreement, reports: tuple[Report, ...]
) -> Iterator[Verdict]:
    """What was reported for a period and group that no target speaks of."""
    aims = {(target.period, target.group) for target in indicator.targets}
    start, end = _term(agreement, reports)
    for report in reports:
        for observation in report.observations:
            if observation.indicator != indicator.id:
                continue
            if any(
                group == observation.group and is_within(report.period, period, start, end)
                for period, group in aims
            ):
                continue
            gathered: Gathered = gather(indicator, (observation,))
            verdict = Verdict(
                indicator,
                report.period,
                observation.group,
                None,
                gathered.figure,
                band=None,
                state=gathered.state or "no_target",
                flags=gathered.flags,
                steps=gathered.steps,
            )
            if gathered.figure is not None:
                verdict = _with_interval(verdict, gathered.figure, agreement, None)
                why = (*verdict.steps, Step("assessment.step.no-target"))
                verdict = replace(verdict, steps=why)
            yield verdict


def _term(agreement: Agreement, reports: tuple[Report, ...]) -> tuple[date, date]:
    """First and last day of the term; an open end is the end of the last period reported."""
    start = agreement.term.start or date.min
    ends = [bounds(report.period, start, date.max)[1] for report in reports]
    return start, agreement.term.end or max(ends, default=date.max)


def _reports_for(
    period: Period, agreement: Agreement, reports: tuple[Report, ...]
) -> tuple[Report, ...]:
    """The report of the period, or the reports of its parts where there is none of the whole."""
    whole = tuple(report for report in reports if report.period == period)
    if whole:
        return whole[-1:]
    start, end = _term(agreement, reports)
    return tuple(report for report in reports if is_within(report.period, period, start, end))


def _observations(
    indicator: AgreedIndicator, group: str | None, reports: tuple[Report, ...]
) -> tuple[Observation, ...]:
    found = (report.observation(indicator.id, group) for report in reports)
    return tuple(observation for observation in found if observation is not None)


def _unripe(
    indicator: AgreedIndicator,
    period: Period,
    agreement: Agreement,
    reports: tuple[Report, ...],
    on: date | None,
) -> State | None:
    """``interim`` while the period or the measurement point of its last case is not behind us."""
    if any(report.interim for report in reports):
        return "interim"
    start, end = _term(agreement, reports)
    first, last = bounds(period, start, end)
    covered = [bounds(report.period, start, end) for report in reports]
    if covered and not _covers(covered, first, last):
        return "interim"
    point = indicator.measurement_point
    ripe = add(last, point.offset) if point is not None and point.offset else last
    submitted = [report.submitted for report in reports if report.submitted is not None]
    day = on or max(submitted, default=None)
    return "interim" if day is not None and day <= ripe else None


def _covers(parts: list[tuple[date, date]], first: date, last: date) -> bool:
    """Whether the parts together hold as many days as the whole; parts never overlap unnoticed."""
    held = sum((end - start).days + 1 for start, end in set(parts))
    return held >= (last - first).days + 1


def _too_few(indicator: AgreedIndicator, figure: Figure) -> bool:
    smallest, denominator = indicator.min_denominator, figure.denominator
    return smallest is not None and denominator is not None and denominator < smallest


def _with_interval(
    verdict: Verdict, figure: Figure, agreement: Agreement, aim: Fraction | None
) -> Verdict:
    """The Wilson interval of a rate of whole numbers, and the flags that speak of small numbers."""
    flags: list[Flag] = list(verdict.flags)
    counts = figure.counts
    if verdict.indicator.unit != "percent" or counts is None:
        return verdict
    k, n = counts
    if n < agreement.evaluation.method.small_n:
        flags.append("small_n")
    if aim is not None and wilson_contains(k, n, aim / 100):
        flags.append("not_distinguishable")
    return replace(verdict, interval=wilson(k, n), flags=tuple(flags))
