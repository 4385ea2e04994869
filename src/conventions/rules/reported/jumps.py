"""A data test on change: what moved much since the period before, and nobody says why."""

from collections.abc import Iterator
from fractions import Fraction

from conventions.agreement import Agreement
from conventions.base.findings import Severity
from conventions.base.period import frequency
from conventions.base.step import shown
from conventions.report import Observation, Report
from conventions.rules.reported.spans import days_of, placed
from conventions.rules.reported.stated import Stated, figure
from conventions.rules.rule import Found, found, rule

LARGE = Fraction(15, 100)
"""Share of the earlier figure from which a change is to be explained; our figure, not a norm."""


@rule(
    "R015",
    "jump",
    Severity.ADVICE,
    "{label}: {now}, after {before} in {previous}: a change of {change} % without a comment.",
    hint="Say in the comment what changed: the work, the persons referred, or the way of counting.",
    why="A large change is news or a slip, and only the sender knows which.",
)
def jump(
    stated: tuple[Stated, ...], report: Report, agreement: Agreement, earlier: tuple[Report, ...]
) -> Iterator[Found]:
    """A figure that differs by more than 15 percent from that of the period before.

    The period before is the last earlier one of the same kind, a year after a year, a quarter after
    a quarter; rates are compared by their counts, other figures as they are, and a rate by counts
    not with one stated as a percentage. Interim figures, and those with a comment, are not judged.
    Whether a change is good cannot be read from its size.

    ## Why
    A new way of counting, a month counted twice and a real success look the same in the table. Said
    in the report it takes a sentence; asked in the interview, it takes the interview.

    ## Example
    ```yaml failing
    report:
      period: 2027-Q2
      observations:
        - {indicator: i1, group: tg1, reported: {numerator: 20, denominator: 49}}
    earlier:
      - period: 2027-Q1
        observations:
          - {indicator: i1, group: tg1, reported: {numerator: 26, denominator: 53}}
    ```

    ## Instead
    ```yaml passing
    report:
      period: 2027-Q2
      observations:
        - indicator: i1
          group: tg1
          reported: {numerator: 20, denominator: 49}
          comment: "moins de candidatures"
    earlier:
      - period: 2027-Q1
        observations:
          - {indicator: i1, group: tg1, reported: {numerator: 26, denominator: 53}}
    ```

    ## Law
    No norm: our figure of 15 percent. The example is published: at a Brussels programme 26 of 53
    were hired in 2021, and 20 of 49 in 2022.
    """
    previous = _previous(report, agreement, earlier)
    if previous is None or report.interim:
        return
    for one in stated:
        then = previous.observation(one.indicator.id, one.observation.group)
        if then is None or not one.is_reported or one.observation.comment:
            continue
        if _counted(one.observation) != _counted(then):  # a quotient and a value have no ratio
            continue
        now, before = figure(one.observation.used), figure(then.used)
        if now is None or not before or abs(now - before) <= LARGE * abs(before):
            continue
        change = shown(100 * (now - before) / abs(before), 1)
        yield found(
            *one.path,
            label=one.label,
            now=_said(one.observation),
            before=_said(then),
            previous=previous.period,
            change=f"{change:+f}",
        )


def _previous(report: Report, agreement: Agreement, earlier: tuple[Report, ...]) -> Report | None:
    """The last report on a period of the same kind that is over before this one begins."""
    span, kind = days_of(report, agreement), frequency(report.period)
    if span is None or kind is None:
        return None
    found_before = [
        (days.last, position, other)
        for position, (other, days) in enumerate(placed(earlier, agreement))
        if days.last < span.first and frequency(other.period) == kind and not other.interim
    ]
    return max(found_before)[2] if found_before else None


def _counted(observation: Observation) -> bool:
    """Whether the figure is stated by its counts."""
    return observation.used.denominator is not None


def _said(observation: Observation) -> str:
    """The figure as reported: 20/49, or 97."""
    value = observation.used
    if value.numerator is not None and value.denominator is not None:
        return f"{value.numerator:f}/{value.denominator:f}"
    return "" if value.value is None else f"{value.value:f}"


RULES = (jump,)
