"""Funnels as a picture: a panel for each indicator.

SVG 1.1 without script, font file or anything from elsewhere; the same bytes for the same input.
Where a point lies is said by its shape as well as by its colour, each has its numbers as a title,
and only those outside the limits carry a name.
"""

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from conventions.base.language import Language, number, percent, word
from conventions.base.step import shown
from conventions.portfolio.funnel import INNER, OUTER, Funnel, Limits, Point, Zone, limits

_WIDTH, _HEIGHT = 860, 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 196, 74, 72
_INK, _GRID, _LINE, _INNER, _OUTER = "#1a1a1a", "#dcdcdc", "#1a1a1a", "#1f5fa8", "#b3261e"
_SHAPES: dict[Zone, tuple[str, str]] = {
    "inside": ("M-4 0A4 4 0 1 0 4 0 4 4 0 1 0-4 0Z", "#5a6b7b"),
    "outside": ("M0-6.5 6.5 0 0 6.5-6.5 0Z", "#1f5fa8"),
    "far": ("M-5.5-5.5H5.5V5.5H-5.5Z", "#b3261e"),
}
_SAMPLES = 120
"""Numbers of cases for which the limits are drawn."""
_LONGEST_NAME = 30


def picture(funnels: Sequence[Funnel], language: Language, note: str = "") -> bytes:
    """The funnels under each other as an SVG file, with a note at the foot."""
    foot = 30 if note else 8
    height = _HEIGHT * max(len(funnels), 1) + foot
    title = word(language, "portfolio", "funnel.title")
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
            f'viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="title" '
            'font-family="Liberation Sans, Arial, Helvetica, sans-serif" font-size="11">'
        ),
        f'<title id="title">{escape(title)}</title>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        (
            f'<clipPath id="field"><rect x="{_LEFT}" y="{_TOP}" '
            f'width="{_WIDTH - _LEFT - _RIGHT}" height="{_HEIGHT - _TOP - _BOTTOM}"/></clipPath>'
        ),
    ]
    if not funnels:
        lines.append(_text(16, 30, word(language, "portfolio", "funnel.none"), "start"))
    for position, funnel in enumerate(funnels):
        lines.append(f'<g transform="translate(0 {position * _HEIGHT})">')
        lines += _Panel(funnel, language).drawn()
        lines.append("</g>")
    if note:
        lines += [
            _text(16, height - 8 - 13 * (len(parts) - 1 - at), part, "start", 'font-size="10"')
            for parts in (_broken(note, 165),)
            for at, part in enumerate(parts)
        ]
    return "\n".join((*lines, "</svg>", "")).encode()


class _Panel:
    """One funnel while it is drawn: cases from left to right, the rate from bottom to top."""

    def __init__(self, funnel: Funnel, language: Language) -> None:
        self.funnel, self.language = funnel, language
        self.cases = _round_up(funnel.most_cases)
        highest = max(funnel.centre, *(Fraction(*point.counts) for point in funnel.points))
        self.top = Fraction(-(-highest.numerator * 5 // highest.denominator) or 1, 5)

    def x(self, n: int) -> Fraction:
        return _LEFT + Fraction((_WIDTH - _LEFT - _RIGHT) * n, self.cases)

    def y(self, share: Fraction) -> Fraction:
        return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - share / self.top)

    def drawn(self) -> list[str]:
        """The panel from its title to its legend."""
        return [*self.head(), *self.grid(), *self.curves(), *self.points(), *self.legend()]

    def said(self, key: str, **values: str) -> str:
        return word(self.language, "portfolio", f"funnel.{key}", **values)

    def rate(self, share: Fraction, places: int = 1) -> str:
        return percent(shown(share * 100, places), self.language)

    def head(self) -> list[str]:
        """What is shown, and around which centre."""
        outside = sum(point.zone != "inside" for point in self.funnel.points)
        values = {
            "count": number(shown(len(self.funnel.points)), self.language),
            "outside": number(shown(outside), self.language),
        }
        return [
            _text(16, 24, self.funnel.label, "start", 'font-size="15" font-weight="bold"'),
            _text(16, 42, self.said("shows", **values), "start"),
        ]

    def grid(self) -> list[str]:
        """Four steps of the rate from nought, and ticks of cases."""
        found = []
        for part in range(5):
            share = self.top * part / 4
            y = _figure(self.y(share))
            found.append(f'<path d="M{_LEFT} {y}H{_WIDTH - _RIGHT}" stroke="{_GRID}"/>')
            text = self.rate(share)
            found.append(_text(_LEFT - 8, y, text, "end", 'dominant-baseline="central"'))
        bottom = _HEIGHT - _BOTTOM
        for part in range(6):
            n = self.cases * part // 5
            found.append(f'<path d="M{_figure(self.x(n))} {bottom}v5" stroke="{_INK}"/>')
            found.append(_text(_figure(self.x(n)), bottom + 18, number(shown(n), self.language)))
        middle = _LEFT + (_WIDTH - _LEFT - _RIGHT) // 2
        found.append(_text(middle, bottom + 36, self.said("cases")))
        return found

    def curves(self) -> list[str]:
        """The centre and both pairs of limits, cut off where they leave the panel."""
        centre = self.funnel.centre
        y = _figure(self.y(centre))
        found = [
            f'<path d="M{_LEFT} {y}H{_WIDTH - _RIGHT}" stroke="{_LINE}" stroke-width="1.5"/>',
        ]
        for tail, dash, colour in ((INNER, "6 3", _INNER), (OUTER, "2 3", _OUTER)):
            reach = [limits(n, centre, tail) for n in self.samples()]
            for ends in (_low(reach), _high(reach)):
                path = " ".join(
                    f"{_figure(self.x(n))} {_figure(self.y(share))}" for n, share in ends
                )
                found.append(
                    f'<path d="M{path}" fill="none" stroke="{colour}" stroke-dasharray="{dash}" '
                    'clip-path="url(#field)"/>'
                )
        return found

    def samples(self) -> list[int]:
        """Numbers of cases from 1 to the greatest, closer together where the limits bend."""
        every = {1 + (self.cases - 1) * at * at // _SAMPLES**2 for at in range(_SAMPLES + 1)}
        return sorted(every)

    def points(self) -> list[str]:
        """Each result with its numbers; those outside with their name, where that is plain."""
        found = []
        outside = [self.at(point) for point in self.funnel.points if point.zone != "inside"]
        for point in sorted(self.funnel.points, key=lambda point: point.counts[1]):
            x, y = self.at(point)
            shape, colour = _SHAPES[point.zone]
            found.append(
                f"<g><title>{escape(self.title(point))}</title>"
                f'<path transform="translate({_figure(x)} {_figure(y)})" d="{shape}" '
                f'fill="{colour}" fill-opacity="0.85"/></g>'
            )
            name = _short(point.row.agreement)
            near = [one for one in outside if _touches(one, (x, y), len(name))]
            if point.zone != "inside" and near == [(x, y)]:
                found.append(_text(_figure(x + 9), _figure(y + 4), name, "start"))
        return found

    def at(self, point: Point) -> tuple[Fraction, Fraction]:
        """Where a result stands."""
        k, n = point.counts
        return self.x(n), self.y(Fraction(k, n))

    def title(self, point: Point) -> str:
        """A result in words."""
        k, n = point.counts
        values = {
            "agreement": point.row.agreement,
            "group": f" · {point.row.group_label}" if point.row.group_label else "",
            "k": number(shown(k), self.language),
            "n": number(shown(n), self.language),
            "rate": self.rate(Fraction(k, n)),
            "zone": self.said(f"zone.{point.zone}"),
        }
        return self.said("point", **values)

    def legend(self) -> list[str]:
        """What lines and shapes mean."""
        x, y = _WIDTH - _RIGHT + 18, _TOP + 8
        key = "centre-target" if self.funnel.common else "centre-pooled"
        centre = self.said(key, rate=self.rate(self.funnel.centre))
        strokes = (
            (centre, _LINE, "none"),
            (self.said("limits", level=self.rate(1 - 2 * INNER)), _INNER, "6 3"),
            (self.said("limits", level=self.rate(1 - 2 * OUTER)), _OUTER, "2 3"),
        )
        found = []
        for text, colour, dash in strokes:
            found.append(
                f'<path d="M{x} {y - 4}h22" stroke="{colour}" stroke-width="1.5" '
                f'stroke-dasharray="{dash}"/>'
            )
            for part in _broken(text, 25):
                found.append(_text(x + 28, y, part, "start"))
                y += 14
            y += 4
        for zone, (shape, colour) in _SHAPES.items():
            found.append(
                f'<path transform="translate({x + 11} {y - 4})" d="{shape}" fill="{colour}"/>'
            )
            for part in _broken(self.said(f"zone.{zone}"), 25):
                found.append(_text(x + 28, y, part, "start"))
                y += 14
            y += 4
        return found


def _touches(
    one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction], letters: int
) -> bool:
    """Whether a mark stands where the name beside another one would."""
    return -14 < one[0] - other[0] < 16 + 6 * letters and abs(one[1] - other[1]) < 13


def _low(reach: Sequence[Limits]) -> list[tuple[int, Fraction]]:
    return [(one.n, Fraction(one.least, one.n)) for one in reach]


def _high(reach: Sequence[Limits]) -> list[tuple[int, Fraction]]:
    return [(one.n, Fraction(one.most, one.n)) for one in reach]


def _round_up(n: int) -> int:
    """The next number of cases that five ticks divide well.

    >>> _round_up(7), _round_up(53), _round_up(1201)
    (10, 75, 1500)
    """
    step = 5
    while True:
        for factor in (1, 2, 3, 4, 5, 6, 8, 10, 15):
            if n <= step * factor:
                return step * factor
        step *= 10


def _broken(text: str, width: int) -> list[str]:
    """The text in lines of at most so many characters."""
    lines = [""]
    for part in text.split(" "):
        longer = f"{lines[-1]} {part}".strip()
        if lines[-1] and len(longer) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _figure(value: Fraction) -> str:
    """A coordinate, to a tenth."""
    return f"{shown(value, 1):f}"


def _text(x: int | str, y: int | str, text: str, anchor: str = "middle", extra: str = "") -> str:
    more = f" {extra}" if extra else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{_INK}"{more}>{escape(text)}</text>'
