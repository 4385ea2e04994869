"""The volume corridor: which quantity is paid where more or less was delivered than agreed.

Source: the disputes over such differences, BVGer B-3729/2014; worked example domain 4.11.
"""

from decimal import Decimal
from typing import Literal, NamedTuple

from pydantic import Field

from conventions.base.language import Localized
from conventions.base.record import Record
from conventions.base.step import Step, StepValue, shown
from conventions.base.values import Percent

_WHOLE = Decimal(100)
_BY_QUANTITY = ("not-paid", "refund")
"""Rules under which the difference is not paid, or paid back: it comes to the same."""


class Corridor(Record):
    """How far the volume delivered may differ from the volume agreed."""

    min_percent: Percent = Field(title="From", description="Of the volume, in percent.")
    max_percent: Percent = Field(title="To", description="Of the volume, in percent.")


class DeliveryRule(Record):
    """What is owed where more or less is delivered than agreed."""

    rule: Literal[
        "not-paid",
        "paid-at-marginal",
        "paid-in-full",
        "paid-to-limit",
        "carry",
        "refund",
        "renegotiate",
    ] = Field(title="Rule", description="What happens with the difference.")
    from_percent: Percent | None = Field(
        None, title="From", description="Delivery, in percent of the volume, from which it holds."
    )
    consent: Localized | None = Field(
        None, title="Consent", description="Whose consent is needed, and when."
    )


class Limits(NamedTuple):
    """The terms of a volume: how far delivery may differ, and what follows beyond."""

    corridor: Corridor | None = None
    over: DeliveryRule | None = None
    under: DeliveryRule | None = None

    @property
    def most(self) -> Percent:
        """Up to which percentage of the volume delivery is as agreed; a rule's limit prevails."""
        most = self.corridor.max_percent if self.corridor else _WHOLE
        if self.over is not None and self.over.from_percent is not None:
            most = self.over.from_percent
        return max(most, _WHOLE)

    @property
    def least(self) -> Percent:
        """From which percentage of the volume delivery is as agreed."""
        least = self.corridor.min_percent if self.corridor else _WHOLE
        if self.under is not None and self.under.from_percent is not None:
            least = self.under.from_percent
        return min(least, _WHOLE)


class Within(NamedTuple):
    """The quantity that is paid, and the step that changes it, if any."""

    paid: Decimal
    steps: tuple[Step, ...] = ()


def over_volume(item: str, delivered: Decimal, agreed: Decimal, limits: Limits) -> Within | None:
    """What is paid of a quantity; none where the terms do not say what is owed above the volume.

    Not paid, refunded and paid to the limit come to the same: the quantity at the upper limit.

    >>> limits = Limits(over=DeliveryRule(rule="not-paid", from_percent=105))
    >>> str(over_volume("day", Decimal(4840), Decimal(4400), limits).paid)
    '4620'
    """
    limit = shown(agreed * limits.most / 100)
    if delivered <= limit:
        return Within(delivered)
    kind = limits.over.rule if limits.over is not None else None
    if kind == "paid-in-full":
        return Within(delivered)
    if kind not in (*_BY_QUANTITY, "paid-to-limit"):
        return None
    return Within(limit, (_step("over-not-paid", item, delivered, agreed, limit),))


def under_volume(item: str, delivered: Decimal, agreed: Decimal, limits: Limits) -> Within | None:
    """What is paid of a quantity; none where the terms do not say what is owed below the volume.

    ``not-paid`` and ``refund`` (and no rule at all) pay what was delivered, ``paid-to-limit`` the
    quantity at the lower limit, ``paid-in-full`` the volume agreed.

    >>> refund, to_limit = (
    ...     Limits(under=DeliveryRule(rule=rule, from_percent=90))
    ...     for rule in ("refund", "paid-to-limit")
    ... )
    >>> str(under_volume("day", Decimal(3740), Decimal(4400), refund).paid)
    '3740'
    >>> str(under_volume("day", Decimal(3740), Decimal(4400), to_limit).paid)
    '3960'
    """
    limit = shown(agreed * limits.least / 100)
    if delivered >= limit:
        return Within(delivered)
    kind = limits.under.rule if limits.under is not None else "not-paid"
    if kind in _BY_QUANTITY:
        return Within(delivered)
    if kind == "paid-in-full":
        return Within(agreed, (_step("under-paid", item, delivered, agreed, agreed),))
    if kind == "paid-to-limit":
        return Within(limit, (_step("under-paid", item, delivered, agreed, limit),))
    return None


def _step(kind: str, item: str, delivered: Decimal, agreed: Decimal, paid: Decimal) -> Step:
    values: dict[str, StepValue] = {
        "item": item,
        "delivered": delivered,
        "agreed": agreed,
        "paid": paid,
    }
    return Step(f"pricing.step.{kind}", values)
