"""Bulk: tables of results of many agreements, judged by the very terms of each, on any engine."""

from conventions.bulk.evaluate import Evaluated, evaluate
from conventions.bulk.few_rows import Result, Said, judge_few
from conventions.bulk.judge_file import COUNTED, judge_file, summary
from conventions.bulk.stays.participations import count_participations
from conventions.bulk.terms import Terms, compile_terms

__all__ = [
    "COUNTED",
    "Evaluated",
    "Result",
    "Said",
    "Terms",
    "compile_terms",
    "count_participations",
    "evaluate",
    "judge_few",
    "judge_file",
    "summary",
]
