"""The rules of every section, in the order of the agreement."""

from conventions.rules import (
    disputes,
    evaluation,
    financing,
    goals,
    parties,
    principles,
    services,
    signatures,
    subject,
    term,
)
from conventions.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *parties.RULES,
    *subject.RULES,
    *goals.RULES,
    *services.RULES,
    *financing.RULES,
    *principles.RULES,
    *evaluation.RULES,
    *term.RULES,
    *disputes.RULES,
    *signatures.RULES,
)


def list_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the agreement."""
    return RULES
