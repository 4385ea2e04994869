"""Deadlines as a picture: a lane for each kind, or each agreement, along one scale of time.

SVG 1.1, as wide as an A4 page on its side, without script, font file or anything from elsewhere;
the same bytes for the same input. Kinds are told apart by shape as well as by colour, so that the
picture reads in black and white; each mark carries its day, and its text as a title.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from conventions.agreement import Agreement
from conventions.base.language import Language, any_language, day, word, words
from conventions.base.step import say
from conventions.deadlines.deadline import Deadline, Kind

_WIDTH, _LEFT, _RIGHT, _TOP = 1122, 230, 24, 78
_ROW, _PAD, _LABEL, _FOOT = 30, 5, 38, 46
_LONGEST_NAME = 34
_SMALL = 'font-size="9.5"'
_INK, _GRID, _BAND = "#1a1a1a", "#c9c9c9", "#f4f4f2"
_DIAMOND, _SQUARE, _CIRCLE = (
    "M0-7 7 0 0 7-7 0Z",
    "M-6-6H6V6H-6Z",
    "M-6 0A6 6 0 1 0 6 0 6 6 0 1 0-6 0Z",
)
_UP, _DOWN, _CROSS = "M0-7 7 6H-7Z", "M0 7 7-6H-7Z", "M-2-7H2V-2H7V2H2V7H-2V2H-7V-2H-2Z"
_BAR = "M-3-8H3V8H-3Z"


@dataclass(frozen=True)
class _Look:
    """The lane of some kinds, in the order of the picture: its name, shape and colour."""

    name: str
    kinds: tuple[Kind, ...]
    shape: str
    colour: str


_LOOKS = (
    _Look("term", ("start", "end"), _BAR, "#1a1a1a"),
    _Look("notice", ("notice", "option"), _DIAMOND, "#b3261e"),
    _Look("reports", ("report", "last-report"), _SQUARE, "#1f5fa8"),
    _Look("measurement", ("measurement",), _CROSS, "#5b3f9b"),
    _Look("interview", ("interview",), _CIRCLE, "#00695c"),
    _Look("payments", ("instalment", "settlement"), _UP, "#8a5a00"),
    _Look("proofs", ("requirement", "certificate", "filing"), _DOWN, "#3d6b00"),
    _Look("keeping", ("deletion", "retention"), _BAR, "#6b6b6b"),
)
_LOOK_OF = {kind: look for look in _LOOKS for kind in look.kinds}


@dataclass(frozen=True)
class _Mark:
    """One deadline on the picture."""

    x: int
    label: str
    title: str
    look: _Look


@dataclass(frozen=True)
class _Lane:
    """A name and rows of marks whose labels do not touch."""

    name: str
    rows: tuple[tuple[_Mark, ...], ...]
    look: _Look | None


def timeline(
    found: Sequence[tuple[Agreement, Deadline]], start: date, end: date, language: Language
) -> bytes:
    """The picture of what falls due from ``start`` to ``end``: an SVG file.

    The lanes are the kinds for one agreement, and the agreements where there are several, with a
    legend of the kinds.
    """
    scale = _Scale(start, max(end, start))
    names = {agreement.id: agreement for agreement, _ in found}
    lanes = _lanes(found, scale, language, several=len(names) > 1)
    legend = _legend(found, language) if len(names) > 1 else ()
    body, y = [], _TOP
    for number, lane in enumerate(lanes):
        height = max(len(lane.rows), 1) * _ROW + 2 * _PAD
        body += _drawn(lane, y, height, shaded=number % 2 == 0)
        y += height
    head = _head(names.values(), scale, language, found)
    grid = _grid(scale, y, language)
    foot = _keys(legend, y)
    height = y + (_FOOT if legend else 16)
    text = "\n".join((*_opening(height, *head), *grid, *body, *foot, "</svg>", ""))
    return text.encode()


@dataclass(frozen=True)
class _Scale:
    """Days to units of the picture."""

    start: date
    end: date

    def x(self, at: date) -> int:
        """Where a day stands."""
        days = (self.end - self.start).days or 1
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (at - self.start).days // days

    def months(self) -> tuple[date, ...]:
        """The first days of months on the scale."""
        first, found = self.start.replace(day=1), []
        while first <= self.end:
            if first >= self.start:
                found.append(first)
            if (first.year, first.month) == (date.max.year, 12):
                break
            first = (first + timedelta(days=31)).replace(day=1)
        return tuple(found)


def _lanes(
    found: Sequence[tuple[Agreement, Deadline]], scale: _Scale, language: Language, *, several: bool
) -> tuple[_Lane, ...]:
    groups: dict[str, list[_Mark]] = {} if several else {look.name: [] for look in _LOOKS}
    named: dict[str, str] = {}
    for agreement, deadline in found:
        look, at = _LOOK_OF[deadline.kind], deadline.date
        note = [say(deadline.note, language)] if deadline.note else []
        said = say(deadline.what, language, agreement.financing.currency)
        title = " ".join((f"{day(at, language)} –", said, *note))
        key = agreement.id if several else look.name
        named[key] = _short(agreement.id)
        later = f"/{deadline.later.day.day}.{deadline.later.day.month}." if deadline.later else ""
        mark = _Mark(scale.x(at), f"{at.day}.{at.month}.{later}", title, look)
        groups.setdefault(key, []).append(mark)
    if several:
        return tuple(_Lane(named[key], _rows(marks), None) for key, marks in groups.items())
    looks = {look.name: look for look in _LOOKS}
    return tuple(
        _Lane(word(language, "dates", f"lane.{name}"), _rows(marks), looks[name])
        for name, marks in groups.items()
        if marks
    )


def _rows(marks: Iterable[_Mark]) -> tuple[tuple[_Mark, ...], ...]:
    """Each mark in the first row in which its label has room."""
    rows: list[list[_Mark]] = []
    for mark in marks:
        room = (row for row in rows if mark.x - row[-1].x >= _room(row[-1], mark))
        row = next(room, None)
        if row is None:
            rows.append([mark])
        else:
            row.append(mark)
    return tuple(map(tuple, rows))


def _room(one: _Mark, other: _Mark) -> int:
    """How far two marks must stand apart: half of both labels, some 5 units a character."""
    return max((len(one.label) + len(other.label)) * 5 // 2 + 6, 18)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _head(
    agreements: Iterable[Agreement],
    scale: _Scale,
    language: Language,
    found: Sequence[tuple[Agreement, Deadline]],
) -> tuple[str, str]:
    """The title and what the picture shows, in words."""
    listed = tuple(agreements)
    if len(listed) == 1:
        name = any_language(listed[0].title, language, listed[0].authoritative)
    else:
        name = word(language, "dates", "timeline.several", count=len(listed))
    between = {"start": day(scale.start, language), "end": day(scale.end, language)}
    count = len(found)
    return name, word(language, "dates", "timeline.shows", count=count, **between)


def _opening(height: int, title: str, shows: str) -> tuple[str, ...]:
    return (
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
            f'viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="title shows" '
            'font-family="Liberation Sans, Arial, Helvetica, sans-serif" font-size="11">'
        ),
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="shows">{escape(shows)}</desc>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(16, 24, title, "start", 'font-size="15" font-weight="bold"'),
        _text(16, 42, shows, "start"),
    )


def _grid(scale: _Scale, bottom: int, language: Language) -> list[str]:
    """A line a month with its initial, a heavier one a year; only years where months are dense."""
    months, lines = scale.months(), []
    dense = len(months) > 60
    initials = [name[0].upper() for name in words(language, "formats")["months"]]
    width = (_WIDTH - _LEFT - _RIGHT) // max(len(months), 1)
    for first in months:
        x, new_year = scale.x(first), first.month == 1
        if new_year or not dense:
            width_of_line = "1.5" if new_year else "0.5"
            lines.append(
                f'<path d="M{x} {_TOP - 14}V{bottom}" stroke="{_GRID}" '
                f'stroke-width="{width_of_line}"/>'
            )
        if not dense:
            lines.append(_text(x + width // 2, _TOP - 4, initials[first.month - 1]))
        if new_year or first == months[0]:
            lines.append(_text(x + 3, _TOP - 18, str(first.year), "start", 'font-weight="bold"'))
    return lines


def _drawn(lane: _Lane, top: int, height: int, *, shaded: bool) -> list[str]:
    found = []
    if shaded:
        found.append(
            f'<rect x="8" y="{top}" width="{_WIDTH - 16}" height="{height}" fill="{_BAND}" '
            'fill-opacity="0.7"/>'
        )
    middle = top + _PAD + _ROW // 2
    if lane.look:
        found.append(_shape(24, middle - 1, lane.look))
    found.append(_text(38 if lane.look else 16, middle + 3, lane.name, "start"))
    for number, row in enumerate(lane.rows):
        y = top + _PAD + number * _ROW + 9
        for mark in row:
            found.append(f"<g><title>{escape(mark.title)}</title>{_shape(mark.x, y, mark.look)}")
            found.append(f"{_text(mark.x, y + 18, mark.label, extra=_SMALL)}</g>")
    return found


def _legend(
    found: Sequence[tuple[Agreement, Deadline]], language: Language
) -> tuple[tuple[_Look, str], ...]:
    shown = {_LOOK_OF[deadline.kind].name for _, deadline in found}
    return tuple(
        (look, word(language, "dates", f"lane.{look.name}"))
        for look in _LOOKS
        if look.name in shown
    )


def _keys(legend: Sequence[tuple[_Look, str]], top: int) -> list[str]:
    found, x = [], 24
    for look, name in legend:
        found.append(_shape(x, top + 24, look))
        found.append(_text(x + 13, top + 28, name, "start"))
        x += 40 + 11 * len(name) // 2
    return found


def _shape(x: int, y: int, look: _Look) -> str:
    return f'<path transform="translate({x} {y})" d="{look.shape}" fill="{look.colour}"/>'


def _text(x: int, y: int, text: str, anchor: str = "middle", extra: str = "") -> str:
    more = f" {extra}" if extra else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{_INK}"{more}>{escape(text)}</text>'
