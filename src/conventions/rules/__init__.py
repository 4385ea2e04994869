"""Rules judge what a valid section means: one module a section, one function a rule."""

from conventions.rules.catalogue import RULES, list_rules
from conventions.rules.lint import UNUSED_ACCEPTANCE, Lint, Waiting, lint
from conventions.rules.rule import Rule

__all__ = ["RULES", "UNUSED_ACCEPTANCE", "Lint", "Rule", "Waiting", "lint", "list_rules"]
