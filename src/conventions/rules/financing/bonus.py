"""Rule of section 5 on bonus and malus: what is needed to compute them by hand."""

from collections.abc import Iterator

from conventions.agreement.financing import Financing
from conventions.base.findings import Severity, Word
from conventions.pricing import BonusMalus, open_terms
from conventions.rules.financing.parts import parts_of
from conventions.rules.rule import Found, found, rule


@rule(
    "V018",
    "bonus-without-formula",
    Severity.WARNING,
    "Bonus and malus on “{item}”: not stated so that it can be computed: {open}.",
    hint="State “shape”, and under “bonus” the “dead_band”, the “cap” and, where it grows, "
    "“full_at”.",
    why="A bonus that both sides cannot compute is a dispute at the end of the year.",
)
def bonus_without_formula(financing: Financing) -> Iterator[Found]:
    """A bonus or malus of which the dead band, the linear part, the cap or the shape is open.

    A continuous one grows from the end of its dead band to where it is whole, which must lie
    further out: else it jumps, and `shape: step` says so. The malus is as the bonus, unless it is
    stated by itself. Nothing can be settled while a term is open.

    ## Why
    A contract of the canton of Bern pays nothing up to 5 % from the target, 1.5 % of the cost from
    40 % on, and in between in proportion. Without one of the three numbers, or without the shape,
    neither side can say what a result is worth.

    ## Example
    ```yaml failing
    financing:
      pricing:
        model: bonus-malus
        id: placements
        label: "Placements"
        target: 40
        base: 240000.00
        bonus: {cap: 1.5}
    ```

    ## Instead
    ```yaml passing
    financing:
      pricing:
        model: bonus-malus
        id: placements
        label: "Placements"
        target: 40
        base: 240000.00
        shape: continuous
        bonus: {dead_band: 5, full_at: 40, cap: 1.5}
    ```

    ## Law
    No norm: observed in a published contract (GO Lab, INDIGO data).
    """
    for path, terms in parts_of(financing):
        if isinstance(terms, BonusMalus):
            lacking = dict.fromkeys(name.rpartition(".")[2] for name in open_terms(terms))
            if lacking:
                words = tuple(Word("rules", f"bonus.{name}") for name in lacking)
                yield found(*path, item=terms.id, open=words)


RULES = (bonus_without_formula,)
