"""Rules of section 3 on populations: who is counted, among whom, and in which steps."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator, Goals, Target
from conventions.base.findings import Severity
from conventions.base.language import LANGUAGES, Localized
from conventions.base.path import Path
from conventions.indicators import load_indicator
from conventions.rules.goals.indicators import completed, number
from conventions.rules.rule import Found, found, rule

_HEADS = ("person", "case", "exit")
"""What is counted once at most; one person may have several contracts or events."""
CHAINS = (("I10", "I11"), ("I15", "I16", "I17"))
"""Entries of the catalogue whose cases contain each other: hired, and hired for good; a job kept
for 13 weeks, for 6 and for 12 months."""


def texts(text: Localized | None) -> tuple[str, ...]:
    """What a text says, in each of its languages."""
    if text is None or isinstance(text, str):
        return (text,) if text else ()
    return tuple(said for language in LANGUAGES if (said := getattr(text, language)))


def alike(one: Localized | None, other: Localized | None) -> bool:
    """Whether two texts say the same, word for word, in some language.

    >>> alike("Personnes  sorties", "personnes sorties"), alike("Personnes", None)
    (True, False)
    """
    return not {_plain(text) for text in texts(one)}.isdisjoint(map(_plain, texts(other)))


@lru_cache(maxsize=4_096)
def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def comparable(one: AgreedIndicator, other: AgreedIndicator) -> bool:
    """Whether both count as their entries of the catalogue do, and among the same."""
    if one.unit != other.unit or not (_as_listed(one) and _as_listed(other)):
        return False
    among = alike(one.definition.denominator, other.definition.denominator)
    return among or one.unit == "count"


def _as_listed(indicator: AgreedIndicator) -> bool:
    entry = load_indicator(indicator.use or "")
    return indicator.definition.numerator == entry.definition.numerator


def beside(target: Target, indicator: AgreedIndicator) -> Iterator[Target]:
    """The targets of another indicator for the same period and group."""
    for other in indicator.targets:
        if (other.period, other.group) == (target.period, target.group):
            yield other


@rule(
    "G013",
    "more-cases-than-there-are",
    Severity.ERROR,
    "For {period}, {part} cases of “{indicator}” are planned out of {whole} ({of}).",
    hint="Correct one of the two numbers, or say in the definition what is counted differently.",
    why="A part cannot be larger than its whole.",
)
def more_cases_than_there_are(goals: Goals) -> Iterator[Found]:
    """More cases planned than there are to come from.

    Two things are compared. A count of persons, cases or exits is held against the
    `expected_denominator` of its own target. And where the denominator of one indicator is, word
    for word, the numerator of another, the cases it expects are held against those the other
    expects, for the same period, group, cohort and counting unit. Populations that are only
    described in other words cannot be compared from the file.

    ## Why
    In a published contract 111 job starts stand beside 75 persons engaged. Did some start twice, or
    were the others never engaged? Nobody can say any more.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - id: i1
          use: participants
          goal: z1
          targets: [{period: 2027, at_least: 111, expected_denominator: 75}]
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          use: participants
          goal: z1
          targets: [{period: 2027, at_least: 60, expected_denominator: 75}]
    ```

    ## Law
    No norm: arithmetic of parts and wholes.
    """
    steps = list(completed(goals))
    for path, indicator in steps:
        for position, target in enumerate(indicator.targets):
            named = {"indicator": indicator.id, "period": target.period}
            at = (*path, "targets", position)
            expected = target.expected_denominator
            if expected is None:
                continue
            planned = target.exactly if target.at_least is None else target.at_least
            heads = indicator.unit == "count" and indicator.definition.counting_unit in _HEADS
            if heads and planned is not None and planned > expected:
                yield found(*at, **named, part=planned, whole=expected, of="expected_denominator")
            for before in (one for _, one in steps if feeds(one, indicator)):
                for whole in beside(target, before):
                    most = whole.expected_denominator
                    if most is not None and expected > most:
                        yield found(*at, **named, part=expected, whole=most, of=before.id)


def feeds(before: AgreedIndicator, after: AgreedIndicator) -> bool:
    """Whether those whom the one counts are those among whom the other counts."""
    counted, among = before.definition, after.definition
    if counted.counting_unit != among.counting_unit or before.cohort != after.cohort:
        return False
    return alike(counted.numerator, among.denominator)


@rule(
    "G014",
    "chain-rises",
    Severity.WARNING,
    "For {period}, “{later}” is to reach {more}, but “{earlier}”, which contains it, only {less}.",
    hint="Lower the one, or raise the other: each step of a chain is at most as large as the one "
    "before.",
    why="Whoever takes the later step has taken the earlier one.",
)
def chain_rises(goals: Goals) -> Iterator[Found]:
    """A later step of a chain that is to reach more than the step before it.

    Known chains are those of the catalogue: hired by the user, and hired for good; a job kept for
    13 weeks, 6 months, 12 months. Two steps are compared where both count among the same (the same
    denominator, or plain counts) and their numerators are those of the catalogue. Rates of persons
    in work at exit, after three and after six months are no chain: persons who find work later
    make them rise.

    ## Why
    Who keeps a job for 26 weeks has kept it for 13. A later target above the earlier one is a
    slip, or the two count among different persons without saying so.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, use: hired-by-user-rate, goal: z1, targets: [{period: 2027, at_least: 30}]}
        - {id: i2, use: permanent-contract-share, goal: z1, targets: [{period: 2027, at_least: 40}]}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, use: hired-by-user-rate, goal: z1, targets: [{period: 2027, at_least: 40}]}
        - {id: i2, use: permanent-contract-share, goal: z1, targets: [{period: 2027, at_least: 10}]}
    ```

    ## Law
    No norm: it follows from the definitions.
    """
    for chain in CHAINS:
        steps = [(number(one), path, one) for path, one in completed(goals)]
        known = [(chain.index(no), path, one) for no, path, one in steps if no in chain]
        ordered = sorted(known, key=lambda step: step[0])
        for (first, _, earlier), (second, path, later) in combinations(ordered, 2):
            if first < second and comparable(earlier, later):
                yield from _rising(earlier, path, later)


def _rising(earlier: AgreedIndicator, path: Path, later: AgreedIndicator) -> Iterator[Found]:
    for position, target in enumerate(later.targets):
        for before in beside(target, earlier):
            more, less = target.at_least, before.at_least
            if more is not None and less is not None and more > less:
                named = {"later": later.id, "earlier": earlier.id, "period": target.period}
                yield found(*path, "targets", position, **named, more=more, less=less)


@rule(
    "G015",
    "counting-unit-open",
    Severity.WARNING,
    "The rate “{indicator}” is defined here ({own}), but it is not said what one case of it is.",
    hint="Add “definition.counting_unit”: person, exit, contract, case...; where numerator and "
    "denominator count different things, say so in both.",
    why="231 persons can make 527 cases.",
)
def counting_unit_open(goals: Goals) -> Iterator[Found]:
    """A rate of the agreement's own making that does not say whether it counts persons or cases.

    Judged are rates in percent whose numerator or denominator stands in the agreement: what the
    catalogue says of the counting unit fits its own texts only. Whether the two texts really speak
    of the same unit cannot be read from the file.

    ## Why
    One person may leave twice in a year, sign three contracts, and be paid for in five claims. A
    rate of contracts per person can exceed 100 percent, and nobody has counted wrong.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, definition: {denominator: "Contrats"}}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          use: placement-rate-at-exit
          goal: z1
          definition:
            numerator: "Contrats suivis d'un engagement"
            denominator: "Contrats terminés"
            counting_unit: contract
    ```

    ## Law
    No norm. A published outcome contract: 231 persons, 527 claims paid.
    """
    for position, indicator in enumerate(goals.indicators):
        definition = indicator.definition
        own = [part for part in ("numerator", "denominator") if getattr(definition, part)]
        if own and definition.counting_unit is None and complete(indicator).unit == "percent":
            path = ("goals", "indicators", position, "definition")
            yield found(*path, indicator=indicator.id, own=", ".join(own))


RULES = (more_cases_than_there_are, chain_rises, counting_unit_open)
