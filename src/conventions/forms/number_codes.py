"""Findings about a cell that should hold a number: R105 to R120."""

from conventions.base.findings import Severity
from conventions.forms.page import report_code

UNREADABLE_NUMBER = report_code(
    105,
    "unreadable-number",
    Severity.ERROR,
    "{label}, {field}: “{value}” is not a number.",
    "Write digits only, such as 12 or 1234.50; say the rest in the comment.",
    what="A text where a number is expected.",
    why="What cannot be read is not guessed: the value stays missing.",
    example="`high`, `a dozen`",
    instead="`12`",
)
AMBIGUOUS_NUMBER = report_code(
    106,
    "ambiguous-number",
    Severity.ERROR,
    "{label}, {field}: “{value}” can be {whole} or {decimal}.",
    "Write {whole} without a separator, or {decimal} with its last zero.",
    what="A point or comma before exactly three digits.",
    why="In one country it groups thousands, in another it begins the decimals: a factor of 1000.",
    example="`1.234`",
    instead="`1234`, or `1.2340`",
)
SHARE_OR_PERCENT = report_code(
    107,
    "share-or-percent",
    Severity.ERROR,
    "{label}, {field}: “{value}” can be {hundredfold} % or {itself} %.",
    "Write the percent sign too: {hundredfold} % or {itself} %.",
    what="A number of at most 1 where a percentage is expected.",
    why="Spreadsheets store 60 % as 0.6, and some people write it so: a factor of 100.",
    example="`0.6`",
    instead="`60 %`",
)
SHARE_FOR_COUNT = report_code(
    108,
    "percentage-for-number",
    Severity.ERROR,
    "{label}, {field}: “{value}” is a percentage; a number is expected here.",
    "Write how many there are; the form works out the percentage.",
    what="A percentage where persons, days or cases are counted.",
    why="A percentage hides how many cases it rests on: with 10 cases, one more is 10 points.",
    example="`60 %`",
    instead="24 in “number”, 40 in “out of”",
)
MORE_THAN_NUMBER = report_code(
    109,
    "more-than-number",
    Severity.ERROR,
    "{label}, {field}: “{value}” holds more than a number.",
    "Write {number} alone; tick “estimate” if it is one, and say the rest in the comment.",
    what="A unit, a currency or words beside the number.",
    why="“About 12”, “12 half days” and “under 12” are not the same as 12.",
    example="`12 pers.`, `ca. 12`",
    instead="`12`",
)
NEGATIVE = report_code(
    110,
    "negative-number",
    Severity.ERROR,
    "{label}, {field}: {value} is below zero.",
    "Write what was counted in this period; put a correction of an earlier one in the comment.",
    what="A negative number where something is counted.",
    why="Fewer than no persons, days or hours cannot be; a correction belongs to its own period.",
    example="`-3`",
    instead="`0`, and the correction in the comment",
)
DECIMALS_IN_COUNT = report_code(
    111,
    "decimals-in-count",
    Severity.ERROR,
    "{label}, {field}: {value} is not a whole number.",
    "Count persons or cases, not full-time equivalents or shares of them.",
    what="Decimals where whole persons or cases are counted.",
    why="Half a person cannot have found a job; often full-time equivalents were counted instead.",
    example="`12.5`",
    instead="`12`",
)
FORMULA_ERROR = report_code(
    114,
    "formula-error",
    Severity.ERROR,
    "{label}, {field}: the formula in this cell gives {value}.",
    "Replace the formula by what it should give.",
    what="A formula that the spreadsheet could not work out.",
    why="The cell shows an error instead of a value.",
    example="`#DIV/0!`",
    instead="`12`",
)
NEVER_CALCULATED = report_code(
    115,
    "formula-never-calculated",
    Severity.ERROR,
    "{label}, {field}: the formula in this cell was never calculated.",
    "Open the file in Excel or LibreOffice and save it, or replace the formula by its result.",
    what="A formula without its result.",
    why="Some programs write formulas without working them out; the result is not in the file.",
    example="`=B2+B3` written by a program",
    instead="`12`",
)
DATE_FOR_NUMBER = report_code(
    116,
    "date-for-number",
    Severity.ERROR,
    "{label}, {field}: {value} is a date; a number is expected here.",
    "Write the number again; if the cell turns it into a date, set its format to “Number”.",
    what="A date where a number is expected.",
    why="Spreadsheets turn 3/4 or 1.5 into a date, and the number that was typed is lost.",
    example="`4 March` instead of 3/4",
    instead="`3` in “number”, `4` in “out of”",
)
TRUE_OR_FALSE = report_code(
    117,
    "truth-value-for-number",
    Severity.ERROR,
    "{label}, {field}: {value} is not a number.",
    "Write the number.",
    what="TRUE or FALSE where a number is expected.",
    why="It comes from a comparison or a tick box, and says nothing of how many.",
    example="`TRUE`",
    instead="`12`",
)
TOO_LARGE = report_code(
    118,
    "number-too-large",
    Severity.ERROR,
    "{label}, {field}: {value} is more than {limit}, the most that is possible here.",
    "Check the number: often one was typed behind another.",
    what="A number that cannot be meant.",
    why="A slip of the keyboard would decide the whole report.",
    example="`4041404140`",
    instead="`40`",
)
TOO_MANY_DECIMALS = report_code(
    119,
    "too-many-decimals",
    Severity.ERROR,
    "{label}, {field}: {value} has more than {places} decimals.",
    "Write {nearest}, if that is meant.",
    what="More decimals than a report can hold.",
    why="They come from a division; where they are cut off should be decided, not happen.",
    example="`33.33333333`",
    instead="`33.3333`",
)
TWO_NUMBERS = report_code(
    120,
    "two-numbers",
    Severity.ERROR,
    "{label}, {field}: “{value}” holds two numbers.",
    "Write each in its own cell: {first}, {second}.",
    what="Two numbers in one cell.",
    why="Which of them counts, and whether they are a share or a range, is not written.",
    example="`12/40`",
    instead="`12` in “number”, `40` in “out of”",
)
NUMBER_CODES = (
    UNREADABLE_NUMBER,
    AMBIGUOUS_NUMBER,
    SHARE_OR_PERCENT,
    SHARE_FOR_COUNT,
    MORE_THAN_NUMBER,
    NEGATIVE,
    DECIMALS_IN_COUNT,
    FORMULA_ERROR,
    NEVER_CALCULATED,
    DATE_FOR_NUMBER,
    TRUE_OR_FALSE,
    TOO_LARGE,
    TOO_MANY_DECIMALS,
    TWO_NUMBERS,
)
