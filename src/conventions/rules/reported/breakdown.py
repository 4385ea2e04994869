"""Data tests on parts and their whole: the lines of a breakdown, the target groups."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from conventions.assessment.printed import half_a_place
from conventions.base.findings import Severity, Word
from conventions.report import Report
from conventions.rules.reported.stated import Stated
from conventions.rules.rule import Found, found, rule


@rule(
    "R008",
    "breakdown-does-not-add-up",
    Severity.WARNING,
    "{label}: the {lines} lines of the breakdown add up to {sum}, not to {whole}.",
    hint="Look for a case in two lines or in none; name what is left over in a line of its own.",
    why="Either somebody is missing, or counted twice.",
)
def breakdown_does_not_add_up(stated: tuple[Stated, ...]) -> Iterator[Found]:
    """Lines of a breakdown that are not all cases, each once.

    Counts are held against the denominator, or against the value where the indicator is a count.
    Percentages are held against 100, and are allowed half of their last place for each line, for
    each of them was rounded. Neither is judged where a line lacks it.

    ## Why
    A breakdown is read line by line; that somebody is in none of them is seen in the sum only.

    ## Example
    ```yaml failing
    observations:
      - indicator: i1
        group: tg1
        reported: {numerator: 11, denominator: 40}
        breakdown: [{label: femmes, count: 18}, {label: hommes, count: 21}]
    ```

    ## Instead
    ```yaml passing
    observations:
      - indicator: i1
        group: tg1
        reported: {numerator: 11, denominator: 40}
        breakdown: [{label: femmes, count: 18}, {label: hommes, count: 22}]
    ```

    ## Law
    No norm: arithmetic. The published results of the Swiss motivation semesters 2012/13 add up to
    99 %: rounding explains that, and it passes; it would not explain 94 %.
    """
    for one in stated:
        lines = one.observation.breakdown
        if not one.is_reported or not lines:
            continue
        path = (*one.path[:-1], "breakdown")
        counts = [line.count for line in lines if line.count is not None]
        whole = one.value.denominator
        if whole is None and one.indicator.unit == "count":
            whole = one.value.value
        if len(counts) == len(lines) and whole is not None and sum(counts) != whole:
            values = {"lines": len(lines), "sum": sum(counts), "whole": whole}
            yield found(*path, label=one.label, **values)
        shares = [line.percent for line in lines if line.percent is not None]
        if len(shares) < len(lines):
            continue
        total = sum(shares, Decimal(0))
        if abs(Fraction(total) - 100) > sum(map(half_a_place, shares), Fraction(0)):
            said = f"{total}\u00a0%"
            yield found(*path, label=one.label, lines=len(lines), sum=said, whole="100\u00a0%")


@rule(
    "R132",
    "groups-do-not-add-up",
    Severity.WARNING,
    "{label}, {field}: the groups add up to {sum}, the whole is {total}.",
    hint="Check the groups, and say in the comment who belongs to several, or to none.",
    why="Either somebody is missing in a group, or counted twice.",
)
def groups_do_not_add_up(stated: tuple[Stated, ...], report: Report) -> Iterator[Found]:
    """Target groups that do not add up to the whole.

    Judged is an indicator reported both for all groups together and for groups, where each of them
    is known. A value without a denominator may be a mean or a score: it is not added up.

    ## Why
    A person in two groups is counted twice in the sum and once in the whole. That may be right, and
    must be said.

    ## Example
    ```yaml failing
    observations:
      - {indicator: i1, reported: {numerator: 12, denominator: 41}}
      - {indicator: i1, group: tg1, reported: {numerator: 12, denominator: 40}}
    ```

    ## Instead
    ```yaml passing
    observations:
      - {indicator: i1, reported: {numerator: 12, denominator: 40}}
      - {indicator: i1, group: tg1, reported: {numerator: 12, denominator: 40}}
    ```

    ## Law
    No norm: arithmetic.
    """
    for one in stated:
        if one.observation.group is not None or not one.is_reported:
            continue
        groups = [
            entry.reported
            for entry in report.observations
            if entry.indicator == one.indicator.id and entry.group is not None
        ]
        for field in ("numerator", "denominator"):
            total = getattr(one.value, field)
            known = [getattr(value, field) for value in groups]
            if total is None or not known or None in known or sum(known) == total:
                continue
            values = {"sum": sum(known, Decimal(0)), "total": total}
            said = Word("form", f"fields.{field}")
            yield found(*one.path, field, label=one.label, field=said, **values)


RULES = (breakdown_does_not_add_up, groups_do_not_add_up)
