"""Price per place and year, whatever the use, or reduced where occupancy stays below a floor."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from pydantic import Field

from conventions.base.language import Language, money, number, percent, word
from conventions.base.record import Record
from conventions.base.step import Step, shown
from conventions.base.values import Count, Currency, Money, Percent
from conventions.pricing.line import ExactLine, Quantities, Reckoning
from conventions.pricing.needs import Needs


class PerPlace(Record):
    """A capacity kept ready, paid in proportion to the months of the period."""

    model: Literal["per-place"] = Field(title="Model", description="Price per place and year.")
    places: Count = Field(title="Places", description="Places kept ready, in number.")
    price_per_place: Money = Field(
        title="Price per place", description="Per year, in the currency of the agreement."
    )
    occupancy_floor: Percent | None = Field(
        None,
        title="Occupancy floor",
        description="Occupancy in percent below which the amount is reduced; none: never reduced.",
    )


def needs(terms: PerPlace) -> Needs:
    """The months of the period and, where there is an occupancy floor, place-days."""
    return Needs(months=True, places=True, place_days=bool(terms.occupancy_floor))


def reckon(terms: PerPlace, quantities: Quantities) -> Reckoning:
    """One line: places x price x months/12 x min(1, occupancy/floor).

    Occupancy is occupied place-days over available ones, and is never rounded on the way.

    Raises:
        ValueError: there is a floor, and place-days are missing or none were available.

    >>> terms = PerPlace(model="per-place", places=20, price_per_place=24000, occupancy_floor=90)
    >>> [str(line.exact) for line in reckon(terms, Quantities(12, 6132, 7300)).lines]
    ['448000']
    """
    capacity = terms.places * Fraction(terms.price_per_place) * quantities.months / 12
    values: dict[str, int | Decimal] = {
        "places": terms.places,
        "price": terms.price_per_place,
        "months": quantities.months,
        "exact": shown(capacity),
    }
    share, occupancy_steps = _share_owed(terms, quantities, capacity)
    exact = ExactLine(
        key="places",
        quantity=Fraction(terms.places),
        unit="place",
        unit_price=terms.price_per_place,
        exact=capacity * share,
        steps=(Step("pricing.step.capacity", values), *occupancy_steps),
    )
    return Reckoning((exact,))


def _share_owed(
    terms: PerPlace, quantities: Quantities, capacity: Fraction
) -> tuple[Fraction, tuple[Step, ...]]:
    """The share of the capacity price that is owed, and the steps that say why."""
    floor = terms.occupancy_floor
    if not floor:  # nothing is below a floor of 0
        return Fraction(1), ()
    occupied, available = quantities.occupied, quantities.available
    if occupied is None or not available:
        raise ValueError("an occupancy floor needs occupied and available place-days")
    occupancy = Fraction(occupied, available)
    share = min(Fraction(1), occupancy * 100 / Fraction(floor))
    counted: dict[str, int | Decimal] = {
        "occupied": occupied,
        "available": available,
        "occupancy": shown(occupancy * 100),
    }
    if share == 1:
        verdict = Step("pricing.step.occupancy-reached", {"floor": floor})
    else:
        verdict = Step(
            "pricing.step.occupancy-below",
            {
                "floor": floor,
                "capacity": shown(capacity),
                "occupied": occupied,
                "available": available,
                "points": floor,
                "exact": shown(capacity * share),
            },
        )
    return share, (Step("pricing.step.occupancy", counted), verdict)


def sentence(terms: PerPlace, language: Language, currency: Currency) -> str:
    """The clause that says the price, from the terms that compute it."""
    places = "one" if terms.places == 1 else "many"
    price = word(
        language,
        "pricing",
        f"sentence.per-place.{places}",
        places=number(Decimal(terms.places), language),
        price=money(terms.price_per_place, currency, language),
    )
    if not terms.occupancy_floor:
        return f"{price} {word(language, 'pricing', 'sentence.per-place.no-floor')}"
    floor = percent(terms.occupancy_floor, language)
    return f"{price} {word(language, 'pricing', 'sentence.per-place.floor', floor=floor)}"
