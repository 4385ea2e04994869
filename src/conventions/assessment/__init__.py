"""Assessment: reports held against targets, one verdict a target, with the steps that led to it."""

from conventions.assessment.assess import assess
from conventions.assessment.critical import at_most, critical_count
from conventions.assessment.evidence import EVIDENCE, Evidence, newcombe
from conventions.assessment.interval_methods import INTERVAL_METHODS, IntervalMethod, interval_by
from conventions.assessment.intervals import Interval, wilson, wilson_contains
from conventions.assessment.verdict import (
    FLAGS,
    STATES,
    Assessment,
    Figure,
    Flag,
    Score,
    State,
    Verdict,
)

__all__ = [
    "EVIDENCE",
    "FLAGS",
    "INTERVAL_METHODS",
    "STATES",
    "Assessment",
    "Evidence",
    "Figure",
    "Flag",
    "Interval",
    "IntervalMethod",
    "Score",
    "State",
    "Verdict",
    "assess",
    "at_most",
    "critical_count",
    "interval_by",
    "newcombe",
    "wilson",
    "wilson_contains",
]
