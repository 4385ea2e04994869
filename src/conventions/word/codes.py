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
        "Ask for the file saved once more by Word, or with the tracking of changes switched off.",
        "LibreOffice 7.4 writes such files when a field is edited while changes are tracked.",
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
        "“{text}” cannot be read as “{label}”; “{before}” went out.",
        "Write it in Word as it was written before, or put the value into the file.",
        "A value that could mean two things is not guessed.",
    ),
)
TWO_VALUES = _code(
    7,
    "field-with-two-values",
    Severity.ERROR,
    (
        "“{label}” is one field and now has several values: {values}.",
        "Write the same in all its places in Word, or put the value into the file.",
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
        "The clause {key} is worded otherwise than it went out.",
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
        "A row was removed from a table: “{row}”.",
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

CODES = (
    *(NOT_A_DRAFT, OTHER_AGREEMENT, DAMAGED, OTHER_VERSION, TRACKED, NOT_UNDERSTOOD, TWO_VALUES),
    *(VANISHED, REWORDED, NOT_TAKEN, ROW_ADDED, ROW_REMOVED, CONFLICT, NO_PLACE),
    *(FILLED_IN_ONE, LINES_LOST, ROW_NOT_READ, ROW_LACKS, STILL_NEEDED),
)
