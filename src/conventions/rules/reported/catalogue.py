"""The data tests, in the order of their codes."""

from conventions.rules.reported import (
    breakdown,
    cases,
    ceilings,
    counts,
    jumps,
    money,
    periods,
    populations,
    sentence,
)
from conventions.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *counts.RULES,
            *cases.RULES,
            *breakdown.RULES,
            *populations.RULES,
            *periods.RULES,
            *jumps.RULES,
            *money.RULES,
            *ceilings.RULES,
            *sentence.RULES,
        ),
        key=lambda rule: rule.code.id,
    )
)
