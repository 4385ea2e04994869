"""Findings about an office's own Word template: what would fail, get lost, or not be filled."""

from conventions.base.findings import Code, Severity


def _code(number: int, name: str, severity: Severity, texts: tuple[str, str, str, str]) -> Code:
    message, hint, why, example = texts
    page = f"{why}\n\n## Example\n\n```text\n{example}\n```\n\n## Instead\n\n{hint}\n"
    return Code(f"W{number}", name, severity, message, hint, why, page)


SYNTAX = _code(
    501,
    "placeholder-not-understood",
    Severity.ERROR,
    (
        "{tag} cannot be read: {detail}.",
        "Write {{{{ name }}}} for a value, {{% for … in … %}} or {{% if … %}} for a part.",
        "What is not understood is never filled, and would stand in the agreement as it is.",
        "{{ term.start }",
    ),
)
UNKNOWN_NAME = _code(
    502,
    "unknown-name",
    Severity.ERROR,
    (
        "“{name}” does not exist here; nearest: {near}.",
        "Use a field of the agreement; docs/reference/agreement.md lists them.",
        "A name that no agreement has can never be filled.",
        "{{ term.sart }}",
    ),
)
UNKNOWN_FILTER = _code(
    503,
    "unknown-filter",
    Severity.ERROR,
    (
        "There is no filter “{name}”; nearest: {near}.",
        "Leave the filter out: a value is then said as its field is in the standard wording.",
        "Filters say values in the language of the document; there are no others than these.",
        "{{ term.start|datum }}",
    ),
)
FILTER_OF_ANOTHER_KIND = _code(
    504,
    "filter-of-another-kind",
    Severity.ERROR,
    (
        "The filter “{name}” cannot say “{field}”; fitting: {near}.",
        "Leave the filter out, or take that of the field's kind.",
        "A day is not an amount: the filter would find nothing to say.",
        "{{ term.start|money }}",
    ),
)
NOT_ALLOWED = _code(
    505,
    "not-allowed-in-a-template",
    Severity.ERROR,
    (
        "{tag} asks for more than names, conditions, lists and filters: {what}.",
        "Leave it out; what has to be computed is computed by the program.",
        "A template comes from outside. One that may call functions may read and delete files.",
        "{{ term.__class__.__mro__ }}",
    ),
)
UNCLOSED = _code(
    506,
    "part-never-ends",
    Severity.ERROR,
    (
        "{tag} begins a part that never ends.",
        "Put {{%{level} end{word} %}} where the part ends.",
        "Nobody can tell how far the condition or the loop goes.",
        "{%p if term.renewal %}",
    ),
)
STRAY_END = _code(
    507,
    "part-never-began",
    Severity.ERROR,
    (
        "{tag} ends or divides a part that never began.",
        "Remove it, or put the beginning in front.",
        "Often the beginning was deleted with its paragraph.",
        "{%p endfor %}",
    ),
)
ACROSS = _code(
    508,
    "part-across-paragraphs",
    Severity.ERROR,
    (
        "{tag} begins in one paragraph or cell and ends in another.",
        "Write {{%{level} {word} … %}} and {{%{level} end{word} %}}, each alone in its {unit}.",
        "Without the letters it would begin inside one paragraph and end inside another.",
        "{% for party in parties %} … {% endfor %} in two cells of a row",
    ),
)
MIXED_LEVELS = _code(
    509,
    "part-of-two-levels",
    Severity.ERROR,
    (
        "{tag} ends a part that began with {begin}.",
        "Use the same letters (p, tr, tc or none) at both ends.",
        "A part made of rows cannot end with a paragraph.",
        "{%tr for party in parties %} … {%p endfor %}",
    ),
)
TEXT_LOST = _code(
    510,
    "text-beside-a-tag",
    Severity.ERROR,
    (
        "“{text}” stands beside {tag} and would be lost.",
        "Put the tag alone in its {unit}.",
        "A paragraph or row that holds such a tag is taken away with all that is in it.",
        "Signed by: {%p for one in signatures.signatures %}",
    ),
)
NOT_A_LIST = _code(
    511,
    "loop-over-no-list",
    Severity.ERROR,
    (
        "“{name}” is not a list, so nothing can be repeated for it.",
        "Repeat for a list, or print the value without a loop.",
        "A loop over a text would go through its letters.",
        "{% for day in term.start %}",
    ),
)
NOT_A_TEXT = _code(
    512,
    "not-a-text",
    Severity.ERROR,
    (
        "“{name}” is not one text but a list, a group of fields, or yes or no; in it: {near}.",
        "Name the field that is meant; go through a list with a loop, or take one entry with [0].",
        "Printed as it is, it would look like a program.",
        "{{ parties }}",
    ),
)
CURLY_QUOTES = _code(
    513,
    "curly-quotes",
    Severity.ADVICE,
    (
        "{tag} holds typographic quotation marks; they are read as straight ones.",
        "Word sets them by itself: take back with Ctrl+Z right after typing.",
        "Other programs that fill templates do not understand them.",
        "{{ term.renewal.notice|duration(“dative”) }}",
    ),
)
SPLIT_LOOK = _code(
    514,
    "placeholder-in-pieces",
    Severity.ADVICE,
    (
        "{tag} is in {pieces} pieces of different look; the look of the first holds.",
        "Type the placeholder anew in one go, then format all of it.",
        "Word cuts a placeholder where its look, language or spelling changes.",
        "{{ term.**start** }}",
    ),
)
OUT_OF_REACH = _code(
    515,
    "placeholder-out-of-reach",
    Severity.WARNING,
    (
        "{tag} stands in {where}, where nothing is filled.",
        "Move it into the text, a table, a header or a footer.",
        "It would stand in the agreement as it is.",
        "{{ identity.title }} in a comment",
    ),
)
UNKNOWN_CONTROL = _code(
    516,
    "unknown-control",
    Severity.WARNING,
    (
        "The content control “{tag}” names no field of the agreement; nearest: {near}.",
        "Set its tag to the path of a field, as term.start; a control of your own may stay.",
        "It is left as it is.",
        "a content control with the tag “term.strat”",
    ),
)
TWO_LISTS = _code(
    517,
    "row-of-two-lists",
    Severity.ERROR,
    (
        "This row names entries of “{first}” and of “{second}”.",
        "Name entries of one list only; make a second table for the other.",
        "A row is repeated for each entry of a list: of which one, cannot be told.",
        "a row with the tags parties[].legal_name and goals.goals[].id",
    ),
)
STYLES_LACKING = _code(
    518,
    "styles-lacking",
    Severity.ADVICE,
    (
        "The file has no style for: {styles}. Ours are put in.",
        "Add styles of these names to the file to give them its own look.",
        "Styles are found by name, in whatever language Word shows them.",
        "a file without a style named Clause",
    ),
)
STYLE_OF_ANOTHER_KIND = _code(
    519,
    "style-of-another-kind",
    Severity.WARNING,
    (
        "The style “{style}” is there, but for {found}, not for {wanted}. Ours is put in.",
        "Rename it, or make a style of the right kind with this name.",
        "A paragraph cannot have a style made for characters.",
        "a character style named Note",
    ),
)
NO_LETTERHEAD = _code(
    520,
    "no-letterhead",
    Severity.ADVICE,
    (
        "The file has nothing in its headers; ours are written: the office, its address.",
        "Put the letterhead into the header of the first page.",
        "What stands in the text of the file is left out of a draft.",
        "a letterhead typed at the top of the text",
    ),
)
OWN_NOT_PLACED = _code(
    521,
    "own-clause-without-place",
    Severity.WARNING,
    (
        "The template has no place for the agreement's own clause “{key}”; it was left out.",
        "Put {{%p for clause in clauses %}}, {{{{ clause.text }}}}, {{%p endfor %}} into it.",
        "What was agreed beside the standard wording would not be signed.",
        "a template without “clauses”, and an agreement that has some",
    ),
)

CODES = (
    *(SYNTAX, UNKNOWN_NAME, UNKNOWN_FILTER, FILTER_OF_ANOTHER_KIND, NOT_ALLOWED),
    *(UNCLOSED, STRAY_END, ACROSS, MIXED_LEVELS, TEXT_LOST, NOT_A_LIST, NOT_A_TEXT),
    *(CURLY_QUOTES, SPLIT_LOOK, OUT_OF_REACH, UNKNOWN_CONTROL, TWO_LISTS),
    *(STYLES_LACKING, STYLE_OF_ANOTHER_KIND, NO_LETTERHEAD, OWN_NOT_PLACED),
)
