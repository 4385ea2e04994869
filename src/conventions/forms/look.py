"""How a form looks: colours, sizes, widths, paper."""

from textwrap import wrap
from typing import Any

from conventions.forms.entry import Column

WIDTHS: dict[Column, float] = {
    "code": 10,
    "entry": 50,
    "target": 19,
    "number": 10,
    "out_of": 10,
    "result": 13,
    "excluded": 10,
    "why": 18,
    "estimate": 9.5,
    "missing": 16,
    "comment": 24,
}
"""In characters, in the order of the sheet; an A4 page on its side holds them at three quarters."""
COLUMNS: tuple[Column, ...] = tuple(WIDTHS)

_INK, _GREY, _BLUE, _RULE = "#1A1A1A", "#6B6B6B", "#1F3A5F", "#BFC7D1"
_INPUT, _BAND, _HEAD = "#FFF8DC", "#E8EDF3", "#1F3A5F"
_BASE = {"font_name": "Arial", "font_size": 10, "font_color": _INK, "valign": "top"}
_CELL = {**_BASE, "text_wrap": True, "border": 1, "border_color": _RULE}
# What a person wrote stays a text when the cell is edited, also where it begins with "=".
_PROSE = {**_CELL, "quote_prefix": True}
_ENTRY = {**_CELL, "locked": False, "bg_color": _INPUT, "valign": "vcenter"}

FORMATS: dict[str, dict[str, Any]] = {
    "title": {**_BASE, "font_size": 16, "bold": True, "font_color": _BLUE, "valign": "vcenter"},
    "facts": {**_BASE, "text_wrap": True, "valign": "vcenter"},
    "instructions": {**_BASE, "text_wrap": True, "valign": "vcenter", "bg_color": _INPUT},
    "head": {
        **_CELL,
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": _HEAD,
        "valign": "vcenter",
    },
    "band": {
        **_BASE,
        "bold": True,
        "valign": "vcenter",
        "bg_color": _BAND,
        "font_color": _BLUE,
        "quote_prefix": True,
    },
    "code": {**_PROSE, "font_size": 8, "font_color": _GREY},
    "entry": _PROSE,
    "target": _PROSE,
    "none": {**_CELL, "bg_color": "#F2F2F2"},
    "result": {
        **_CELL,
        "valign": "vcenter",
        "align": "center",
        "num_format": "0.0",
        "font_color": _GREY,
        "italic": True,
    },
    "percent": {
        **_CELL,
        "valign": "vcenter",
        "align": "center",
        "num_format": "0.0\u00a0%",
        "font_color": _GREY,
        "italic": True,
    },
    "amount": {
        **_CELL,
        "bold": True,
        "valign": "vcenter",
        "align": "right",
        "num_format": "#,##0.00",
    },
    "number": {**_ENTRY, "align": "right", "font_size": 12},
    "text": {**_ENTRY, "num_format": "@", "valign": "top"},
    "choice": {**_ENTRY, "valign": "top"},
    "day": {**_ENTRY, "num_format": "dd.mm.yyyy", "align": "right"},
    "wrong": {"font_color": "#B00020", "bold": True, "italic": False},
    "right": {"font_color": _INK, "italic": False},
}
"""By name; ``wrong`` and ``right`` lie over a result once there is one."""
LIST: dict[str, dict[str, Any]] = {
    "title": {**_BASE, "font_size": 14, "bold": True, "font_color": _BLUE, "valign": "vcenter"},
    "instructions": FORMATS["instructions"],
    "head": FORMATS["head"],
    "required": {**FORMATS["head"], "underline": 1},
    "code": _PROSE,
    "text": {**_BASE, "num_format": "@"},
    "date": {**_BASE, "num_format": "dd.mm.yyyy", "align": "right"},
    "count": {**_BASE, "num_format": "0"},
    "number": {**_BASE, "num_format": "0.##"},
}
"""The same for the list of participations: whole columns, which are typed in."""
RICH: dict[str, dict[str, Any]] = {
    "bold": {**_BASE, "bold": True},
    "label": {**_BASE, "bold": True, "font_size": 11},
    "grey": {**_BASE, "font_color": _GREY},
    "plain": _BASE,
}
"""Runs of text inside a cell."""

_LINE, _LABEL, _PADDING, _TALLEST = 12.75, 15.0, 5.0, 400.0
"""Points; a spreadsheet shows no row taller than 409."""
_CHARACTERS = 1.15
"""Characters of prose to one of a width, which is that of a digit."""


def height(label: str, lines: tuple[str, ...], target: str) -> float:
    """The height of a row, in points: not every program works it out from wrapped text."""
    entry = _LABEL * _count(label, WIDTHS["entry"] * 0.85)
    entry += _LINE * sum(_count(line, WIDTHS["entry"]) for line in lines)
    beside = _LINE * sum(_count(line, WIDTHS["target"]) for line in target.split("\n"))
    return min(max(entry, beside) + _PADDING, _TALLEST)


def _count(text: str, width: float) -> int:
    parts = text.split("\n")
    return sum(max(1, len(wrap(part, int(width * _CHARACTERS)))) for part in parts)


def cut(text: str, length: int = 3_000) -> str:
    """The text, shortened to what can be shown: a cell holds 32 767 characters in all.

    >>> cut("numerator", 5)
    'nume…'
    """
    return text if len(text) <= length else text[: length - 1] + "…"
