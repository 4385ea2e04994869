"""Rule of section 5 on prices by tiers: in order, read in one way, and never a lower total."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from conventions.agreement.financing import Financing
from conventions.base.findings import Severity, Word
from conventions.pricing import Tiers
from conventions.rules.financing.parts import parts_of
from conventions.rules.rule import Found, found, rule

_IN_PARTS = ("hour", "participant-day", "participant-week", "participant-month", "fte")
"""Units that are reported in parts, down to a hundredth."""


@rule(
    "V015",
    "tiers-out-of-order",
    Severity.ERROR,
    "Prices by tiers of “{item}”: {problems}.",
    hint="Let the limits rise and the prices fall from tier to tier, and write "
    "“reading: marginal”.",
    why="Read for all units, 100 cases cost 120'000 and 101 cases 101'000.",
)
def tiers_out_of_order(financing: Financing) -> Iterator[Found]:
    """Tiers from which no amount follows, or a lower one for more.

    Limits must rise, and only the last tier may be without one. Prices must fall from tier to tier,
    or rise from tier to tier. Stated must be whether a price holds for the units of its tier
    (`marginal`) or for all units (`all-unit`); the latter is refused where the next unit beyond a
    limit makes the total fall.

    ## Why
    With 1200 up to 100 cases and 1000 beyond, 160 cases cost 180 000 read by tiers and 160 000
    read for all. In the second reading the enterprise loses 19 000 with the 101st case, and will
    not take it.

    ## Example
    ```yaml failing
    financing:
      pricing:
        model: tiers
        id: case
        label: "Suivi"
        unit: case
        reading: all-unit
        tiers: [{up_to: 100, price: 1200.00}, {price: 1000.00}]
    ```

    ## Instead
    ```yaml passing
    financing:
      pricing:
        model: tiers
        id: case
        label: "Suivi"
        unit: case
        reading: marginal
        tiers: [{up_to: 100, price: 1200.00}, {price: 1000.00}]
    ```

    ## Law
    No norm: computed.
    """
    for path, terms in parts_of(financing):
        if isinstance(terms, Tiers):
            problems = tuple(Word("rules", f"tiers.{key}") for key in _problems(terms))
            if problems:
                yield found(*path, item=terms.id, problems=problems)


RULES = (tiers_out_of_order,)


def _problems(terms: Tiers) -> Iterator[str]:
    if terms.reading is None:
        yield "reading"
    limits = [tier.up_to for tier in terms.tiers[:-1]]
    stated = [limit for limit in (*limits, *(tier.up_to for tier in terms.tiers[-1:])) if limit]
    rising = all(below < above for below, above in pairwise(stated))
    if not terms.tiers or None in limits or not rising:
        yield "limits"
    prices = [tier.price for tier in terms.tiers]
    falling = all(before > after for before, after in pairwise(prices))
    if not falling and not all(before < after for before, after in pairwise(prices)):
        yield "prices"
    if terms.reading == "all-unit" and _falls(terms):
        yield "falls"


def _falls(terms: Tiers) -> bool:
    """Whether the next unit beyond a limit makes the total fall."""
    unit = Decimal("0.01") if terms.unit in _IN_PARTS else Decimal(1)
    return any(
        tier.up_to is not None and (tier.up_to + unit) * following.price < tier.up_to * tier.price
        for tier, following in pairwise(terms.tiers)
    )
