"""Data tests between indicators: counted among the same, or one step after the other."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, permutations

from conventions.agreement import Agreement
from conventions.agreement.definition import is_subset
from conventions.agreement.goals import AgreedIndicator
from conventions.base.findings import Severity
from conventions.report import Report
from conventions.rules.goals.indicators import number
from conventions.rules.goals.populations import CHAINS, alike, comparable, feeds
from conventions.rules.reported.stated import Stated
from conventions.rules.rule import Found, found, rule

_STEPS = frozenset(step for chain in CHAINS for step in chain)


@rule(
    "R129",
    "not-agreed",
    Severity.WARNING,
    "“{code}” is reported, but is not in the agreement.",
    hint="Correct the code, or leave it out; use one of: {known}.",
    why="It cannot be held against a target. Often an amendment removed the indicator.",
)
def not_agreed(report: Report, agreement: Agreement) -> Iterator[Found]:
    """A figure for something the agreement does not know.

    ## Why
    Nothing is done with it, and the indicator that was meant has no data.

    ## Example
    ```yaml failing
    observations:
      - {indicator: i7, reported: {value: 12}}
    ```

    ## Instead
    ```yaml passing
    observations:
      - {indicator: i1, group: tg1, reported: {numerator: 11, denominator: 40}}
    ```

    ## Law
    No norm.
    """
    known = [indicator.id for indicator in agreement.goals.indicators]
    for position, observation in enumerate(report.observations):
        if observation.indicator not in known:
            path = ("observations", position, "indicator")
            yield found(*path, code=observation.indicator, known=", ".join(known))


@rule(
    "R022",
    "denominators-differ",
    Severity.WARNING,
    "“{label}” is counted among {denominator}, “{other}” among {among}, and both are defined among "
    "the same.",
    hint="Count both among the same cases, or say in a comment who is missing in one of them.",
    why="Two rates of one table are compared; that is only fair among the same persons.",
)
def denominators_differ(stated: tuple[Stated, ...]) -> Iterator[Found]:
    """Two rates of one report with one definition of the denominator, and two denominators.

    Judged are rates of persons and cases for the same group whose denominator, inclusion and
    exclusion are defined word for word alike, with the same cohort, counting unit and measurement
    point. Cases excluded are added again: two indicators may exclude different ones. Populations
    described in other words cannot be compared from the file, and a comment on one of the two is
    taken as the explanation.

    ## Why
    A rate can be raised by choosing among whom it is counted. In one row of a table the reader does
    not expect two populations.

    ## Example
    ```yaml failing
    agreement:
      goals:
        indicators:
          - {id: i1, use: placement-rate-at-exit, goal: z1}
          - {id: i3, use: job-during-measure-rate, goal: z1, definition: {denominator: "Sorties"}}
          - {id: i4, use: job-during-measure-rate, goal: z1, definition: {denominator: "Sorties"}}
    report:
      observations:
        - {indicator: i3, reported: {numerator: 96, denominator: 750}}
        - {indicator: i4, reported: {numerator: 290, denominator: 1000}}
    ```

    ## Instead
    ```yaml passing
    agreement:
      goals:
        indicators:
          - {id: i1, use: placement-rate-at-exit, goal: z1}
          - {id: i3, use: job-during-measure-rate, goal: z1, definition: {denominator: "Sorties"}}
          - {id: i4, use: job-during-measure-rate, goal: z1, definition: {denominator: "Sorties"}}
    report:
      observations:
        - {indicator: i3, reported: {numerator: 96, denominator: 1000}}
        - {indicator: i4, reported: {numerator: 290, denominator: 1000}}
    ```

    ## Law
    No norm. The published row of an outcome contract in Buenos Aires: 96 persons are 12.8 % of 750,
    and “290 to 420” are 29 to 42 % of 1000.
    """
    for one, other in combinations(_rates(stated), 2):
        if one.observation.group != other.observation.group:
            continue
        if one.observation.comment or other.observation.comment:
            continue
        first, second = one.value.denominator, other.value.denominator
        if first is None or second is None or not _same_cases(one.indicator, other.indicator):
            continue
        if first != second and _everybody(one) != _everybody(other):
            values = {"denominator": second, "other": one.label, "among": first}
            yield found(*other.path, "denominator", label=other.label, **values)


def _rates(stated: tuple[Stated, ...]) -> Iterator[Stated]:
    return (one for one in stated if one.is_reported and is_subset(one.indicator))


def _same_cases(one: AgreedIndicator, other: AgreedIndicator) -> bool:
    if one.id == other.id or one.measurement_point != other.measurement_point:
        return False
    said, there = one.definition, other.definition
    return (
        alike(said.denominator, there.denominator)
        and (said.inclusion, said.exclusion) == (there.inclusion, there.exclusion)
        and said.counting_unit == there.counting_unit
        and one.cohort == other.cohort
    )


def _everybody(one: Stated) -> Decimal:
    excluded = sum(entry.count for entry in one.observation.excluded)
    return (one.value.denominator or Decimal(0)) + excluded


@rule(
    "R023",
    "later-step-above-earlier",
    Severity.WARNING,
    "“{label}”: {later} is more than the {earlier} of “{other}”, which contains it.",
    hint="Check both counts; where they count different persons, say so in the definitions.",
    why="Whoever takes the later step has taken the earlier one.",
)
def later_step_above_earlier(stated: tuple[Stated, ...]) -> Iterator[Found]:
    """More cases at a later step than at the one before it.

    Two steps are known. Entries of the catalogue that contain each other: hired by the user, and
    hired for good; a job kept for 13 weeks, 6 months, 12 months; compared where both count among
    the same. And an indicator whose denominator is, word for word, the numerator of another: those
    it counts among are those whom the other counted. Both are of one report and one group. Persons
    in work at exit, after three and after six months are no such steps: many find work later.

    ## Why
    A funnel does not widen. Where it seems to, the steps count different persons, or one of them
    counts events.

    ## Example
    ```yaml failing
    agreement:
      goals:
        indicators:
          - {id: i1, use: hired-by-user-rate, goal: z1}
          - {id: i3, use: permanent-contract-share, goal: z1}
    report:
      observations:
        - {indicator: i1, reported: {numerator: 4, denominator: 49}}
        - {indicator: i3, reported: {numerator: 20, denominator: 49}}
    ```

    ## Instead
    ```yaml passing
    agreement:
      goals:
        indicators:
          - {id: i1, use: hired-by-user-rate, goal: z1}
          - {id: i3, use: permanent-contract-share, goal: z1}
    report:
      observations:
        - {indicator: i1, reported: {numerator: 20, denominator: 49}}
        - {indicator: i3, reported: {numerator: 4, denominator: 49}}
    ```

    ## Law
    No norm: it follows from the definitions. An employment contract in London published 111 job
    starts of 75 persons engaged. The passing figures are those of a Brussels programme in 2022: 49
    contracts ended, 20 persons hired, 4 of them for good.
    """
    reported = [one for one in stated if one.is_reported]
    in_chains = {one.indicator.id: number(one.indicator) in _STEPS for one in reported}
    for one, other in permutations(reported, 2):
        if one.observation.group != other.observation.group:
            continue
        before, after, among = _counted(one), _counted(other), other.value.denominator
        if before is None:
            continue
        if in_chains[one.indicator.id] and _follows(one.indicator, other.indicator):
            field = "value" if other.value.numerator is None else "numerator"
        elif among is not None and among > before and feeds(one.indicator, other.indicator):
            field, after = "denominator", among
        else:
            continue
        if after is not None and after > before:
            values = {"later": after, "earlier": before, "other": one.label}
            yield found(*other.path, field, label=other.label, **values)


def _follows(before: AgreedIndicator, after: AgreedIndicator) -> bool:
    """Whether the catalogue knows the one as a later step of the other."""
    first, second = number(before), number(after)
    return any(
        first in chain
        and second in chain
        and chain.index(first) < chain.index(second)
        and comparable(before, after)
        for chain in CHAINS
    )


def _counted(one: Stated) -> Decimal | None:
    """The cases counted: the numerator, or the value of a count."""
    if one.value.numerator is not None or one.indicator.unit != "count":
        return one.value.numerator
    return one.value.value


RULES = (not_agreed, denominators_differ, later_step_above_earlier)
