"""What a returned file holds beside the cells that are read: comments, properties, headers.

No report takes anything from there; but the file itself is kept and passed on.
"""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from conventions.records.personal import number_within

_PARTS = (".xml", ".rels", ".vml")
_FRACTION = re.compile(r"(?<!\d)\d\.\d{5,}")
"""The digits of a measure in inches or of a result, which are no number of anybody."""
_LIKE_AHV = re.compile(rb"756[^0-9<>]{0,8}(?:[0-9]{4}[^0-9<>]{0,8}){2}[0-9]{2}")
_LIKE_NISS = re.compile(
    rb"(?<![0-9])[0-9]{2}(?:[^0-9<>=]{0,8}[0-9]{2}){2}[^0-9<>=]{0,8}[0-9]{3}[^0-9<>=]{0,8}[0-9]{2}"
)
_GRID = re.compile(rb"<(?:\w+:)?sheetData[ >].*</(?:\w+:)?sheetData>", re.DOTALL)
"""The cells of a sheet: between their names and styles, digits of several would make a number."""
_IN_CELL = re.compile(rb"<(?:\w+:)?[vt](?:\s[^>]*)?>([^<]{11,})<")
"""What stands in one cell, its number or its text."""


def parts_with_numbers(data: bytes) -> Iterator[str]:
    """The parts of a workbook in which a number of social insurance stands, by their names."""
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.lower().endswith(_PARTS) and number_in_markup(archive.read(name)):
                yield name


def number_in_markup(part: bytes) -> bool:
    """Whether such a number stands in the texts and attributes of a part.

    >>> number_in_markup(b'<t author="x">AVS 756.9217.0769.85</t>'), number_in_markup(b"<t>12</t>")
    (True, False)
    """
    # Without its zero bytes, UTF-16 is as good as ASCII to look for digits in.
    plain = part.replace(b"\0", b"")
    if _LIKE_AHV.search(plain) or _LIKE_NISS.search(_GRID.sub(b"", plain)):
        return _named(plain)
    cells = (one for grid in _GRID.findall(plain) for one in _IN_CELL.findall(grid))
    return any(_LIKE_NISS.search(one) and _named(one) for one in cells)


def _named(text: bytes) -> bool:
    return number_within(_FRACTION.sub(" ", unescape(text.decode(errors="replace"))))
