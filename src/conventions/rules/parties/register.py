"""Register numbers of legal entities, told apart by how they are written."""

import re

_SPACING = re.compile(r"[\s.\-/]")
_BELGIAN_DOTS = re.compile(r"[01]\d{3}\.\d{3}\.\d{3}", re.ASCII)
_VAT_SUFFIX = re.compile(r"(MWST|TVA|IVA|VAT|HR|RC)+$")


def invalid_number(number: str) -> str:
    """The scheme of which this is no valid number; empty where it is valid or of no known scheme.

    UID (Swiss, modulo 11), BCE/KBO (Belgian, modulo 97) and SIRET (French, Luhn).

    >>> invalid_number("CHE-999.999.016"), invalid_number("CHE-999.999.017")
    ('', 'UID')
    >>> invalid_number("BE 0123.456.748"), invalid_number("0123.456.749")
    ('BCE/KBO', '')
    >>> invalid_number("CH-550.1.012.345-6")
    ''
    """
    text = number.strip().upper()
    compact = _VAT_SUFFIX.sub("", _SPACING.sub("", text))
    if compact.startswith("CHE"):
        from stdnum.ch import uid  # read only where there is such a number

        return "" if uid.is_valid(compact) else "UID"
    if _BELGIAN_DOTS.fullmatch(text) or (compact.startswith("BE") and compact[2:].isdecimal()):
        from stdnum.be import vat

        return "" if vat.is_valid(compact) else "BCE/KBO"
    if len(compact) == 14 and compact.isdecimal():
        from stdnum.fr import siret

        return "" if siret.is_valid(compact) else "SIRET"
    return ""
