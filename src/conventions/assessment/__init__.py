"""Assessment: reports held against targets, one verdict a target, with the steps that led to it."""

from conventions.assessment.assess import assess
from conventions.assessment.intervals import Interval, wilson, wilson_contains
from conventions.assessment.verdict import (
    FLAGS,
    STATES,
    Assessment,
    Figure,
    Flag,
    State,
    Verdict,
)

__all__ = [
    "FLAGS",
    "STATES",
    "Assessment",
    "Figure",
    "Flag",
    "Interval",
    "State",
    "Verdict",
    "assess",
    "wilson",
    "wilson_contains",
]
