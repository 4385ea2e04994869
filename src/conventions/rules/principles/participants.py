"""Rules on what the agreement says of the participants themselves: their data, their insurance."""

from collections.abc import Iterator

from conventions.agreement.evaluation import Evaluation
from conventions.agreement.financing import Financing
from conventions.agreement.goals import Goals
from conventions.agreement.principles import Principles
from conventions.agreement.services import Services
from conventions.base.findings import Severity, Word
from conventions.pricing import PerUnit
from conventions.rules.evaluation.reporting import contains
from conventions.rules.principles.wording import HEALTH_OR_JUSTICE, mentioned
from conventions.rules.rule import Found, found, rule

_EMPLOYED = frozenset(("art-60", "art-61", "iae"))
"""Systems whose participants work under a contract of employment."""
_ON_ONE_CASE = frozenset(("individual", "incident"))
"""Reports on one person or event, for those who have to know."""
_BY_THE_DAY = frozenset(("participant-day", "half-day"))


@rule(
    "Q007",
    "health-or-justice-in-statistics",
    Severity.ADVICE,
    "The indicator “{indicator}” goes into the report “{report}” and speaks of “{mention}”.",
    hint="Count persons without saying why, or report the single case to whoever has to know it.",
    why="Health and offences are the data that do most harm; few cases soon name a person.",
)
def statistics_on_health_or_justice(goals: Goals, evaluation: Evaluation) -> Iterator[Found]:
    """An indicator of a statistical report whose wording speaks of health or of offences.

    Reports are made of indicators, so only these can be judged: label, numerator, denominator,
    what is included, data source and evidence, as the agreement itself words them. Grounds of
    exclusion are left out, and so are reports on single persons and incidents. Words are looked
    for in four languages, and a word is no proof: hence an advice.

    ## Why
    A quarterly table with “exits on grounds of illness: 1” tells a colleague at the office who is
    ill. The figure is seldom needed for the target that it belongs to.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          definition: {denominator: "Personnes atteintes d'une maladie psychique"}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          definition: {denominator: "Personnes sorties pendant la période"}
    ```

    ## Law
    No norm was read; the source of this rule is practice. See the act named in the clause on data
    protection.
    """
    tables = [report for report in evaluation.reports if report.kind not in _ON_ONE_CASE]
    for position, indicator in enumerate(goals.indicators):
        report = next((r for r in tables if contains(r, indicator.id)), None)
        if report is None:
            continue
        words = indicator.definition
        mention = mentioned(
            HEALTH_OR_JUSTICE,
            indicator.label,
            *(words.numerator, words.denominator, words.inclusion),
            *(indicator.data_source, *indicator.evidence),
        )
        if mention:
            path = ("goals", "indicators", position)
            yield found(*path, indicator=indicator.id, report=report.id, mention=mention)


@rule(
    "Q009",
    "participants-uninsured",
    Severity.WARNING,
    "Persons work {basis}, and the agreement names no insurance.",
    hint="List under “insurance” who is insured against accidents, and at whose cost.",
    why="Where somebody works for pay, accident insurance is owed and its premium is charged.",
)
def participants_uninsured(
    principles: Principles, services: Services, financing: Financing
) -> Iterator[Found]:
    """Persons who work for a wage or by the day, and no insurance is named.

    Judged where a target group works under a contract of employment (art. 60 § 7, art. 61, French
    IAE), or where something is priced by the day or half-day and the price does not say what it
    includes. For the wage itself there is no field, so it is not judged.

    ## Why
    A published price list charges the premium of accident insurance apart, CHF 90 a month, or 45 up
    to the age of 20. Where the agreement is silent, each side believes that the other one pays.

    ## Example
    ```yaml failing
    financing:
      pricing:
        model: per-unit
        items: [{id: jour, label: "Journée de travail", unit: participant-day, price: 50.00}]
    ```

    ## Instead
    ```yaml passing
    financing:
      pricing:
        model: per-unit
        items: [{id: jour, label: "Journée de travail", unit: participant-day, price: 50.00}]
    principles:
      insurance: [{kind: "accidents, à la charge de l'association"}]
    ```

    ## Law
    No norm was read: our inference from published price lists.
    """
    if principles.insurance:
        return
    pricing = financing.pricing
    items = pricing.items if isinstance(pricing, PerUnit) else ()
    if any(group.system in _EMPLOYED for group in services.target_groups):
        basis = Word("rules", "working.employed")
    elif any(item.unit in _BY_THE_DAY and not item.includes for item in items):
        basis = Word("rules", "working.by-the-day")
    else:
        return
    yield found("principles", "insurance", basis=basis)
