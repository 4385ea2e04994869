"""The formula beside the cells that shows the result, or what is wrong, while one types."""

from collections.abc import Mapping

from conventions.base.language import Language, word
from conventions.forms.entry import COLUMN_OF, Entry
from conventions.forms.look import COLUMNS
from conventions.rules.reported.jumps import LARGE

_EMPTY = '""'


def check(
    entry: Entry, row: int, language: Language, rows: Mapping[str, int] | None = None
) -> tuple[str, str | int] | None:
    """The formula, and what it shows in an empty form; none where there is nothing to check.

    ``row`` is counted from 1; ``rows`` are those written before, for a row that adds them up.
    """
    if entry.sums:
        cells = ",".join(_cell("number", (rows or {})[code]) for code in entry.sums)
        return f"=SUM({cells})", 0
    fields = {COLUMN_OF[cell.field]: cell.kind for cell in entry.inputs}
    if "number" not in fields or entry.code.startswith("R/"):
        return None
    number, out_of, missing = (_cell(column, row) for column in ("number", "out_of", "missing"))
    todo, part, text, above, none = (
        _quoted(language, key) for key in ("todo", "part", "text", "above", "none")
    )
    empty = f'IF({missing}="",{todo},"")' if "missing" in fields else todo
    if entry.code.startswith("A/cost-"):
        empty = _EMPTY
    first = "" if empty == _EMPTY else word(language, "form", "checks.todo")
    if "out_of" not in fields:
        well = _explained(entry, number, row, language) or _EMPTY
        given = well if fields["number"] == "yes-no" else f"IF(ISNUMBER({number}),{well},{text})"
        return f'=IF({number}="",{empty},{given})', first
    share = f"{number}/{out_of}"
    times = "*100" if entry.percent else ""
    share = _explained(entry, f"{share}{times}", row, language, share) or share
    if entry.subset:
        share = f"IF({number}>{out_of},{above},{share})"
    both = f"IF({out_of}=0,IF({number}=0,{none},{above}),{share})"
    numbers = f"IF(AND(ISNUMBER({number}),ISNUMBER({out_of})),{both},{text})"
    one = f'IF(OR({number}="",{out_of}=""),IF({missing}="",{part},""),{numbers})'
    return f'=IF(AND({number}="",{out_of}=""),{empty},{one})', first


def _explained(
    entry: Entry, result: str, row: int, language: Language, shown: str = _EMPTY
) -> str | None:
    """A request for a comment where the result is far off and there is none yet."""
    expected = entry.expected
    bounds = ((expected.least, "<"), (expected.most, ">"))
    beyond = [f"{result}{sign}{bound:f}" for bound, sign in bounds if bound is not None]
    comment = _cell("comment", row)
    asked = shown
    if expected.before is not None:
        before = f"({expected.before.numerator}/{expected.before.denominator})"
        # Rates in hundredths: what floating point adds must not make a jump of a step exactly.
        moved = f"ABS({result}-{before})>ABS({before})*{LARGE.numerator}/{LARGE.denominator}+1E-9"
        asked = f'IF(AND({comment}="",{moved}),{_quoted(language, "moved")},{asked})'
    if beyond:
        far = f"OR({','.join(beyond)})"
        asked = f'IF(AND({comment}="",{far}),{_quoted(language, "far")},{asked})'
    return asked if asked != shown else None


def _cell(column: str, row: int) -> str:
    return f"{chr(65 + [str(name) for name in COLUMNS].index(column))}{row}"


def _quoted(language: Language, key: str) -> str:
    text = word(language, "form", f"checks.{key}").replace('"', '""')
    return f'"{text}"'
