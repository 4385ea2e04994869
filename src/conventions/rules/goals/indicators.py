"""Rules of section 3 on indicators: that each can be counted, by somebody, from something."""

from collections import Counter
from collections.abc import Iterator

from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator, Goals
from conventions.agreement.parties import Parties
from conventions.base.findings import Severity
from conventions.base.path import Path
from conventions.indicators import list_indicators, load_indicator
from conventions.rules.rule import Found, found, rule

_SUMS = ("hour", "day", "place", "partner", "amount")
"""What is added up over a period rather than found in one person."""
_FOLLOWED = 10


def completed(goals: Goals) -> Iterator[tuple[Path, AgreedIndicator]]:
    """The indicators as completed from the catalogue, each with its path.

    One that uses an unknown entry is left out: G004 says so, and its gaps are not the reader's.
    """
    known = list_indicators()
    for position, indicator in enumerate(goals.indicators):
        if indicator.use is None or indicator.use in known:
            yield ("goals", "indicators", position), complete(indicator)


def of_outcomes(goals: Goals) -> Iterator[tuple[Path, AgreedIndicator]]:
    """Those among the completed indicators that measure an outcome goal."""
    outcomes = {goal.id for goal in goals.goals if goal.kind == "outcome"}
    return (entry for entry in completed(goals) if entry[1].goal in outcomes)


def number(indicator: AgreedIndicator) -> str | None:
    """The number in the reference list of the catalogue entry it uses, ``I04``; none without."""
    if indicator.use is None or indicator.use not in list_indicators():
        return None
    return load_indicator(indicator.use).number


@rule(
    "G005",
    "indicator-without-target",
    Severity.WARNING,
    "The indicator “{indicator}” has {count} targets and is not marked as monitoring only.",
    hint="Add a target, or “monitoring_only: true”.",
    why="A figure collected for no purpose costs the enterprise time and tells nobody anything.",
)
def indicator_without_target(goals: Goals) -> Iterator[Found]:
    """An indicator that nothing is held against.

    ## Why
    Either a value is expected, then it must be written down before the results are in, or the
    figure is only watched, then both sides should know that it has no consequence.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, monitoring_only: true}
    ```

    ## Law
    AVIV/OACI art. 81d para. 3 (SR 837.02), for unemployment insurance: target values and
    indicators must be fixed. Verified 2026-11-21. Elsewhere no norm: our inference.
    """
    for position, indicator in enumerate(goals.indicators):
        if not indicator.targets and not indicator.monitoring_only:
            yield found("goals", "indicators", position, indicator=indicator.id, count=0)


@rule(
    "G006",
    "incomplete-definition",
    Severity.ERROR,
    "The indicator “{indicator}” (unit: {unit}) is not defined: {missing} is missing.",
    hint="Add it, or take over a definition of the catalogue with “use”.",
    why="Without it two honest people count two different results.",
)
def incomplete_definition(goals: Goals) -> Iterator[Found]:
    """An indicator without numerator, unit or direction, or a rate without denominator.

    ## Why
    A rate without its denominator can be made any rate: of all who left, or only of those who had
    wanted a job. What an indicator does not say is taken from the catalogue entry it uses. Counts
    and amounts need no denominator.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - id: i1
          goal: z1
          unit: percent
          direction: higher
          definition: {numerator: "Personnes en emploi à la sortie"}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          goal: z1
          unit: percent
          direction: higher
          definition:
            numerator: "Personnes en emploi à la sortie"
            denominator: "Personnes sorties durant l'année"
    ```

    ## Law
    No norm. An audit office that met undefined rates had to measure them anew (Vaud, report 29 of
    2014; read in part).
    """
    for path, indicator in completed(goals):
        definition = indicator.definition
        needed = {
            "definition.numerator": definition.numerator,
            "unit": indicator.unit,
            "direction": indicator.direction,
        }
        if indicator.unit == "percent":
            needed["definition.denominator"] = definition.denominator
        missing = ", ".join(name for name, given in needed.items() if given is None)
        if missing:
            unit = indicator.unit or "–"
            yield found(*path, indicator=indicator.id, unit=unit, missing=missing)


@rule(
    "G007",
    "source-not-settled",
    Severity.ERROR,
    "For the indicator “{indicator}” it is not settled who reports what, how often: {missing}.",
    hint="Fill in “data_source”, “period” and “collected_by”; the last names a party by its "
    "identifier.",
    why="A figure that nobody has to supply is not there when it is needed.",
)
def source_not_settled(goals: Goals, parties: Parties) -> Iterator[Found]:
    """An indicator without data source, frequency or a party that collects it.

    ## Why
    The referrer thinks that the enterprise counts, the enterprise waits for the referrer's list.
    Source and frequency may come from the catalogue; who collects is for the parties to agree.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, collected_by: canton}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, collected_by: atelier}
    ```

    ## Law
    No norm. Who collects which data is part of the guide on performance agreements of 2017
    (econcept, p. 7).
    """
    for path, indicator in completed(goals):
        collector = indicator.collected_by
        missing = [name for name in ("data_source", "period") if getattr(indicator, name) is None]
        if collector is None:
            missing.append("collected_by")
        elif parties.get(collector) is None:
            missing.append(f"collected_by ({collector}?)")
        if missing:
            yield found(*path, indicator=indicator.id, missing=", ".join(missing))


@rule(
    "G008",
    "no-measurement-point",
    Severity.ERROR,
    "“{indicator}” counts in “{unit}” what became of persons, for the outcome goal “{goal}”, and "
    "does not say when one looks.",
    hint="Add “measurement_point” with its “anchor” and, where it is later, its “offset”: P6M.",
    why="In one canton the same measure had 25, 32 and 37 percent in work, at exit, after three "
    "and after six months.",
)
def no_measurement_point(goals: Goals) -> Iterator[Found]:
    """An indicator of an outcome goal that does not say when a person's result is looked at.

    Judged are rates and counts of persons, cases, exits and contracts. A sum of hours, days or
    money is not looked at on a day. Where the result may fall anywhere in the period, say so with
    `{anchor: period-end}`. What the catalogue entry says need not be repeated.

    ## Why
    At exit, after three months, after a year: each gives another figure, and each is right. Two
    honest persons report two results.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - id: i1
          goal: z1
          unit: percent
          direction: higher
          definition: {numerator: "Personnes en emploi", denominator: "Personnes sorties"}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          goal: z1
          unit: percent
          direction: higher
          definition: {numerator: "Personnes en emploi", denominator: "Personnes sorties"}
          measurement_point: {anchor: exit, offset: P6M}
    ```

    ## Law
    No norm. Court of auditors of the canton of Vaud, report 29 of 2014 (read in part): rates at
    three points in time.
    """
    for path, indicator in of_outcomes(goals):
        of_persons = indicator.definition.counting_unit not in _SUMS
        single = indicator.unit in ("percent", "count") and of_persons
        if single and indicator.measurement_point is None:
            named = {"indicator": indicator.id, "unit": indicator.unit, "goal": indicator.goal}
            yield found(*path, **named)


@rule(
    "G009",
    "no-evidence",
    Severity.WARNING,
    "Proofs named for “{indicator}”, an indicator of the outcome goal “{goal}”: {count}.",
    hint="Add “evidence”: copy of the contract, payslip, certificate, declaration of the person.",
    why="A result that nobody can prove is believed by one side only.",
)
def no_evidence(goals: Goals) -> Iterator[Found]:
    """An indicator of an outcome goal that does not say what proves a case.

    ## Why
    The enterprise counts a verbal promise, the referrer only a contract. What will be accepted must
    be known before the first person leaves, for it cannot be collected afterwards. What the
    catalogue entry names need not be repeated.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, goal: z1, unit: percent, direction: higher}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, goal: z1, unit: percent, direction: higher, evidence: ["contrat de travail"]}
    ```

    ## Law
    No norm: evidence and who verifies it are named for each metric of published outcome contracts.
    """
    for path, indicator in of_outcomes(goals):
        if not indicator.evidence:
            yield found(*path, indicator=indicator.id, goal=indicator.goal, count=0)


@rule(
    "G027",
    "many-targets",
    Severity.WARNING,
    "Targets for {period}: {count}. More than {usual} are hardly followed.",
    hint="Keep those that would change a decision, and mark the rest as monitoring only.",
    why="Each figure is collected, proven, checked and discussed by somebody.",
)
def many_targets(goals: Goals) -> Iterator[Found]:
    """More than ten targets for one period.

    Counted are the targets of all indicators that name the same period. An indicator with
    `monitoring_only: true` and without targets counts for nothing.

    ## Why
    A pilot with a catalogue of 700 items became a burden of data entry, and steered nothing. The
    guide asks for a simple design.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          targets:
            - {period: 2027, group: tg1, at_least: 25}
            - {period: 2027, group: tg2, at_least: 25}
            - {period: 2027, group: tg3, at_least: 25}
            - {period: 2027, group: tg4, at_least: 25}
            - {period: 2027, group: tg5, at_least: 25}
            - {period: 2027, group: tg6, at_least: 25}
            - {period: 2027, group: tg7, at_least: 25}
            - {period: 2027, group: tg8, at_least: 25}
            - {period: 2027, group: tg9, at_least: 25}
            - {period: 2027, group: tg10, at_least: 25}
            - {period: 2027, group: tg11, at_least: 25}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          targets: [{period: 2027, at_least: 25}]
    ```

    ## Law
    No norm: our figure. The guide on performance agreements of 2017 (econcept) asks for a simple
    form.
    """
    periods = Counter(target.period for one in goals.indicators for target in one.targets)
    for period, count in periods.items():
        if count > _FOLLOWED:
            yield found("goals", "indicators", period=period, count=count, usual=_FOLLOWED)


RULES = (
    indicator_without_target,
    incomplete_definition,
    source_not_settled,
    no_measurement_point,
    no_evidence,
    many_targets,
)
