"""Data tests on a percentage and its counts: some of the cases, and all of them."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from conventions.agreement.definition import is_ratio, is_subset
from conventions.assessment.kind import of_cases
from conventions.assessment.printed import from_counts, half_a_place
from conventions.base.findings import Severity
from conventions.base.language import Localized
from conventions.base.path import Path
from conventions.base.step import shown
from conventions.rules.reported.stated import Stated
from conventions.rules.rule import Found, found, rule


@rule(
    "R005",
    "percent-without-counts",
    Severity.WARNING,
    "{label}: {percent} % is stated, and not how many of how many.",
    hint="Report numerator and denominator; the percentage follows from them.",
    why="Of 10 cases one more makes 10 points; without the counts nobody sees it.",
)
def percent_without_counts(stated: tuple[Stated, ...]) -> Iterator[Found]:
    """A percentage without the counts behind it.

    Judged are indicators with a numerator and a denominator. A percentage that stands under `value`
    is held against the target all the same and marked; one under `percent` is never used.

    ## Why
    “45 percent” of nine persons and of nine hundred are not the same result. Without counts there
    is no interval, years cannot be pooled, and nobody sees whom the percentage leaves out.

    ## Example
    ```yaml failing
    observations:
      - {indicator: i1, group: tg1, reported: {percent: 27.5}}
    ```

    ## Instead
    ```yaml passing
    observations:
      - {indicator: i1, group: tg1, reported: {numerator: 11, denominator: 40, percent: 27.5}}
    ```

    ## Law
    No norm. Published tables teach it: a report on integration enterprises in Rennes (2019) prints
    21.74 %, and only its counts, 5 of 23, show that 9 of 32 exits were left out. The yearly report
    of a Brussels programme (2022) gives “almost 95 %” of its posts, without a count.
    """
    for one in stated:
        value = one.value
        if one.printed is None or value.missing is not None or not is_ratio(one.indicator):
            continue
        if value.denominator is None:
            field = "value" if value.percent is None else "percent"
            yield found(*one.path, field, label=one.label, percent=str(one.printed))


@rule(
    "R006",
    "percent-of-no-count",
    Severity.WARNING,
    "{label}: no whole number of cases out of {denominator} is {percent} %; it would be {cases}.",
    hint="Check the percentage and the denominator against the list of cases, and report the "
    "numerator.",
    why="Half a person did not find work: one of the two numbers belongs to something else.",
)
def percent_of_no_count(stated: tuple[Stated, ...]) -> Iterator[Found]:
    """A percentage that no whole number of the cases can give (the GRIM test).

    The percentage is allowed its printed rounding: half of its last decimal place. So 45 % of 150
    passes, for 67 of 150 is 44.67 %; 45.0 % of 150 does not. Judged are rates of persons and cases
    whose numerator is not stated; where it is, R021 judges. From 100 cases on a whole percentage
    is always some count, and the test says nothing.

    ## Why
    Persons come whole. A percentage that falls between two of them was taken over other cases than
    the denominator beside it, or mistyped.

    ## Example
    ```yaml failing
    observations:
      - {indicator: i1, group: tg1, reported: {percent: 22.5, denominator: 150}}
    ```

    ## Instead
    ```yaml passing
    observations:
      - {indicator: i1, group: tg1, reported: {numerator: 34, denominator: 150, percent: 22.7}}
    ```

    ## Law
    No norm: arithmetic (N. Brown and J. Heathers, “The GRIM test”, 2017). A published outcome
    contract for young people prints 45 % of 150 persons as its target, which is 67.5 persons, and
    22.5 % as its result, 33.75 of them.
    """
    for one in stated:
        percent, among = one.printed, one.value.denominator
        if percent is None or among is None or one.value.numerator is not None:
            continue
        whole = among > 0 and among == among.to_integral_value()
        if whole and of_cases(one.indicator) and not from_counts(percent, int(among)):
            cases = shown(Fraction(percent) * Fraction(among) / 100, 2)
            values = {"percent": str(percent), "denominator": among, "cases": cases}
            yield found(*one.path, "denominator", label=one.label, **values)


@rule(
    "R007",
    "numerator-over-denominator",
    Severity.ERROR,
    "{label}: {numerator} out of {denominator} is not possible.",
    hint="Check both numbers: the first counts some of the cases of the second.",
    why="The numerator is a part of the denominator; often the two come from different lists or "
    "periods.",
)
def numerator_over_denominator(stated: tuple[Stated, ...]) -> Iterator[Found]:
    """More cases counted as a success than there are cases.

    Judged are rates in percent of persons, cases, contracts, places. Hours, days and amounts can be
    more than was planned: of these R113 speaks.

    ## Why
    The numerator is a part of the denominator. A figure that is not possible is shown, and not held
    against its target.

    ## Example
    ```yaml failing
    observations:
      - {indicator: i1, group: tg1, reported: {numerator: 111, denominator: 75}}
    ```

    ## Instead
    ```yaml passing
    observations:
      - {indicator: i1, group: tg1, reported: {numerator: 51, denominator: 75}}
    ```

    ## Law
    No norm: arithmetic of parts and wholes. In the published figures of an employment contract in
    London, 111 job starts stand beside 75 persons engaged.
    """
    for one in stated:
        if one.pair is not None and is_subset(one.indicator) and one.pair[0] > one.pair[1]:
            values = {"numerator": one.pair[0], "denominator": one.pair[1]}
            yield found(*one.path, "numerator", label=one.label, **values)


@rule(
    "R113",
    "above-hundred-percent",
    Severity.WARNING,
    "{label}: {numerator} out of {denominator} is more than 100 %.",
    hint="Check both numbers, and say in the comment why it is more.",
    why="Possible for days, hours or money, and rare enough to be looked at.",
)
def above_hundred_percent(stated: tuple[Stated, ...]) -> Iterator[Found]:
    """More than was available or planned.

    Judged are rates in percent of days, hours and amounts, and those that do not say what they
    count.

    ## Why
    A day with eleven persons on ten places happens. More often the two numbers are of different
    periods, or one counts what the other leaves out.

    ## Example
    ```yaml failing
    observations:
      - {indicator: i2, reported: {numerator: 7400, denominator: 7300}}
    ```

    ## Instead
    ```yaml passing
    observations:
      - {indicator: i2, reported: {numerator: 6900, denominator: 7300}}
    ```

    ## Law
    No norm: our inference.
    """
    for one in stated:
        if one.pair is None or one.indicator.unit != "percent" or is_subset(one.indicator):
            continue
        if one.pair[0] > one.pair[1]:
            values = {"numerator": one.pair[0], "denominator": one.pair[1]}
            yield found(*one.path, "numerator", label=one.label, **values)


@rule(
    "R021",
    "percent-of-other-counts",
    Severity.WARNING,
    "{label}: {numerator} out of {denominator} is {exact} %, and {percent} % is stated.",
    hint="Correct the percentage or the counts; the counts are used.",
    why="One of the three numbers belongs to other cases.",
)
def percent_of_other_counts(stated: tuple[Stated, ...]) -> Iterator[Found]:
    """A percentage beside counts of which it is not the quotient.

    The percentage is allowed half of its last decimal place. A line of a breakdown with a count and
    a percentage is judged too, where the denominator is stated.

    ## Why
    Who reads the percentage and who reads the counts will remember two results. The counts decide;
    which of the two was meant, only the sender knows.

    ## Example
    ```yaml failing
    observations:
      - {indicator: i1, group: tg1, reported: {numerator: 288, denominator: 1000, percent: 28}}
    ```

    ## Instead
    ```yaml passing
    observations:
      - {indicator: i1, group: tg1, reported: {numerator: 280, denominator: 1000, percent: 28}}
    ```

    ## Law
    No norm: arithmetic. An outcome contract for young people in Buenos Aires prints 28 to 36 % with
    288 to 360 persons of 1000; 28 % of them are 280.
    """
    for one in stated:
        if one.pair is not None and one.printed is not None:
            field = "value" if one.value.percent is None else "percent"
            yield from _other(one.label, *one.pair, one.printed, (*one.path, field))
        whole = one.value.denominator
        if one.is_reported and whole is not None:
            for position, line in enumerate(one.observation.breakdown):
                if line.count is not None and line.percent is not None:
                    path = (*one.path[:-1], "breakdown", position, "percent")
                    yield from _other(line.label, Decimal(line.count), whole, line.percent, path)


def _other(
    label: Localized, numerator: Decimal, denominator: Decimal, percent: Decimal, path: Path
) -> Iterator[Found]:
    """The percentage, where it is not that of the counts."""
    if denominator <= 0:
        return
    exact = 100 * Fraction(numerator) / Fraction(denominator)
    if abs(exact - Fraction(percent)) > half_a_place(percent):
        values = {"numerator": numerator, "denominator": denominator}
        yield found(*path, label=label, **values, exact=shown(exact, 2), percent=str(percent))


RULES = (
    percent_without_counts,
    percent_of_no_count,
    numerator_over_denominator,
    above_hundred_percent,
    percent_of_other_counts,
)
