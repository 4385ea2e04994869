"""Rule of section 5 on the modulated part of a subsidy per full-time equivalent."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.financing import Financing
from conventions.base.findings import Severity
from conventions.pricing import PerFte
from conventions.rules.financing.parts import parts_of
from conventions.rules.rule import Found, found, rule

_MOST = Decimal(10)
"""The most that is modulated, in percent of the subsidy."""


@rule(
    "V031",
    "modulation-out-of-range",
    Severity.ERROR,
    "The modulated part is {percent} % of the subsidy, with criteria listed: {count}.",
    hint="Write a part of 0 to 10 %, and the criteria it depends on.",
    why="The part is decided each year by public, efforts and results, and is 10 % at most.",
)
def modulation_out_of_range(financing: Financing) -> Iterator[Found]:
    """A modulated part above 10 %, or one whose criteria are not listed.

    Judged where a subsidy per full-time equivalent has such a part; a part of 0 needs no criteria.

    ## Why
    The prefect fixes the part for each enterprise within 0 to 10 %. Without criteria, nobody can
    say afterwards whether it was earned.

    ## Example
    ```yaml failing
    financing:
      volume: {fte_hours_basis: 1820}
      pricing:
        model: per-fte
        fte: 5.5
        price_per_fte: 22289.00
        hours_basis: 1820
        modulation: {percent: 15, criteria: ["publics accueillis"]}
    ```

    ## Instead
    ```yaml passing
    financing:
      volume: {fte_hours_basis: 1820}
      pricing:
        model: per-fte
        fte: 5.5
        price_per_fte: 22289.00
        hours_basis: 1820
        modulation: {percent: 10, criteria: ["publics accueillis", "efforts d'insertion"]}
    ```

    ## Law
    Observed in French public support for insertion by economic activity; no article verified.
    """
    for path, terms in parts_of(financing):
        if not isinstance(terms, PerFte) or terms.modulation is None:
            continue
        part = terms.modulation
        if part.percent > _MOST or (part.percent and not part.criteria):
            said = {"percent": part.percent, "count": len(part.criteria)}
            yield found(*path, "modulation", **said)


RULES = (modulation_out_of_range,)
