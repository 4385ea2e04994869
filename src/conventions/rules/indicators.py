"""Rules of section 3 on indicators: that each can be counted, by somebody, from something."""

from collections.abc import Iterator

from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator, Goals
from conventions.agreement.parties import Parties
from conventions.base.findings import Severity
from conventions.base.path import Path
from conventions.indicators import list_indicators
from conventions.rules.rule import Found, found, rule


def completed(goals: Goals) -> Iterator[tuple[Path, AgreedIndicator]]:
    """The indicators as completed from the catalogue, each with its path.

    One that uses an unknown entry is left out: G004 says so, and its gaps are not the reader's.
    """
    known = list_indicators()
    for position, indicator in enumerate(goals.indicators):
        if indicator.use is None or indicator.use in known:
            yield ("goals", "indicators", position), complete(indicator)


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


RULES = (indicator_without_target, incomplete_definition, source_not_settled)
