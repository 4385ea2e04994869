"""The frame of a picture, its lines, and its numbers.

SVG 1.1 with attributes only: no script, no style, no font, nothing from elsewhere; the same bytes
for the same figures.
"""

from html import escape

WIDTH = 1000
"""Width of every picture, in its own units."""
INK, QUIET, PAPER = "#1a1a1a", "#5a5a5a", "#ffffff"


def line(path: str, width: int = 2, colour: str = INK) -> str:
    """A line that is not filled."""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def strokes(parts: str, colour: str = INK, width: str = "1.5") -> str:
    """Numbers in a colour; the width of their strokes is that before they are scaled."""
    return (
        f'<g fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" '
        f'stroke-linejoin="round">{parts}</g>'
    )


def picture(height: int, title: str, description: str, parts: str) -> str:
    """A whole picture, with the words that stand for it.

    It carries no id, so that several can stand on one page.
    """
    name = escape(f"{title}. {description}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{name}"><title>{escape(title)}</title><desc>{escape(description)}</desc>'
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>{parts}</svg>'
    )
