"""Findings about a form that came back: what only a file that was filled in can have.

What is doubtful about the report in it, whichever file it came in, is said by ``rules.reported``.
"""

from conventions.base.findings import Severity
from conventions.forms.number_codes import NUMBER_CODES
from conventions.forms.page import report_code

NOT_A_FORM = report_code(
    101,
    "not-a-form",
    Severity.ERROR,
    "The file does not say for which agreement and period it is the form.",
    "Fill in the form as it was sent, instead of copying its cells into another file.",
    what="A workbook without the hidden sheet that identifies a form.",
    why="Without it, nobody can be sure which agreement and which period the figures belong to.",
    example="The cells of the form copied into a new workbook.",
    instead="The form itself, filled in and saved.",
)
OTHER_AGREEMENT = report_code(
    102,
    "form-of-another-agreement",
    Severity.ERROR,
    "The report is on the agreement “{found}”, not on “{agreement}”.",
    "Give the agreement it belongs to, or the report on this one.",
    what="A report held against an agreement that it was not made for.",
    why="Its figures would be judged and paid under the wrong terms.",
    example="The form of `atelier-2026` read with `atelier-2027.yaml`.",
    instead="The form of `atelier-2027`.",
)
OTHER_VERSION = report_code(
    103,
    "form-of-another-version",
    Severity.WARNING,
    "The report follows version {found} of the agreement; it is read with version {version}.",
    "Check what was amended in between; where a definition changed, ask for the new form.",
    what="A report made for an earlier or later version of the agreement.",
    why="An amendment may have changed a definition or a target, and so what was counted.",
    example="A form of version 1, after an amendment made version 2.",
    instead="A form of version 2 for the periods from the amendment on.",
)
MISSING_FIGURE = report_code(
    104,
    "missing-figure",
    Severity.WARNING,
    "{label}, {field}: nothing is written here.",
    "Write the number, and 0 if it is zero; if there is none, choose the reason in the list.",
    what="An empty cell, and no reason for it.",
    why="An empty cell is not a zero: it may have been forgotten, or not be known.",
    example="An empty cell beside 40 departures.",
    instead="0, or the reason “not available”.",
)
SAID_MISSING = report_code(
    121,
    "said-missing",
    Severity.ADVICE,
    "{label}, {field}: “{value}” is read as “{reason}”, not as zero.",
    "Leave the cell empty and choose the reason in the list; write 0 if zero is meant.",
    what="A sign or a word that says there is no figure.",
    why="A dash means zero to some and unknown to others.",
    example="`-`, `n.a.`",
    instead="An empty cell and a reason, or `0`",
)
FIGURE_AND_REASON = report_code(
    122,
    "figure-and-reason",
    Severity.WARNING,
    "{label}: there is a figure, and “{reason}” as the reason why there is none.",
    "Remove one of the two; the figure is used.",
    what="A figure together with a reason for its absence.",
    why="One of the two is left over, often from an earlier period.",
    example="24 out of 40, and “too early”",
    instead="24 out of 40",
)
EXCLUDED_INCOMPLETE = report_code(
    123,
    "excluded-incomplete",
    Severity.ERROR,
    "{label}: of the cases left out, the {field} is missing.",
    "Write both, the number of cases and the reason, or neither.",
    what="Cases left out without a reason, or a reason without a number.",
    why="Who is left out changes the result: nine of 32 cases can turn it (published case).",
    example="Excluded: 9",
    instead="Excluded: 9, moved to another canton",
)
NOT_IN_LIST = report_code(
    124,
    "not-in-list",
    Severity.WARNING,
    "{label}, {field}: “{value}” is not in the list.",
    "Choose one of: {expected}.",
    what="A text that is not one of the choices.",
    why="Other words cannot be evaluated; what is to be explained belongs in the comment.",
    example="`unknown to us`",
    instead="`not available`",
)
UNREADABLE_DATE = report_code(
    125,
    "unreadable-date",
    Severity.WARNING,
    "{label}: “{value}” is not a date.",
    "Write day.month.year, with four digits for the year: 31.01.2028.",
    what="A day that cannot be read for sure.",
    why="Of 02.03.28 nobody can say which is the day and which the year.",
    example="`end of January`, `31.1.28`",
    instead="`31.01.2028`",
)
TEXT_TOO_LONG = report_code(
    126,
    "text-too-long",
    Severity.WARNING,
    "{label}, {field}: the text has more than {limit} characters and was not taken over.",
    "Shorten it, and send the rest as a letter.",
    what="A text longer than a report can hold.",
    why="Cutting it off could change what it says.",
    example="A whole report pasted into the comment.",
    instead="Two sentences, and the report beside the form.",
)
ROW_TWICE = report_code(
    127,
    "row-twice",
    Severity.ERROR,
    "{label}: the row “{row}” stands here a second time.",
    "Delete the copy; of two rows with one code, neither is read.",
    what="A row of the form that was copied.",
    why="Of two figures under one code nobody can say which was meant.",
    example="Two rows with the code `i1`.",
    instead="One row with the code `i1`.",
)
ROW_GONE = report_code(
    128,
    "row-gone",
    Severity.ERROR,
    "{label}: the row “{row}” is not in the file any more.",
    "Fill in the form as it was sent; rows may be moved, not deleted.",
    what="A row of the form that was deleted, or whose code was changed.",
    why="Deleted is not zero, and not “not applicable” either: there is a list to say so.",
    example="The row `i1` deleted, because nothing is to be reported.",
    instead="The row `i1` with the reason “not applicable”.",
)
NEWER_FORM = report_code(
    130,
    "unknown-form-version",
    Severity.ERROR,
    "The form has the layout {found}; this program knows layouts up to {known}.",
    "Read it with the version of the program that wrote it, or a newer one.",
    what="A form made by a newer version of this program.",
    why="Its cells may mean something else.",
    example="Layout 2, read by a program that knows layout 1.",
    instead="An up-to-date program.",
)
OTHER_PERIOD = report_code(
    131,
    "period-not-reported",
    Severity.ERROR,
    "“{period}” is not a period for which this agreement has a report.",
    "Use the form of a period within the term of the agreement.",
    what="A form for a period outside the agreement, or no period at all.",
    why="Its figures could not be held against any target.",
    example="`2031`, with a term until 2030",
    instead="`2030`",
)
PAGE_SAVED = report_code(
    133,
    "page-instead-of-file",
    Severity.ERROR,
    "This is the page of the form; what was filled in does not stand in it.",
    "Open it, fill it in, and send the file that its button “save” writes.",
    what="The .html of the form sent back in place of the file that it saves.",
    why="A browser that saves the page keeps the empty form.",
    example="`form.html`",
    instead="`minimal-fr-2027.json`, as the page saved it.",
)
FAR_OFF = report_code(
    134,
    "far-from-target",
    Severity.ADVICE,
    "{label}: {result} is beyond the target, “{target}”, and the comment does not say why.",
    "Say in the comment what explains it; nothing needs to be said where a figure was mistyped and "
    "is corrected.",
    what="A figure that misses its target by more than the tolerance, without a comment.",
    why="The reason is known on the day of the report and forgotten on the day of the review.",
    example="9 out of 40 against at least 30 %, and no comment.",
    instead="9 out of 40, and “the workshop was closed from March to June”.",
)
NOT_ASKED = report_code(
    135,
    "not-asked",
    Severity.WARNING,
    "{label}: this form was made before it was asked for; nothing is reported.",
    "Send the figure with the present form, or as a correction of the report.",
    what="A form of an earlier version of the agreement, or of this program, without this row.",
    why="What was not asked is missing all the same, and missing is not zero.",
    example="A form of 2027 without the indicator that an amendment added in 2028.",
    instead="The form written with the amended agreement.",
)
LIST_INSIDE = report_code(
    136,
    "participations-in-form",
    Severity.ERROR,
    "The sheet “{sheet}” still holds participations ({count}); a report holds counts only.",
    "Count them where they are, and hand in the form that this writes: conventions count "
    "AGREEMENT FORM -o COUNTED.xlsx.",
    what="A form handed in with the list of participations in one of its sheets. It is not read.",
    why="To judge and to pay, counts are enough; data on persons stay where they are needed "
    "(nFADP art. 6; GDPR art. 5).",
    example="`form-2027.xlsx` with 40 rows in its sheet *Participations*",
    instead="`form-2027-counted.xlsx`, as `conventions count` wrote it",
)
NUMBER_INSIDE = report_code(
    137,
    "person-number-in-form",
    Severity.ERROR,
    "There is a number of social insurance here, of the AHV/AVS or a national register.",
    "Delete it; where a single case must be spoken of, do it without naming the person.",
    what="A number whose check digits are right, AHV/AVS or NISS, anywhere in what was returned: "
    "in a cell, a comment, a heading, a property of the file, a line of a report. It is not read.",
    why="A report is kept, passed on and often public; a number in it names a person for good "
    "(nFADP art. 6; GDPR art. 5).",
    example="`756.9217.0769.85 left in March`, as a comment",
    instead="`one person left in March`",
)
PERSON_INSIDE = report_code(
    138,
    "person-in-text",
    Severity.ERROR,
    "{label}, {field}: this text looks like {kind}.",
    "Say it so that nobody can be recognised: how many cases, not which.",
    what="A comment, a reason or a note with an e-mail address, a birth date or a word on health, "
    "or an added sheet with columns of names. The report is not read.",
    why="A report is read by many; who is ill or was born when is nobody's business there (nFADP "
    "art. 5; GDPR art. 9).",
    example="`the participant from Biel has been in therapy since May`",
    instead="`one person has been absent since May`",
)
SHEET_NOT_READ = report_code(
    139,
    "sheet-not-read",
    Severity.WARNING,
    "The sheet “{sheet}” is none of this form: nothing of it is read.",
    "Remove it before the form is sent; what it explains belongs in a comment.",
    what="A sheet that somebody added to the form.",
    why="What stands in it is in no report, and is kept and passed on with the form all the same.",
    example="A sheet *Participants*, with names, beside the form",
    instead="The form as it was sent, filled in",
)
CODES = (
    *NUMBER_CODES,
    NOT_A_FORM,
    OTHER_AGREEMENT,
    OTHER_VERSION,
    MISSING_FIGURE,
    SAID_MISSING,
    FIGURE_AND_REASON,
    EXCLUDED_INCOMPLETE,
    NOT_IN_LIST,
    UNREADABLE_DATE,
    TEXT_TOO_LONG,
    ROW_TWICE,
    ROW_GONE,
    NEWER_FORM,
    OTHER_PERIOD,
    PAGE_SAVED,
    FAR_OFF,
    NOT_ASKED,
    LIST_INSIDE,
    NUMBER_INSIDE,
    PERSON_INSIDE,
    SHEET_NOT_READ,
)
"""Every code of this folder."""
