"""The filters of wording the other way round: what a person wrote in Word, as the file has it.

Nothing is guessed: a text that could mean two values means none. Spaces of every kind, the
apostrophes of thousands and the usual ways of writing an amount or a date are understood.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from conventions.base.language import Language, words
from conventions.base.period import label

_AMOUNT = re.compile(r"([0-9]{1,3}(?:'[0-9]{3})+|[0-9]+)(?:[.,]([0-9]+|[-–—]+))?")
_CURRENCY = re.compile(r"^(CHF|EUR|€|Fr\.)\s*|\s*(CHF|EUR|€|Fr\.)$", re.IGNORECASE)
_CALLED = {"€": "EUR", "FR.": "CHF"}
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMERIC = re.compile(r"([0-9]{1,2})[./] ?([0-9]{1,2})[./] ?([0-9]{4})")
_WORDED = re.compile(r"([0-9]{1,2})(?:er|\.|°|st|nd|rd|th)? ([^\W\d_]+)\.? ([0-9]{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]+) ([0-9]{1,2})(?:st|nd|rd|th)?, ([0-9]{4})")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_COUNTED = re.compile(r"([0-9][0-9' ]*(?:[.,][0-9]+)?) ?(\D.*)")


def heard(text: str, kind: str, language: Language, currency: str = "") -> str | None:
    r"""The value of a field said in this kind, as the file has it; none if it is not clear.

    ``currency`` is the one an amount must be in where it names one.

    >>> heard("CHF\u00a01'200.50", "money", "fr", "CHF"), heard("1er janvier 2027", "date", "fr")
    ('1200.50', '2027-01-01')
    >>> heard("30 jours", "duration", "fr"), heard("60 %", "percent", "fr")
    ('P30D', '60')
    >>> heard("1,200", "number", "en"), heard("bientôt", "date", "fr")
    (None, None)
    """
    name, _, part = kind.partition(".")
    said = " ".join(text.split())
    found: str | None
    match name:
        case "":
            found = said or None
        case "money":
            found = _money(said, currency)
        case "percent":
            found = _number(said.removesuffix("%").strip())
        case "number":
            found = _number(said)
        case "counted":
            found = _counted(said, words(language, "document")["counted"].get(part, {}))
        case "word":
            found = _closed(said, words(language, "document").get(part, {}))
        case _:
            reader = _READERS.get(name)
            found = reader(said, language) if reader else None
    return found


def _number(text: str) -> str | None:
    """Digits in groups of three, a point or comma; a comma before three digits may be either."""
    plain = re.sub(r"(?<=[0-9])[ ’'](?=[0-9]{3}(?![0-9]))", "'", text)
    found = _AMOUNT.fullmatch(plain)
    if found is None or ("," in plain and len(found[2]) == 3):
        return None
    whole, rest = found[1].replace("'", "").lstrip("0") or "0", found[2] or ""
    return f"{whole}.{rest}" if rest.isdigit() else whole


def _money(text: str, currency: str) -> str | None:
    named = [one or other for one, other in _CURRENCY.findall(text)]
    called = {_CALLED.get(name.upper(), name.upper()) for name in named}
    if currency and called - {currency}:
        return None
    found = _number(_CURRENCY.sub("", text))
    return None if found is None else f"{Decimal(found):.2f}" if _cents(found) else None


def _cents(number: str) -> bool:
    return len(number.partition(".")[2].rstrip("0")) <= 2


def _counted(text: str, forms: Mapping[str, str]) -> str | None:
    """A number with the unit it had, in the singular or plural, or alone."""
    found = _COUNTED.fullmatch(text)
    if found is None:
        return _number(text)
    named = found[2].casefold() in {form.casefold() for form in forms.values()}
    return _number(found[1].strip()) if named else None


def _closed(text: str, terms: Any) -> str | None:
    """The key of a word of the format; none where two keys are said alike."""
    keys = [
        key
        for key, term in (terms.items() if isinstance(terms, Mapping) else ())
        if isinstance(term, str) and " ".join(term.split()).casefold() == text.casefold()
    ]
    return keys[0] if len(keys) == 1 else None


def _date(text: str, language: Language) -> str | None:
    months = [name.casefold() for name in words(language, "formats")["months"]]
    parts: tuple[str, str, str] | None = None
    if found := _ISO.fullmatch(text):
        parts = found[1], found[2], found[3]
    elif found := _NUMERIC.fullmatch(text):
        parts = found[3], found[2], found[1]
    else:
        for pattern, order in ((_WORDED, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
            found = pattern.fullmatch(text)
            if found and found[order[1]].casefold() in months:
                month = months.index(found[order[1]].casefold()) + 1
                parts = found[order[0]], str(month), found[order[2]]
    try:
        return date(*map(int, parts)).isoformat() if parts else None
    except ValueError:
        return None


def _month(text: str, language: Language) -> str | None:
    months = [name.casefold() for name in words(language, "formats")["months"]]
    return str(months.index(text.casefold()) + 1) if text.casefold() in months else None


def _duration(text: str, language: Language) -> str | None:
    tables = [words(language, "formats")["durations"]]
    tables += [
        forms for name, forms in words(language, "document").items() if name.startswith("duration_")
    ]
    found = re.fullmatch(r"([1-9][0-9]{0,3}) (.+)", text)
    if found is None:
        return None
    units = {
        unit
        for table in tables
        for unit, forms in table.items()
        for form in forms.values()
        if form.replace("{count}", "").strip().casefold() == found[2].casefold()
    }
    return f"P{found[1]}{units.pop()}" if len(units) == 1 else None


def _period(text: str, language: Language) -> str | None:
    """The period whose name this is; a range by its first and last day."""
    for period in _periods(text):
        if " ".join(label(period, language).split()).casefold() == text.casefold():
            return period
    before, _, rest = words(language, "formats")["periods"]["range"].partition("{start}")
    between = rest.partition("{end}")[0]
    first, _, last = text.removeprefix(before).partition(between)
    days = _date(first, language), _date(last, language)
    return f"{days[0]}/{days[1]}" if all(days) else None


def _periods(text: str) -> Iterator[str]:
    yield "term"
    for year in dict.fromkeys(_YEAR.findall(text)):
        yield year
        yield from (f"{year}-{part}" for part in ("H1", "H2", "T1", "T2", "T3"))
        yield from (f"{year}-Q{quarter}" for quarter in range(1, 5))
        yield from (f"{year}-{month:02}" for month in range(1, 13))


_READERS: Mapping[str, Callable[[str, Language], str | None]] = {
    "date": _date,
    "month": _month,
    "duration": _duration,
    "period": _period,
}
