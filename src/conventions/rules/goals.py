"""Rules of section 3: goals, and every name that refers to something else.

Indicators, targets and their cohorts have their rules in modules of those names.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from conventions.agreement.financing import Financing
from conventions.agreement.goals import Goals
from conventions.agreement.services import Services
from conventions.base.findings import Severity
from conventions.base.path import Path
from conventions.indicators import list_indicators
from conventions.rules import cohorts, indicators, targets
from conventions.rules.rule import Found, found, rule


@rule(
    "G001",
    "no-priority-outcome-goal",
    Severity.ERROR,
    "Goals: {goals}; outcome goals among them: {outcomes}, and none is marked as a priority.",
    hint="Mark the outcome goal that comes first with “priority: true”.",
    why="The agreement is there for a change in persons' lives; it must say which comes first.",
)
def no_priority_outcome_goal(goals: Goals) -> Iterator[Found]:
    """No outcome goal that comes first.

    ## Why
    What the enterprise does (output) is a means. Without a priority among outcomes nobody knows
    what to give up when time or money runs short.

    ## Example
    ```yaml failing
    goals:
      goals:
        - {id: z1, kind: outcome, statement: "Des personnes prennent un emploi."}
    ```

    ## Instead
    ```yaml passing
    goals:
      goals:
        - {id: z1, kind: outcome, priority: true, statement: "Des personnes prennent un emploi."}
    ```

    ## Law
    No norm. Priority outcome goals are a key element in the guide on performance agreements of
    2017 (econcept, p. 7). Verified 2026-11-21.
    """
    outcomes = [goal for goal in goals.goals if goal.kind == "outcome"]
    if not any(goal.priority for goal in outcomes):
        yield found("goals", "goals", goals=len(goals.goals), outcomes=len(outcomes))


@rule(
    "G003",
    "goal-without-indicator",
    Severity.ERROR,
    "None of the {count} indicators measures the goal “{goal}” ({kind}).",
    hint="Add an indicator with “goal: {goal}”, or make it a requirement that is met or not.",
    why="Nobody can say whether an unmeasured goal was reached.",
)
def goal_without_indicator(goals: Goals) -> Iterator[Found]:
    """An outcome or output goal that no indicator measures.

    ## Why
    Where nothing is counted, three funding bodies can pay for years and none can say what came of
    it. A condition that is met or not (`kind: requirement`) needs proof, not an indicator.

    ## Example
    ```yaml failing
    goals:
      goals:
        - {id: z1, kind: outcome, priority: true, statement: "Des personnes prennent un emploi."}
      indicators: []
    ```

    ## Instead
    ```yaml passing
    goals:
      goals:
        - {id: z1, kind: outcome, priority: true, statement: "Des personnes prennent un emploi."}
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1}
    ```

    ## Law
    AVIV/OACI art. 81d para. 3 (SR 837.02), for unemployment insurance: target values and
    indicators must be fixed. Verified 2026-11-21. Elsewhere no norm: our inference.
    """
    measured = {indicator.goal for indicator in goals.indicators}
    for position, goal in enumerate(goals.goals):
        if goal.kind != "requirement" and goal.id not in measured:
            path = ("goals", "goals", position)
            yield found(*path, goal=goal.id, kind=goal.kind, count=len(goals.indicators))


@rule(
    "G004",
    "unknown-reference",
    Severity.ERROR,
    "Nothing is called “{name}” ({field}).",
    hint="Correct the name, or add what it stands for. Nearest: {nearest}.",
    why="A target that hangs on nothing can be neither reached nor missed.",
)
def unknown_reference(goals: Goals, services: Services, financing: Financing) -> Iterator[Found]:
    """A goal, target group, indicator or catalogue entry that is named and does not exist.

    ## Why
    Targets stand inside their indicator, so they cannot lose it; what can go astray are the names
    that tie an indicator to its goal (`goal`) and its catalogue entry (`use`), a goal or target
    to its groups (`groups`, `group`), and an outcome payment to its indicator (`indicator`).

    ## Example
    ```yaml failing
    goals:
      goals:
        - {id: z1, kind: outcome, priority: true, statement: "Un emploi.", groups: [tg1]}
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z3}
    ```

    ## Instead
    ```yaml passing
    goals:
      goals:
        - {id: z1, kind: outcome, priority: true, statement: "Un emploi.", groups: [tg1]}
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1}
    ```

    ## Law
    AVIV/OACI art. 81d para. 3 (SR 837.02), for unemployment insurance: target values and
    indicators must be fixed. Verified 2026-11-21. Elsewhere no norm: our inference.
    """
    known: dict[str, Iterable[str]] = {
        "goal": [goal.id for goal in goals.goals],
        "group": [group.id for group in services.target_groups],
        "indicator": [indicator.id for indicator in goals.indicators],
        "use": list_indicators(),
    }
    for path, field, name in _references(goals, financing):
        if name not in known[field]:
            nearest = ", ".join(get_close_matches(name, known[field], 3, 0.0)) or "–"
            yield found(*path, name=name, field=field, nearest=nearest)


def _references(goals: Goals, financing: Financing) -> Iterator[tuple[Path, str, str]]:
    """Every name that stands for something else: where, for what, and the name."""
    for i, goal in enumerate(goals.goals):
        for j, group in enumerate(goal.groups):
            yield ("goals", "goals", i, "groups", j), "group", group
    for i, indicator in enumerate(goals.indicators):
        path: Path = ("goals", "indicators", i)
        if indicator.goal is not None:
            yield (*path, "goal"), "goal", indicator.goal
        if indicator.use is not None:
            yield (*path, "use"), "use", indicator.use
        for j, target in enumerate(indicator.targets):
            if target.group is not None:
                yield (*path, "targets", j, "group"), "group", target.group
    for i, payment in enumerate(financing.outcome_payments):
        path = ("financing", "outcome_payments", i, "indicator")
        yield path, "indicator", payment.indicator


RULES = (
    no_priority_outcome_goal,
    goal_without_indicator,
    unknown_reference,
    *indicators.RULES,
    *targets.RULES,
    *cohorts.RULES,
)
