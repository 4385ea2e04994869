"""Data tests on the ceiling of a year: what was paid, what is claimed."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.base.findings import Amount, Severity
from conventions.report import Report
from conventions.rules.reported.spans import days_of, standing_in
from conventions.rules.rule import Found, found, rule


@rule(
    "R018",
    "paid-above-ceiling",
    Severity.ERROR,
    "Paid for {year}: {paid}, more than the ceiling of {ceiling}.",
    hint="Check what was paid, and claim back what is above; the ceiling is changed by amendment "
    "only.",
    why="The ceiling is the most that is owed: what is above it was paid without ground.",
)
def paid_above_ceiling(
    report: Report, agreement: Agreement, earlier: tuple[Report, ...]
) -> Iterator[Found]:
    """More paid for a year than its ceiling.

    What the reports on parts of a year state as paid is added up, as far as they stand: a
    correction replaces, a year holds its quarters. A report over several years is not judged.

    ## Why
    A ceiling that is passed by one payment is no ceiling. The sender may have mistyped: then the
    statement of payments is wrong, and the balance with it.

    ## Example
    ```yaml failing
    accounts: {paid: 260000.00}
    ```

    ## Instead
    ```yaml passing
    accounts: {paid: 240000.00}
    ```

    ## Law
    No norm of its own: what is agreed. In the published figures of an employment contract in London
    1 568 319 pounds stand as paid, with a maximum of 1 439 148.
    """
    if report.accounts is None or report.accounts.paid is None:
        return
    held = _of_year(report, agreement, earlier)
    if held is None:
        return
    year, ceiling, reports = held
    amounts = [one.accounts.paid for one in reports if one.accounts]
    paid = sum((amount for amount in amounts if amount is not None), Decimal(0))
    if paid > ceiling:
        currency = agreement.financing.currency
        values = {"paid": Amount(paid, currency), "ceiling": Amount(ceiling, currency)}
        yield found("accounts", "paid", year=year, **values)


@rule(
    "R025",
    "claimed-above-ceiling",
    Severity.WARNING,
    "Claimed for {year}: {claimed}, more than the ceiling of {ceiling}.",
    hint="Claim up to the ceiling, and say what is above it; more needs an amendment first.",
    why="Who claims more than is owed expects to be paid for it.",
)
def claimed_above_ceiling(
    report: Report, agreement: Agreement, earlier: tuple[Report, ...]
) -> Iterator[Found]:
    """Amounts claimed for a year that add up to more than its ceiling.

    Added up are the amounts that the sender states for deliveries, in the reports of the year that
    stand. One rounding step a line is allowed. The settlement pays up to the ceiling either way.

    ## Why
    Work beyond the ceiling is a question for the other side before it is done, not after.

    ## Example
    ```yaml failing
    deliveries:
      - {item: places, amount: 240003.00}
    ```

    ## Instead
    ```yaml passing
    deliveries:
      - {item: places, amount: 240000.00}
    ```

    ## Law
    No norm of its own: what is agreed. A published employment contract claims 3 pounds above its
    cap, through rounding.
    """
    if not any(entry.amount for entry in report.deliveries):
        return
    held = _of_year(report, agreement, earlier)
    if held is None:
        return
    year, ceiling, reports = held
    stated = [entry.amount for one in reports for entry in one.deliveries]
    amounts = [amount for amount in stated if amount is not None]
    claimed = sum(amounts, Decimal(0))
    if claimed > ceiling + agreement.financing.rounding.step * len(amounts):
        currency = agreement.financing.currency
        values = {"claimed": Amount(claimed, currency), "ceiling": Amount(ceiling, currency)}
        yield found("deliveries", year=year, **values)


def _of_year(
    report: Report, agreement: Agreement, earlier: tuple[Report, ...]
) -> tuple[int, Decimal, tuple[Report, ...]] | None:
    """The year a report is on, its ceiling, and its reports that stand; none without a ceiling."""
    span = days_of(report, agreement)
    if span is None or span.first.year != span.last.year:
        return None
    year = span.first.year
    for entry in agreement.financing.ceiling:
        if entry.year == year:
            return year, entry.amount, standing_in(year, (*earlier, report), agreement)
    return None


RULES = (paid_above_ceiling, claimed_above_ceiling)
