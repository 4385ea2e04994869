"""Assessment: reports held against targets, one verdict a target, with the steps that led to it."""

from conventions.assessment.assess import assess
from conventions.assessment.intervals import Interval, wilson, wilson_contains
from conventions.assessment.verdict import STATES, Assessment, Figure, State, Verdict

__all__ = [
    "STATES",
    "Assessment",
    "Figure",
    "Interval",
    "State",
    "Verdict",
    "assess",
    "wilson",
    "wilson_contains",
]
