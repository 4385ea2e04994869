"""Rules of section 4: services and target groups."""

from conventions.rules.services.service import RULES

__all__ = ["RULES"]
