"""Data tests: what is doubtful about a report, beside its agreement and the reports before it."""

from conventions.rules.reported.catalogue import RULES
from conventions.rules.reported.examine import Locate, alone, compared, examine, nowhere

__all__ = ["RULES", "Locate", "alone", "compared", "examine", "nowhere"]
