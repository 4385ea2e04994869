"""Bulk: tables of results of many agreements, judged by the very terms of each, on any engine."""

from conventions.bulk.evaluate import Evaluated, evaluate
from conventions.bulk.judge_file import COUNTED, judge_file, summary
from conventions.bulk.terms import Terms, compile_terms

__all__ = [
    "COUNTED",
    "Evaluated",
    "Terms",
    "compile_terms",
    "evaluate",
    "judge_file",
    "summary",
]
