"""The amounts of a price simulation as a picture: a line over the volumes, and where it bends."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from conventions.drafting.figures import written
from conventions.pictures.frame import INK, PAPER, QUIET, WIDTH, line, picture, strokes
from conventions.pictures.scale import Scale, scale_of
from conventions.pictures.strokes import lettered, width_of
from conventions.settlement import Point

HEIGHT = 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 170, 50, 30, 60
_DIGITS = 16
_GRID = "#d0d0d0"
_OWED, _TOTAL = "#00594f", "#7a4f00"
"""Ratio to white above 4.5 both; the sum of the lines is broken, so that it reads in grey too."""
_DASHES = ' stroke-dasharray="10 8"'
_PLANNED = 100


class _Spot(NamedTuple):
    """A volume in percent of the plan, and an amount."""

    percent: Fraction
    amount: Fraction


def plot(points: tuple[Point, ...], title: str, description: str, country: str = "") -> str:
    """What is owed over the volumes, and beside it the sum of the lines where it is more.

    The upright line stands at the volume planned. Volumes for which nothing is settled have no
    amount; the line stops there. Amounts are written as in the ``country``.
    """
    owed = _spots(points, "owed")
    total = _spots(points, "total")
    width = _scale([spot.percent for spot in (*owed, *total)])
    amounts = scale_of((spot.amount for spot in (*owed, *total)), 0, HEIGHT - _TOP - _BOTTOM)
    parts = [_grid(width, amounts, country)]
    if total != owed:
        parts.append(_line(total, width, amounts, _TOTAL, _DASHES))
    parts += [_line(owed, width, amounts, _OWED, ""), *_marks(owed, width, amounts)]
    return picture(HEIGHT, title, description, "".join(parts))


def _spots(points: tuple[Point, ...], name: str) -> list[_Spot]:
    found: list[_Spot] = []
    for point in points:
        amount: Decimal | None = getattr(point, name)
        if amount is not None:
            found.append(_Spot(Fraction(point.percent), Fraction(amount)))
    return found


def _scale(percents: list[Fraction]) -> Scale:
    """The volumes over the width, from the least to the most."""
    low, high = min(percents), max(percents)
    return Scale(low, high, Fraction(10), _LEFT, WIDTH - _LEFT - _RIGHT)


def _height(amounts: Scale, amount: Fraction) -> int:
    return HEIGHT - _BOTTOM - amounts.at(amount)


def _grid(width: Scale, amounts: Scale, country: str) -> str:
    """Round amounts across, every tenth of the plan below, the plan upright."""
    parts = []
    for tick in amounts.ticks():
        y = _height(amounts, tick)
        parts.append(line(f"M{_LEFT} {y}H{WIDTH - _RIGHT}", 1, _GRID))
        said = written(f"{int(tick):,}".replace(",", "'"), country)
        left = _LEFT - 12 - width_of(said, _DIGITS)
        parts.append(strokes(lettered(said, left, y - _DIGITS // 2, _DIGITS), QUIET))
    for percent in width.ticks():
        x = width.at(percent)
        said = f"{int(percent)}%"
        top = HEIGHT - _BOTTOM + 14
        parts.append(strokes(lettered(said, x, top, _DIGITS, middle=True), QUIET))
    if width.low <= _PLANNED <= width.high:
        x = width.at(Fraction(_PLANNED))
        parts.append(line(f"M{x} {_TOP}V{HEIGHT - _BOTTOM}", 2, QUIET))
    return "".join(parts)


def _line(spots: list[_Spot], width: Scale, amounts: Scale, colour: str, dashes: str) -> str:
    places = [f"{width.at(spot.percent)} {_height(amounts, spot.amount)}" for spot in spots]
    return (
        f'<path d="M{"L".join(places)}" fill="none" stroke="{colour}" stroke-width="4"'
        f' stroke-linejoin="round"{dashes}/>'
    )


def _marks(spots: list[_Spot], width: Scale, amounts: Scale) -> list[str]:
    """A dot at each volume that was computed."""
    return [
        f'<circle cx="{width.at(spot.percent)}" cy="{_height(amounts, spot.amount)}" r="6"'
        f' fill="{_OWED}" stroke="{PAPER if spot.percent != _PLANNED else INK}" stroke-width="2"/>'
        for spot in spots
    ]
