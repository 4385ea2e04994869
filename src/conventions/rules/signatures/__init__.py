"""Rules of section 10: signatures, and the agreement as a whole."""

from conventions.rules.signatures.signature import RULES

__all__ = ["RULES"]
