"""Findings that only a table of results can have. The others have the codes of a single report."""

from conventions.base.findings import Code, Severity

NOT_IN_BULK = Code(
    "R300",
    "target-not-in-bulk",
    Severity.ERROR,
    "{agreement}, {indicator}, {period}: {what}; this target is not judged here.",
    "Assess this agreement by itself: conventions assess FILE REPORT.",
    "A verdict by other terms than the agreed ones would be wrong, however fast.",
    """A target whose terms are not judged over a table of results.

## Why
Over a table a target is judged by comparisons of whole numbers only. That holds for every method,
tolerance and band of attainment as long as the bands lie in order around the target. It does not
hold for a target that is compared with a reference, for one for all groups together where groups
are added up (`services.groups_apart`), for bands out of order, for values with so many
digits that whole numbers would not hold them, nor for an agreement without an end. Such a target
gets no verdict in the table, never one by other terms.

## Example
```yaml
targets:
  - {period: "2027", at_least: 5, reference: {compared: difference, group: tg2}}
```

## Instead
`conventions assess agreement.yaml report.yaml`
""",
)
COLUMN_ABSENT = Code(
    "R301",
    "results-without-column",
    Severity.ERROR,
    "The table of results cannot be used: {what}.",
    "Give the columns agreement, indicator, group, period, numerator, denominator, value; whole "
    "numbers, and in “value” up to four decimals.",
    "Nobody can say what a table means that lacks a column, or has other numbers in it.",
    """A table of results that cannot be used.

## Why
Each row is one result: which agreement, indicator, group (empty: all together) and period, and the
counts or the value. Binary fractions are refused, for they decide nothing here.

## Example
`agreement;indicator;period;rate`

## Instead
`agreement,indicator,group,period,numerator,denominator,value`
""",
)
NOT_TOGETHER = Code(
    "R302",
    "agreement-not-together",
    Severity.ERROR,
    "The rows of “{agreement}” do not stand together in the table.",
    "Sort the table by agreement.",
    "The table is read in parts; what is in another part would be missing from the sums.",
    """An agreement whose rows are scattered over a large table.

## Why
A table that is larger than the memory is read in parts, and an agreement is judged in one of them.

## Example
Rows of `a-1`, then of `b-1`, then of `a-1` again.

## Instead
The same rows sorted by `agreement`.
""",
)
CODES = (NOT_IN_BULK, COLUMN_ABSENT, NOT_TOGETHER)
