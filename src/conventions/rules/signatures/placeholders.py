"""Placeholders: text that was to be filled in later."""

import re
from functools import cache

_ALWAYS = (
    r"\b(?:TODO|TBD|tbd|FIXME)\b",
    r"\b[xX]{3,}\b",
    r"(?i:lorem ipsum)",
    r"\?{3,}",
    r"_{4,}",
    r"⟦[^⟧]*⟧",
    r"\[ ?(?:…|\.{2,3}) ?\]",
)
"""What nobody writes but as a mark, wherever it stands."""
_ALONE = (
    r"[àa] (?:compl[ée]ter|d[ée]finir)",
    "(?:noch )?zu (?:ergänzen|bestimmen)",
    "noch offen",
    "da (?:completare|definire)",
    "to be (?:completed|defined)",
    r"n\. ?n\.",
)
"""Ordinary words, which are a mark only where they stand alone or in brackets."""
_BEGINS = r"(?=[TtFxXLl?_⟦\[(<])"
"""How a mark within a text begins. Looking here first halves the time that the search takes."""


def placeholder(text: str) -> str:
    """The first placeholder in a text; empty where there is none.

    >>> placeholder("Rue de la Gare xxx"), placeholder("à compléter"), placeholder("…")
    ('xxx', 'à compléter', '…')
    >>> placeholder("La commune de [...] verse CHF ____.")
    '[...]'
    >>> placeholder("Le bilan est à compléter par le participant, etc…")
    ''
    """
    within, alone = _patterns()
    match = alone.match(text) or within.search(text)
    return match[0].strip() if match else ""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A mark somewhere in a text, and a text that is nothing but a mark."""
    words = "|".join(_ALONE)
    within = "|".join((*_ALWAYS, rf"[(\[<](?i:{words})[)\]>]"))
    alone = rf"\s*(?:…|\.{{3}}|(?i:{words})[ .:!…]*)\s*\Z"
    return re.compile(f"{_BEGINS}(?:{within})"), re.compile(alone)
