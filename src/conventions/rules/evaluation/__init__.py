"""Rules of section 7: evaluation and reporting."""

from conventions.rules.evaluation import grades, reports, verdict_dates

RULES = (*reports.RULES, *grades.RULES, *verdict_dates.RULES)

__all__ = ["RULES"]
