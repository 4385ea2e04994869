"""Paths into a document: ``goals.indicators[2].unit`` as people read it, a tuple as programs do."""

import re
from functools import lru_cache
from typing import Any

Path = tuple[str | int, ...]

_STEP = re.compile(r"\[([0-9]{1,9})\]|([^.\[\]]+)")


@lru_cache(maxsize=4096)
def dotted(path: Path) -> str:
    """The path as a person reads it, lists counted from 0 as in the file's JSON form.

    >>> dotted(("goals", "indicators", 2, "unit"))
    'goals.indicators[2].unit'
    """
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def undotted(text: str) -> Path:
    """The path that a person reads as this; no field's name holds a dot or a bracket.

    >>> undotted("goals.indicators[2].unit")
    ('goals', 'indicators', 2, 'unit')
    """
    return tuple(int(index) if index else name for index, name in _STEP.findall(text))


def leads(tree: Any, step: str | int) -> bool:
    """Whether the tree has something at this step.

    >>> leads({"a": 1}, "a"), leads(["x"], 1)
    (True, False)
    """
    if isinstance(step, int):
        return isinstance(tree, list | tuple) and step < len(tree)
    return isinstance(tree, dict) and step in tree


def follow(tree: Any, path: Path) -> Any:
    """The value at the path, or none where the path leads nowhere.

    >>> follow({"a": [{"b": "x"}]}, ("a", 0, "b"))
    'x'
    """
    for step in path:
        if not leads(tree, step):
            return None
        tree = tree[step]
    return tree
