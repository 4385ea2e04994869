"""Rules of section 5 on the volume: its unit, its corridor, and what more or less of it costs."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.financing import Financing
from conventions.agreement.goals import Goals
from conventions.agreement.services import Services
from conventions.base.findings import Severity, Word
from conventions.base.path import dotted
from conventions.base.values import Quantity
from conventions.pricing import PerFte, PerPlace, PerUnit, items_that_hold
from conventions.rules.goals.indicators import completed
from conventions.rules.rule import Found, found, rule

_HUNDRED = Decimal(100)


@rule(
    "V001",
    "volume-without-price",
    Severity.ERROR,
    "The volume is {quantity} ({unit}), but the price is for: {priced}.",
    hint="State the volume in a unit that has a price, or add the price of that unit.",
    why="Otherwise nobody can compute what the volume costs, nor what more or less of it does.",
)
def volume_without_price(financing: Financing) -> Iterator[Found]:
    """A volume in a unit that no price has, or other places than those that are priced.

    The file holds one volume, so it is not asked that every item of a price list has its own:
    fees for a missed appointment have none. A volume without a unit is found where several units
    are priced. A volume in another unit beside a price per place is not judged, for the places
    are a volume themselves.

    ## Why
    Ninety places are priced and a hundred agreed; or hours are priced and cases agreed. The
    settlement cannot tell whether too much or too little was delivered.

    ## Example
    ```yaml failing
    financing:
      volume: {unit: case, quantity: 120}
      pricing:
        model: per-unit
        items: [{id: coaching, label: "Coaching individuel", unit: hour, price: 150.00}]
    ```

    ## Instead
    ```yaml passing
    financing:
      volume: {unit: hour, quantity: 1600}
      pricing:
        model: per-unit
        items: [{id: coaching, label: "Coaching individuel", unit: hour, price: 150.00}]
    ```

    ## Law
    No norm: our inference.
    """
    volume, pricing = financing.volume, financing.pricing
    if volume.quantity is None:
        return
    priced: tuple[Word | int, ...] = ()
    if isinstance(pricing, PerPlace):
        if volume.unit == "place" and volume.quantity != pricing.places:
            priced = (pricing.places,)
    elif isinstance(pricing, PerUnit):
        units = list(dict.fromkeys(item.unit for item in items_that_hold(pricing)))
        open_unit = volume.unit is None and len(units) > 1
        if open_unit or (volume.unit is not None and volume.unit not in units):
            priced = tuple(Word("pricing", f"unit.{unit}") for unit in units)
    if priced:
        key = Word("pricing", f"unit.{volume.unit}") if volume.unit else Word("rules", "not-stated")
        path = ("financing", "volume", "unit")
        yield found(*path, quantity=volume.quantity, unit=key, priced=priced)


@rule(
    "V012",
    "over-delivery-open",
    Severity.ERROR,
    "The volume is {volume}, but nothing says what is owed for more.",
    hint="Add “over_delivery”: not paid, paid at another price, carried over or renegotiated.",
    why="Silence on referrals beyond the volume has led to nine years of litigation.",
)
def over_delivery_open(financing: Financing) -> Iterator[Found]:
    """A volume is agreed, but not what happens when more is delivered.

    The volume is the quantity, or the places of a price per place. Not asked for where the
    services are free of charge.

    ## Why
    More persons are referred than places were bought; the provider takes them in and sends an
    invoice. Whether it is owed was argued up to the Federal Administrative Court.

    ## Example
    ```yaml failing
    financing:
      over_delivery: null
    ```

    ## Instead
    ```yaml passing
    financing:
      over_delivery: {rule: not-paid, consent: "accord écrit préalable du service social"}
    ```

    ## Law
    Federal Administrative Court, B-3729/2014 (checked 2026-11-21).
    """
    volume = _volume(financing)
    if volume is not None and financing.over_delivery is None and not financing.free_of_charge:
        yield found("financing", "over_delivery", volume=volume)


@rule(
    "V013",
    "under-delivery-open",
    Severity.ERROR,
    "The volume is {volume}, but nothing says what is owed for less.",
    hint="Add “under_delivery”: paid in full, refunded below a share, carried over, renegotiated.",
    why="Otherwise nobody knows who bears the risk of empty places.",
)
def under_delivery_open(financing: Financing) -> Iterator[Found]:
    """A volume is agreed, but not what happens when less is delivered.

    A price per place with an occupancy floor says it already. Not asked for where the services
    are free of charge.

    ## Why
    The provider hires staff for the volume agreed; the commissioner refers fewer persons. Both
    will expect the other to bear the cost of the empty places.

    ## Example
    ```yaml failing
    financing:
      pricing: {model: per-place, places: 10, price_per_place: 24000.00, occupancy_floor: null}
      under_delivery: null
    ```

    ## Instead
    ```yaml passing
    financing:
      under_delivery: {rule: refund, from_percent: 90}
    ```

    ## Law
    No norm: our inference.
    """
    if financing.free_of_charge or financing.under_delivery is not None:
        return
    pricing = financing.pricing
    if isinstance(pricing, PerPlace) and pricing.occupancy_floor:
        return
    volume = _volume(financing)
    if volume is not None:
        yield found("financing", "under_delivery", volume=volume)


@rule(
    "V014",
    "corridor-without-volume",
    Severity.ERROR,
    "The corridor runs from {low} % to {high} %: the volume itself (100 %) lies outside it.",
    hint="Let the corridor begin at 100 % or below, and end at 100 % or above.",
    why="An enterprise that delivers exactly what was agreed would be at fault.",
)
def corridor_without_volume(financing: Financing) -> Iterator[Found]:
    """A corridor that does not contain the volume agreed.

    ## Why
    The corridor says how far delivery may differ without anything following from it. Sometimes
    the differences are written instead of the limits: `min_percent: 10` for 90.

    ## Example
    ```yaml failing
    financing:
      volume:
        corridor: {min_percent: 5, max_percent: 10}
    ```

    ## Instead
    ```yaml passing
    financing:
      volume:
        corridor: {min_percent: 90, max_percent: 105}
    ```

    ## Law
    No norm: our inference.
    """
    corridor = financing.volume.corridor
    if corridor and not corridor.min_percent <= _HUNDRED <= corridor.max_percent:
        limits = {"low": corridor.min_percent, "high": corridor.max_percent}
        yield found("financing", "volume", "corridor", **limits)


@rule(
    "V020",
    "fte-without-hours",
    Severity.ERROR,
    "Full-time equivalents are counted in {fields}; hours a year that make one: {hours}.",
    hint="Add “fte_hours_basis” to the volume, in hours a year: 1820, 1607.",
    why="24'000 hours are 13.19 full-time equivalents at 1820 hours, and 14.93 at 1607.",
)
def fte_without_hours(financing: Financing, services: Services, goals: Goals) -> Iterator[Found]:
    """Volume, price, service or indicator in full-time equivalents, and no hours that make one.

    Staff under `principles` is not judged: there an equivalent is a post of the employer. A price
    per equivalent states its own hours.

    ## Why
    The same hours give 13.3 % more equivalents where a year has 1607 hours than where it has
    1820. Both are in use, and the difference decides how many posts are paid.

    ## Example
    ```yaml failing
    financing:
      volume: {unit: fte, quantity: 5.5, fte_hours_basis: null}
    ```

    ## Instead
    ```yaml passing
    financing:
      volume: {unit: fte, quantity: 5.5, fte_hours_basis: 1820}
    ```

    ## Law
    No norm: our inference. Both figures stand in French public data.
    """
    hours, pricing = financing.volume.fte_hours_basis, financing.pricing
    if hours or (isinstance(pricing, PerFte) and pricing.hours_basis):
        return
    fields = []
    if financing.volume.unit == "fte":
        fields.append("financing.volume.unit")
    if isinstance(pricing, PerUnit):
        for position, item in enumerate(pricing.items):
            if item.unit == "fte":
                fields.append(dotted(("financing", "pricing", "items", position, "unit")))
    for position, service in enumerate(services.services):
        if service.unit_of_account == "fte":
            fields.append(dotted(("services", "services", position, "unit_of_account")))
    fields += [dotted(path) for path, indicator in completed(goals) if indicator.unit == "fte"]
    if fields:
        stated = Word("rules", "not-stated") if hours is None else hours
        path = ("financing", "volume", "fte_hours_basis")
        yield found(*path, fields=", ".join(fields), hours=stated)


RULES = (
    volume_without_price,
    over_delivery_open,
    under_delivery_open,
    corridor_without_volume,
    fte_without_hours,
)


def _volume(financing: Financing) -> Quantity | None:
    """The volume of a year: the quantity, else the places that are priced."""
    if financing.volume.quantity is not None:
        return financing.volume.quantity
    pricing = financing.pricing
    return Decimal(pricing.places) if isinstance(pricing, PerPlace) else None
