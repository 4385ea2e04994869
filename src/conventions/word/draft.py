"""An agreement, or what there is of one, as a Word document."""

from datetime import date

from conventions.agreement import Agreement, Draft
from conventions.base.language import Language
from conventions.drafting import document
from conventions.word.comments import Guide
from conventions.word.redline import Changes
from conventions.word.writer import write


def draft(  # noqa: PLR0913 - all but two have a name at the call
    agreement: Draft | Agreement,
    language: Language,
    *,
    created: date,
    base: bytes | None = None,
    has_errors: bool = False,
    compare: Draft | Agreement | None = None,
    author: str = "",
    guide: Guide | None = None,
) -> bytes:
    """The document as a .docx, the same bytes for the same agreement, day and base.

    It is marked as a draft while something in it is missing, or ``has_errors`` says that findings
    stand in the way of signing. ``base`` is an office's own .docx, for its styles and letterhead.
    ``compare`` is an earlier version, against which Word shows what was changed: by ``author``, the
    office that issues the document if none is named. ``guide`` is said in comments beside the
    headings of sections (``guide.guidance``).

    Raises:
        InvalidDocument: no law of the agreement is known, so there is no wording; or the base
            cannot be used.
        UnknownName: the laws are not worded in this language.
    """
    drafted = document(agreement, language, created=created, has_errors=has_errors)
    if compare is None:
        return write(drafted, base, guide=guide)
    before = document(compare, language, created=created)
    changes = Changes(before, author or drafted.issuer, created)
    return write(drafted, base, changes, guide)
