"""Writing back: a value put into the text of a file at its place, all else as its author left it.

Comments, order, quotation marks and layout stay. What was spliced is read again: a text that does
not read as meant is not given.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from conventions.base.path import Path, dotted, follow
from conventions.base.yamlfile import read

WIDTH = 100
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ÿ](?:[^\n:#\[\]{},\"]|:(?=[^\s])|,(?=[^\s]))*")
NULLS = ("", "~", "null", "Null", "NULL")


class NoPlaceError(Exception):
    """The file has no place for a value that writing could make without guessing."""


@dataclass
class Node:
    """A value in the text: where it begins and ends, and what is in it."""

    start: int
    end: int
    kind: str
    flow: bool = False
    style: str = ""
    column: int = 0
    inside: dict[str | int, "Node"] = field(default_factory=dict)


def spliced(text: str, values: Mapping[Path, str]) -> str:
    r"""The text of a YAML file with these values at their paths.

    A field that is not there yet is added at the end of the mapping it belongs to. Line ends stay
    those of the file.

    Raises:
        NoPlaceError: a list has no such entry, or something else stands where a mapping must.

    >>> spliced("term:\n  start: 2027-01-01  # agreed\n", {("term", "start"): "2027-02-01"})
    'term:\n  start: 2027-02-01  # agreed\n'
    >>> spliced("a: {b: 1}\n", {("a", "c"): "un: deux"})
    'a: {b: 1, c: "un: deux"}\n'
    """
    lines = text.replace("\r\n", "\n")
    for path, value in values.items():
        lines = _put(lines, path, value)
    return lines.replace("\n", "\r\n") if "\r\n" in text else lines


def _put(text: str, path: Path, value: str) -> str:
    before = read(text.encode()).tree
    for written in _attempts(text, path, value):
        document = read(written.encode())
        if follow(document.tree, path) == value and _rest(document.tree, path) == _rest(
            before, path
        ):
            return written
    raise NoPlaceError(dotted(path))


def _rest(tree: Any, path: Path) -> str:
    """All of the tree but what stands at the path, or had to be made to hold it."""
    if not path or not isinstance(tree, dict | list):
        return ""
    step = path[0]
    if isinstance(tree, list):
        parts = [_rest(each, path[1:]) if at == step else each for at, each in enumerate(tree)]
        return json.dumps(parts)
    kept = {key: each for key, each in tree.items() if key != step}
    inside = _rest(tree.get(step), path[1:])
    return json.dumps([kept, inside]) if kept or inside else ""


def _attempts(text: str, path: Path, value: str) -> Iterator[str]:
    """The text with the value, written as it was before and then more carefully."""
    node, missing = descend(nodes(text), path)
    for scalar in _scalars(value, node if not missing else None):
        if not missing:
            if node.kind != "scalar":
                raise NoPlaceError(dotted(path))
            old = text[node.start : node.end]
            space = " " if not old and text[node.start - 1 : node.start] > " " else ""
            ends = old[len(old.rstrip("\n")) :] if node.style in ("|", ">") else ""
            yield text[: node.start] + space + scalar.rstrip("\n") + ends + text[node.end :]
        else:
            yield _added(text, node, missing, scalar, dotted(path))


def descend(node: Node, path: Path) -> tuple[Node, Path]:
    """The innermost node on the way, and the steps that lead on to what is not there."""
    for depth, step in enumerate(path):
        if step not in node.inside:
            return node, path[depth:]
        node = node.inside[step]
    return node, ()


def _added(text: str, node: Node, missing: Path, scalar: str, where: str) -> str:
    """The text with an entry that is new, and the mappings that must hold it."""
    if any(isinstance(step, int) for step in missing):
        raise NoPlaceError(where)
    keys = [key_text(str(step)) for step in missing]
    flow = "".join(f"{{{key}: " for key in keys[1:]) + scalar + "}" * (len(keys) - 1)
    if node.kind == "scalar" and text[node.start : node.end] in NULLS:
        space = " " if text[node.start - 1 : node.start] == ":" else ""
        return text[: node.start] + f"{space}{{{keys[0]}: {flow}}}" + text[node.end :]
    if node.kind != "mapping":
        raise NoPlaceError(where)
    if node.flow:
        head = text[: node.end - 1]
        comma = "" if not node.inside else " " if head.rstrip().endswith(",") else ", "
        if not head.rstrip().endswith(":"):  # a key without a value needs its space
            head = head.rstrip()
        return f"{head}{comma}{keys[0]}: {flow}{text[node.end - 1 :]}"
    margin = " " * node.column
    steps = [f"{margin}{'  ' * depth}{key}:" for depth, key in enumerate(keys)]
    end = end_of_line(text, last_of(node))
    lead = "" if end == 0 or text[end - 1] == "\n" else "\n"
    return text[:end] + lead + "\n".join(steps) + f" {scalar}\n" + text[end:]


def last_of(node: Node) -> int:
    """Where the last value of a node ends; its own mark may lie behind blank lines."""
    if node.flow or not node.inside:
        return node.end
    return max(map(last_of, node.inside.values()))


def end_of_line(text: str, at: int) -> int:
    """Where the line ends that holds this place; the place itself where a line begins."""
    if at and text[at - 1] == "\n":
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def key_text(key: str) -> str:
    """A key as a file has it: in quotation marks where it is no plain word."""
    return key if re.fullmatch(r"[A-Za-z0-9_.-]+", key) else json.dumps(key, ensure_ascii=False)


def _scalars(value: str, old: Node | None) -> Iterator[str]:
    """Ways to write a text, the one that the old value had first, the surest last."""
    style = old.style if old else ""
    if old and style in ("|", ">") and "\n" not in value:
        margin = " " * (old.column + 2)
        folded = textwrap.wrap(value, WIDTH - len(margin), break_on_hyphens=False)
        body = [value] if style == "|" else folded
        yield f"{style}-\n" + "".join(f"{margin}{line}\n" for line in body)
    if old and style in ("|", ">") and "\n" in value:
        margin, chomp = " " * (old.column + 2), "" if value.endswith("\n") else "-"
        body = [f"{margin}{line}" if line else "" for line in value.removesuffix("\n").split("\n")]
        yield f"|{chomp}\n" + "\n".join(body) + "\n"
    if style == "'" and "\n" not in value:
        yield "'" + value.replace("'", "''") + "'"
    if style != '"' and _PLAIN.fullmatch(value) and value == value.strip():
        yield value
    yield json.dumps(value, ensure_ascii=False)


def nodes(text: str) -> Node:
    """The nodes of the one document of a file that has been read without a fault."""
    loader = _LOADER(text)
    try:
        while not isinstance(event := loader.get_event(), yaml.DocumentStartEvent):
            if isinstance(event, yaml.StreamEndEvent):
                raise NoPlaceError("")
        return _node(loader, loader.get_event(), 0)
    finally:
        loader.dispose()


def _node(loader: Any, event: Any, column: int) -> Node:
    """The node that begins with this event; ``column`` is where its key or item stands."""
    begin: Any = event.start_mark
    end: Any = event.end_mark
    start = begin.index
    if isinstance(event, yaml.ScalarEvent):
        return Node(start, end.index, "scalar", style=event.style or "", column=column)
    mapping = isinstance(event, yaml.MappingStartEvent)
    node = Node(start, start, "mapping" if mapping else "sequence", bool(event.flow_style))
    node.column = begin.column
    last = yaml.MappingEndEvent if mapping else yaml.SequenceEndEvent
    taken: Any = loader.get_event()
    while not isinstance(taken, last):
        step = taken.value if mapping else len(node.inside)
        inside = loader.get_event() if mapping else taken
        node.inside[step] = _node(loader, inside, taken.start_mark.column)
        taken = loader.get_event()
    end = taken.end_mark
    node.end = end.index
    return node
