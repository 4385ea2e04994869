"""Rules of section 3 on cohorts: how many cases a target rests on, and when they are looked at."""

from collections.abc import Iterator
from datetime import date

from conventions.agreement.goals import AgreedIndicator, Goals
from conventions.agreement.term import Term
from conventions.base.calendar import add
from conventions.base.findings import Severity
from conventions.base.period import bounds
from conventions.rules.goals.indicators import completed
from conventions.rules.rule import Found, found, rule


@rule(
    "G016",
    "too-few-cases-expected",
    Severity.WARNING,
    "For {period}, “{indicator}” expects {expected} cases; its smallest denominator is {smallest}.",
    hint="Agree on a number instead of a rate, or on a target over several years.",
    why="Among 20 cases a single one moves a rate by 5 points.",
)
def too_few_cases_expected(goals: Goals) -> Iterator[Found]:
    """A rate that will rest on fewer cases than the agreement itself asks for.

    ## Why
    Below `min_denominator` no verdict is given, so such a target is agreed in vain. Take a count
    (`at_least: 5`), or pool the years with `period: term`.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          min_denominator: 30
          targets: [{period: 2027, at_least: 25, expected_denominator: 12}]
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          min_denominator: 30
          targets: [{period: term, at_least: 25, expected_denominator: 48}]
    ```

    ## Law
    No norm: arithmetic of small numbers.
    """
    for path, indicator in completed(goals):
        smallest = indicator.min_denominator
        if indicator.unit != "percent" or smallest is None:
            continue
        for position, target in enumerate(indicator.targets):
            expected = target.expected_denominator
            if expected is not None and expected < smallest:
                named = {"indicator": indicator.id, "period": target.period}
                at = (*path, "targets", position, "expected_denominator")
                yield found(*at, **named, expected=expected, smallest=smallest)


@rule(
    "G017",
    "target-outside-term",
    Severity.ERROR,
    "The target of “{indicator}” is for {period}, but the agreement runs from {start} to {end}.",
    hint="Correct the period of the target, or the term.",
    why="Outside the term nothing is owed that could be measured.",
)
def target_outside_term(goals: Goals, term: Term) -> Iterator[Found]:
    """A target for a time in which the agreement does not hold.

    ## Why
    Mostly last year's target that was left standing. A calendar year, quarter or month that the
    term only begins or ends in is accepted, and means the part of it within the term; a range of
    days must run forward and lie within the term entirely.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, targets: [{period: 2026, at_least: 25}]}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, targets: [{period: 2027, at_least: 25}]}
    ```

    ## Law
    No norm: it follows from the term.
    """
    end = term.end or date.max
    if term.start is None or end < term.start:  # T001
        return
    for path, indicator in completed(goals):
        for position, target in enumerate(indicator.targets):
            first, last = bounds(target.period, term.start, end)
            outside = last < term.start or end < first
            if "/" in target.period:
                outside = not term.start <= first <= last <= end
            if outside:
                named = {"indicator": indicator.id, "period": target.period}
                at = (*path, "targets", position, "period")
                yield found(*at, **named, start=term.start, end=term.end or "–")


@rule(
    "G117",
    "measured-after-the-end",
    Severity.WARNING,
    "The last results of “{indicator}” are measured on {measured}, but the duty to report ends on "
    "{end}.",
    hint="Let “term.transition.last_report” reach beyond that day, or measure earlier.",
    why="Otherwise the last cohort is never measured.",
)
def measured_after_the_end(goals: Goals, term: Term) -> Iterator[Found]:
    """A last cohort whose result is due when nobody owes a report any more.

    ## Why
    Whoever leaves in December is looked at six months later, in June. If the agreement ends in
    December and is silent on later reports, half of the last year's results never come in.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, use: placement-rate-6-months, goal: z1, targets: [{period: 2027, at_least: 25}]}
    term:
      transition: {last_report: P1M}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, use: placement-rate-6-months, goal: z1, targets: [{period: 2027, at_least: 25}]}
    term:
      transition: {last_report: P7M}
    ```

    ## Law
    No norm: it follows from the measurement point.
    """
    if term.start is None or term.end is None or term.end < term.start:
        return
    later = term.transition.last_report
    reporting_end = add(term.end, later) if later else term.end
    for path, indicator in completed(goals):
        measured = _last_measured(indicator, term.start, term.end)
        if measured is not None and measured > reporting_end:
            yield found(*path, indicator=indicator.id, measured=measured, end=reporting_end)


def _last_measured(indicator: AgreedIndicator, start: date, end: date) -> date | None:
    """When the last case of the last target is looked at; none where there is no such day."""
    point = indicator.measurement_point
    if point is None or point.offset is None or not indicator.targets:
        return None
    last = max(bounds(target.period, start, end)[1] for target in indicator.targets)
    return add(min(last, end), point.offset)


RULES = (too_few_cases_expected, target_outside_term, measured_after_the_end)
