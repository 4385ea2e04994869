"""Assess: for each indicator and target, find what was reported, judge it, and say how."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator, Reference, Target
from conventions.assessment.coverage import parts_of, unripe
from conventions.assessment.figure import gather, ordered
from conventions.assessment.grade import Result, grade_of
from conventions.assessment.intervals import wilson, wilson_contains
from conventions.assessment.kind import of_cases
from conventions.assessment.ladder import proposed
from conventions.assessment.method import judge, limits
from conventions.assessment.order import in_order, reported_twice
from conventions.assessment.outlook import with_evidence
from conventions.assessment.reference import Compared, compare, stated_reference
from conventions.assessment.score import scores
from conventions.assessment.totals import with_totals
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
    period that is not over, is ``interim``. So is one that was not over when it was reported. Of
    two reports on the same days that submitted later counts. The findings name reports that are
    not on this agreement, and figures of which nobody can say which report counts. A missed target
    is a verdict, no finding.
    """
    mine, findings = about(agreement.id, agreement.version, reports)
    totalled = with_totals(agreement, in_order(mine))
    term = Span(agreement.term.start or date.min, agreement.term.end or date.max)
    case = _Case(agreement, totalled.reports, term, on)
    verdicts: list[Verdict] = []
    for entry in agreement.goals.indicators:
        indicator = complete(entry)
        verdicts += [_against(indicator, target, case) for target in indicator.targets]
        verdicts += _without_target(indicator, case)
    evaluation = agreement.evaluation
    stands = proposed(verdicts, evaluation.consequences, term)
    return Assessment(
        agreement.id,
        agreement.version,
        stands,
        (*findings, *reported_twice(mine, term), *totalled.findings),
        scores(stands, evaluation.method, evaluation.grades),
    )


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
    figure = verdict.figure
    value = figure.value
    if target.reference is not None:
        compared = _with_reference(verdict, figure, target.reference, case)
        if isinstance(compared, Verdict):
            return compared
        value = compared.value
        steps = (*verdict.steps, *compared.steps)
        verdict = replace(verdict, reference=compared.reference, steps=steps)
    early = unripe(indicator, whole, parts, case.on)
    verdict = _judged(verdict, figure, value, early, case)
    return with_evidence(verdict, value, whole, parts, case.agreement, case.on)


def _with_reference(
    verdict: Verdict, figure: Figure, reference: Reference, case: _Case
) -> Compared | Verdict:
    """The result beside its reference, stated or reported; else the verdict that it is missing."""
    name = reference.indicator or verdict.indicator.id
    entry = case.agreement.goals.indicator(name)
    indicator = verdict.indicator if entry is None else complete(entry)
    other = stated_reference(reference, percent=indicator.unit == "percent")
    if other is None:
        period, group = reference.period or verdict.period, reference.group
        whole = span_of(period, case.term)
        itself = (name, period, group) == (verdict.indicator.id, verdict.period, verdict.group)
        if entry is None or whole is None or itself:
            return _kept(verdict, "no_data", "reference-missing")
        parts = parts_of(indicator, group, whole, case.reports, case.term)
        gathered = gather(indicator, tuple(part.observation for part in parts))
        if gathered.figure is None or gathered.state is not None:
            return _kept(verdict, "no_data", "reference-missing")
        other = gathered.figure
    compared = compare(figure, other, reference)
    return compared or _kept(verdict, "not_measurable", "reference-nought")


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
    steps = list(verdict.steps)
    small, counts, interval = agreement.evaluation.method.small_n, figure.counts, None
    if figure.denominator is not None and figure.denominator < small:
        flags.append("small_n")
        values = {"denominator": shown(figure.denominator), "small": Decimal(small)}
        steps.append(Step("assessment.step.small", values))
    if counts is not None:
        interval = wilson(*counts)
        ends = {
            "low_rate": shown(interval.low * 100, 1),
            "high_rate": shown(interval.high * 100, 1),
        }
        steps.append(Step("assessment.step.interval", ends))
        plain = verdict.target is not None and verdict.target.reference is None
        aims = limits(verdict.target) if verdict.target is not None and plain else ()
        inside = [aim for aim in aims if aim is not None and wilson_contains(*counts, aim / 100)]
        if inside:
            flags.append("not_distinguishable")
            steps.append(Step("assessment.step.in-interval", {"target_rate": shown(inside[0], 4)}))
    return replace(verdict, interval=interval, flags=ordered(flags), steps=tuple(steps))


def _judged(
    verdict: Verdict, figure: Figure, value: Fraction, early: str | None, case: _Case
) -> Verdict:
    """The band, or the state that keeps a figure from it though it can be compared."""
    evaluation, indicator, target = case.agreement.evaluation, verdict.indicator, verdict.target
    if target is None:
        raise ValueError("a verdict without a target")
    unit = indicator.unit if target.reference is None else None
    judged = judge(value, target, evaluation.method, evaluation.bands, unit)
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
    result = Result(value, judged.attainment, unit)
    graded = grade_of(result, target, evaluation.grades, indicator.grades)
    return replace(
        verdict,
        band=judged.band,
        state=None,
        steps=(*verdict.steps, *judged.steps[1:], *graded.steps),
        effect=judged.effect,
        grade=graded.grade,
    )


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
