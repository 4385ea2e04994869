"""Deadlines: a date, who must act, why, and the clause or law it comes from."""

from conventions.deadlines.agenda import agenda
from conventions.deadlines.beside import legend, next_day
from conventions.deadlines.deadline import Deadline, Extension, Kind, Later
from conventions.deadlines.ending import end_by_notice
from conventions.deadlines.filings import say_limit, standing_limits
from conventions.deadlines.listing import list_deadlines
from conventions.deadlines.timeline import timeline

__all__ = [
    "Deadline",
    "Extension",
    "Kind",
    "Later",
    "agenda",
    "end_by_notice",
    "legend",
    "list_deadlines",
    "next_day",
    "say_limit",
    "standing_limits",
    "timeline",
]
