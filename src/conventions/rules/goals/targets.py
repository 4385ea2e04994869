"""Rules of section 3 on targets: that each can be reached and missed, alone and with the others."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.goals import Goals, Target
from conventions.agreement.services import Services
from conventions.assessment.kind import may_be_negative
from conventions.base.findings import Severity
from conventions.base.path import Path
from conventions.rules.goals.indicators import completed
from conventions.rules.rule import Found, found, rule

_BOUNDS = ("at_least", "at_most", "exactly")
_EXPECTED = {
    "higher": ("at_least",),
    "lower": ("at_most",),
    "range": ("at_least", "at_most"),
    "exact": ("exactly",),
}
_HUNDRED = Decimal(100)


def stated(target: Target) -> dict[str, Decimal]:
    """The bounds a target states, by field.

    >>> stated(Target(period="2027", at_least=25))
    {'at_least': Decimal('25')}
    """
    bounds = {name: getattr(target, name) for name in _BOUNDS}
    return {name: value for name, value in bounds.items() if value is not None}


def bounds_as_written(bounds: dict[str, Decimal]) -> str:
    """The bounds as the file has them, or a dash where there is none."""
    return ", ".join(f"{name}: {value}" for name, value in bounds.items()) or "–"


@rule(
    "G010",
    "impossible-target",
    Severity.ERROR,
    "The target {value} of “{indicator}” is not possible in its unit ({unit}).",
    hint="Write a rate in percent, from 0 to 100, and a count as a whole number.",
    why="No report can ever show this value.",
)
def impossible_target(goals: Goals) -> Iterator[Found]:
    """A rate above 100 percent, a count that is not whole, or less than nothing.

    ## Why
    Mostly a slip of the keyboard: `250` for `25.0`. A rate may exceed 100 only where too much is
    possible and counts as a miss (direction `range` or `exact`), as with a budget that is
    overspent, or where both are amounts, as with costs that are more than covered; there it is not
    judged. Only an amount, a score, an index and what is compared with a reference may be negative.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, targets: [{period: 2027, at_least: 250}]}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, targets: [{period: 2027, at_least: 25}]}
    ```

    ## Law
    No norm: our inference.
    """
    for path, indicator in completed(goals):
        over = indicator.unit == "percent" and indicator.direction in ("higher", "lower")
        over = over and indicator.definition.counting_unit != "amount"
        for position, target in enumerate(indicator.targets):
            if target.reference is not None:  # a difference or an index, not a rate
                continue
            for name, value in stated(target).items():
                split = indicator.unit == "count" and value != value.to_integral_value()
                nowhere = value < 0 and not may_be_negative(indicator)
                if split or nowhere or (over and value > _HUNDRED):
                    at = (*path, "targets", position, name)
                    yield found(*at, indicator=indicator.id, value=value, unit=indicator.unit)


@rule(
    "G011",
    "absolute-target",
    Severity.WARNING,
    "The target of “{indicator}” is absolute: {stated} percent.",
    hint="Agree on a value that leaves room for what nobody can foresee, or accept this with the "
    "reason.",
    why="A single case decides such a target, and nobody can make up for it.",
)
def absolute_target(goals: Goals) -> Iterator[Found]:
    """All or none: at least 100 percent, or at most 0.

    ## Why
    Persons fall ill, move away, find work during the measure. A target that one such case breaks
    says nothing about the work done. A parliamentary audit in Bern judged "all persons" for a
    language level unrealistic.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, targets: [{period: 2027, at_least: 100}]}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, targets: [{period: 2027, at_least: 35}]}
    ```

    ## Law
    No norm. Report of the audit committee of the Bernese parliament of 2024-10-21, read in part.
    """
    for path, indicator in completed(goals):
        if indicator.unit != "percent" or indicator.direction not in ("higher", "lower"):
            continue
        for position, target in enumerate(indicator.targets):
            absolute = target.at_least == _HUNDRED or target.at_most == 0
            if absolute and target.reference is None:
                at = (*path, "targets", position)
                yield found(*at, indicator=indicator.id, stated=bounds_as_written(stated(target)))


@rule(
    "G012",
    "comparator-against-direction",
    Severity.ERROR,
    "The direction of “{indicator}” is “{direction}”, but its target for {period} says: {stated}.",
    hint="Write {expected}, or correct the direction of the indicator.",
    why="Otherwise a good result counts as a bad one.",
)
def comparator_against_direction(goals: Goals) -> Iterator[Found]:
    """A target that points the wrong way, or states no value.

    ## Why
    Of a drop-out rate lower is better, so its target is a most (`at_most`); of a placement rate it
    is a least (`at_least`). A range needs both, the lower first, or at least one of them; an exact
    value needs `exactly`.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, targets: [{period: 2027, at_most: 25}]}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, targets: [{period: 2027, at_least: 25}]}
    ```

    ## Law
    No norm: our inference.
    """
    for path, indicator in completed(goals):
        if indicator.direction is None:
            continue
        expected = _EXPECTED[indicator.direction]
        for position, target in enumerate(indicator.targets):
            bounds = stated(target)
            forward = bounds.get("at_least", Decimal(0)) <= bounds.get("at_most", Decimal("inf"))
            if not bounds or not forward or not set(bounds).issubset(expected):
                yield found(
                    *(*path, "targets", position),
                    indicator=indicator.id,
                    direction=indicator.direction,
                    period=target.period,
                    stated=bounds_as_written(bounds),
                    expected=", ".join(expected),
                )


@rule(
    "G019",
    "weights-not-100",
    Severity.ERROR,
    "The weights of the targets for {period} add up to {sum}, not to 100; targets without a "
    "weight: {without} of {count}.",
    hint="Let the weights of a period add up to 100, or leave them out everywhere.",
    why="A weight is a share of the whole.",
)
def weights_not_hundred(goals: Goals) -> Iterator[Found]:
    """Weights of one period that do not add up to 100.

    ## Why
    An overall result weighs each target. If the weights add up to 90, the best enterprise reaches
    90 percent. Weights are added up over all targets of the same period; where one third is
    meant, write 33.33, 33.33 and 33.34.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, goal: z1, targets: [{period: 2027, at_least: 25, weight: 60}]}
        - {id: i2, goal: z2, targets: [{period: 2027, at_least: 90, weight: 30}]}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, goal: z1, targets: [{period: 2027, at_least: 25, weight: 60}]}
        - {id: i2, goal: z2, targets: [{period: 2027, at_least: 90, weight: 40}]}
    ```

    ## Law
    No norm: our inference. In Bern an agreement weighed six indicators with 100 points together.
    """
    periods: dict[str, list[tuple[Path, Decimal | None]]] = {}
    for i, indicator in enumerate(goals.indicators):
        for j, target in enumerate(indicator.targets):
            path = ("goals", "indicators", i, "targets", j, "weight")
            periods.setdefault(target.period, []).append((path, target.weight))
    for period, entries in periods.items():
        weights = [(path, weight) for path, weight in entries if weight is not None]
        total = sum((weight for _, weight in weights), Decimal(0))
        if weights and total != _HUNDRED:
            counts = {"count": len(entries), "without": len(entries) - len(weights)}
            yield found(*weights[0][0], period=period, sum=total, **counts)


@rule(
    "G020",
    "uniform-target",
    Severity.WARNING,
    "For {period}, “{indicator}” has the same target ({stated}) for several groups: {groups}.",
    hint="Agree on a target per group, or accept this with the reason.",
    why="One rate for all rewards taking the strongest and leaving the others.",
)
def uniform_target(goals: Goals, services: Services) -> Iterator[Found]:
    """One value for several target groups on an outcome.

    ## Why
    Groups differ in what they can reach. Under one rate for all it pays to take in those who would
    have found work anyway (cream-skimming), and results with the hardest group look like failure.
    Judged are indicators of outcome goals.

    ## Example
    ```yaml failing
    services:
      target_groups: [{id: tg1}, {id: tg2}]
    goals:
      goals:
        - {id: z1, kind: outcome, priority: true, statement: "Un emploi."}
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, targets: [{period: 2027, at_least: 25}]}
    ```

    ## Instead
    ```yaml passing
    services:
      target_groups: [{id: tg1}, {id: tg2}]
    goals:
      goals:
        - {id: z1, kind: outcome, priority: true, statement: "Un emploi."}
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          targets:
            - {period: 2027, group: tg1, at_least: 40}
            - {period: 2027, group: tg2, at_least: 15}
    ```

    ## Law
    No norm. Observed with a national rate in France (circular of 2008) and with the Work Programme
    in the United Kingdom.
    """
    everybody = tuple(group.id for group in services.target_groups)
    outcomes = {goal.id: goal.groups or everybody for goal in goals.goals if goal.kind == "outcome"}
    for i, indicator in enumerate(goals.indicators):
        if indicator.goal not in outcomes:
            continue
        alike: dict[tuple[str, str], list[tuple[int, tuple[str, ...]]]] = {}
        for j, target in enumerate(indicator.targets):
            groups = (target.group,) if target.group else outcomes[indicator.goal]
            same = (target.period, bounds_as_written(stated(target)))
            alike.setdefault(same, []).append((j, groups))
        for (period, value), entries in alike.items():
            concerned = list(dict.fromkeys(group for _, groups in entries for group in groups))
            if len(concerned) > 1:
                path = ("goals", "indicators", i, "targets", entries[0][0])
                named = {"indicator": indicator.id, "period": period, "stated": value}
                yield found(*path, **named, groups=", ".join(concerned))


RULES = (
    impossible_target,
    absolute_target,
    comparator_against_direction,
    weights_not_hundred,
    uniform_target,
)
