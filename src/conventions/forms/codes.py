"""Findings about a report that came back: R101 to R132."""

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
NUMERATOR_ABOVE = report_code(
    112,
    "numerator-above-denominator",
    Severity.ERROR,
    "{label}: {numerator} out of {denominator} is not possible.",
    "Check both numbers: the first counts some of the cases of the second.",
    what="More cases counted as a success than there are cases.",
    why="The numerator is a part of the denominator. Often the two come from different lists, or "
    "other periods (published case: 111 starts, 75 persons engaged).",
    example="42 out of 40",
    instead="24 out of 40",
)
ABOVE_HUNDRED = report_code(
    113,
    "above-hundred-percent",
    Severity.WARNING,
    "{label}: {numerator} out of {denominator} is more than 100 %.",
    "Check both numbers, and say in the comment why it is more.",
    what="More than was available or planned.",
    why="Possible for places, hours or money, and rare enough to be looked at.",
    example="7400 occupied place-days out of 7300",
    instead="6900 out of 7300, or a comment",
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
NOT_AGREED = report_code(
    129,
    "not-agreed",
    Severity.WARNING,
    "“{code}” is reported, but is not in the agreement.",
    "Correct the code, or leave it out; use one of: {known}.",
    what="A figure for something the agreement does not know.",
    why="It cannot be held against a target. Often an amendment removed the indicator.",
    example="`indicator: i7`, with six indicators agreed",
    instead="`indicator: i6`",
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
GROUPS_DIFFER = report_code(
    132,
    "groups-do-not-add-up",
    Severity.WARNING,
    "{label}, {field}: the groups add up to {sum}, the whole is {total}.",
    "Check the groups, and say in the comment who belongs to several, or to none.",
    what="Groups that do not add up to the whole.",
    why="Either somebody is missing in a group, or counted twice.",
    example="12 and 20 in the groups, 40 in the whole",
    instead="12 and 28 in the groups, 40 in the whole",
)
CODES = (
    *NUMBER_CODES,
    NOT_A_FORM,
    OTHER_AGREEMENT,
    OTHER_VERSION,
    MISSING_FIGURE,
    NUMERATOR_ABOVE,
    ABOVE_HUNDRED,
    SAID_MISSING,
    FIGURE_AND_REASON,
    EXCLUDED_INCOMPLETE,
    NOT_IN_LIST,
    UNREADABLE_DATE,
    TEXT_TOO_LONG,
    ROW_TWICE,
    ROW_GONE,
    NOT_AGREED,
    NEWER_FORM,
    OTHER_PERIOD,
    GROUPS_DIFFER,
)
"""Every code of this folder."""
