"""A monitoring report as a Word document, or as a page."""

from datetime import date
from typing import Literal

from conventions.agreement import Agreement
from conventions.base.language import Language
from conventions.monitoring import Review, page, report, review
from conventions.report import Report
from conventions.word.writer import write


def monitoring_document(review: Review, language: Language, base: bytes | None = None) -> bytes:
    """The report as a .docx, the same bytes for the same review and base.

    Raises:
        InvalidDocument: the base cannot be used.
    """
    return write(report(review, language), base)


def monitor(
    agreement: Agreement,
    reports: tuple[Report, ...],
    language: Language,
    *,
    on: date,
    kind: Literal["docx", "html"] = "docx",
) -> bytes:
    """The monitoring report of a day: verdicts, money, deadlines, the agenda of the interview."""
    held = review(agreement, reports, on)
    if kind == "html":
        return page(report(held, language))
    return monitoring_document(held, language)
