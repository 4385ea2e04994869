"""What the walk through a draft is in while it goes: tracked changes, fields, texts round a box."""

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Change(NamedTuple):
    """A tracked change that a piece of text stands in: whether it came, whether it went, whose."""

    come: bool
    gone: bool
    authors: tuple[str, ...]


@dataclass(slots=True, eq=False)
class Open:
    """A control or bookmark that the walk is in."""

    kind: Literal["control", "bookmark"]
    path: str
    place: int | None
    begin: int
    held: bool = False
    """A bookmark that holds a control of its field: the control tells."""
    empty: bool = False
    """A control that shows what Word puts into one that was emptied."""


class Outside(NamedTuple):
    """What the walk was in when it came to a text box, which hangs on a paragraph."""

    paragraph: int | None
    masked: str
    style: str
    open: list[Open]
    tables: list[int]
    rows: list[int]
    pieces: int
