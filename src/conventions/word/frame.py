"""What stands on every page: the head of the first page, the running head, the foot."""

from conventions.drafting.blocks import Document
from conventions.word.markup import Sheet, field_run, paragraph, run
from conventions.word.roles import Role

BREAK = "<w:r><w:br/></w:r>"


def first_head(sheet: Sheet, document: Document, *, letterhead: bool) -> str:
    """The letterhead against number, version and, while it is one, the word for a draft.

    A base that brings a letterhead of its own gets the right-hand side only.
    """
    left = list(document.letterhead) if letterhead else []
    right = [run(text) for text in (document.number, document.version) if text]
    right += [_draft_mark(sheet, document)] if document.draft else []
    lines = [
        (run(left[index]) if index < len(left) else "")
        + (run("\t") + right[index] if index < len(right) else "")
        for index in range(max(len(left), len(right)))
    ]
    return paragraph(sheet.styles[Role.LETTERHEAD], BREAK.join(lines))


def running_head(sheet: Sheet, document: Document) -> str:
    """Title over number and version, on every page but the first; and the word for a draft.

    On lines of their own: a long title would otherwise run into the number.
    """
    known = " · ".join(text for text in (document.number, document.version) if text)
    mark = run("\t") + _draft_mark(sheet, document) if document.draft else ""
    content = run(document.title) + BREAK + run(known) + mark
    return paragraph(sheet.styles[Role.RUNNING_HEAD], content)


def foot(sheet: Sheet, document: Document) -> str:
    """Issuer against "page x of y", on every page."""
    before, _, rest = document.page_words.partition("{x}")
    between, _, after = rest.partition("{y}")
    pieces = [run(before), field_run("PAGE", "1"), run(between), field_run("NUMPAGES", "1")]
    counted = "".join(pieces) + (run(after) if after else "")
    return paragraph(sheet.styles[Role.RUNNING_FOOT], run(document.issuer) + run("\t") + counted)


def _draft_mark(sheet: Sheet, document: Document) -> str:
    return run(document.draft, sheet.styles[Role.DRAFT_MARK])
