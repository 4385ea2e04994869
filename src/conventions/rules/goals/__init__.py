"""Rules of section 3: purpose and goals."""

from conventions.rules.goals.goal import RULES

__all__ = ["RULES"]
