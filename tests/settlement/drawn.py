"""Settlements that nobody chose: terms, quarters and accounts drawn by a seed, built without files.

Records are made by ``model_construct``, so that ten thousand of them take seconds; each is what a
file would give.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any, Literal

from tests.settlement.agreed import agreed

from conventions.agreement import Agreement
from conventions.agreement.financing import (
    Deficit,
    Instalment,
    Payment,
    Surplus,
    Vat,
    Volume,
    YearlyCeiling,
)
from conventions.base.values import RoundingMode
from conventions.pricing import (
    CostCovering,
    PerFte,
    PerPlace,
    PerUnit,
    PriceItem,
    PriceTier,
    Rounding,
    Tiers,
)
from conventions.report import Accounts, Cost, Delivery, Report

KINDS = ("unit", "tiers", "place", "floor", "fte", "cost")
STEPS = tuple(Decimal(step) for step in ("0.01", "0.05", "1"))
YEAR = 2027
DAYS = (90, 91, 92, 92)
PLACES = 7


@dataclass(frozen=True)
class Part:
    """What is reported of one period: quantities by item, place-days, accounts."""

    period: str
    units: dict[str, Decimal]
    occupied: int
    available: int
    costs: Decimal
    revenue: Decimal


@dataclass(frozen=True)
class Drawn:
    """One case: everything the oracle needs, in plain values."""

    kind: str
    prices: tuple[Decimal, ...]
    bounds: tuple[Decimal, ...]
    floor: Decimal | None
    step: Decimal
    mode: RoundingMode
    each: Literal["line", "total"]
    ceiling: Decimal | None
    vat: tuple[Literal["included", "taxable"], Decimal, bool] | None
    surplus: tuple[Literal["repay", "split", "keep"], Decimal]
    guarantee: Decimal | None
    instalments: tuple[Decimal, ...]
    quarters: tuple[Part, ...]


def draw(seed: int) -> Drawn:
    """The case of a seed."""
    die = Random(seed)
    kind = KINDS[seed % len(KINDS)]
    cents = die.choice((1, 5, 100))
    size = die.choice((10**3, 10**5, 10**7))

    def money(most: int) -> Decimal:
        return Decimal(die.randrange(most) * cents) / 100

    count = die.randint(1, 4)
    names = [f"i{number}" for number in range(count)] if kind == "unit" else [_item(kind)]
    quarters = tuple(
        Part(
            f"{YEAR}-Q{number}",
            {name: Decimal(die.randrange(4000)) / die.choice((1, 2, 100)) for name in names},
            die.randint(0, PLACES * days),
            PLACES * days,
            money(size),
            money(size // 3),
        )
        for number, days in enumerate(DAYS, 1)
    )
    widths = sorted(Decimal(die.randint(1, 90)) * die.choice((10, 100)) for _ in range(count - 1))
    return Drawn(
        kind,
        tuple(money(20_000) for _ in range(count)),
        tuple(dict.fromkeys(widths)),
        Decimal(die.randint(1, 1000)) / 10 if kind == "floor" else None,
        die.choice(STEPS),
        die.choice(("half-up", "half-even", "up", "down")),
        die.choice(("line", "total")),
        None if die.random() < 0.3 else money(size * 2),
        _vat(die),
        (die.choice(("repay", "split", "keep")), Decimal(die.randrange(10001)) / 100),
        None if die.random() < 0.5 else money(size),
        tuple(money(size) for _ in range(die.randrange(3))),
        quarters,
    )


def _vat(die: Random) -> tuple[Literal["included", "taxable"], Decimal, bool] | None:
    if die.random() < 0.4:
        return None
    rate = Decimal(die.choice(("8.1", "2.6", "21", "0")))
    return die.choice(("included", "taxable")), rate, die.random() < 0.5


def _item(kind: str) -> str:
    return "hours" if kind == "fte" else "case"


@cache
def _base() -> Agreement:
    return agreed()


def terms_of(case: Drawn) -> Any:
    """The price of a case."""
    prices = case.prices
    match case.kind:
        case "unit":
            items = tuple(
                PriceItem.model_construct(id=f"i{number}", label="x", unit="hour", price=price)
                for number, price in enumerate(prices)
            )
            return PerUnit.model_construct(model="per-unit", items=items)
        case "tiers":
            ends = (*case.bounds, None)
            steps = tuple(
                PriceTier.model_construct(up_to=end, price=price)
                for end, price in zip(ends, prices, strict=False)
            )
            return Tiers.model_construct(
                model="tiers", id="case", label="x", unit="hour", reading="marginal", tiers=steps
            )
        case "place" | "floor":
            return PerPlace.model_construct(
                model="per-place",
                places=PLACES,
                price_per_place=prices[0],
                occupancy_floor=case.floor,
            )
        case "fte":
            return PerFte.model_construct(
                model="per-fte", fte=Decimal(3), price_per_fte=prices[0], hours_basis=Decimal(1820)
            )
        case _:
            return CostCovering.model_construct(model="cost-covering", limit=None)


def agreement_of(case: Drawn) -> Agreement:
    """The agreement of a case."""
    base = _base()
    rule, share = case.surplus
    vat = None
    if case.vat is not None:
        treatment, rate, includes = case.vat
        vat = Vat.model_construct(treatment=treatment, rate=rate, ceiling_includes=includes)
    entries = tuple(
        Instalment.model_construct(due=date(YEAR, 1 + number, 28), share=None, amount=amount)
        for number, amount in enumerate(case.instalments)
    )
    deficit = (
        Deficit.model_construct(rule="provider-bears")
        if case.guarantee is None
        else Deficit.model_construct(rule="guarantee", guarantee=case.guarantee)
    )
    financing = base.financing.model_copy(
        update={
            "volume": Volume.model_construct(unit="phase"),
            "pricing": terms_of(case),
            "rounding": Rounding.model_construct(step=case.step, mode=case.mode, each=case.each),
            "ceiling": ()
            if case.ceiling is None
            else (YearlyCeiling.model_construct(year=YEAR, amount=case.ceiling),),
            "vat": vat,
            "surplus": Surplus.model_construct(rule=rule, provider_share=share),
            "deficit": deficit,
            "payment": Payment.model_construct(
                payer="commune", payee="atelier", instalments=entries
            ),
        }
    )
    return base.model_copy(update={"financing": financing})


def joined(parts: tuple[Part, ...], period: str) -> Part:
    """Several periods as one: what was delivered and spent in all of them."""
    names = parts[0].units
    return Part(
        period,
        {name: sum((part.units[name] for part in parts), Decimal(0)) for name in names},
        sum(part.occupied for part in parts),
        sum(part.available for part in parts),
        sum((part.costs for part in parts), Decimal(0)),
        sum((part.revenue for part in parts), Decimal(0)),
    )


def report_of(case: Drawn, part: Part, *, accounts: bool = True) -> Report:
    """The report of a period; without accounts, nobody asks for a result."""
    if case.kind == "floor":
        entries: tuple[Delivery, ...] = (
            Delivery.model_construct(
                item="places", occupied_days=part.occupied, available_days=part.available
            ),
        )
    elif case.kind in ("place", "cost"):
        entries = ()
    else:
        entries = tuple(
            Delivery.model_construct(item=name, quantity=amount)
            for name, amount in part.units.items()
        )
    costs = Cost.model_construct(label="x", amount=part.costs)
    stated = Accounts.model_construct(costs=(costs,), own_revenue=part.revenue)
    return Report.model_construct(
        agreement=_base().id,
        version=_base().version,
        period=part.period,
        deliveries=entries,
        accounts=stated if accounts or case.kind == "cost" else None,
    )
