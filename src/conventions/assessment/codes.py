"""Findings on reports that only an assessment can have."""

from conventions.base.findings import Code, Severity

NOT_ADDED_UP = Code(
    "R040",
    "groups-not-added-up",
    Severity.WARNING,
    "“{indicator}”, {period}: the target is for all groups together, only groups are reported, and "
    "they are not added up: {why}.",
    "Report all groups together, or each group; and say in the agreement that no person belongs to "
    "two of them: services.groups_apart.",
    "A sum that leaves out a group, or counts a person twice, is not the result that was agreed.",
    """A target for all groups together, of which only groups are reported.

## Why
The groups make the whole only where each person belongs to exactly one of them, as the agreement
must say, and where each group is reported by its counts or as a number that can be added. Nothing
is made up: the target then has no data.

## Example
```yaml
# goals: a target without group; services: groups tg1 and tg2, groups_apart: true
observations:
  - {indicator: i1, group: tg1, reported: {numerator: 8, denominator: 20}}
```

## Instead
```yaml
observations:
  - {indicator: i1, group: tg1, reported: {numerator: 8, denominator: 20}}
  - {indicator: i1, group: tg2, reported: {numerator: 3, denominator: 12}}
```
""",
)
CODES = (NOT_ADDED_UP,)
