"""Section 5, volume and financing: how much is bought, what it costs, who bears the difference."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from conventions.base.calendar import period_end
from conventions.base.language import Localized
from conventions.base.record import Record
from conventions.base.values import (
    Currency,
    Date,
    Days,
    Duration,
    Flag,
    Hours,
    Id,
    Money,
    MonthOfYear,
    Name,
    OneOf,
    Percent,
    Quantity,
    Year,
)
from conventions.pricing import (
    Corridor,
    DeliveryRule,
    OutcomePayment,
    PricingTerms,
    RateCard,
    Rounding,
    UnitOfAccount,
)

DayCount = Literal["act/365", "30/360"]
"""How the days of interest are counted: the same months are worth more or less."""


class Volume(Record):
    """What is bought, per year."""

    unit: UnitOfAccount | None = Field(None, title="Unit", description="Place, month, day, hour.")
    quantity: Quantity | None = Field(
        None, title="Quantity", description="Per year, in the unit of account."
    )
    corridor: Corridor | None = Field(
        None, title="Corridor", description="Deviation that both sides accept."
    )
    referral_commitment: Literal["guaranteed", "best-effort", "none"] | None = Field(
        None, title="Referrals", description="Whether referrals are promised."
    )
    fte_hours_basis: Hours | None = Field(
        None, title="Hours of a full-time equivalent", description="Hours per year: 1820, 1607."
    )
    working_days_basis: Days | None = Field(
        None, title="Working days", description="Working days per year."
    )


class Vat(Record):
    """Value-added tax."""

    treatment: Literal["exempt", "subsidy", "taxable", "included"] = Field(
        title="Treatment", description="Exempt, subsidy (no consideration), taxable, or included."
    )
    rate: Percent | None = Field(None, title="Rate", description="In percent.")
    basis: Localized | None = Field(None, title="Basis", description="Article of the VAT act.")
    ceiling_includes: Flag | None = Field(
        None,
        title="Ceiling includes the tax",
        description="Whether the ceiling holds with the tax; asked where the tax is added.",
    )


class Indexation(Record):
    """How prices follow an index."""

    index: Name = Field(title="Index", description="Name of the index.")
    base_month: Name = Field(
        title="Base", description="Month the index is counted from, year and month: 2026-12."
    )
    reference_month: MonthOfYear | None = Field(
        None,
        title="Month that counts",
        description="Month of the year before, whose index sets the prices of a year: 11.",
    )
    share: Percent | None = Field(
        None, title="Share", description="Part of a price that follows, in percent; none: all."
    )
    threshold: Percent | None = Field(
        None, title="Threshold", description="Change from which prices follow, in percent."
    )
    cap: Percent | None = Field(
        None, title="Cap", description="Largest change of a price since the base, in percent."
    )
    step: Annotated[Decimal, OneOf(("0.01", "0.05", "1"))] | None = Field(
        None, title="Step", description="To which a new price is rounded; none: to 0.01."
    )


class YearlyCeiling(Record):
    """The most that is owed for a calendar year."""

    year: Year = Field(title="Year", description="Calendar year.")
    amount: Money = Field(title="Amount", description="In the currency of the agreement.")


class CoFinancing(Record):
    """What a third party contributes."""

    party: Id = Field(title="Party", description="Party that contributes.")
    amount: Money | None = Field(None, title="Amount", description="Per year.")
    share: Percent | None = Field(None, title="Share", description="Of the cost, in percent.")


class Budget(Record):
    """Cost and revenue planned over the term."""

    total: Money | None = Field(None, title="Total", description="Over the whole term.")
    own_revenue_expected: Money | None = Field(
        None, title="Own revenue", description="Market revenue expected per year."
    )
    co_financing: tuple[CoFinancing, ...] = Field(
        (), title="Co-financing", description="Contributions of third parties."
    )
    eligible_costs: tuple[Localized, ...] = Field(
        (), title="Eligible costs", description="Kinds of cost that count."
    )


class Instalment(Record):
    """A payment on account."""

    due: Date = Field(title="Due", description="Day of payment.")
    share: Percent | None = Field(
        None, title="Share", description="Of the year's ceiling, in percent."
    )
    amount: Money | None = Field(None, title="Amount", description="Instead of a share.")


class Payment(Record):
    """When and how money flows."""

    payer: Id | None = Field(
        None, title="Payer", description="Party that pays, where it is not the one the law names."
    )
    payee: Id | None = Field(None, title="Payee", description="Party that is paid.")
    instalments: tuple[Instalment, ...] = Field(
        (), title="Instalments", description="Payments on account, of one year."
    )
    invoice_deadline_days: Days | None = Field(
        None, title="Payment within", description="Days from the invoice."
    )
    final_settlement_due: Duration | None = Field(
        None, title="Final settlement", description="Time after the end of the year: P3M."
    )
    late_interest: Percent | None = Field(
        None, title="Late interest", description="Percent a year."
    )
    compounding: Literal["simple", "compound"] | None = Field(
        None, title="Compounding", description="Whether interest itself bears interest."
    )
    day_count: DayCount | None = Field(
        None,
        title="Day count",
        description="Days of the calendar over 365, or months of 30 days over 360.",
    )
    account: Name | None = Field(None, title="Account", description="IBAN of the payee.")

    def instalments_in(self, year: int) -> tuple[tuple[date, Instalment], ...]:
        """The instalments of a year with their days: agreed for one year, they recur in the others.

        A day that a month does not have is its last day.
        """
        found = []
        for entry in self.instalments:
            month = date(year + entry.due.year - self.instalments[0].due.year, entry.due.month, 1)
            last = period_end(month, "month-end").day
            found.append((month.replace(day=min(entry.due.day, last)), entry))
        return tuple(found)


class Surplus(Record):
    """Who keeps what is left."""

    rule: Literal["repay", "split", "reserve", "keep"] = Field(
        title="Rule", description="Repay all, split, put into a reserve, keep."
    )
    provider_share: Percent | None = Field(
        None, title="Provider's share", description="Of the surplus, in percent."
    )
    reserve_cap: Percent | None = Field(
        None, title="Cap of the reserve", description="Of the yearly ceiling, in percent."
    )
    above_cap: Literal["repay", "keep"] | None = Field(
        None,
        title="Above the cap",
        description="What happens with a surplus for which the reserve has no room.",
    )
    purpose: Localized | None = Field(
        None, title="Purpose", description="What the reserve may be used for."
    )
    release: Localized | None = Field(
        None, title="Release", description="When the reserve is released."
    )


class Deficit(Record):
    """Who bears a loss."""

    rule: Literal["provider-bears", "guarantee", "reserve-first", "carry"] = Field(
        title="Rule",
        description="Provider bears it, guarantee up to an amount, reserve first, carry.",
    )
    guarantee: Money | None = Field(
        None, title="Guarantee", description="The most that is covered per year."
    )


class Reserve(Record):
    """What becomes of a reserve when the agreement ends."""

    repay_on_end: Flag | None = Field(
        None, title="Repaid at the end", description="Whether it is paid back."
    )


class Filed(Record):
    """A request that was filed, for which the law has a last day."""

    limit: Id = Field(
        title="Time limit", description="As the law file names it: contribution-request."
    )
    date: Date = Field(title="Filed on", description="Day on which it was filed.")


class Financing(Record):
    """Volume, price, ceiling, payment, and what is done with surpluses and losses."""

    volume: Volume = Field(
        default_factory=Volume.model_construct, title="Volume", description="What is bought."
    )
    currency: Currency = Field("CHF", title="Currency", description="ISO 4217.")
    pricing: PricingTerms | None = Field(
        None, title="Price", description="Pricing model with its terms."
    )
    free_of_charge: Flag = Field(
        False, title="Free of charge", description="Whether no price is meant, not forgotten."
    )
    vat: Vat | None = Field(None, title="VAT", description="Value-added tax.")
    indexation: Indexation | None = Field(
        None, title="Indexation", description="How prices follow an index."
    )
    rounding: Rounding = Field(
        default_factory=Rounding.model_construct,
        title="Rounding",
        description="Step, mode and place of rounding.",
    )
    ceiling: tuple[YearlyCeiling, ...] = Field(
        (), title="Ceiling", description="The most that is owed, per calendar year."
    )
    budget: Budget = Field(
        default_factory=Budget.model_construct, title="Budget", description="Cost and revenue."
    )
    payment: Payment = Field(
        default_factory=Payment.model_construct,
        title="Payment",
        description="Instalments, invoices, settlement.",
    )
    over_delivery: DeliveryRule | None = Field(
        None, title="Over-delivery", description="What is owed for more than the volume."
    )
    under_delivery: DeliveryRule | None = Field(
        None, title="Under-delivery", description="What is owed for less than the volume."
    )
    surplus: Surplus | None = Field(None, title="Surplus", description="Who keeps what is left.")
    deficit: Deficit | None = Field(None, title="Deficit", description="Who bears a loss.")
    reserve: Reserve | None = Field(
        None, title="Reserve", description="What becomes of it when the agreement ends."
    )
    filed: tuple[Filed, ...] = Field(
        (), title="Filed", description="Requests filed, for which the law has a last day."
    )
    outcome_payments: tuple[OutcomePayment, ...] = Field(
        (), title="Outcome payments", description="Amounts owed for results."
    )
    outcome_cap: Money | None = Field(
        None,
        title="Cap of outcome payments",
        description="The most for all results together, per year.",
    )

    @property
    def rate_card(self) -> RateCard | None:
        """The outcome payments as they are computed: on top of the price, or alone."""
        if not self.outcome_payments:
            return None
        return RateCard.model_construct(outcomes=self.outcome_payments, cap=self.outcome_cap)
