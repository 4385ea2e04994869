"""Findings about a list of participations: R200 to R236. None of them repeats what a cell holds."""

from conventions.base.findings import Code, Severity

_BLANKS = (
    *("column", "row", "count", "indicator", "service"),
    *("days", "limit", "end", "sheets", "columns"),
)


def _code(  # noqa: PLR0913 - a page has these parts
    number: int,
    name: str,
    severity: Severity,
    message: str,
    hint: str,
    why: str,
    *,
    example: str,
    instead: str,
) -> Code:
    page = f"{message}\n\n## Why\n\n{why}\n\n## Example\n\n{example}\n\n## Instead\n\n{instead}\n"
    for blank in _BLANKS:
        page = page.replace(f"{{{blank}}}", "…")
    return Code(f"R{number}", name, severity, message, hint, why, page)


UNREADABLE = _code(
    200,
    "list-unreadable",
    Severity.ERROR,
    "The list of participations cannot be read as a table with headings.",
    "Export it as CSV (UTF-8), one row per participation, headings in the first row.",
    "Without headings, nobody can say what a column means.",
    example="A workbook, or a file without a first row of headings.",
    instead="`person;group;service;entry;exit`",
)
TOO_LARGE = _code(
    201,
    "list-too-large",
    Severity.ERROR,
    "The list is larger than {limit}.",
    "Give one list for each agreement and period.",
    "A file without bounds can exhaust the machine.",
    example="Ten million rows.",
    instead="The participations of one agreement.",
)
UNKNOWN_COLUMN = _code(
    202,
    "column-not-declared",
    Severity.ERROR,
    "Column {column} is neither a standard column nor declared in the agreement.",
    "Remove the column, or declare it under goals.columns; standard columns: {known}.",
    "What nobody agreed to collect is not collected; stray columns are where personal data hides.",
    example="`person;entry;exit;housing`",
    instead="`goals.columns: [{id: housing, label: Housing, kind: yes-no}]`",
)
PERSONAL_COLUMN = _code(
    203,
    "column-of-personal-data",
    Severity.ERROR,
    "The column “{column}” holds data that identify or describe a person: {kind}.",
    "Remove the column; keep the key between pseudonym and person where it is.",
    "Counting needs no names, numbers, birth dates or notes (nFADP art. 6; GDPR art. 5).",
    example="`Name;Vorname;AHV-Nr.;Eintritt`",
    instead="`person;entry`",
)
PERSONAL_VALUE = _code(
    204,
    "cell-of-personal-data",
    Severity.ERROR,
    "Row {row}, {column}: this looks like {kind}.",
    "Replace it by a pseudonym of your own (P-0012), or by the code that is asked for.",
    "Counting needs no names, numbers, birth dates or health data (nFADP art. 5, 6; GDPR art. 9).",
    example="An AHV number in the column of the pseudonym.",
    instead="`P-0012`",
)
COLUMN_MISSING = _code(
    205,
    "column-missing",
    Severity.ERROR,
    "The column “{column}” is missing.",
    "Add it; every row needs it.",
    "Without a pseudonym and an entry, persons and stays cannot be told apart.",
    example="`entry;exit`",
    instead="`person;entry;exit`",
)
COLUMN_TWICE = _code(
    206,
    "column-twice",
    Severity.ERROR,
    "Two columns are “{column}”.",
    "Remove one of them.",
    "Of two columns that say the same, nobody knows which one is right.",
    example="`person;entry;Eintritt`",
    instead="`person;entry`",
)
RAGGED = _code(
    207,
    "row-of-other-length",
    Severity.ERROR,
    "Row {row} has {found} cells; the headings are {expected}.",
    "Export the list anew; a separator inside a cell must stand between quotation marks.",
    "From the surplus cell on, every value would be read under the wrong heading.",
    example="`P-1;2027-01-04;` under three headings, or a fourth cell",
    instead="As many cells as headings.",
)
NOT_A_DATE = _code(
    208,
    "cell-not-a-date",
    Severity.ERROR,
    "Row {row}, {column}: this is not a date.",
    "Write year-month-day (2027-03-31) or day.month.year (31.03.2027).",
    "Other spellings are read differently in different countries.",
    example="`03/04/27`",
    instead="`2027-04-03`",
)
NOT_A_NUMBER = _code(
    209,
    "cell-not-a-number",
    Severity.ERROR,
    "Row {row}, {column}: this is not a number that can be used.",
    "Write digits and at most two decimals; 0 for none.",
    "A number that is guessed is worse than none.",
    example="`ca. 20`",
    instead="`20`",
)
NOT_A_CODE = _code(
    210,
    "cell-not-a-code",
    Severity.ERROR,
    "Row {row}, {column}: this is none of the answers of the list.",
    "Write one of: {expected}.",
    "Free text cannot be counted, and may say more about a person than anybody needs.",
    example="`found work with an uncle`",
    instead="`permanent-contract`",
)
NOT_A_PSEUDONYM = _code(
    211,
    "cell-not-a-pseudonym",
    Severity.ERROR,
    "Row {row}, {column}: a pseudonym is missing, or is none.",
    "Write letters, digits and hyphens, at least one digit, no blanks: P-0012.",
    "The pseudonym tells persons apart and names none of them.",
    example="`Anna M.`",
    instead="`P-0012`",
)
EXIT_BEFORE_ENTRY = _code(
    212,
    "exit-before-entry",
    Severity.ERROR,
    "Row {row}: “{column}” lies before the entry.",
    "Correct the one date or the other.",
    "Nobody leaves before arriving; often day and month, or the year, are exchanged.",
    example="`2027-03-01;2027-02-01`",
    instead="`2027-02-01;2027-03-01`",
)
NO_ENTRY = _code(
    213,
    "no-entry",
    Severity.ERROR,
    "Row {row} has an exit but no entry.",
    "Write the entry; for a person referred who never came, leave both empty.",
    "A stay without a beginning belongs to no period.",
    example="`P-7;;2027-03-31`",
    instead="`P-7;2027-01-04;2027-03-31`",
)
TOO_MANY_DAYS = _code(
    214,
    "more-days-than-possible",
    Severity.WARNING,
    "Row {row}, {column}: {found} days, but the stay has only {days} in the period.",
    "Write the days within the period that is reported, not those of the whole stay.",
    "A stay that straddles two periods would count its days twice.",
    example="90 days in a stay that began on 15 December",
    instead="17",
)
FURTHER = _code(
    215,
    "further-cells",
    Severity.WARNING,
    "Further cells of the column “{column}” with the fault {code}: {count}.",
    "Look at the whole column: the fault is probably in the export.",
    "One line a fault is read; thousands are not.",
    example="A column of 5 000 dates written month/day/year",
    instead="The same column written year-month-day",
)
SEVERAL_LISTS = _code(
    216,
    "several-lists",
    Severity.ERROR,
    "The workbook holds several lists of participations: {sheets}.",
    "Keep one of them; move the others to a file of their own.",
    "Of two lists, nobody can say which is the one to be counted.",
    example="A sheet `2026` beside the sheet `2027`",
    instead="One file for each list",
)
OVERLAP = _code(
    220,
    "stays-overlap",
    Severity.WARNING,
    "Rows {row} and {other}: two stays of one person overlap.",
    "Correct the dates, or delete the row that stands there twice.",
    "Days in two stays at once are counted, and often paid, twice.",
    example="01.01.-31.03. and 15.03.-30.06.",
    instead="01.01.-14.03. and 15.03.-30.06.",
)
TOO_SHORT = _code(
    221,
    "stay-too-short",
    Severity.WARNING,
    "Row {row}: the stay in “{service}” is shorter than {limit}, and was not broken off.",
    "Check the dates, or write how the stay ended.",
    "{source}",
    example="Entry 01.02., regular exit 28.02., shortest duration three months",
    instead="An exit on 30.04., or the ending “broken off”",
)
TOO_LONG = _code(
    222,
    "stay-too-long",
    Severity.WARNING,
    "Row {row}: the stay in “{service}” is longer than {limit}; it ended on {end}.",
    "Check the dates, or have the extension approved and entered as a stay of its own.",
    "{source}",
    example="Ten months where six are allowed",
    instead="Two stays, the second one approved",
)
TOTAL_TOO_LONG = _code(
    223,
    "total-too-long",
    Severity.WARNING,
    "Row {row}: with this stay the person has {days} days in “{service}”, more than {limit}.",
    "Check the dates; beyond the total a stay is not covered by the agreement.",
    "{source}",
    example="Five stays of six months where 24 months are allowed",
    instead="Four of them",
)
NOT_HELD = _code(
    224,
    "assessment-not-held",
    Severity.WARNING,
    "Row {row}: {count} interim assessment(s) due by {end} not held.",
    "Enter the date of each assessment, or hold it.",
    "{source}",
    example="A stay of seven months with one assessment where one is due every three months",
    instead="`2027-04-12 2027-07-09`",
)
NO_FINAL_REPORT = _code(
    225,
    "final-report-late",
    Severity.WARNING,
    "Row {row}: the final report was due by {end}.",
    "Enter its date, or hand it in.",
    "{source}",
    example="Exit 31.03., final report within one month, none on 01.06.",
    instead="`2027-04-20`",
)
BEYOND_ART60 = _code(
    226,
    "beyond-art-60-7",
    Severity.WARNING,
    "Row {row}: aged {age} at entry: the contract ends by {end} ({days} days, {limit}).",
    "Check the dates; the right to unemployment benefit is gained earlier.",
    "{source}",
    example="Entry at 30 on 01.01.2026, still there on 30.06.2027",
    instead="Exit on 31.12.2026 (312 days)",
)
COLUMN_ABSENT = _code(
    230,
    "indicator-lacks-a-column",
    Severity.WARNING,
    "“{indicator}” cannot be counted: the list has no column “{column}”.",
    "Add the column, or report the figure in the form.",
    "The figure is reported as not collected; it is not zero.",
    example="A rate six months after exit from a list without `status_6`",
    instead="`person;entry;exit;status_6`",
)
EMPTY_CELLS = _code(
    231,
    "indicator-lacks-answers",
    Severity.WARNING,
    "“{indicator}” is not counted: rows with nothing in “{column}”: {count}, the first is row "
    "{row}.",
    "Write the answer; where it was asked and nobody knows, the code for unknown.",
    "Left out they would raise the rate, counted as failures they would lower it.",
    example="An empty status six months after exit, seven months after exit",
    instead="`unknown`",
)
TOO_EARLY = _code(
    232,
    "too-early-to-count",
    Severity.ADVICE,
    "“{indicator}” can be counted from {end}: {count} of {total} have been measured so far.",
    "Count again from that day.",
    "A rate over those measured so far leaves out whoever left late.",
    example="Exits until December, measured after six months, counted in February",
    instead="Counted on 1 July",
)
NOT_COUNTABLE = _code(
    233,
    "not-counted-from-a-list",
    Severity.ADVICE,
    "“{indicator}” is not counted from participations: {reason}.",
    "Report the figure in the form.",
    "A list of participations does not hold what this figure is made of.",
    example="Satisfaction, which is asked in a survey",
    instead="The figure in the form",
)
BAD_COUNTING = _code(
    234,
    "counting-names-nothing",
    Severity.ERROR,
    "The counting of “{indicator}” names “{name}”, which no column or code is called.",
    "Correct it in the agreement, or declare the column under goals.columns.",
    "Nothing would be counted, and the figure would be zero.",
    example="`where: [{destination: {among: [job]}}]`",
    instead="`where: [{destination: {among: [permanent-contract]}}]`",
)
NOTHING_IN_PERIOD = _code(
    235,
    "no-stay-in-the-period",
    Severity.WARNING,
    "No row of the list has a stay in the period.",
    "Check the period, and the year of the dates.",
    "Every figure would be zero.",
    example="The list of 2026 counted for 2027",
    instead="The list of 2027",
)
NEEDS_COLUMN = _code(
    236,
    "column-to-declare",
    Severity.ADVICE,
    "“{indicator}” is counted from participations once the agreement declares: {columns}.",
    "Declare it under goals.columns and fill it in; else report the figure in the form.",
    "The standard columns do not say it; what nobody agreed to collect is not collected.",
    example="`use: certificates-issued`, and no column for certificates",
    instead='`goals.columns: [{id: certificates, label: "Certificates", kind: count}]`',
)
CODES = (
    UNREADABLE,
    TOO_LARGE,
    UNKNOWN_COLUMN,
    PERSONAL_COLUMN,
    PERSONAL_VALUE,
    COLUMN_MISSING,
    COLUMN_TWICE,
    RAGGED,
    NOT_A_DATE,
    NOT_A_NUMBER,
    NOT_A_CODE,
    NOT_A_PSEUDONYM,
    EXIT_BEFORE_ENTRY,
    NO_ENTRY,
    TOO_MANY_DAYS,
    FURTHER,
    SEVERAL_LISTS,
    OVERLAP,
    TOO_SHORT,
    TOO_LONG,
    TOTAL_TOO_LONG,
    NOT_HELD,
    NO_FINAL_REPORT,
    BEYOND_ART60,
    COLUMN_ABSENT,
    EMPTY_CELLS,
    TOO_EARLY,
    NOT_COUNTABLE,
    BAD_COUNTING,
    NOTHING_IN_PERIOD,
    NEEDS_COLUMN,
)
