"""Why a file is refused before anybody looks at what it says: YAML files, Word and Excel files."""

import re

from conventions.base.findings import Code, Severity

_PLACEHOLDER = re.compile(r"\{\w+\}")


def _refusal(  # noqa: PLR0913 - a page has these parts
    number: str,
    name: str,
    message: str,
    hint: str,
    *,
    why: str,
    example: str,
    instead: str,
    fence: str = "yaml",
) -> Code:
    """A code whose page is put together from its parts."""
    marks = (f"```{fence}\n", "\n```") if fence else ("", "")
    shown, better = (f"{marks[0]}{text}{marks[1]}" for text in (example, instead))
    page = (
        f"## What\n\n{_PLACEHOLDER.sub('…', message)}\n\n## Why\n\n{why}\n\n"
        f"## Example\n\n{shown}\n\n## Instead\n\n{better}\n\n{hint}\n"
    )
    return Code(number, name, Severity.ERROR, message, hint, why, page)


NOT_UTF8 = _refusal(
    "F001",
    "not-utf8",
    "The file is not text in UTF-8: here stands the byte {byte}.",
    "Save the file as text with the encoding UTF-8.",
    why="In any other encoding the accents of a name depend on the machine that reads the file. "
    "A Word file, an Excel file or a picture is no YAML file at all.",
    example="A file saved as “ANSI”, “Unicode” (UTF-16) or .docx.",
    instead="The same text saved as UTF-8, with or without a byte order mark.",
    fence="",
)
TOO_LARGE = _refusal(
    "F002",
    "too-large",
    "The file has {size} bytes; more than {limit} are not read.",
    "Check that it is the right file; keep annexes in files of their own.",
    why="The longest agreements have some 200 000 bytes. A larger file is a mistake or an attack.",
    example="A file of 40 megabytes.",
    instead="One agreement in one file, its annexes named in it.",
    fence="",
)
EMPTY = _refusal(
    "F003",
    "empty-file",
    "The file is empty, or holds nothing but comments.",
    "Start from `conventions new`.",
    why="There is nothing to check, and it must not pass for a document without faults.",
    example="# agreement 2027",
    instead="format: 1\nid: workshop-2027",
)
NOT_A_MAPPING = _refusal(
    "F004",
    "not-a-mapping",
    "The file does not begin with a key such as `format:`.",
    "Write `key: value` lines at the top, without a hyphen before them.",
    why="Every file of this kind is a set of named sections.",
    example="- format: 1\n- id: workshop-2027",
    instead="format: 1\nid: workshop-2027",
)
HIDDEN = _refusal(
    "F005",
    "hidden-character",
    "Here stands the character {character}, which does not show on the screen.",
    "Delete the characters around this place and type them again.",
    why="What cannot be seen cannot be agreed: such a character can turn the order of figures "
    "around, or make two names differ that look the same. It often comes from copying.",
    example='name: "Atelier\\u200b du Lac"',
    instead='name: "Atelier du Lac"',
)
SYNTAX = _refusal(
    "F006",
    "yaml-syntax",
    "From here on the file cannot be read as YAML: {line}",
    "Look at this line and the one above: the same indentation for entries of one group, a space "
    "after each colon and hyphen, quotes and brackets closed, an apostrophe inside double quotes, "
    "a backslash inside single ones.",
    why="A guess at what was meant could change the agreement.",
    example="parties:\n  - id: canton\n   role: commissioner",
    instead="parties:\n  - id: canton\n    role: commissioner",
)
TOO_DEEP = _refusal(
    "F007",
    "too-deep",
    "From here on values are nested more than {limit} levels deep.",
    "Look for brackets that are never closed.",
    why="An agreement has some ten levels. Thousands of them bring programs down.",
    example="goals: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    instead="goals: {goals: []}",
)
ANCHOR = _refusal(
    "F008",
    "anchor",
    "The value is given the name &{name}, to be used again elsewhere.",
    "Delete &{name}, and write the value out wherever it holds.",
    why="What a signatory reads must stand where it holds.",
    example="start: &day 2027-01-01",
    instead="start: 2027-01-01",
)
ALIAS = _refusal(
    "F009",
    "alias",
    "Instead of a value stands a reference to another one, *{name}.",
    "Write the value out. A text that begins with an asterisk goes in quotes.",
    why="What a signatory reads must stand where it holds; and references to references make a "
    "file of a few lines fill the memory of a machine.",
    example="end: *day",
    instead="end: 2030-12-31",
)
TAG = _refusal(
    "F010",
    "tag",
    "The value is marked with {tag}, which would fix its type.",
    "Delete {tag}. A text that begins with an exclamation mark goes in quotes.",
    why="Each field has its own type already, and in other programs a tag can run code.",
    example='amount: !!str "1200.10"',
    instead="amount: 1200.10",
)
MERGE_KEY = _refusal(
    "F011",
    "merge-key",
    "The key << would copy entries from elsewhere.",
    "Write the entries out.",
    why="What a signatory reads must stand where it holds.",
    example="<<: {start: 2027-01-01}",
    instead="start: 2027-01-01",
)
DUPLICATE = _refusal(
    "F012",
    "duplicate-key",
    "The key {key} stands here a second time; the first is on line {first}.",
    "Keep one of the two.",
    why="Of two amounts under one name nobody can say which was agreed. Most programs take the "
    "last one silently.",
    example="start: 2027-01-01\nstart: 2027-07-01",
    instead="start: 2027-01-01",
)
SECOND_DOCUMENT = _refusal(
    "F013",
    "second-document",
    "A line `---` begins a second document in the same file.",
    "Put it in a file of its own. Three hyphens as a text go in quotes.",
    why="One file is one agreement; what follows would be overlooked.",
    example="format: 1\n---\nformat: 1",
    instead="format: 1",
)
COMPLEX_KEY = _refusal(
    "F014",
    "complex-key",
    "A list or a group of entries stands where a key is expected.",
    "Write a word before the colon. A text with braces or brackets goes in quotes.",
    why="Every field has a name. An unfilled placeholder in double braces looks like this.",
    example="{name: canton}: commissioner",
    instead="canton: commissioner",
)
DIRECTIVE = _refusal(
    "F015",
    "directive",
    "The file begins with an instruction to the YAML parser, a line with a percent sign.",
    "Delete the line.",
    why="It would change how the rest is read.",
    example="%YAML 1.1\n---\nformat: 1",
    instead="format: 1",
)
TAB_INDENT = _refusal(
    "F016",
    "tab-indentation",
    "The line is indented with a tab: {line}",
    "Indent with spaces, two for each level.",
    why="YAML does not allow tabs here, because nobody sees how many spaces one stands for.",
    example="term:\n\tstart: 2027-01-01",
    instead="term:\n  start: 2027-01-01",
)
UNQUOTED_COLON = _refusal(
    "F017",
    "unquoted-colon",
    "A colon and a space inside a text begin a new entry: {line}",
    "Put the text in double quotes.",
    why="YAML takes what stands before a colon and a space for a key.",
    example="title: Agreement: the workshop",
    instead='title: "Agreement: the workshop"',
)
UNCLOSED_QUOTE = _refusal(
    "F018",
    "unclosed-quote",
    "The quotation mark opened here is never closed: {line}",
    "Close it at the end of the text. A text that itself begins with a quotation mark goes in "
    "quotes of the other kind.",
    why="Everything after it would be one text.",
    example='title: "Agreement\nterm: {start: 2027-01-01}',
    instead='title: "Agreement"\nterm: {start: 2027-01-01}',
)
TOO_MANY = _refusal(
    "F019",
    "too-many-faults",
    "Reading stopped here, after {limit} faults.",
    "Correct the first ones and check again; often one cause repeats itself.",
    why="Nobody reads a list of thousands, and the rest of such a file means nothing.",
    example="A file pasted from a web page, with a hidden character in every line.",
    instead="The same text, pasted without formatting.",
    fence="",
)
READER = (
    NOT_UTF8,
    TOO_LARGE,
    EMPTY,
    NOT_A_MAPPING,
    HIDDEN,
    SYNTAX,
    TOO_DEEP,
    ANCHOR,
    ALIAS,
    TAG,
    MERGE_KEY,
    DUPLICATE,
    SECOND_DOCUMENT,
    COMPLEX_KEY,
    DIRECTIVE,
    TAB_INDENT,
    UNQUOTED_COLON,
    UNCLOSED_QUOTE,
    TOO_MANY,
)
"""What ``base.yamlfile`` refuses."""

NOT_A_PACKAGE = _refusal(
    "F021",
    "not-an-office-file",
    "This is not a whole .docx or .xlsx file.",
    "Open it in Word or Excel, remove a password if it has one, and save it as .docx or .xlsx.",
    why="A file that was cut off on its way, an old .doc or .xls, and a file with a password "
    "cannot be read; reading half of it would be worse.",
    example="An .xls renamed to .xlsx; an attachment that did not arrive whole.",
    instead="A file that Word or Excel itself saved as .docx or .xlsx, without a password.",
    fence="",
)
TOO_MANY_MEMBERS = _refusal(
    "F022",
    "too-many-members",
    "The file is made of {members} parts; more than {limit} are not opened.",
    "Send the form or the draft without embedded files.",
    why="A form has some twenty parts. Thousands of them are meant to exhaust the reader.",
    example="A .xlsx with 100 000 parts.",
    instead="The form as it was sent, filled in.",
    fence="",
)
TOO_LARGE_UNPACKED = _refusal(
    "F023",
    "too-large-unpacked",
    "Unpacked, {member} has {size} bytes; more than {limit} are not read.",
    "Remove pictures and other sheets, and send the form or the draft alone.",
    why="A file of half a megabyte can unpack to hundreds, and fill the memory of the machine.",
    example="A form with a sheet of a million rows.",
    instead="The form as it was sent, filled in.",
    fence="",
)
TOO_DENSE = _refusal(
    "F024",
    "too-dense",
    "The part {member} unpacks to {ratio} times its size; more than {limit} is not read.",
    "Fill in the form as it was sent, and save it again in Word or Excel.",
    why="What people write is never packed so tightly; a file made to exhaust the reader is.",
    example="A part of zeros.",
    instead="The form as it was sent, filled in.",
    fence="",
)
ENCRYPTED = _refusal(
    "F025",
    "encrypted-member",
    "The part {member} is encrypted.",
    "Save the file without a password.",
    why="It cannot be read, and Word and Excel never encrypt a single part.",
    example="A .xlsx unpacked and packed again with a password.",
    instead="The file as Word or Excel saved it, without a password.",
    fence="",
)
MEMBER_NAME = _refusal(
    "F026",
    "unsafe-member",
    "The part {member} has a name that occurs twice or leads out of the file.",
    "Open the file in Word or Excel and save it again.",
    why="Of two parts of one name each program takes another one, so that what was checked is not "
    "what is read. A name that leads out of the file could overwrite others.",
    example="Two parts `xl/workbook.xml`; a part `../../report.xlsx`.",
    instead="The file as Word or Excel saved it.",
    fence="",
)
MACROS = _refusal(
    "F027",
    "macros",
    "The file holds macros, in {member}.",
    "Save it as .docx or .xlsx, without macros.",
    why="A macro is a program that runs at the desk of whoever opens the file. Neither a draft "
    "nor a form needs one.",
    example="A .xlsm renamed to .xlsx.",
    instead="The same file saved as “Excel workbook (.xlsx)”.",
    fence="",
)
EXTERNAL = _refusal(
    "F028",
    "external-link",
    "The part {member} draws on something outside the file: {target}",
    "Break links to other workbooks, embed linked pictures, detach the document template.",
    why="What is fetched when the file is opened is not what was signed or reported, and fetching "
    "it tells a stranger who opened the file. Links that a person clicks on are let through.",
    example="A cell that reads another workbook; a picture linked from a web page.",
    instead="The value itself; the picture inserted.",
    fence="",
)
DOCTYPE = _refusal(
    "F029",
    "document-type",
    "The part {member} declares a document type or an encoding that Office files never have.",
    "Open the file in Word or Excel and save it again.",
    why="Such a declaration can pull in other files of the machine or swell without end. The "
    "standard of these files forbids it (ISO/IEC 29500-2).",
    example='`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`',
    instead="The file as Word or Excel saved it.",
    fence="",
)
ARCHIVE = (
    NOT_A_PACKAGE,
    TOO_MANY_MEMBERS,
    TOO_LARGE_UNPACKED,
    TOO_DENSE,
    ENCRYPTED,
    MEMBER_NAME,
    MACROS,
    EXTERNAL,
    DOCTYPE,
)
"""What ``base.safety`` refuses."""
