"""Rules of section 5 on prices: that each holds, for one unit, for this commissioner."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.financing import Financing
from conventions.agreement.services import Service, Services
from conventions.agreement.subject import Subject
from conventions.agreement.term import Term
from conventions.base.findings import Amount, Severity, Word
from conventions.law import Law
from conventions.pricing import PerPlace, PerUnit, PriceItem, UnitOfAccount, items_that_hold
from conventions.rules.rule import Found, found, rule

_OF_TIME: tuple[UnitOfAccount, ...] = (
    "participant-day",
    "participant-week",
    "participant-month",
    "half-day",
    "hour",
)
"""Units that measure the same stay of a person in different lengths."""


@rule(
    "V027",
    "units-without-conversion",
    Severity.WARNING,
    "“{item}” has a price by the unit {priced}, but counted is by the unit {counted}; nothing says "
    "how the one becomes the other.",
    hint="Say under “broken_period” what a part of a month is worth, or price the unit counted.",
    why="The same stay then costs more or less, depending on who reckons.",
)
def units_without_conversion(financing: Financing, services: Services) -> Iterator[Found]:
    """A price in another unit of time than what is counted, without a rule of conversion.

    A price per month always needs `broken_period`, for persons come and go within a month. Else a
    service counted in days, weeks, months, half days or hours is judged that has prices of this
    kind, and none in its own unit; between months and the rest, `broken_period` is the rule. A
    price belongs to the service it names, or to the only one there is.

    ## Why
    No price list seen says what half a month costs. A Belgian public service reckons 26 days to a
    month, others 30, or the working days of that month.

    ## Example
    ```yaml failing
    financing:
      pricing:
        model: per-unit
        items: [{id: atelier, label: "Atelier", unit: participant-month, price: 1150.00}]
    ```

    ## Instead
    ```yaml passing
    financing:
      pricing:
        model: per-unit
        items: [{id: atelier, label: "Atelier", unit: participant-month, price: 1150.00}]
        broken_period: days-30
    ```

    ## Law
    No general norm. Half a month is fifteen days (OR/CO art. 77, SR 220); under art. 60 § 7 of the
    Belgian act of 8 July 1976, 26 days make a month in practice (both checked 2026-11-21).
    """
    pricing = financing.pricing
    if not isinstance(pricing, PerUnit):
        return
    held = items_that_hold(pricing)
    for position, item in enumerate(pricing.items):
        if item not in held or item.unit not in _OF_TIME:
            continue
        service = _service_of(item, services)
        counted = service.unit_of_account if service else None
        own = [each.unit for each in held if _service_of(each, services) == service]
        other = counted in _OF_TIME and counted not in own
        monthly = "participant-month" in (item.unit, counted)
        if item.unit == "participant-month" and pricing.broken_period is None:
            counted = counted if other else "participant-day"
        elif not other or (monthly and pricing.broken_period is not None):
            continue
        units = {
            "priced": Word("pricing", f"unit.{item.unit}"),
            "counted": Word("pricing", f"unit.{counted}"),
        }
        yield found("financing", "pricing", "items", position, "unit", item=item.id, **units)


def _service_of(item: PriceItem, services: Services) -> Service | None:
    """The service a price is for: the one it names, else the only one there is."""
    if item.service is None:
        return services.services[0] if len(services.services) == 1 else None
    return next((each for each in services.services if each.id == item.service), None)


@rule(
    "V029",
    "price-list-ambiguous",
    Severity.WARNING,
    "It is not plain which of these prices holds for this commissioner: {items} ({prices}).",
    hint="Name the list that holds under “price_list”, and give every price its own “id”.",
    why="In one published list a month costs 930 francs for members, and 1150 for others.",
)
def price_list_ambiguous(financing: Financing) -> Iterator[Found]:
    """Prices for members and for others, and nothing says which hold; or one name with two prices.

    Also found: a list that is named, and no price belongs to it.

    ## Why
    A price list made for many commissioners is annexed whole. Each side then reads the column
    that suits it.

    ## Example
    ```yaml failing
    financing:
      pricing:
        model: per-unit
        items:
          - {id: membres, label: "Jour", unit: participant-day, price: 95.00, price_list: member}
          - {id: tiers, label: "Jour", unit: participant-day, price: 116.00, price_list: non-member}
    ```

    ## Instead
    ```yaml passing
    financing:
      pricing:
        model: per-unit
        price_list: non-member
        items:
          - {id: membres, label: "Jour", unit: participant-day, price: 95.00, price_list: member}
          - {id: tiers, label: "Jour", unit: participant-day, price: 116.00, price_list: non-member}
    ```

    ## Law
    No norm: observed in a published price list of a provider for communes.
    """
    pricing = financing.pricing
    if not isinstance(pricing, PerUnit) or not pricing.items:
        return
    held = items_that_hold(pricing)
    if not held:
        yield found("financing", "pricing", "price_list", **_listed(pricing.items, financing))
        return
    of_lists = tuple(item for item in held if item.price_list is not None)
    if pricing.price_list is None and of_lists:
        yield found("financing", "pricing", "price_list", **_listed(of_lists, financing))
        return
    for name in dict.fromkeys(item.id for item in held):
        same = tuple(item for item in held if item.id == name)
        if len(same) > 1:
            yield found("financing", "pricing", "items", **_listed(same, financing))


def _listed(items: tuple[PriceItem, ...], financing: Financing) -> dict[str, tuple[object, ...]]:
    """The names of prices and their amounts, in the same order."""
    amounts = tuple(Amount(item.price, financing.currency) for item in items)
    return {"items": tuple(item.id for item in items), "prices": amounts}


@rule(
    "V030",
    "price-of-zero",
    Severity.WARNING,
    "The price of “{item}” is {price}, and nothing says that it is free of charge.",
    hint="Write the price, or mark it with “free_of_charge: true”.",
    why="A zero may be meant or forgotten: “0” is not “not set”.",
)
def price_of_zero(financing: Financing) -> Iterator[Found]:
    """A price of 0 that is not marked as free of charge.

    A price list marks single prices; where all services are free, the financing as a whole is
    marked, and no price stands beside it. That no price is stated at all is found by X006.

    ## Why
    In one published project the referring body pays nothing for it, and the price list says so.
    Elsewhere a zero stands where the price was to be agreed later, and is added up with the rest.

    ## Example
    ```yaml failing
    financing:
      pricing:
        model: per-unit
        items: [{id: bilan, label: "Bilan", unit: case, price: 0}]
    ```

    ## Instead
    ```yaml passing
    financing:
      pricing:
        model: per-unit
        items: [{id: bilan, label: "Bilan", unit: case, price: 0, free_of_charge: true}]
    ```

    ## Law
    No norm: our inference.
    """
    pricing, currency = financing.pricing, financing.currency
    if pricing is None or financing.free_of_charge:
        return
    if isinstance(pricing, PerPlace) and not pricing.price_per_place:
        path = ("financing", "pricing", "price_per_place")
        zero = Amount(pricing.price_per_place, currency)
        yield found(*path, item=Word("pricing", "unit.place"), price=zero)
    if not isinstance(pricing, PerUnit):
        return
    for position, item in enumerate(pricing.items):
        if not item.price and not item.free_of_charge:
            path = ("financing", "pricing", "items")
            yield found(*path, position, "price", item=item.id, price=Amount(item.price, currency))


@rule(
    "V032",
    "premium-above-scheme",
    Severity.ADVICE,
    "“{item}” pays {price} a month; the scheme known to us pays {maximum} at most.",
    hint="Check the scheme of the body that pays, or accept this with the reason.",
    why="The figure is that of one body: {reference}.",
)
def premium_above_scheme(
    financing: Financing, subject: Subject, term: Term, law: Law
) -> Iterator[Found]:
    """A monthly premium above the most that the law file knows for this measure.

    Asked where the measure of the agreement has a highest premium, and of prices per month. How
    many months it is paid is a limit on the duration of the service, not on its price.

    ## Why
    Under art. 61 a Belgian CPAS pays the private employer a premium for the person it hires. Each
    CPAS has its own scheme; only one of them was seen, with 150 euros for up to 12 months.

    ## Example
    ```yaml failing
    laws: [be]
    subject: {scope: {measure_type: art-61}}
    financing:
      currency: EUR
      pricing:
        model: per-unit
        items: [{id: prime, label: "Prime", unit: participant-month, price: 200.00}]
    ```

    ## Instead
    ```yaml passing
    laws: [be]
    subject: {scope: {measure_type: art-61}}
    financing:
      currency: EUR
      pricing:
        model: per-unit
        items: [{id: prime, label: "Prime", unit: participant-month, price: 150.00}]
    ```

    ## Law
    No norm: the template of one CPAS, to be checked before it is relied on.
    """
    measure, pricing = subject.scope.measure_type, financing.pricing
    if measure is None or term.start is None or not isinstance(pricing, PerUnit):
        return
    dated = law.limit(measure, "premium-max", term.start)
    maximum = dated.value if dated else None
    if dated is None or not isinstance(maximum, Decimal) or law.currency != financing.currency:
        return
    for position, item in enumerate(pricing.items):
        if item.unit == "participant-month" and item.price > maximum:
            yield found(
                "financing",
                "pricing",
                "items",
                position,
                "price",
                item=item.id,
                price=Amount(item.price, financing.currency),
                maximum=Amount(maximum, financing.currency),
                reference=dated.reference,
            )


RULES = (units_without_conversion, price_list_ambiguous, price_of_zero, premium_above_scheme)
