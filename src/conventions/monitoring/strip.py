"""Periods side by side: one small picture for each indicator and group, all drawn alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from conventions.agreement.evaluation import Band
from conventions.monitoring.drawing import shape
from conventions.pictures.frame import INK, QUIET, line, picture, strokes
from conventions.pictures.scale import Scale, scale_of
from conventions.pictures.strokes import lettered, width_of

HEIGHT = 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 984, 34, 158
_REACH = 34


@dataclass(frozen=True)
class Point:
    """A result in its period: its value, the numbers over and under it, and what it aimed at."""

    period: str
    value: Fraction
    text: str
    band: Band | None
    aims: tuple[Fraction, ...] = ()
    interval: tuple[Fraction, Fraction] | None = None


def strip(
    points: Sequence[Point], ends: tuple[str, str], scale: Scale, title: str, description: str
) -> str:
    """The picture as SVG; ``ends`` are the words for the low and the high end of the scale."""
    wide = (_RIGHT - _LEFT) // len(points)
    parts = [line(f"M{_LEFT} {_BOTTOM}H{_RIGHT}M{_LEFT} {_TOP}H{_RIGHT}", 1, QUIET)]
    for text, y in zip(ends, (_BOTTOM, _TOP), strict=True):
        parts.append(strokes(lettered(text, _LEFT - 12 - width_of(text, 13), y - 6, 13), QUIET))
    for number, point in enumerate(points):
        parts += _drawn(point, scale, _LEFT + wide * number + wide // 2, min(_REACH, wide // 3))
    return picture(HEIGHT, title, description, "".join(parts))


def upright(values: Sequence[Fraction]) -> Scale:
    """The scale of a strip, in units from its bottom."""
    return scale_of(values, 0, _BOTTOM - _TOP)


def _drawn(point: Point, scale: Scale, x: int, reach: int) -> list[str]:
    found = []
    if point.interval is not None:
        low, high = (_BOTTOM - scale.at(end) for end in point.interval)
        found.append(line(f"M{x} {low}V{high}M{x - 6} {low}h12M{x - 6} {high}h12", 2, QUIET))
    marks = (f"M{x - reach} {_BOTTOM - scale.at(aim)}h{2 * reach}" for aim in point.aims)
    found += [line(mark, 5, INK) for mark in marks]
    y = _BOTTOM - scale.at(point.value)
    found.append(shape(x, y, point.band))
    ends = [_BOTTOM - scale.at(value) for value in (*point.aims, *(point.interval or ()))]
    top = min(y - 14, *(end - 6 for end in ends)) if ends else y - 14
    found.append(strokes(lettered(point.text, x, max(top - 18, 2), 14, middle=True)))
    found.append(strokes(lettered(point.period, x, _BOTTOM + 12, 14, middle=True)))
    return found
