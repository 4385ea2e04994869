"""Rules of section 3 on baselines: what a target was set from, and what it is compared with."""

from collections.abc import Iterator

from conventions.agreement.evaluation import Evaluation
from conventions.agreement.goals import Goals
from conventions.base.findings import Severity
from conventions.rules.goals.indicators import completed, of_outcomes
from conventions.rules.rule import Found, found, rule

_FROM_A_FIGURE = ("historical", "benchmark")


@rule(
    "G025",
    "target-without-baseline",
    Severity.WARNING,
    "It is not said what the target of “{indicator}” for {period} was set from: {missing}.",
    hint="Add “basis”, and under “basis_note” the value it was set from, its year and its source.",
    why="Next year nobody will remember whether the value was bold or easy.",
)
def target_without_baseline(goals: Goals) -> Iterator[Found]:
    """A target of an outcome goal that does not say what it was set from.

    Every such target says its `basis`; one that is set from earlier results or from a comparison
    also says which, in `basis_note`. A value that was simply negotiated, or that the law sets, has
    no figure behind it. A control group is G026.

    ## Why
    A value is renegotiated every year. Without the one it was set from, the talk begins anew, and
    a target that was met by far cannot be told from one that was set too low.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          targets: [{period: 2027, at_least: 25, basis: historical}]
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          targets:
            - {period: 2027, at_least: 25, basis: historical, basis_note: "22 % en 2026"}
    ```

    ## Law
    No norm: our inference from guides on outcome contracts.
    """
    for path, indicator in of_outcomes(goals):
        for position, target in enumerate(indicator.targets):
            missing = ""
            if target.basis is None:
                missing = "basis"
            elif target.basis in _FROM_A_FIGURE and target.basis_note is None:
                missing = f"basis_note ({target.basis})"
            if missing:
                at = (*path, "targets", position)
                yield found(*at, indicator=indicator.id, period=target.period, missing=missing)


@rule(
    "G026",
    "control-group-not-described",
    Severity.ERROR,
    "The target of “{indicator}” for {period} is held against a control group; missing: {missing}.",
    hint="Describe the group and the method of comparison under “basis_note”, and name under "
    "“evaluation.who_computes” the party that compares.",
    why="The difference between two groups depends on who is put into the other one.",
)
def control_group_not_described(goals: Goals, evaluation: Evaluation) -> Iterator[Found]:
    """A target that is relative to a control group which the agreement does not describe.

    Asked for are a `basis_note` with the group and the method, and the party that computes. What
    the note says is for its readers to judge.

    ## Why
    Where payment depends on the difference, each side has an interest in its own comparison group.
    In published contracts an independent evaluator compares, by a method agreed beforehand.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          targets: [{period: 2027, at_least: 10, basis: control-group}]
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          targets:
            - period: 2027
              at_least: 10
              basis: control-group
              basis_note: "écart avec les personnes de même profil sans mesure, par appariement"
    evaluation:
      who_computes: commune
    ```

    ## Law
    No norm. Two published outcome contracts, in Brussels and in France, pay by the difference to a
    control group.
    """
    for path, indicator in completed(goals):
        for position, target in enumerate(indicator.targets):
            if target.basis != "control-group":
                continue
            needed = {
                "basis_note": target.basis_note,
                "evaluation.who_computes": evaluation.who_computes,
            }
            missing = ", ".join(name for name, given in needed.items() if given is None)
            if missing:
                at = (*path, "targets", position)
                yield found(*at, indicator=indicator.id, period=target.period, missing=missing)


RULES = (target_without_baseline, control_group_not_described)
