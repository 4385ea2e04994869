"""The volume agreed: what is paid of a quantity above it, and of one below it.

Source: the disputes over such differences, BVGer B-3729/2014; worked example domain 4.11.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.agreement.financing import Corridor, DeliveryRule
from conventions.base.findings import Finding
from conventions.base.step import Step, shown
from conventions.pricing import PriceItem
from conventions.settlement.codes import OVER_DELIVERED, UNDER_DELIVERED

_WHOLE = Decimal(100)
_BY_QUANTITY = ("not-paid", "refund")
"""Rules under which the difference is not paid, or paid back: it comes to the same."""


def within_volume(
    agreement: Agreement,
    items: Sequence[PriceItem],
    units: Mapping[str, Decimal],
    *,
    whole_year: bool,
) -> tuple[dict[str, Decimal], tuple[Step, ...], list[Finding]]:
    """The quantities that are paid, with the steps that change one.

    The volume of a year binds only where one priced item is in its unit: else what it counts is
    open. Below the volume is only a year that is wholly reported.
    """
    financing = agreement.financing
    volume = financing.volume
    priced = [item.id for item in items if item.unit == volume.unit]
    if volume.quantity is None or len(priced) != 1 or priced[0] not in units:
        return dict(units), (), []
    item, quantity, agreed = priced[0], units[priced[0]], volume.quantity
    most, least = _corridor(volume.corridor, financing.over_delivery, financing.under_delivery)
    said: dict[str, str | Decimal] = {"item": item, "delivered": quantity, "agreed": agreed}
    if quantity > agreed * most / 100:
        return _over(item, units, agreed * most / 100, financing.over_delivery, said)
    if whole_year and quantity < agreed * least / 100:
        return _under(item, units, agreed, financing.under_delivery, said)
    return dict(units), (), []


def _corridor(
    corridor: Corridor | None, over: DeliveryRule | None, under: DeliveryRule | None
) -> tuple[Decimal, Decimal]:
    """From and up to which percentage of the volume delivery is as agreed.

    The limit of a rule prevails over the corridor; without either, any difference counts.
    """
    most = corridor.max_percent if corridor else _WHOLE
    least = corridor.min_percent if corridor else _WHOLE
    if over is not None and over.from_percent is not None:
        most = over.from_percent
    if under is not None and under.from_percent is not None:
        least = under.from_percent
    return max(most, _WHOLE), min(least, _WHOLE)


def _over(
    item: str,
    units: Mapping[str, Decimal],
    limit: Decimal,
    rule: DeliveryRule | None,
    said: Mapping[str, str | Decimal],
) -> tuple[dict[str, Decimal], tuple[Step, ...], list[Finding]]:
    kind = rule.rule if rule is not None else None
    if kind == "paid-in-full":
        return dict(units), (), []
    if kind in _BY_QUANTITY:
        values = {**said, "paid": shown(limit)}
        return {**units, item: limit}, (Step("settlement.step.over-not-paid", values),), []
    finding = Finding(OVER_DELIVERED, "financing.over_delivery", {**said, "rule": kind or "–"})
    return dict(units), (), [finding]


def _under(
    item: str,
    units: Mapping[str, Decimal],
    agreed: Decimal,
    rule: DeliveryRule | None,
    said: Mapping[str, str | Decimal],
) -> tuple[dict[str, Decimal], tuple[Step, ...], list[Finding]]:
    kind = rule.rule if rule is not None else None
    if kind is None or kind in _BY_QUANTITY:
        return dict(units), (), []
    if kind == "paid-in-full":
        values = {**said, "paid": shown(agreed)}
        return {**units, item: agreed}, (Step("settlement.step.under-paid", values),), []
    finding = Finding(UNDER_DELIVERED, "financing.under_delivery", {**said, "rule": kind})
    return dict(units), (), [finding]
