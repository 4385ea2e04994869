"""Disclosure: what may be said of few persons, and which other cells would give them away."""

from conventions.disclosure.circulation import Range
from conventions.disclosure.profile import STANDARD, Profile, read_profile, say_profile
from conventions.disclosure.publication import Published, publish, rate
from conventions.disclosure.suppression import hidden, ranges
from conventions.disclosure.table import Cell, Table

__all__ = [
    "STANDARD",
    "Cell",
    "Profile",
    "Published",
    "Range",
    "Table",
    "hidden",
    "publish",
    "ranges",
    "rate",
    "read_profile",
    "say_profile",
]
