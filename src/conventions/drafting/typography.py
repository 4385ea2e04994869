"""Typography of fixed wording: what a careful typist sets, and a plain text file cannot show.

In French a no-break space (U+00A0) before the high marks and inside the quotation marks, in each
language one behind the abbreviations that a number follows; the curved apostrophe.
"""

import re
from functools import cache

from conventions.base.language import Language

_KEPT = "\u00a0"
_ABBREVIATIONS = {
    "fr": r"[Aa]rt\.|al\.|let\.|ch\.|n°|p\.|RS|§",
    "de": r"Art\.|Abs\.|Bst\.|Ziff\.|Nr\.|S\.|SR|§",
    "it": r"[Aa]rt\.|cpv\.|lett\.|n\.|p\.|RS|§",
    "en": r"[Aa]rt\.|para\.|let\.|no\.|p\.|SR|§",
}
_HIGH = re.compile(r" (?=[:;!?»%])|(?<=«) ")


def polished(text: str, language: Language) -> str:
    r"""The text with its no-break spaces and apostrophes.

    >>> polished("l'art. 4 : « oui »", "fr") == "l’art.\u00a04\u00a0: «\u00a0oui\u00a0»"
    True
    """
    text = _before_number(language).sub(_KEPT, text.replace("'", "’"))
    return _HIGH.sub(_KEPT, text) if language == "fr" else text


@cache
def _before_number(language: Language) -> re.Pattern[str]:
    """A space behind an abbreviation and before a figure, or where a value follows."""
    parts = (
        rf"(?<=\b{part})" if part[0].isalpha() else rf"(?<={part})"
        for part in _flat(_ABBREVIATIONS[language])
    )
    return re.compile(rf"(?:{'|'.join(parts)}) (?=[0-9]|$)")


def _flat(alternatives: str) -> list[str]:
    """Each alternative alone, for a look behind must have one width."""
    return alternatives.split("|")
