"""A monitoring report as a Word document."""

from conventions.base.language import Language
from conventions.monitoring import Review, report
from conventions.word.writer import write


def monitoring_document(review: Review, language: Language, base: bytes | None = None) -> bytes:
    """The report as a .docx, the same bytes for the same review and base.

    Raises:
        InvalidDocument: the base cannot be used.
    """
    return write(report(review, language), base)
