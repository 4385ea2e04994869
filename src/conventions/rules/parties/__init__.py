"""Rules of section 1: parties."""

from conventions.rules.parties.party import RULES

__all__ = ["RULES"]
