"""Rules of section 6: principles of service provision."""

from conventions.rules.principles.principle import RULES

__all__ = ["RULES"]
