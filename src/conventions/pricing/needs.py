"""What a pricing model has to be told of a period before it can say what is owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from conventions.base.language import Localized
from conventions.base.values import Id
from conventions.pricing.unit import UnitOfAccount

Counted = Literal["any", "whole", "paid-days", "once"]
"""How units are counted: in any number; whole ones only; by the paid ones of the payable days; or a
value that is measured once for the whole year and never added up."""


@dataclass(frozen=True)
class Asked:
    """A quantity to report; without a label, the model has words for it.

    ``up_to`` is the most for which there is a price; none: there is no such limit.
    """

    id: Id
    label: Localized | None
    unit: UnitOfAccount | None
    counted: Counted = "any"
    up_to: Decimal | None = None


@dataclass(frozen=True)
class Needs:
    """What must be known; ``units`` in the order in which a form asks for them.

    Place-days may be reported wherever there are ``places``, and must be under ``place_days``.
    ``every`` are the identifiers without which nothing can be computed; of the other units, what
    was not delivered has no line. ``lacking`` are terms that the agreement leaves open, though no
    amount follows without them.
    """

    months: bool = False
    places: bool = False
    place_days: bool = False
    units: tuple[Asked, ...] = ()
    every: frozenset[str] = frozenset()
    costs: bool = False
    revenue: bool = False
    lacking: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The identifiers of the units, each once."""
        return tuple(dict.fromkeys(asked.id for asked in self.units))


def all_of(needs: Iterable[Needs]) -> Needs:
    """What several models need together; what two of them count is asked for once.

    >>> all_of((Needs(months=True), Needs(costs=True))) == Needs(months=True, costs=True)
    True
    """
    every = tuple(needs)
    units = {asked.id: asked for each in reversed(every) for asked in reversed(each.units)}
    return Needs(
        months=any(each.months for each in every),
        places=any(each.places for each in every),
        place_days=any(each.place_days for each in every),
        units=tuple(reversed(units.values())),
        every=frozenset().union(*(each.every for each in every)),
        costs=any(each.costs for each in every),
        revenue=any(each.revenue for each in every),
        lacking=tuple(name for each in every for name in each.lacking),
    )
