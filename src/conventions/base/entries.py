"""Entries of lists in the text of a YAML file: one taken out, or one put in, all else as it was.

What stood on the lines of an entry goes with it; comments on lines of their own stay. A new entry
is written in the manner of its neighbours. As in ``splice``, what was written is read again: a
text that does not read as meant is not given.
"""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from conventions.base.path import Path, dotted, follow
from conventions.base.splice import (
    NULLS,
    WIDTH,
    Node,
    NoPlaceError,
    descend,
    end_of_line,
    key_text,
    last_of,
    nodes,
)
from conventions.base.yamlfile import read

_KEY_ABOVE = re.compile(r":((?:[ \t]*(?:#[^\n]*)?\n)+)\Z")
"""The end of the key of a list, and what comments stand between the two."""
_PLAIN = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z._/-]|:(?=[0-9A-Za-z]))*")


def without_entry(text: str, path: Path) -> str:
    r"""The text without the entry at this path, which ends in its position in a list.

    Raises:
        NoPlaceError: there is no such entry, or it cannot be cut out of its lines.

    >>> without_entry("a:\n  - {b: 1}  # old\n  # next\n  - {b: 2}\n", ("a", 0))
    'a:\n  # next\n  - {b: 2}\n'
    >>> without_entry("a:  # all\n  - {b: 1}\n", ("a", 0))
    'a: []  # all\n'
    """
    lines = text.replace("\r\n", "\n")
    whole, at = _list_at(lines, path)
    node = whole.inside.get(at)
    if node is None:
        raise NoPlaceError(dotted(path))
    wanted = deepcopy(read(lines.encode()).tree)
    follow(wanted, path[:-1]).pop(at)
    if whole.flow:
        return _proven(text, [_cut_of_line(lines, node)], wanted, path)
    return _proven(text, _cut_of_lines(lines, whole, node), wanted, path)


def with_entry(text: str, path: Path, entry: Any) -> str:
    r"""The text with an entry more: the path ends in the position that it gets in its list.

    ``entry`` is a tree of mappings, lists and texts.

    Raises:
        NoPlaceError: there is no such list, or no such place in it.

    >>> with_entry("a:\n  - {b: 1}  # old\n", ("a", 1), {"b": "2", "c": "x y"})
    'a:\n  - {b: 1}  # old\n  - {b: 2, c: "x y"}\n'
    """
    lines = text.replace("\r\n", "\n")
    whole, at = _list_at(lines, path)
    if not 0 <= at <= len(whole.inside):
        raise NoPlaceError(dotted(path))
    wanted = deepcopy(read(lines.encode()).tree)
    follow(wanted, path[:-1]).insert(at, entry)
    written = (
        _in_flow(lines, whole, at, entry) if whole.flow else _in_block(lines, whole, at, entry)
    )
    return _proven(text, written, wanted, path)


def _list_at(text: str, path: Path) -> tuple[Node, int]:
    """The list that the path leads into, and the position."""
    at = path[-1] if path else None
    node, missing = descend(nodes(text), path[:-1])
    if not isinstance(at, int) or missing or node.kind != "sequence":
        raise NoPlaceError(dotted(path))
    return node, at


def _proven(text: str, attempts: Iterator[str] | list[str], wanted: Any, path: Path) -> str:
    """The first attempt that reads as wanted, with the line ends of the file."""
    for written in attempts:
        if read(written.encode()).tree == wanted:
            return written.replace("\n", "\r\n") if "\r\n" in text else written
    raise NoPlaceError(dotted(path))


def _dash(text: str, node: Node) -> int:
    """Where the dash of an entry stands; it has its line to itself."""
    at = text.rfind("-", 0, node.start)
    if at < 0 or text[text.rfind("\n", 0, at) + 1 : at].strip():
        raise NoPlaceError("-")
    return at


def _cut_of_lines(text: str, whole: Node, node: Node) -> Iterator[str]:
    """The text without the lines of an entry; an empty list where it was the only one."""
    dash = _dash(text, node)
    begin = text.rfind("\n", 0, dash) + 1
    head, tail = text[:begin], text[end_of_line(text, last_of(node)) :]
    if len(whole.inside) > 1:
        yield head + tail
        return
    key = _KEY_ABOVE.search(head)
    if key is not None:
        yield f"{head[: key.start()]}: []{key[1]}{tail}"
    yield f"{head}{' ' * (dash - begin + 2)}[]\n{tail}"


def _cut_of_line(text: str, node: Node) -> str:
    """The text without an entry between commas."""
    head, tail = text[: node.start], text[node.end :]
    if tail.lstrip().startswith(","):
        tail = tail.lstrip()[1:].lstrip(" ")
    elif head.rstrip().endswith(","):
        head = head.rstrip().removesuffix(",")
    if tail.startswith("\n") and not head.rpartition("\n")[2].strip():
        head = head.rpartition("\n")[0]
    return head + tail


def _in_block(text: str, whole: Node, at: int, entry: Any) -> Iterator[str]:
    """The text with an entry on lines of its own, behind the one before it."""
    neighbour = whole.inside[max(at - 1, 0)]
    dash = _dash(text, neighbour)
    begin = text.rfind("\n", 0, dash) + 1
    margin = " " * (dash - begin)
    place = end_of_line(text, last_of(neighbour)) if at else begin
    lead = "" if place == 0 or text[place - 1] == "\n" else "\n"
    for careful in (False, True):
        line = f"{margin}- {_flow(entry, careful=careful)}\n"
        if not isinstance(entry, dict) or (neighbour.flow and len(line) <= WIDTH):
            yield text[:place] + lead + line + text[place:]
            continue
        fields = (
            f"{margin}  {key_text(key)}: {_flow(value, careful=careful)}\n"
            for key, value in entry.items()
        )
        block = f"{margin}- {''.join(fields).lstrip(' ')}"
        yield text[:place] + lead + block + text[place:]


def _in_flow(text: str, whole: Node, at: int, entry: Any) -> Iterator[str]:
    """The text with an entry more between the brackets."""
    for careful in (False, True):
        new = _flow(entry, careful=careful)
        if at < len(whole.inside):
            place = whole.inside[at].start
            yield f"{text[:place]}{new}, {text[place:]}"
        else:
            place = whole.inside[at - 1].end if whole.inside else whole.start + 1
            yield f"{text[:place]}{', ' if whole.inside else ''}{new}{text[place:]}"


def _flow(value: Any, *, careful: bool) -> str:
    """A value on one line: words in quotation marks, what is no sentence without."""
    if isinstance(value, dict):
        pairs = (f"{key_text(key)}: {_flow(each, careful=careful)}" for key, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(each, careful=careful) for each in value)}]"
    text = str(value)
    if not careful and _PLAIN.fullmatch(text) and text not in NULLS:
        return text
    return json.dumps(text, ensure_ascii=False)
