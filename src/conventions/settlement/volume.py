"""The volume agreed: what is paid of a quantity above it, and of one below it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.step import Step, shown
from conventions.pricing import Asked, DeliveryRule, Limits, over_volume, under_volume
from conventions.settlement.quantity_codes import OVER_DELIVERED, UNDER_DELIVERED

Units = Mapping[str, Decimal | Fraction]
"""Quantities by the identifier of what was delivered."""


def within_volume(
    agreement: Agreement, asked: Sequence[Asked], units: Units, *, whole_year: bool
) -> tuple[Units, tuple[Step, ...], list[Finding]]:
    """The quantities that are paid, with the steps that change one.

    The volume of a year binds only where one priced item is in its unit: else what it counts is
    open. Below the volume is only a year that is wholly reported.
    """
    financing = agreement.financing
    priced = [each.id for each in asked if each.unit == financing.volume.unit]
    agreed = financing.volume.quantity
    if agreed is None or len(priced) != 1 or priced[0] not in units:
        return units, (), []
    item, quantity = priced[0], shown(Fraction(units[priced[0]]))
    over, under = financing.over_delivery, financing.under_delivery
    limits = Limits(financing.volume.corridor, over, under)
    held = over_volume(item, quantity, agreed, limits)
    if held is None:
        finding = Finding(
            OVER_DELIVERED, "financing.over_delivery", _said(item, quantity, agreed, over)
        )
        return units, (), [finding]
    if not held.steps and whole_year:
        held = under_volume(item, quantity, agreed, limits)
    if held is None:
        finding = Finding(
            UNDER_DELIVERED, "financing.under_delivery", _said(item, quantity, agreed, under)
        )
        return units, (), [finding]
    return ({**units, item: held.paid} if held.steps else units), held.steps, []


def _said(
    item: str, delivered: Decimal, agreed: Decimal, rule: DeliveryRule | None
) -> dict[str, str | Decimal]:
    kind = rule.rule if rule is not None else "–"
    return {"item": item, "delivered": delivered, "agreed": agreed, "rule": kind}
