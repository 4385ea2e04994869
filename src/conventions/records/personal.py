"""What must not be in a list: names, numbers of social insurance, birth dates, health, notes.

A finding says where such a thing stands and never repeats it: the finding may be sent on.
"""

import re
from typing import Literal

from conventions.records.columns import plain

Kind = Literal["name", "number", "birth", "health", "contact", "note"]

SHORTEST = 11
"""Digits of the shortest number of social insurance."""
_HEADINGS: dict[Kind, str] = {
    "name": r"(noms?|names?|prenoms?|vorname|nachname|familienname|surname|nome|cognome)",
    "number": r"(ahv|avs|niss|nrn|insz|inss|ssn|rijksregister\w*|registre national|passeport"
    r"|passport|ausweis|versichertennummer)",
    "birth": r"(geboren|geburt\w*|naissance|ne le|nee le|nascita|birth\w*|dob|jahrgang)",
    "health": r"(diagno\w+|krank\w*|gesundheit\w*|sante|maladie\w*|salute|malattia|health|illness"
    r"|disabil\w+|handicap\w*|behinderung\w*|invalid\w*|medi[kc]\w+)",
    "contact": r"(adress\w*|address\w*|indirizzo|strasse|rue|via|tel|telefon\w*|telephone|phone"
    r"|mobile|natel|mail|email|iban|konto|compte)",
    "note": r"(bemerkung\w*|remarque\w*|osservazion\w*|remark\w*|comment\w*|kommentar\w*"
    r"|notes?|notiz\w*)",
}
_HEADING = {kind: re.compile(rf"\b{pattern}\b") for kind, pattern in _HEADINGS.items()}
_HEALTH = re.compile(
    r"\b(depress\w*|burn ?out|schizo\w*|psych\w*|angst\w*|sucht\w*|addict\w*|alkohol\w*|alcool\w*"
    r"|krebs\w*|cancer|tumor\w*|schwanger\w*|enceinte|pregnan\w*|gravid\w*|hiv|diabet\w*|epilep\w*"
    r"|trauma\w*|malad\w*|krank\w*|malatt\w*|illness\w*|therap\w*|diagno\w*|rollstuhl|invalid\w*)"
)
_NOT_DIGITS = re.compile(r"\D")
_LENGTHS = (13, 11)
"""Digits of a Swiss AHV number, of a Belgian NISS."""
_BIRTH = re.compile(
    r"(?<!\d)((19\d\d|20[01]\d)[-./ ]?(0[1-9]|1[0-2])[-./ ]?(0[1-9]|[12]\d|3[01])"
    r"|(0?[1-9]|[12]\d|3[01])[-./ ](0?[1-9]|1[0-2])[-./ ](19|20)?\d\d)(?!\d)"
)
_GAP = r"[-. \u00a0\u2009\u2011\u2013\u202f]?"
"""What stands between the digits of such a number, as people and word processors write it."""
_AHV = re.compile(_GAP.join((r"(?<!\d)756", r"\d{4}", r"\d{4}", r"\d{2}(?!\d)")), re.ASCII)
_NISS = re.compile(
    _GAP.join((r"(?<!\d)\d{2}", r"\d{2}", r"\d{2}", r"\d{3}", r"\d{2}(?!\d)")), re.ASCII
)
_MAIL = re.compile(r"[^\s@]@[^\s@]+\.\w")
_BORN = re.compile(
    r"(?<!\d)((?:19\d\d|200\d)-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:19\d\d|200\d))(?!\d)", re.ASCII
)
_PSEUDONYM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", re.ASCII)
_PLAINLY = re.compile(r"([A-Za-z]{1,4}[-_.]?)?[0-9]{1,7}", re.ASCII)
_HEX = re.compile(r"[0-9a-fA-F-]+")
_LETTERS = re.compile(r"[A-Za-z]{3,}")
_DIGIT = re.compile(r"[0-9]")


def in_heading(text: str) -> Kind | None:
    """What personal data a column of this heading would hold.

    >>> in_heading("Vorname"), in_heading("N° AVS"), in_heading("Eintritt")
    ('name', 'number', None)
    """
    bare = plain(text)
    return next((kind for kind, pattern in _HEADING.items() if pattern.search(bare)), None)


def in_cell(text: str) -> Kind | None:
    """What personal data this text looks like, if any.

    Swiss AHV/AVS numbers (13 digits from 756) and Belgian NISS are known by their check digits.

    >>> in_cell("756.9217.0769.85"), in_cell("85.07.30-033.28"), in_cell("P-0012")
    ('number', 'number', None)
    >>> in_cell("Depression"), in_cell("anna@example.org"), in_cell("12.03.1985")
    ('health', 'contact', 'birth')
    """
    digits = _NOT_DIGITS.sub("", text)
    if (len(digits) == 13 and digits.startswith("756")) or _is_number(digits):
        return "number"
    if "@" in text:
        return "contact"
    if _BIRTH.search(text):
        return "birth"
    return "health" if _HEALTH.search(plain(text)) else None


def number_within(text: str) -> bool:
    """Whether a number of social insurance stands anywhere in a text, its check digits right.

    >>> [number_within(text) for text in ("AVS 756.9217.0769.85, partie", "tél. 032 123 45 67")]
    [True, False]
    """
    like = (*_AHV.findall(text), *_NISS.findall(text))
    return any(_is_number(_NOT_DIGITS.sub("", one)) for one in like)


def _is_number(digits: str) -> bool:
    """Whether these are 13 digits of an AHV number or 11 of a NISS with the right check digits."""
    if len(digits) not in _LENGTHS:
        return False
    from stdnum.be import nn
    from stdnum.ch import ssn

    return bool(ssn.is_valid(digits) or nn.is_valid(digits))


def within(text: str) -> Kind | None:
    """What personal data a sentence seems to hold, if any: fewer signs count than in a cell.

    >>> within("née le 12.3.1985"), within("trois personnes en thérapie"), within("le 28.01.2028")
    ('birth', 'health', None)
    >>> within("données invalides, écrire à anna@example.org"), within("12 sur 40")
    ('contact', None)
    """
    if _MAIL.search(text):
        return "contact"
    if _BORN.search(text):
        return "birth"
    found = (match[0] for match in _HEALTH.finditer(plain(text)))
    # “Invalid” is said of figures, too.
    return "health" if any(not word.startswith("invalid") for word in found) else None


def is_short(text: str) -> bool:
    """Whether it is at most four letters and seven digits: too short for any number of ours.

    >>> is_short("P-0012"), is_short("756.9217.0769.85")
    (True, False)
    """
    return _PLAINLY.fullmatch(text) is not None


def is_pseudonym(text: str) -> bool:
    """Whether this can stand for a person: with a digit, without blanks, not first.last.

    >>> [is_pseudonym(text) for text in ("P-0012", "12", "Anna", "Anna M. 3", "anna.muster7")]
    [True, True, False, False, False]
    """
    if is_short(text):
        return True
    if not _PSEUDONYM.fullmatch(text) or not _DIGIT.search(text):
        return False
    return _HEX.fullmatch(text) is not None or len(_LETTERS.findall(text)) < 2
