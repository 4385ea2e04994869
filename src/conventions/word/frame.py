"""What stands on every page: the head of the first page, the running head, the foot."""

from conventions.drafting.blocks import Document
from conventions.word.markup import Sheet, field_run, paragraph, run
from conventions.word.roles import Role

BREAK = "<w:r><w:br/></w:r>"


def first_head(sheet: Sheet, document: Document, *, letterhead: bool) -> str:
    """The letterhead against number, version and, while it is one, the word for a draft.

    They stand beside the first line, which names the issuer and is short; what follows may be as
    long as the name of a department. A base with a letterhead of its own gets only them.
    """
    issuer, *rest = document.letterhead if letterhead and document.letterhead else ("",)
    first = run(issuer) + run("\t") + _known(sheet, document)
    return paragraph(sheet.styles[Role.LETTERHEAD], BREAK.join((first, *map(run, rest))))


def running_head(sheet: Sheet, document: Document) -> str:
    """Title over number and version, on every page but the first; and the word for a draft.

    On lines of their own: a long title would otherwise run into the number.
    """
    content = run(document.title) + BREAK + _known(sheet, document)
    return paragraph(sheet.styles[Role.RUNNING_HEAD], content)


def foot(sheet: Sheet, document: Document) -> str:
    """Issuer against "page x of y", on every page."""
    before, _, rest = document.page_words.partition("{x}")
    between, _, after = rest.partition("{y}")
    pieces = [run(before), field_run("PAGE", "1"), run(between), field_run("NUMPAGES", "1")]
    counted = "".join(pieces) + (run(after) if after else "")
    return paragraph(sheet.styles[Role.RUNNING_FOOT], run(document.issuer) + run("\t") + counted)


def _known(sheet: Sheet, document: Document) -> str:
    """The word for a draft, number, version."""
    known = " · ".join(text for text in (document.number, document.version) if text)
    if not document.draft:
        return run(known)
    mark = run(document.draft, sheet.styles[Role.DRAFT_MARK])
    return mark + run(f" · {known}" if known else "")
