"""The formula beside the cells that shows the result, or what is wrong, while one types."""

from conventions.base.language import Language, word
from conventions.forms.entry import COLUMN_OF, Entry
from conventions.forms.look import COLUMNS


def check(entry: Entry, row: int, language: Language) -> tuple[str, str] | None:
    """The formula, and what it shows in an empty form; none where there is nothing to check.

    ``row`` is counted from 1.
    """
    fields = {COLUMN_OF[cell.field]: cell.kind for cell in entry.inputs}
    if "number" not in fields or entry.code.startswith("R/"):
        return None
    number, out_of, missing = (
        f"{chr(65 + COLUMNS.index(column))}{row}" for column in ("number", "out_of", "missing")
    )
    todo, part, text, above, none = (
        _quoted(language, key) for key in ("todo", "part", "text", "above", "none")
    )
    empty = f'IF({missing}="",{todo},"")' if "missing" in fields else todo
    if "out_of" not in fields:
        given = "" if fields["number"] == "yes-no" else f'IF(ISNUMBER({number}),"",{text})'
        formula = f'=IF({number}="",{empty},{given or _EMPTY})'
        return formula, word(language, "form", "checks.todo")
    share = f"{number}/{out_of}"
    if entry.subset:
        share = f"IF({number}>{out_of},{above},{share})"
    both = f"IF({out_of}=0,IF({number}=0,{none},{above}),{share})"
    numbers = f"IF(AND(ISNUMBER({number}),ISNUMBER({out_of})),{both},{text})"
    one = f'IF(OR({number}="",{out_of}=""),IF({missing}="",{part},""),{numbers})'
    formula = f'=IF(AND({number}="",{out_of}=""),{empty},{one})'
    return formula, word(language, "form", "checks.todo")


_EMPTY = '""'


def _quoted(language: Language, key: str) -> str:
    text = word(language, "form", f"checks.{key}").replace('"', '""')
    return f'"{text}"'
