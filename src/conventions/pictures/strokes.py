"""Numbers drawn as strokes: a picture then needs no font, and is the same on every machine.

A picture of this room carries numbers and signs only; words stand beside it as text, where they
can be read aloud, searched and translated. Glyphs stand in a box 12 units high.
"""

HEIGHT = 12
"""Height of a digit before it is scaled."""
_GAP = 3
_GLYPHS: dict[str, tuple[int, str]] = {
    "0": (8, "M4 0C1.3 0 0 2.6 0 6S1.3 12 4 12 8 9.4 8 6 6.7 0 4 0Z"),
    "1": (5, "M.5 2.6 4 0V12"),
    "2": (8, "M.3 3.2C.3 1.2 1.9 0 4 0S7.7 1.2 7.7 3.3C7.7 6.2.2 8.6.2 12H8"),
    "3": (
        8,
        (
            "M.4 1.4C1.2.5 2.5 0 4 0 6.2 0 7.4 1.2 7.4 2.9S6 5.7 3.2 5.7C6.2 5.7 8 6.8 8 "
            "8.8S6.3 12 3.9 12C2.2 12 .9 11.5 0 10.6"
        ),
    ),
    "4": (8, "M6.2 12V0L0 8.4H8"),
    "5": (
        8,
        (
            "M7.3 0H1.3L.7 5.5C1.6 4.9 2.7 4.6 3.8 4.6 6.4 4.6 8 6 8 8.2S6.4 12 3.8 12C2.2 "
            "12 .9 11.5 0 10.6"
        ),
    ),
    "6": (
        8,
        (
            "M7 .7C6.3.2 5.5 0 4.7 0 1.6 0 .1 3 .1 6.8.1 10.3 1.6 12 4.1 12S8 10.4 8 8.2 "
            "6.5 4.6 4.2 4.6C2 4.6.2 6.2.1 7.6"
        ),
    ),
    "7": (8, "M0 0H8C5.4 3.6 3.6 7.4 3.1 12"),
    "8": (
        8,
        (
            "M4 5.6C1.9 5.6.6 4.5.6 2.8S1.9 0 4 0 7.4 1.1 7.4 2.8 6.1 5.6 4 5.6C1.6 5.6 0 "
            "6.8 0 8.8S1.6 12 4 12 8 10.8 8 8.8 6.4 5.6 4 5.6Z"
        ),
    ),
    "9": (
        8,
        (
            "M1 11.3C1.7 11.8 2.5 12 3.3 12 6.4 12 7.9 9 7.9 5.2 7.9 1.7 6.4 0 3.9 0S0 1.6 "
            "0 3.8 1.5 7.4 3.8 7.4C6 7.4 7.8 5.8 7.9 4.4"
        ),
    ),
    ".": (1, "M.5 11.6V12"),
    "'": (1, "M.5 0V2.8"),
    " ": (3, ""),
    "\u00a0": (2, ""),
    "%": (
        11,
        (
            "M2.4 0A2.4 2.7 0 1 0 2.4 5.4 2.4 2.7 0 1 0 2.4 0ZM9.6 0 1.6 12M8.6 6.6A2.4 2.7 "
            "0 1 0 8.6 12 2.4 2.7 0 1 0 8.6 6.6Z"
        ),
    ),
    "-": (7, "M.5 6.5H6.5"),
    "–": (6, "M0 6.5H6"),
    "≥": (8, "M.5 1.5 7.5 5 .5 8.5M.5 11.5H7.5"),
    "≤": (8, "M7.5 1.5.5 5 7.5 8.5M.5 11.5H7.5"),
    "=": (8, "M.5 4.7H7.5M.5 8.3H7.5"),
    "n": (7, "M.5 12V4.6M.5 7.4C.8 5.8 2 4.5 3.7 4.5S6.5 5.5 6.5 7.4V12"),
}
_UNKNOWN = (8, "M0 0H8V12H0Z")


def lettered(text: str, x: int, y: int, size: int, *, middle: bool = False) -> str:
    """A number as SVG, its top left corner at ``x``, ``y``, or the middle of its top.

    ``size`` is its height in units of the picture. What has no glyph is drawn as a box.

    >>> lettered("7", 10, 20, 12)
    '<g transform="translate(10 20) scale(1)"><path d="M0 0H8C5.4 3.6 3.6 7.4 3.1 12"/></g>'
    """
    placed, pen = [], 0
    for character in text:
        width, strokes = _GLYPHS.get(character, _UNKNOWN)
        if strokes:
            moved = f' transform="translate({pen} 0)"' if pen else ""
            placed.append(f'<path{moved} d="{strokes}"/>')
        pen += width + _GAP
    left = x - width_of(text, size) // 2 if middle else x
    scale = f"{size * 100 // HEIGHT / 100:g}"
    return f'<g transform="translate({left} {y}) scale({scale})">{"".join(placed)}</g>'


def width_of(text: str, size: int) -> int:
    """How wide a number is when it is so high, in units of the picture.

    >>> width_of("10 %", 12), width_of("10 %", 24)
    (36, 72)
    """
    wide = sum(_GLYPHS.get(character, _UNKNOWN)[0] + _GAP for character in text) - _GAP
    return max(wide, 0) * size // HEIGHT
