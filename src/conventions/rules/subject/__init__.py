"""Rules of section 2: subject and bases."""

from conventions.rules.subject.grounds import RULES

__all__ = ["RULES"]
