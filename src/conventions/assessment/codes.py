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
REPORTED_TWICE = Code(
    "R041",
    "reported-twice",
    Severity.WARNING,
    "“{indicator}”, {period}: two reports say different things, and no day of submission says "
    "which is the later one; the one given last is counted.",
    "Give each report its day in “submitted”, or the later one a higher “revision”.",
    "A verdict must not hang on the order in which files are named.",
    """Two reports on the same days that differ, and nothing that says which one counts.

## Why
Of two reports on the same days the one submitted later counts, as a correction does. Where a day
of submission is missing, or both have the same, nobody can say which that is. The report that was
given last is counted, and the verdict is to be read with that doubt.

## Example
```yaml
# two reports of 2027, neither with a day of submission: 70 of 100 in one, 50 of 100 in the other
period: "2027"
observations:
  - {indicator: i1, reported: {numerator: 70, denominator: 100}}
```

## Instead
```yaml
period: "2027"
submitted: 2028-02-01
observations:
  - {indicator: i1, reported: {numerator: 70, denominator: 100}}
```
""",
)
CODES = (NOT_ADDED_UP, REPORTED_TWICE)
