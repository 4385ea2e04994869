"""Numbers as the country of the law writes them: CHF 1'234.50 in Switzerland, 1 234,50 EUR beyond.

Our words have them as a Swiss administration does in all its languages (``base.language``). The
laws of Belgium and France are written with a space between thousands, a comma and the currency
behind, in French as in German (NBN Z 01-002, ISO 80000-1); a space at which no line ends.
"""

import re

_AT_HOME = frozenset({"", "CH"})
_AMOUNT = re.compile(r"\b(CHF|EUR)\u00a0([0-9][0-9']*(?:\.[0-9]+)?)")
_NUMBER = re.compile(
    r"(?<![\w.'])([0-9]{1,3}(?:'[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?(?![\w']|\.[0-9])"
)


def written(text: str, country: str) -> str:
    r"""A text of our own, its numbers as the country writes them: never what a person wrote.

    >>> written("EUR\u00a01'234.50, soit 49.06\u00a0%", "BE") == (
    ...     "1\u00a0234,50\u00a0EUR, soit 49,06\u00a0%"
    ... )
    True
    >>> written("CHF\u00a01'234.50", "CH") == "CHF\u00a01'234.50"
    True
    >>> written("loi du 8.7.1976", "BE")
    'loi du 8.7.1976'
    """
    if country in _AT_HOME:
        return text
    return _NUMBER.sub(_number, _AMOUNT.sub("\\2\u00a0\\1", text))


def _number(found: re.Match[str]) -> str:
    whole, part = found[1].replace("'", "\u00a0"), found[2]
    return f"{whole},{part}" if part else whole
