"""Data tests on who is counted: left out, few, nobody, or not known."""

from collections.abc import Iterator
from fractions import Fraction

from conventions.agreement import Agreement
from conventions.assessment.doubt import EXCLUSIONS_FROM
from conventions.assessment.kind import of_cases
from conventions.base.findings import Severity, Word
from conventions.base.step import shown
from conventions.rules.reported.stated import Stated
from conventions.rules.rule import Found, found, rule


@rule(
    "R009",
    "many-excluded",
    Severity.WARNING,
    "{label}: {excluded} of {all} cases were left out, {share} %.",
    hint="Check each reason against the definition, and say what the rate would be with them.",
    why="Above a tenth, who is left out can decide whether the target is reached.",
)
def many_excluded(stated: tuple[Stated, ...]) -> Iterator[Found]:
    """More than a tenth of the cases left out of the denominator.

    All cases are the denominator and those excluded. That each exclusion has a count and a reason
    is asked for by the form of the report; whether a reason is one of those agreed cannot be read
    from it.

    ## Why
    An exclusion may be just, and is part of the definition. It must be seen, for it changes the
    result more than most work does.

    ## Example
    ```yaml failing
    observations:
      - indicator: i1
        group: tg1
        reported: {numerator: 18, denominator: 23}
        excluded: [{count: 9, reason: "sorties neutralisées"}]
    ```

    ## Instead
    ```yaml passing
    observations:
      - indicator: i1
        group: tg1
        reported: {numerator: 18, denominator: 30}
        excluded: [{count: 2, reason: "départ du canton"}]
    ```

    ## Law
    No norm. Integration enterprises in Rennes (2019): 9 of 32 exits were “neutralised”. Without
    them at most 18 of 23 exits are dynamic, 78 %, and a target of 60 % is reached; with them it is
    18 of 32, 56 %, and it is missed.
    """
    for one in stated:
        excluded = sum(entry.count for entry in one.observation.excluded)
        among = one.value.denominator
        if not one.is_reported or among is None or not excluded:
            continue
        everybody = excluded + Fraction(among)
        if excluded > everybody * EXCLUSIONS_FROM:
            share = shown(100 * excluded / everybody, 1)
            values = {"excluded": excluded, "all": shown(everybody), "share": share}
            yield found(*one.path[:-1], "excluded", label=one.label, **values)


@rule(
    "R010",
    "zero-or-missing",
    Severity.WARNING,
    "{label}: “{figure}” is not clear: {what}.",
    hint="Write the figure alone where it is known, and the reason alone where it is not.",
    why="Missing is not zero: the one is a result, the other is none.",
)
def zero_or_missing(stated: tuple[Stated, ...]) -> Iterator[Found]:
    """A figure with a reason why there is none, or a rate of nobody.

    A figure beside a reason is not used; a denominator alone may stand beside one, where only the
    numerator is not known. Where nobody left in the period, a rate does not exist:
    “0 of 0” is better said as `missing: not-applicable`.

    ## Why
    A zero entered for want of a figure lowers every mean it enters, and nobody can find it again.
    “Not evaluated” is a state of its own.

    ## Example
    ```yaml failing
    observations:
      - {indicator: i1, group: tg1, reported: {numerator: 0, denominator: 0}}
    ```

    ## Instead
    ```yaml passing
    observations:
      - {indicator: i1, group: tg1, reported: {missing: not-applicable}}
    ```

    ## Law
    No norm. The yearly report of a Brussels programme (2022) says of absences that they are “in
    very slight decrease”, and gives no figure: that is `missing: not-available`, and no zero.
    """
    for one in stated:
        value = one.value
        if value.missing is not None and (one.pair is not None or value.value is not None):
            what = Word("rules", "reported.reason")
        elif value.numerator == 0 and value.denominator == 0:
            what = Word("rules", "reported.nobody")
        else:
            continue
        yield found(*one.path, label=one.label, figure=_written(one), what=what)


def _written(one: Stated) -> str:
    value = one.value
    parts = (value.numerator, value.denominator, value.value)
    return " / ".join(f"{part:f}" for part in parts if part is not None)


@rule(
    "R019",
    "few-cases",
    Severity.ADVICE,
    "{label}: {denominator} cases, fewer than {small}; one case more or less makes {points} "
    "percentage points.",
    hint="Read the count beside the rate, and pool several periods before concluding.",
    why="With few cases chance decides between reached and missed.",
)
def few_cases(stated: tuple[Stated, ...], agreement: Agreement) -> Iterator[Found]:
    """A rate with a target that rests on few cases.

    Few are fewer than `evaluation.method.small_n` (30, unless agreed otherwise). The verdict is the
    same; it is marked, and shown with its interval.

    ## Why
    With 20 cases one of them makes five points: a tolerance of five points is one person. 7 of 19
    is 36.8 %, and anything between 19 and 59 % is compatible with it.

    ## Example
    ```yaml failing
    observations:
      - {indicator: i1, group: tg1, reported: {numerator: 7, denominator: 19}}
    ```

    ## Instead
    ```yaml passing
    observations:
      - {indicator: i1, group: tg1, reported: {numerator: 11, denominator: 40}}
    ```

    ## Law
    No norm: statistics (interval of Wilson, 95 %). Published: at a Brussels programme 20 of 49
    persons were hired in 2022, and 26 of 53 in 2021; only both years together, 46 of 102, say much.
    """
    small = agreement.evaluation.method.small_n
    for one in stated:
        among = one.value.denominator
        aimed = any(target.group == one.observation.group for target in one.indicator.targets)
        if among is None or not 0 < among < small or not aimed or not of_cases(one.indicator):
            continue
        points = shown(100 / Fraction(among), 1)
        values = {"denominator": among, "small": small, "points": points}
        yield found(*one.path, "denominator", label=one.label, **values)


RULES = (many_excluded, zero_or_missing, few_cases)
