"""The roles a style can have in a document, each under the name its style has in Word.

A style is found by its name, never by its id: the id of "heading 1" is ``Heading1``, ``Titre1`` or
``berschrift1`` after the language of the Word that made the file; its name is the same everywhere.
"""

from enum import StrEnum


class Role(StrEnum):
    """What a style is for; its value is the name of the style in a .docx."""

    # Styles are looked up some thousands of times a document: that of Enum is not made for it.
    __hash__ = str.__hash__

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    DRAFT = "Draft"
    CONTENTS_TITLE = "TOC Heading"
    CONTENTS = "toc 1"
    HEADING = "heading 1"
    PLAIN_HEADING = "Heading Plain"
    CLAUSE = "Clause"
    CLAUSE_LEAD = "Clause Lead"
    LETTER = "Letter"
    CONTINUATION = "Clause Continued"
    CONTINUATION_LEAD = "Clause Continued Lead"
    PARAGRAPH = "Body Text"
    ITEM = "List Bullet"
    NOTE = "Note"
    CAPTION = "caption"
    CELL = "Table Text"
    KEPT_CELL = "Table Text Kept"
    NUMBER_CELL = "Table Number"
    HEAD_CELL = "Table Head"
    NUMBER_HEAD_CELL = "Table Head Number"
    TABLE_END = "Table End"
    SIGNATURE_INTRO = "Signature Intro"
    SIGNATURE_PARTY = "Signature Party"
    SIGNATURE_LINE = "Signature Line"
    SIGNATURE_LABEL = "Signature Label"
    PAGE_BREAK = "Page Break"
    LETTERHEAD = "Letterhead"
    RUNNING_HEAD = "Running Head"
    RUNNING_FOOT = "Running Foot"
    STRONG = "Strong"
    VALUE = "Value"
    MISSING = "Missing"
    DRAFT_MARK = "Draft Mark"
    LINK = "Hyperlink"
    COMMENT_REFERENCE = "annotation reference"
    TABLE = "Agreement Table"
    SIGNATURE_TABLE = "Signature Table"


NUMBERED = (Role.HEADING, Role.CLAUSE, Role.LETTER, Role.ITEM)
"""The roles that are counted; their numbering is always ours, so that clauses follow articles."""

TABBED = (Role.LETTERHEAD, Role.RUNNING_HEAD, Role.RUNNING_FOOT)
"""The roles whose one tab stop stands at the right edge of the text."""
