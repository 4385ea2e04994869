"""What if: quantities that nobody delivered yet, settled by the same terms before they are signed.

A scenario becomes a report, so that every step is the one that a real report would take.
"""

from pydantic import Field

from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.period import Period
from conventions.base.record import Record
from conventions.base.shape import checked
from conventions.base.values import Count, Hours, Id, Money, rounded
from conventions.base.yamlfile import read
from conventions.report import Accounts, Contribution, Cost, Delivery, Report
from conventions.settlement.delivered import PLACES


class Scenario(Record):
    """Quantities of a year, or of a part of it, as one imagines them."""

    period: Period = Field(title="Period", description="Year, or part of a year.")
    items: dict[Id, Hours] = Field(
        default_factory=dict, title="Items", description="Quantity by price item, in its unit."
    )
    occupied_days: Count | None = Field(
        None, title="Occupied place-days", description="Days on which a place is taken."
    )
    available_days: Count | None = Field(
        None, title="Available place-days", description="Days on which a place is offered."
    )
    costs: Money | None = Field(None, title="Costs", description="All costs of the period.")
    own_revenue: Money | None = Field(
        None, title="Own revenue", description="Market revenue of the period."
    )
    contributions: dict[Id, Money] = Field(
        default_factory=dict, title="Contributions", description="Of third parties, by party."
    )


def read_scenario(data: bytes, file: str = "") -> tuple[Scenario | None, tuple[Finding, ...]]:
    """The scenario in these bytes, and what is wrong with it. Never raises."""
    document = read(data, file)
    if document.tree is None:
        return None, document.findings
    scenario, findings = checked(Scenario, document.tree, document)
    return scenario, (*document.findings, *findings)


def as_report(scenario: Scenario, agreement: Agreement) -> Report:
    """The report that would say the same."""
    deliveries = [
        Delivery(item=item, quantity=quantity) for item, quantity in scenario.items.items()
    ]
    if scenario.occupied_days is not None or scenario.available_days is not None:
        deliveries.append(
            Delivery(
                item=PLACES,
                occupied_days=scenario.occupied_days,
                available_days=scenario.available_days,
            )
        )
    return Report(
        agreement=agreement.id,
        version=agreement.version,
        period=scenario.period,
        deliveries=tuple(deliveries),
        accounts=_accounts(scenario),
    )


def _accounts(scenario: Scenario) -> Accounts | None:
    """None where the scenario says nothing of costs, revenue or contributions."""
    if scenario.costs is None and scenario.own_revenue is None and not scenario.contributions:
        return None
    costs = () if scenario.costs is None else (Cost(label="–", amount=scenario.costs),)
    contributions = tuple(
        Contribution(party=party, amount=amount) for party, amount in scenario.contributions.items()
    )
    return Accounts(costs=costs, own_revenue=scenario.own_revenue, contributions=contributions)


def scaled(scenario: Scenario, percent: int) -> Scenario:
    """The same scenario with so many hundredths of its quantities; costs and revenue stay.

    Places are offered whether taken or not: only the occupied days change.

    >>> half = scaled(Scenario(period="2027", items={"day": "100"}, available_days=10), 50)
    >>> half.items["day"], half.available_days
    (Decimal('50.00'), 10)
    """
    occupied = scenario.occupied_days
    return scenario.model_copy(
        update={
            "items": {
                item: rounded(quantity * percent / 100) for item, quantity in scenario.items.items()
            },
            "occupied_days": None if occupied is None else occupied * percent // 100,
        }
    )
