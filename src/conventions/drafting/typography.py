"""Typography: what a careful typist sets, and a plain text file cannot show.

In fixed wording, in French a no-break space (U+00A0) before the high marks and inside the quotation
marks, in each language one behind the abbreviations that a number follows; the curved apostrophe.
In what people wrote no mark is changed: only the spaces that are there already do not break.
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
_LETTERED = r"let\.|lett\.|lit\.|Bst\."
"""What a letter follows: let. e."""
_SIGN = re.compile(r"[0-9:;!?»%«.]")
"""Without one of these there is nothing to keep together: most texts are soon done."""
_COUNTED = re.compile(r"(?<![0-9.,'’])([0-9]{1,2}(?:er|e|°|\.)?) (?=[^\W\d_])")
"""A figure before the word it counts or orders: 6 mois, 1er mai, 2e trimestre, 31. Dezember."""
_REJOINED = rf"\1{_KEPT}"


def polished(text: str, language: Language) -> str:
    r"""The text with its no-break spaces and apostrophes.

    >>> polished("l'art. 4 : « oui »", "fr") == "l’art.\u00a04\u00a0: «\u00a0oui\u00a0»"
    True
    """
    text = _before_number(language).sub(_KEPT, text.replace("'", "’"))
    return _HIGH.sub(_KEPT, text) if language == "fr" else text


def unbroken(text: str) -> str:
    r"""What a person wrote, in any language, without the spaces at which no line may end.

    >>> unbroken("art. 60, § 7, let. e : 58 % dès 2026, 6 mois au plus") == (
    ...     "art.\u00a060, §\u00a07, let.\u00a0e\u00a0: 58\u00a0% dès 2026, 6\u00a0mois au plus"
    ... )
    True
    """
    if " " not in text or _SIGN.search(text) is None:
        return text
    return _COUNTED.sub(_REJOINED, _torn().sub(_KEPT, text))


@cache
def _torn() -> re.Pattern[str]:
    """Such a space: before a high mark, inside quotation marks, behind what a figure follows."""
    numbered = {part for one in _ABBREVIATIONS.values() for part in _flat(one)} | {"CHF", "EUR"}
    behind = "|".join(f"(?<={_word(part)} )" for part in sorted(numbered))
    lettered = "|".join(f"(?<={_word(part)} )" for part in _flat(_LETTERED))
    high, digit, letter = "(?=[:;!?»%])|(?<=« )", f"(?=[0-9])(?:{behind})", r"(?=[a-z]\b)"
    return re.compile(f" (?:{high}|{digit}|{letter}(?:{lettered}))")


@cache
def _before_number(language: Language) -> re.Pattern[str]:
    """A space behind an abbreviation and before a figure, or where a value follows."""
    parts = (f"(?<={_word(part)})" for part in _flat(_ABBREVIATIONS[language]))
    return re.compile(rf"(?:{'|'.join(parts)}) (?=[0-9]|$)")


def _word(part: str) -> str:
    """An abbreviation at the beginning of a word; a sign anywhere."""
    return rf"\b{part}" if part[0].isalpha() else part


def _flat(alternatives: str) -> list[str]:
    """Each alternative alone, for a look behind must have one width."""
    return alternatives.split("|")
