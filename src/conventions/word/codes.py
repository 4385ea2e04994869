"""Findings about a draft that came back from Word."""

from conventions.base.findings import Code, Severity


def _code(number: int, name: str, severity: Severity, texts: tuple[str, str, str]) -> Code:
    message, hint, why = texts
    page = f"{why}\n\n## Instead\n\n{hint}\n"
    return Code(f"W{number:03}", name, severity, message, hint, why, page)


NOT_A_DRAFT = _code(
    1,
    "not-a-returned-draft",
    Severity.ERROR,
    (
        "The file does not hold what a draft of this program goes out with.",
        "Read the draft as it was sent, edited and saved as .docx, not a copy of its text.",
        "Without the agreement as it went out, nobody can tell what was changed since.",
    ),
)
OTHER_AGREEMENT = _code(
    2,
    "draft-of-another-agreement",
    Severity.ERROR,
    (
        "The draft is of the agreement “{found}”, not of “{agreement}”.",
        "Give the file of the agreement that it belongs to.",
        "Its changes would be written into another agreement.",
    ),
)
DAMAGED = _code(
    3,
    "damaged-draft",
    Severity.ERROR,
    (
        "The text of the file cannot be read: it is not well-formed.",
        (
            "If it was edited in LibreOffice: edit it anew with tracking switched off, or in Word"
            " or LibreOffice 25.2. Otherwise ask for it once more."
        ),
        (
            "LibreOffice 7.4 writes such files when a field is edited while changes are tracked;"
            " no program can open them any more."
        ),
    ),
)
OTHER_VERSION = _code(
    4,
    "draft-of-another-version",
    Severity.WARNING,
    (
        "The draft is of version {found} of the agreement; the file is version {version}.",
        "Check what was agreed in between.",
        "What was changed in Word was changed on another text.",
    ),
)
TRACKED = _code(
    5,
    "changes-still-tracked",
    Severity.ADVICE,
    (
        "Changes are still tracked, by {authors}; they are read as if all were accepted.",
        "Reject in Word what is not agreed, and read the file again.",
        "Who tracks a change proposes it; whether it is agreed, the file does not say.",
    ),
)
NOT_UNDERSTOOD = _code(
    6,
    "value-not-understood",
    Severity.ERROR,
    (
        "“{text}” is no value for “{label}”; the draft went out with “{before}”.",
        "Write it in Word as it was written before, or put the value into the file by hand.",
        "A value that could mean two things is not guessed.",
    ),
)
TWO_VALUES = _code(
    7,
    "field-with-two-values",
    Severity.ERROR,
    (
        "“{label}” is one field and now has several values: {values}.",
        "Write the same in all its places in Word, or put the value into the file by hand.",
        "A field has one value; the draft prints it wherever it is needed.",
    ),
)
VANISHED = _code(
    8,
    "field-vanished",
    Severity.WARNING,
    (
        "“{label}” ({before}) no longer stands in the text.",
        "Remove it from the file if that was meant, or restore it in Word.",
        "A sentence that was deleted may have been the only one that said it.",
    ),
)
REWORDED = _code(
    9,
    "clause-reworded",
    Severity.ADVICE,
    (
        "The clause “{label}” ({key}) is worded otherwise than it went out.",
        "With --write it becomes wording of your own under “clauses”.",
        "Own wording no longer follows the law's standard wording, nor the fields it names.",
    ),
)
NOT_TAKEN = _code(
    10,
    "words-not-taken-over",
    Severity.WARNING,
    (
        "“{before}” now reads “{after}”; the file has no field for these words.",
        "Put what was meant into the field that it comes from.",
        "Headings, tables and sentences made of several fields are written by the program.",
    ),
)
ROW_ADDED = _code(
    11,
    "row-added",
    Severity.WARNING,
    (
        "A row was added to a table: “{row}”.",
        "With --write it becomes an entry of the file, where the table shows a list of it.",
        "A row is what an entry of the file says; only the file is computed with.",
    ),
)
ROW_REMOVED = _code(
    12,
    "row-removed",
    Severity.WARNING,
    (
        "A row was removed from a table ({label}): “{row}”.",
        "With --write the entry is taken out of the file, where the table shows a list of it.",
        "What refers to the entry must be settled with it.",
    ),
)
CONFLICT = _code(
    13,
    "changed-on-both-sides",
    Severity.ERROR,
    (
        "“{label}” was changed in Word to “{after}”, and in the file from “{before}” to “{now}”.",
        "Decide which holds and write it into the file.",
        "Both were changed since the draft went out; neither is better by being later.",
    ),
)
NO_PLACE = _code(
    14,
    "no-place-in-the-file",
    Severity.ERROR,
    (
        "“{after}” for “{label}” could not be written into the file.",
        "Put the value into the file by hand; conventions lint then says whether it fits.",
        "The file has no such entry, or would no longer be valid.",
    ),
)
FILLED_IN_ONE = _code(
    15,
    "filled-in-one-language",
    Severity.WARNING,
    (
        "“{label}” was filled in in {language} only; the agreement is also in {missing}.",
        "Add the text in the other language to the file.",
        "A text is needed in each language of the agreement; nobody but people translates it.",
    ),
)
LINES_LOST = _code(
    16,
    "line-breaks-lost",
    Severity.ADVICE,
    (
        "“{label}” has fewer lines than it had in the file.",
        "Break the text in the file where it should be broken.",
        "A draft prints a field on one line; breaks are kept only beside words that stayed.",
    ),
)
ROW_NOT_READ = _code(
    17,
    "cell-of-a-new-row-not-understood",
    Severity.ERROR,
    (
        "“{text}” under “{column}” cannot be read, so the row that was added makes no entry.",
        "Write it as the other rows have it, or add the entry to the file.",
        "A value that could mean two things is not guessed.",
    ),
)
ROW_LACKS = _code(
    18,
    "new-row-lacks-a-field",
    Severity.ERROR,
    (
        "The row that was added (“{row}”) does not say “{label}”, so it makes no entry.",
        "Write it in the row, or add the entry to the file with all its fields.",
        "The file takes no entry without it.",
    ),
)
STILL_NEEDED = _code(
    19,
    "entry-of-a-removed-row-still-named",
    Severity.ERROR,
    (
        "The row “{row}” was removed, but its entry is still named: {where}.",
        "Change what names it first, in Word or in the file; or restore the row.",
        "What refers to an entry that is not there means nothing.",
    ),
)
ROW_MOVED = _code(
    20,
    "row-moved",
    Severity.ADVICE,
    (
        "The row “{row}” stands elsewhere in its table than it went out.",
        "Move its entry in the file, if the order matters; --write does not.",
        "The order of a list in the file is that of its table, and often that of its steps.",
    ),
)
CLAUSE_MOVED = _code(
    21,
    "clause-moved",
    Severity.WARNING,
    (
        "The clause “{label}” ({key}) now stands behind “{after}”.",
        (
            "Nothing is written: the next draft has it in its old place. To have it elsewhere,"
            " draft with your own template (conventions draft --template)."
        ),
        "The standard wording sets the order of clauses; what they say does not depend on it.",
    ),
)
CLAUSE_REMOVED = _code(
    22,
    "clause-removed",
    Severity.WARNING,
    (
        "The clause “{label}” ({key}) was removed: “{before}”.",
        (
            "Nothing is written: the next draft has it again. Remove from the file what it says, or"
            " write under “clauses” ({key}) what holds instead."
        ),
        "Standard wording comes from the fields and the laws; only they say that it need not be.",
    ),
)
COMMENT = _code(
    23,
    "comment-in-the-draft",
    Severity.ADVICE,
    (
        "{author} comments on “{about}”: “{text}”.",
        "Answer it, and put into the file what is agreed; a comment changes nothing there.",
        "A question that nobody reads is still open when the agreement is signed.",
    ),
)
NOTE = _code(
    24,
    "note-in-the-draft",
    Severity.WARNING,
    (
        "A note was added to “{about}”: “{text}”.",
        "Put what it says into the file, as a field or as wording of your own under “clauses”.",
        "The file has no place for footnotes; the next draft would not have it.",
    ),
)
TABLE_ADDED = _code(
    25,
    "table-added",
    Severity.WARNING,
    (
        "A table was added: “{rows}”.",
        "Put what it says into the file; --write takes over rows of the draft's own tables only.",
        "The file has no list of it; the next draft would not have it.",
    ),
)
AROUND = _code(
    26,
    "words-beside-the-text",
    Severity.WARNING,
    (
        "“{text}” was added beside the text: in the head or foot of a page, or in a text box.",
        "Put what is agreed into the file, as a field or as wording of your own under “clauses”.",
        "The file has no place for it; the next draft would not have it.",
    ),
)
LACKS_CHOICE = _code(
    27,
    "new-row-lacks-a-choice",
    Severity.ERROR,
    (
        "The row that was added (“{row}”) does not say “{label}”: one of {choices}.",
        "Write one of these on a line of its own in the row, or add the entry to the file.",
        "The file takes no entry without it; which of them is meant is not guessed.",
    ),
)
NOT_DOCX = _code(
    28,
    "not-saved-as-docx",
    Severity.ERROR,
    (
        "The file is {format}; a draft comes back as a Word document (.docx).",
        "Ask for it as .docx, saved by the program in which the draft was edited.",
        "Other formats do not keep what the draft went out with: the agreement and its fields.",
    ),
)
STRUCK = _code(
    29,
    "struck-through",
    Severity.WARNING,
    (
        "“{text}” has a line through it, but still stands.",
        "Delete it in Word, best with changes tracked, or take the line away.",
        "A line through words is a look; the words are read, and would be signed.",
    ),
)
ASTRAY = _code(
    30,
    "row-in-the-table-of-another-list",
    Severity.WARNING,
    (
        "The row “{row}” is an entry of “{label}” and now stands in the table of another list.",
        "Move in the file what it says, if that was meant; --write leaves the entry where it is.",
        "Each list has fields of its own; what an entry of another would lack is not guessed.",
    ),
)
PICTURE = _code(
    31,
    "picture-added",
    Severity.WARNING,
    (
        "A picture, formula or object was put in (“{text}”); it is not read.",
        "Put what it says into the file in words.",
        "The file has no place for it; the next draft would not have it.",
    ),
)
RUN_TOGETHER = _code(
    32,
    "old-and-new-run-together",
    Severity.ERROR,
    (
        "“{text}” for “{label}” may be what went out (“{before}”) and what came in one.",
        "Put the value into the file by hand, or read the file as Word had saved it.",
        "LibreOffice 7.4 and older lose what is tracked inside fields: the deleted stands again.",
    ),
)
OLD_OFFICE = _code(
    33,
    "tracked-and-saved-by-an-old-libreoffice",
    Severity.ERROR,
    (
        "The file was saved by {program} with changes tracked; nothing of it is written.",
        (
            "Accept or reject all changes and save, best in Word, where they were made; or read the"
            " file as Word had saved it."
        ),
        "LibreOffice 7.4 and older lose what is tracked inside fields: the deleted stands again.",
    ),
)

CODES = (
    *(NOT_A_DRAFT, OTHER_AGREEMENT, DAMAGED, OTHER_VERSION, TRACKED, NOT_UNDERSTOOD, TWO_VALUES),
    *(VANISHED, REWORDED, NOT_TAKEN, ROW_ADDED, ROW_REMOVED, CONFLICT, NO_PLACE),
    *(FILLED_IN_ONE, LINES_LOST, ROW_NOT_READ, ROW_LACKS, STILL_NEEDED),
    *(ROW_MOVED, CLAUSE_MOVED, CLAUSE_REMOVED, COMMENT, NOTE),
    *(TABLE_ADDED, AROUND, LACKS_CHOICE, NOT_DOCX, STRUCK, ASTRAY, PICTURE),
    *(RUN_TOGETHER, OLD_OFFICE),
)
