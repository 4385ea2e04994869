"""A settlement as a Word document."""

from conventions.agreement import Agreement
from conventions.base.language import Language
from conventions.drafting.settlement import settlement_of
from conventions.settlement import Settlement
from conventions.word.writer import write


def settlement_document(
    settlement: Settlement, agreement: Agreement, language: Language, base: bytes | None = None
) -> bytes:
    """The settlement as a .docx, the same bytes for the same settlement and base.

    Raises:
        InvalidDocument: the base cannot be used.
    """
    return write(settlement_of(settlement, agreement, language), base)
