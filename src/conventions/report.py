"""The report: what was reported for a period, counted, and what was accepted of it.

A rate is never a number here, only a numerator and a denominator, so that small numbers can be
seen and no percentage hides who was left out. Missing is not zero: a value that is not known is
absent and says why.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from pydantic import Field

from conventions.base.findings import Code, Finding, Severity
from conventions.base.language import Localized
from conventions.base.period import Period
from conventions.base.record import Record
from conventions.base.values import (
    Count,
    Date,
    Flag,
    Hours,
    Id,
    Money,
    Name,
    Percent,
    SignedQuantity,
    Text,
)

OTHER_AGREEMENT = Code(
    "M004",
    "report-of-another-agreement",
    Severity.ERROR,
    "The report is on “{reported}”, the agreement is “{agreement}”: the report is not used.",
    "Give the reports of this agreement.",
    "Figures of another agreement would be assessed and paid.",
    """A report on another agreement.

## Why
Its figures would be assessed and paid under the wrong terms.

## Example
```yaml
agreement: atelier-2026    # held against atelier-2027
```

## Instead
```yaml
agreement: atelier-2027
```
""",
)
OTHER_VERSION = Code(
    "M007",
    "report-of-another-version",
    Severity.WARNING,
    "The report for {period} is on version {reported} of the agreement, held against {version}.",
    "Check that what it counts, and at which price, was agreed the same way in both versions.",
    "Definitions, targets and prices may differ between versions.",
    """A report on another version of the agreement.

## Why
An amendment may change what is counted, what is to be reached and what it costs. The report is
used all the same: most amendments leave most figures as they were.

## Example
```yaml
version: 1    # held against version 2 of the agreement
```

## Instead
```yaml
version: 2
```
""",
)

SUPERSEDED = Code(
    "M035",
    "report-superseded",
    Severity.ADVICE,
    "Revision {revision} of the report for {period} is not used: revision {latest} replaces it.",
    "Keep both files; give only the last one where the earlier figures are not asked for.",
    "A figure that was corrected would be judged and paid as it was first reported.",
    """A report of which there is a later revision.

## Why
A correction replaces the whole report of its period and sender, also where it says less than the
one before. Both stay on file, so that anybody can see what was changed, and when.

## Example
```yaml
period: 2027-Q1
revision: 1    # given together with revision 2 of the same quarter
```

## Instead
```yaml
period: 2027-Q1
revision: 2
```
""",
)

MissingReason = Literal["not-available", "not-applicable", "not-collected", "too-early"]


class Value(Record):
    """A figure: numerator and denominator of a rate, or a plain value."""

    numerator: SignedQuantity | None = Field(
        None, title="Numerator", description="Cases counted as a success, or the sum."
    )
    denominator: SignedQuantity | None = Field(
        None, title="Denominator", description="Cases among which they are counted."
    )
    value: SignedQuantity | None = Field(
        None, title="Value", description="For a count, days, hours, an amount, a score."
    )
    percent: Percent | None = Field(
        None,
        title="Percent as stated",
        description="Rate as the source prints it; it is held against the counts, never used.",
    )
    missing: MissingReason | None = Field(
        None, title="Missing", description="Why there is no figure."
    )


class Excluded(Record):
    """Cases left out of the denominator."""

    count: Count = Field(title="Count", description="Number of cases.")
    reason: Text = Field(title="Reason", description="Why they were left out.")


class Part(Record):
    """One line of a breakdown."""

    label: Name = Field(title="Label", description="What the line counts: men, service A.")
    count: Count | None = Field(None, title="Count", description="Cases of the line.")
    percent: Percent | None = Field(
        None, title="Percent", description="Share of all cases, as the source prints it."
    )


class Observation(Record):
    """What was reported for one indicator, and what the commissioner accepted of it."""

    indicator: Id = Field(title="Indicator", description="Identifier in the agreement.")
    group: Id | None = Field(None, title="Target group", description="None: all groups together.")
    reported: Value = Field(default_factory=Value, title="Reported", description="By the provider.")
    accepted: Value | None = Field(
        None, title="Accepted", description="By the commissioner, where it differs."
    )
    accepted_reason: Text | None = Field(
        None, title="Why", description="Reason for the difference."
    )
    accepted_by: Name | None = Field(
        None, title="Accepted by", description="Who accepted, for the commissioner."
    )
    accepted_on: Date | None = Field(
        None, title="Accepted on", description="Day of the acceptance."
    )
    approximate: Flag = Field(
        False, title="Approximate", description="Whether the figure is an estimate."
    )
    excluded: tuple[Excluded, ...] = Field(
        (), title="Excluded", description="Cases left out, with the reason."
    )
    breakdown: tuple[Part, ...] = Field(
        (), title="Breakdown", description="The cases, each in exactly one line."
    )
    comment: Text | None = Field(None, title="Comment", description="What explains the figure.")

    @property
    def used(self) -> Value:
        """What counts: the accepted value, else the reported one.

        An accepted value that says nothing, not even why it is missing, accepts what was reported.
        """
        if self.accepted is None or self.accepted == Value():
            return self.reported
        return self.accepted


class Delivery(Record):
    """A quantity delivered, for the settlement."""

    item: Id = Field(title="Item", description="Price item, or “places”.")
    quantity: Hours | None = Field(None, title="Quantity", description="In the item's unit.")
    occupied_days: Count | None = Field(
        None, title="Occupied place-days", description="Days on which a place was taken."
    )
    available_days: Count | None = Field(
        None, title="Available place-days", description="Days on which a place was offered."
    )
    persons: Count | None = Field(
        None, title="Persons", description="Persons behind the quantity, each counted once."
    )
    unit_price: Money | None = Field(
        None, title="Unit price as stated", description="Price the sender reckons with."
    )
    amount: Money | None = Field(
        None, title="Amount as stated", description="Amount the sender reckons, held against ours."
    )
    accepted: Hours | None = Field(
        None, title="Accepted quantity", description="By the commissioner, where it differs."
    )
    accepted_reason: Text | None = Field(
        None, title="Why", description="Reason for the difference."
    )

    @property
    def used(self) -> Decimal | None:
        """The quantity that counts: the accepted one, else the reported one."""
        return self.quantity if self.accepted is None else self.accepted


class Cost(Record):
    """A cost of the period that the provider proves."""

    label: Name = Field(title="Label", description="Kind of cost: wages, rent.")
    amount: Money = Field(title="Amount", description="In the currency of the agreement.")
    accepted: Money | None = Field(
        None, title="Accepted", description="By the commissioner, where it differs."
    )
    accepted_reason: Text | None = Field(
        None, title="Why", description="Reason for the difference."
    )

    @property
    def used(self) -> Decimal:
        """The amount that counts: the accepted one, else the reported one."""
        return self.amount if self.accepted is None else self.accepted


class Contribution(Record):
    """What a third party paid for the period."""

    party: Id = Field(title="Party", description="Identifier in the agreement.")
    amount: Money = Field(title="Amount", description="In the currency of the agreement.")


class Accounts(Record):
    """Cost, revenue and payments of the period, for prices that follow from them."""

    costs: tuple[Cost, ...] = Field((), title="Costs", description="Costs proven, each once.")
    own_revenue: Money | None = Field(
        None,
        title="Own revenue",
        description="Market revenue of the period; 0 where there is none.",
    )
    contributions: tuple[Contribution, ...] = Field(
        (), title="Contributions", description="Contributions of third parties received."
    )
    stated_total: Money | None = Field(
        None, title="Total as stated", description="Sum of the amounts as the sender reckons it."
    )
    paid: Money | None = Field(
        None, title="Paid as stated", description="Paid for the period so far, as the sender says."
    )


class Report(Record):
    """What was reported for a period."""

    agreement: Id = Field(title="Agreement", description="Identifier of the agreement.")
    version: Count = Field(1, title="Version", description="Version of the agreement reported on.")
    period: Period = Field(title="Period", description="Year, part of a year, range or term.")
    sender: Id | None = Field(None, title="Sender", description="Party that reports.")
    submitted: Date | None = Field(None, title="Submitted", description="Day of submission.")
    source: Name | None = Field(None, title="Source", description="Document it was taken from.")
    revision: Count = Field(
        1, title="Revision", description="1 for the first submission, one more for each correction."
    )
    interim: Flag = Field(
        False, title="Interim", description="Whether the period was still running."
    )
    observations: tuple[Observation, ...] = Field(
        (), title="Observations", description="One per indicator and group."
    )
    deliveries: tuple[Delivery, ...] = Field(
        (), title="Deliveries", description="Quantities delivered, for the settlement."
    )
    accounts: Accounts | None = Field(
        None, title="Accounts", description="Cost, revenue and payments of the period."
    )
    note: Localized | None = Field(
        None, title="Note", description="What concerns the whole report."
    )

    def observation(self, indicator: str, group: str | None = None) -> Observation | None:
        """What was reported for this indicator and group."""
        return next(
            (
                entry
                for entry in self.observations
                if entry.indicator == indicator and entry.group == group
            ),
            None,
        )


def about(
    agreement: str, version: int, reports: Iterable[Report]
) -> tuple[tuple[Report, ...], tuple[Finding, ...]]:
    """The reports on an agreement, in the order given.

    Findings: M004 for a report on another agreement and M035 for one that a later revision
    replaces, which are left out; M007 for one on another version, which is not.
    """
    mine: list[Report] = []
    findings: list[Finding] = []
    for report in reports:
        if report.agreement != agreement:
            other = {"reported": report.agreement, "agreement": agreement}
            findings.append(Finding(OTHER_AGREEMENT, "agreement", other))
            continue
        mine.append(report)
        if report.version != version:
            said = {"period": report.period, "reported": report.version, "version": version}
            findings.append(Finding(OTHER_VERSION, "version", said))
    latest: dict[tuple[Period, str | None], int] = {}
    for report in mine:
        name = report.period, report.sender
        latest[name] = max(latest.get(name, 0), report.revision)
    for report in mine:
        last = latest[report.period, report.sender]
        if report.revision < last:
            values = {"period": report.period, "revision": report.revision, "latest": last}
            findings.append(Finding(SUPERSEDED, "revision", values))
    standing = (each for each in mine if each.revision == latest[each.period, each.sender])
    return tuple(standing), tuple(findings)
