"""Rules of section 8: term and termination."""

from conventions.rules.term.duration import RULES

__all__ = ["RULES"]
