"""Terms of a rate card: an amount for each result, its limits, and the most for all of them."""

from decimal import Decimal

from pydantic import Field

from conventions.base.language import Localized
from conventions.base.record import Record
from conventions.base.values import Count, Duration, Id, Money
from conventions.pricing.mix import Mix
from conventions.pricing.scale import Tier


class OutcomeStep(Record):
    """Another amount per case, from so many cases on."""

    from_case: Count = Field(title="From case", description="First case of the year it holds for.")
    amount: Money = Field(title="Amount", description="Per case from that one on.")


class OutcomePayment(Record):
    """An amount owed for a result reached and sustained."""

    indicator: Id = Field(title="Indicator", description="Indicator whose cases are paid.")
    amount: Money = Field(title="Amount", description="Per case.")
    scale: tuple[OutcomeStep, ...] = Field(
        (), title="Scale", description="Other amounts from certain numbers of cases on."
    )
    cap: Money | None = Field(None, title="Cap", description="The most for this line, per year.")
    cap_per_person: Money | None = Field(
        None, title="Cap per person", description="The most for one person over all lines."
    )
    claims_per_person: Count | None = Field(
        None,
        title="Claims per person",
        description="Cases of one person that are paid on this line; none: not limited.",
    )
    maximum_count: Count | None = Field(
        None, title="Most cases", description="Cases paid at most, per year."
    )
    mix: Mix | None = Field(
        None, title="Mix", description="The most that its cases may be of those of several lines."
    )
    after: tuple[Id, ...] = Field(
        (), title="After", description="Indicators whose most cases must be reached before it."
    )
    evidence: Localized | None = Field(None, title="Evidence", description="What proves a case.")
    sustain_period: Duration | None = Field(
        None, title="Sustained for", description="Time the result must last."
    )


class RateCard(Record):
    """All outcome payments of an agreement, and the most they may come to together."""

    outcomes: tuple[OutcomePayment, ...] = Field(title="Outcomes", description="One per result.")
    cap: Money | None = Field(None, title="Cap", description="The most for all of them, per year.")

    @property
    def cap_per_person(self) -> Money | None:
        """The most for one person: stated on one line, it holds over all."""
        stated = [one.cap_per_person for one in self.outcomes if one.cap_per_person is not None]
        return min(stated, default=None)


def tiers_of(one: OutcomePayment) -> tuple[Tier, ...]:
    """The scale as tiers: the amount, then each other amount from its case on.

    >>> scale = [{"from_case": 11, "amount": 500}]
    >>> tiers_of(OutcomePayment(indicator="job", amount=660, scale=scale))[0].up_to
    Decimal('10')
    """
    starts = [step.from_case for step in one.scale]
    amounts = [one.amount, *(step.amount for step in one.scale)]
    ends: list[Decimal | None] = [Decimal(max(start - 1, 0)) for start in starts]
    return tuple(Tier(up_to, amount) for up_to, amount in zip([*ends, None], amounts, strict=True))
