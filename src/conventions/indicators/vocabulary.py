"""The closed words of an indicator, and what they are called in each language."""

from functools import cache
from typing import Any, Literal

from conventions.base.language import LANGUAGES, LocalizedText, word

Unit = Literal["percent", "count", "days", "hours", "fte", "currency", "score", "index", "yes-no"]
"""What a figure is measured in; currency is that of the agreement."""
CountingUnit = Literal[
    "person", "case", "exit", "contract", "event", "day", "hour", "place", "partner", "amount"
]
"""What one unit of the numerator is."""
Direction = Literal["higher", "lower", "range", "exact"]
"""Which way is better; ``range`` and ``exact`` where both too much and too little miss."""
Anchor = Literal["entry", "exit", "period-end"]
"""The day from which a measurement point is counted."""
Cohort = Literal["exits-in-period", "entries-in-period", "stock-at-date", "all-treated"]
"""Whose results count in a period."""
Attribution = Literal["provider", "shared", "referrer", "context"]
"""Whose doing the result is."""
DataSource = Literal[
    "provider-register",
    "attendance-register",
    "unemployment-register",
    "referrer-file",
    "payroll",
    "commissioner-file",
    "official-statistics",
    "evaluation",
    "survey",
    "accounts",
]
"""Where a figure usually comes from."""
Evidence = Literal[
    "contract-copy",
    "payslip",
    "certificate",
    "attendance-sheet",
    "self-declaration",
    "minutes",
    "agreement-copy",
    "questionnaire",
    "annual-accounts",
    "register-extract",
    "audit-report",
    "evaluation-report",
]
"""What proves a case."""

Kind = Literal["units", "counting_units", "directions", "cohorts", "data_sources", "evidence"]


@cache
def phrase(kind: Kind, key: str) -> LocalizedText:
    """What one of these words is called, in every language.

    Raises:
        KeyError: there is no such word.

    >>> phrase("evidence", "payslip").de
    'Lohnabrechnung'
    """
    words: dict[str, Any] = {
        language: word(language, "indicators", f"{kind}.{key}") for language in LANGUAGES
    }
    return LocalizedText.model_construct(**words)
