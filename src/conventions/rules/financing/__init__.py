"""Rules of section 5: volume and financing."""

from conventions.rules.financing.terms import RULES

__all__ = ["RULES"]
