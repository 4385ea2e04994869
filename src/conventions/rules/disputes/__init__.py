"""Rules of section 9: disputes and jurisdiction."""

from conventions.rules.disputes.procedure import RULES

__all__ = ["RULES"]
