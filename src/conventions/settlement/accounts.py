"""The accounts of a year: costs, own revenue and contributions, each once, or what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conventions.base.findings import Finding, Word
from conventions.base.span import Span, missing, overlapping, standing, undecided
from conventions.report import Accounts
from conventions.settlement.amount_codes import ACCOUNTS_INCOMPLETE
from conventions.settlement.reported import Reported


@dataclass(frozen=True)
class YearAccounts:
    """What a year cost and brought in, as accepted; contributions by party."""

    costs: Decimal
    revenue: Decimal
    contributions: Mapping[str, Decimal]

    @property
    def contributed(self) -> Decimal:
        """All contributions of third parties."""
        return sum(self.contributions.values(), Decimal("0.00"))


def accounts_of(reported: Reported) -> tuple[tuple[Accounts, Span, date | None], ...]:
    """The accounts that stand, with their days and the day they were submitted."""
    carrying = [
        (report.accounts, span, report.submitted)
        for report, span in reported.reports
        if report.accounts is not None
    ]
    stand = standing([span for _accounts, span, _submitted in carrying])
    return tuple(carrying[position] for position in stand)


def counted_twice(reported: Reported) -> tuple[str, Span] | None:
    """What is lacking where a day has two accounts, and the days: none where each has one.

    They share days, though neither holds the other; or they are of the same days, differ, and no
    day of submission says which are later.
    """
    spans = [span for _accounts, span, _submitted in accounts_of(reported)]
    pair = overlapping(set(spans))
    if pair is not None:
        return "accounts-once", pair[1]
    days = undecided(
        (span, report.submitted, report.accounts)
        for report, span in reported.reports
        if report.accounts is not None and span in spans
    )
    return None if days is None else ("accounts-decided", days)


def year_accounts(
    reported: Reported, contributors: tuple[str, ...]
) -> tuple[YearAccounts | None, tuple[Finding, ...]]:
    """The accounts of a whole year.

    Findings: M019 for each figure that is missing. Missing is not zero: costs, own revenue and
    what each agreed contributor paid must be stated, also where it is nothing.
    """
    held = accounts_of(reported)
    spans = [span for _accounts, span, _submitted in held]
    lacking = [("accounts", gap) for gap in missing(reported.in_term, spans)]
    twice = counted_twice(reported)
    lacking += [twice] if twice is not None else []
    lacking += [("costs", span) for accounts, span, _ in held if not accounts.costs]
    lacking += [("own-revenue", span) for accounts, span, _ in held if accounts.own_revenue is None]
    contributions: dict[str, Decimal] = {}
    for accounts, _span, _submitted in held:
        for entry in accounts.contributions:
            so_far = contributions.get(entry.party, Decimal("0.00"))
            contributions[entry.party] = so_far + entry.amount
    findings = [_incomplete(Word("settlement", f"what.{what}"), gap) for what, gap in lacking]
    if held:
        findings += [
            _incomplete(party, reported.in_term)
            for party in contributors
            if party not in contributions
        ]
    if findings:
        return None, tuple(findings)
    costs = sum((cost.used for accounts, _, _ in held for cost in accounts.costs), Decimal("0.00"))
    revenue = sum((accounts.own_revenue or Decimal(0) for accounts, _, _ in held), Decimal("0.00"))
    return YearAccounts(costs, revenue, contributions), ()


def _incomplete(what: str | Word, span: Span) -> Finding:
    return Finding(
        ACCOUNTS_INCOMPLETE,
        "accounts",
        {"what": what, "period": span, "year": span.first.year},
    )
