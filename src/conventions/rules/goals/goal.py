"""Rules of section 3: goals, and every name that refers to something else.

Indicators, their populations and cohorts, targets with their baselines and consequences, and
requirements have their rules in modules of those names.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from conventions.agreement.financing import Financing
from conventions.agreement.goals import AgreedIndicator, Goals, Target
from conventions.agreement.services import Services
from conventions.base.findings import Severity
from conventions.base.path import Path
from conventions.indicators import list_indicators
from conventions.rules.goals import (
    bands,
    baselines,
    benchmarks,
    cohorts,
    consequences,
    iae,
    indicators,
    plausibility,
    populations,
    requirements,
    targets,
)
from conventions.rules.goals.populations import texts
from conventions.rules.rule import Found, found, rule

_SOCIAL = re.compile(
    r"(?:(?:intégration|insertion|inclusion|participation) sociale"
    r"|soziale\w* (?:Integration|Inklusion|Teilhabe)|Tagesstruktur"
    r"|(?:integrazione|inserimento|inclusione|partecipazione) sociale"
    r"|social (?:integration|inclusion|participation)"
    r"|\b(?:stabilis|stabiliz)\w*)",
    re.IGNORECASE,
)
"""How a goal says that it is about a person's life rather than a job."""


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
    "G002",
    "no-output-goal",
    Severity.WARNING,
    "Goals: {goals}; output goals among them: {outputs}.",
    hint="Add a goal with “kind: output” that says what the enterprise does for it.",
    why="The enterprise answers for what it does; what comes of it depends on others too.",
)
def no_output_goal(goals: Goals) -> Iterator[Found]:
    """No goal that says what the enterprise does.

    ## Why
    Places, hours of coaching, reports in time: this lies in the hands of the enterprise alone.
    Where only outcomes are agreed, a bad year on the labour market looks like bad work, and idle
    places go unseen in a good one. X006 names the same gap among the key elements.

    ## Example
    ```yaml failing
    goals:
      goals:
        - {id: z1, kind: outcome, priority: true, statement: "Des personnes prennent un emploi."}
    ```

    ## Instead
    ```yaml passing
    goals:
      goals:
        - {id: z1, kind: outcome, priority: true, statement: "Des personnes prennent un emploi."}
        - {id: z2, kind: output, statement: "Les places sont occupées toute l'année."}
    ```

    ## Law
    No norm. The enterprise's own goals are a key element in the guide on performance agreements of
    2017 (econcept, p. 7). Verified 2026-11-21.
    """
    if not any(goal.kind == "output" for goal in goals.goals):
        yield found("goals", "goals", goals=len(goals.goals), outputs=0)


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
            yield from _of_target(target, (*path, "targets", j))
    for i, payment in enumerate(financing.outcome_payments):
        path = ("financing", "outcome_payments", i, "indicator")
        yield path, "indicator", payment.indicator


def _of_target(target: Target, path: Path) -> Iterator[tuple[Path, str, str]]:
    """The names in a target, and in the reference it is compared with."""
    if target.group is not None:
        yield (*path, "group"), "group", target.group
    if target.reference is None:
        return
    for field in ("group", "indicator"):
        name = getattr(target.reference, field)
        if name is not None:
            yield (*path, "reference", field), field, name


@rule(
    "G024",
    "social-goal-not-observed",
    Severity.WARNING,
    "The goal “{goal}” speaks of “{words}”, but its indicators look only at work, wages or money: "
    "{indicators}.",
    hint="Add an indicator that shows it: presence, regular end of the measure, a survey.",
    why="Whoever stabilises without finding work would have reached nothing.",
)
def social_goal_not_observed(goals: Goals) -> Iterator[Found]:
    """A goal of social integration that is measured only on the labour market.

    Such a goal is known by its words: social integration, inclusion or participation,
    stabilisation, a structured day, in the four languages. Labour market and money are the entries
    I01 to I30 and I81 to I90 of the catalogue; every other indicator, and each that the agreement
    defines itself, counts as one that shows it. A goal without any indicator is G003.

    ## Why
    Some persons have hardly a prospect on the primary labour market. What is done for them is hard
    to measure, so it is not measured, or by a placement rate that says nothing on it.

    ## Example
    ```yaml failing
    goals:
      goals:
        - {id: z1, kind: outcome, priority: true, statement: "Les personnes se stabilisent."}
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1}
    ```

    ## Instead
    ```yaml passing
    goals:
      goals:
        - {id: z1, kind: outcome, priority: true, statement: "Les personnes se stabilisent."}
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1}
        - {id: i2, use: absence-rate, goal: z1}
    ```

    ## Law
    No norm. A report of the audit committee of the Bernese parliament of 2024-10-21 (read in part)
    found goals of social integration without an indicator.
    """
    for position, goal in enumerate(goals.goals):
        words = _SOCIAL.search("\n".join(texts(goal.statement)))
        measures = [one for one in goals.indicators if one.goal == goal.id]
        if words and measures and not any(_shows_persons(one) for one in measures):
            named = ", ".join(one.use or one.id for one in measures)
            path = ("goals", "goals", position, "statement")
            yield found(*path, goal=goal.id, words=words[0], indicators=named)


def _shows_persons(indicator: AgreedIndicator) -> bool:
    """Whether it looks at something else than work, wages or money."""
    number = indicators.number(indicator)
    return number is None or "I30" < number < "I81"


RULES = (
    no_priority_outcome_goal,
    no_output_goal,
    goal_without_indicator,
    unknown_reference,
    social_goal_not_observed,
    *indicators.RULES,
    *populations.RULES,
    *targets.RULES,
    *bands.RULES,
    *baselines.RULES,
    *benchmarks.RULES,
    *consequences.RULES,
    *cohorts.RULES,
    *plausibility.RULES,
    *iae.RULES,
    *requirements.RULES,
)
