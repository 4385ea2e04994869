"""The colours and shapes of a verdict.

A band is told by shape and height as well as by colour, so that a picture reads in black and white.
Ratios of contrast are computed in the tests (WCAG 2.2, 1.4.11).
"""

from conventions.agreement.evaluation import Band
from conventions.pictures.frame import PAPER, QUIET

COLOURS: dict[Band | None, str] = {
    "reached": "#00594f",
    "near": "#7a4f00",
    "below": "#a3201a",
    None: QUIET,
}
GROUNDS: dict[Band, str] = {"reached": "#d5e9e5", "near": "#f6e6c3", "below": "#f4d7d3"}
SYMBOLS: dict[Band | None, str] = {"reached": "●", "near": "■", "below": "▼", None: "○"}
"""The shapes as characters, for text beside a picture."""
_CIRCLE = "M-11 0A11 11 0 1 0 11 0 11 11 0 1 0-11 0Z"
_SHAPES: dict[Band | None, str] = {
    "reached": _CIRCLE,
    "near": "M-10-10H10V10H-10Z",
    "below": "M-12-9H12L0 12Z",
    None: _CIRCLE,
}


def shape(x: int, y: int, band: Band | None) -> str:
    """The shape of a band with its middle at a place; hollow where there is no band."""
    colour, fill = COLOURS[band], PAPER if band is None else COLOURS[band]
    line = PAPER if band is not None else colour
    return (
        f'<path transform="translate({x} {y})" d="{_SHAPES[band]}" fill="{fill}" stroke="{line}" '
        f'stroke-width="{2 if band is not None else 4}"/>'
    )
