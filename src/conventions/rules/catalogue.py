"""The rules of every section, in the order of the agreement; those on reports stand apart."""

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
    """Every rule: those on an agreement, in its order, then those on reports."""
    from conventions.rules.reported import RULES as REPORTED  # `lint` needs none of them

    return (*RULES, *REPORTED)
