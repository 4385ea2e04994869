"""All groups together, where a report only gives the groups.

Groups are added up only where the agreement says that each person belongs to exactly one of them,
and only where each of them is reported in a way that can be added. Else nothing is made up: the
finding R040 says what is lacking.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator
from conventions.assessment.codes import NOT_ADDED_UP
from conventions.assessment.kind import is_total
from conventions.base.findings import Finding, Word
from conventions.base.language import Localized
from conventions.report import Observation, Report, Value


class Total(Observation):
    """What the groups of a report make together, and what was reported for each of them."""

    parts: tuple[Observation, ...]
    names: tuple[Localized, ...]


@dataclass(frozen=True)
class Totalled:
    """Reports with the totals of their groups, and what could not be added up."""

    reports: tuple[Report, ...]
    findings: tuple[Finding, ...]


def with_totals(agreement: Agreement, reports: tuple[Report, ...]) -> Totalled:
    """Where a target is for all groups and a report gives only some of them: their total."""
    aimed = [
        complete(entry)
        for entry in agreement.goals.indicators
        if any(target.group is None for target in entry.targets)
    ]
    found, findings = [], []
    for report in reports:
        totals: list[Observation] = []
        for indicator in aimed:
            parts = [one for one in report.observations if one.indicator == indicator.id]
            if not parts or any(one.group is None for one in parts):
                continue
            total = _total(agreement, indicator, parts)
            if isinstance(total, Total):
                totals.append(total)
            else:
                values = {"indicator": indicator.id, "period": report.period, "why": total}
                findings.append(Finding(NOT_ADDED_UP, "observations", values))
        both = {"observations": (*report.observations, *totals)}
        found.append(report.model_copy(update=both) if totals else report)
    return Totalled(tuple(found), tuple(findings))


def _total(
    agreement: Agreement, indicator: AgreedIndicator, parts: Sequence[Observation]
) -> Total | Word:
    """The total, or why there is none."""
    if not agreement.services.groups_apart:
        return _why("open")
    reported = [part.group for part in parts]
    if len(set(reported)) < len(reported) or set(reported) != set(_groups(agreement, indicator)):
        return _why("missing")
    value = _sum(indicator, [part.used for part in parts])
    if value is None:
        return _why("no-sum")
    excluded = tuple(entry for part in parts for entry in part.excluded)
    labels = {group.id: group.label for group in agreement.services.target_groups if group.label}
    return Total(
        indicator=indicator.id,
        reported=value,
        excluded=excluded,
        parts=tuple(parts),
        names=tuple(labels.get(part.group or "", part.group or "") for part in parts),
    )


def _groups(agreement: Agreement, indicator: AgreedIndicator) -> Iterator[str]:
    """The groups that make the whole: those of the goal, else all."""
    goal = next((goal for goal in agreement.goals.goals if goal.id == indicator.goal), None)
    if goal is not None and goal.groups:
        yield from goal.groups
    else:
        yield from (group.id for group in agreement.services.target_groups)


def _sum(indicator: AgreedIndicator, values: list[Value]) -> Value | None:
    over = [value.numerator for value in values if value.numerator is not None]
    under = [value.denominator for value in values if value.denominator is not None]
    if len(over) == len(under) == len(values):
        return Value(numerator=sum(over, Decimal(0)), denominator=sum(under, Decimal(0)))
    plain = [value.value for value in values if value.value is not None]
    if over or under or len(plain) < len(values) or not is_total(indicator):
        return None
    return Value(value=sum(plain, Decimal(0)))


def _why(key: str) -> Word:
    return Word("assessment", f"groups.{key}")
