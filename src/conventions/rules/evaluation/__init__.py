"""Rules of section 7: evaluation and reporting."""

from conventions.rules.evaluation.reports import RULES

__all__ = ["RULES"]
