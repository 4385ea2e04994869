"""The bullet figure of one verdict: result, target, bands, interval and number of cases.

After Stephen Few, Bullet Graph Design Specification (2013): a bar against a mark on a ground of
bands, here with the interval under it and, beside it, the numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from conventions.agreement.evaluation import Band
from conventions.monitoring.drawing import COLOURS, GROUNDS, shape
from conventions.monitoring.zones import Zone
from conventions.pictures.frame import INK, QUIET, line, picture, strokes
from conventions.pictures.scale import Scale
from conventions.pictures.strokes import lettered, width_of

HEIGHT = 132
START, LENGTH = 16, 744
_ASIDE = 800
_MIDDLE = 56
_HALVES: dict[Band, int] = {"reached": 26, "near": 17, "below": 9}
"""Half the height of each band's ground: the better, the higher."""
_AXIS, _WHISKER = 104, 92


@dataclass(frozen=True)
class Aim:
    """A mark of the target: where it stands, and what is written over it."""

    value: Fraction
    text: str


@dataclass(frozen=True)
class Bullet:
    """What is drawn: values on a scale, and numbers as they are said.

    ``ticks`` are the words of ``scale.ticks()``; ``interval`` is none where there is none.
    """

    scale: Scale
    ticks: Sequence[str]
    zones: Sequence[Zone]
    aims: Sequence[Aim]
    value: Fraction
    band: Band | None
    interval: tuple[Fraction, Fraction] | None
    numbers: Sequence[str]


def bullet(drawn: Bullet, title: str, description: str) -> str:
    """The figure as SVG. The first of the numbers is the result, the largest on it."""
    parts = [*_grounds(drawn), *_bar(drawn), *_aims(drawn), *_whisker(drawn), *_axis(drawn)]
    x, y = drawn.scale.at(drawn.value), _MIDDLE
    parts.append(shape(x, y, drawn.band))
    parts += _numbers(drawn)
    return picture(HEIGHT, title, description, "".join(parts))


def _grounds(drawn: Bullet) -> list[str]:
    found = []
    for zone in drawn.zones:
        half, wide = _HALVES[zone.band], zone.last - zone.first
        found.append(
            f'<rect x="{zone.first}" y="{_MIDDLE - half}" width="{wide}" height="{2 * half}" '
            f'fill="{GROUNDS[zone.band]}" stroke="{QUIET}"/>'
        )
    return found


def _bar(drawn: Bullet) -> list[str]:
    nought, end = drawn.scale.at(Fraction(0)), drawn.scale.at(drawn.value)
    first, last = min(nought, end), max(nought, end)
    return [f'<rect x="{first}" y="{_MIDDLE - 4}" width="{last - first}" height="8" fill="{INK}"/>']


def _aims(drawn: Bullet) -> list[str]:
    found, taken = [], -1
    for aim in drawn.aims:
        x = drawn.scale.at(aim.value)
        found.append(line(f"M{x} 24V88", 6))
        half = width_of(aim.text, 15) // 2
        middle = max(min(x, START + LENGTH - half), START + half, taken + half + 12)
        taken = middle + half
        found.append(strokes(lettered(aim.text, middle, 4, 15, middle=True), width="1.4"))
    return found


def _whisker(drawn: Bullet) -> list[str]:
    if drawn.interval is None:
        return []
    low, high = (drawn.scale.at(end) for end in drawn.interval)
    top, bottom = _WHISKER - 6, _WHISKER + 6
    return [line(f"M{low} {_WHISKER}H{high}M{low} {top}V{bottom}M{high} {top}V{bottom}", 3)]


def _axis(drawn: Bullet) -> list[str]:
    found = [line(f"M{START} {_AXIS}H{START + LENGTH}", 1, QUIET)]
    last = len(drawn.ticks) - 1
    for number, (value, text) in enumerate(zip(drawn.scale.ticks(), drawn.ticks, strict=True)):
        x = drawn.scale.at(value)
        found.append(line(f"M{x} {_AXIS}v6", 1, QUIET))
        half = width_of(text, 13) // 2
        middle = max(x, half + 2) if number < last else min(x, _ASIDE - 12 - half)
        found.append(strokes(lettered(text, middle, _AXIS + 11, 13, middle=True), QUIET))
    return found


def _numbers(drawn: Bullet) -> list[str]:
    result, *others = drawn.numbers
    size = 24
    while width_of(result, size) > 196 and size > 10:
        size -= 1
    found = [strokes(lettered(result, _ASIDE, 28, size), COLOURS[drawn.band], "1.9")]
    found += [strokes(lettered(text, _ASIDE, 66 + 26 * row, 15)) for row, text in enumerate(others)]
    return found
