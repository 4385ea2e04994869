"""The reader of YAML files: every scalar as text, every value with its line and column.

It listens to the event stream of PyYAML and builds nothing but dicts, lists and texts, so that
``no`` stays a word, ``010`` an id and ``1200.10`` exact; types are for the records to judge. What
YAML allows beyond that (anchors, tags, several documents ...) is refused with a finding: a person
who reads the file cannot see what it means, or it can exhaust the machine. libyaml's own builder
of trees ends the process at some 50 000 nested lists; its event stream does not.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from conventions.base import refusals
from conventions.base.characters import hidden, shown
from conventions.base.findings import Code, Finding, Place
from conventions.base.path import Path, dotted

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
MAX_FINDINGS = 100
MAX_EXCERPT = 80

CODES = refusals.READER
"""The codes of this reader."""

_Spots: TypeAlias = "dict[str | int, _Spot]"
_Spot: TypeAlias = tuple[Any, Any, _Spots]
"""The mark of an entry's key, the mark of its value, and what is inside that value."""

_NOTHING_INSIDE: _Spots = {}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null")
_TAB_INDENT = re.compile(r" *\t")
_SECOND_COLON = re.compile(r"""\s*(- +)*[^\s"'#\[{&*!|>][^:]*:\s+[^\s"'#\[{&*!|>].*?:(\s|$)""")


@dataclass(frozen=True)
class Document:
    """One file as read: its tree of dicts, lists, texts and None, and what was refused.

    ``tree`` is None when nothing of it can be used. ``text`` is the file as it stands, without
    its byte order mark; the texts of the tree are normalised (Unicode NFC).
    """

    file: str
    text: str
    tree: Any = None
    findings: tuple[Finding, ...] = ()
    spots: _Spots = field(default_factory=dict, repr=False, compare=False)

    def place(self, path: Path) -> Place:
        """Where the value at this path begins, or else the entry that would have to hold it."""
        return self._place(path, 1)

    def key_place(self, path: Path) -> Place:
        """Where the key of this entry stands, or the item of a list; else as ``place``."""
        return self._place(path, 0)

    def _place(self, path: Path, side: int) -> Place:
        line, column = 1, 1
        entries: _Spots = self.spots
        for depth, step in enumerate(path, 1):
            spot = entries.get(step)
            if spot is None:
                break
            mark: Any = spot[side if depth == len(path) else 0]
            line, column, entries = mark.line + 1, mark.column + 1, spot[2]
        return Place(self.file, line, column)


def read(data: bytes, file: str = "") -> Document:
    r"""The document in these bytes. It never raises: what is wrong is in ``findings``.

    After a duplicate key, an alias or the like, the tree holds the rest (of two equal keys the
    first); after a fault that leaves nothing to trust, it is None.

    >>> document = read(b"term: {start: 2027-01-01, renewable: no}", "a.yaml")
    >>> document.tree, str(document.place(("term", "renewable")))
    ({'term': {'start': '2027-01-01', 'renewable': 'no'}}, 'a.yaml:1:38')
    >>> [(str(one.place), one.code.name) for one in read(b"a: 1\na: 2\n", "a.yaml").findings]
    [('a.yaml:2:1', 'duplicate-key')]
    """
    if len(data) > MAX_BYTES:
        return _refused(file, refusals.TOO_LARGE, {"size": len(data), "limit": MAX_BYTES})
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        values = {"byte": f"0x{data[error.start]:02X}"}
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        return _refused(file, refusals.NOT_UTF8, values, _place_of(file, before, len(before)))
    return _Reading(file, text).document()


class _StopReadingError(Exception):
    """Nothing more of the file is worth reading, and nothing of it can be trusted."""


class _Reading:
    """The state of one reading: the event stream, the path so far, what was found."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.lines = text.replace("\r\n", "\n")
        self.path: list[str | int] = []
        self.found: list[Finding] = []

    def document(self) -> Document:
        """The file, as far as it can be read."""
        tree: Any = None
        spots: _Spots = {}
        try:
            for index, number in hidden(self.lines):
                place = _place_of(self.file, self.lines, index)
                self.report(refusals.HIDDEN, place, character=number)
            self.lines = shown(self.lines)
            self.take = _LOADER(self.lines).get_event
            tree, spots = self.stream()
        except _StopReadingError:
            pass
        except yaml.YAMLError as error:
            self.found.append(_syntax_fault(self.file, self.lines, error))
        except (ValueError, OverflowError):
            # Without libyaml, PyYAML lets chr() and int() fail on an absurd escape or version.
            self.found.append(Finding(refusals.SYNTAX, "", {"line": ""}, Place(self.file, 1, 1)))
        by_place = sorted(self.found, key=lambda one: (one.place.line, one.place.column))
        return Document(self.file, self.text, tree, tuple(by_place), spots)

    def stream(self) -> tuple[Any, _Spots]:
        """The first document, which must be a mapping and the only one."""
        self.take()
        start = self.take()
        if not isinstance(start, yaml.DocumentStartEvent):
            self.report(refusals.EMPTY, Place(self.file, 1, 1))
            return None, {}
        if start.version or start.tags:
            self.report(refusals.DIRECTIVE, start.start_mark)
        top = self.take()
        tree, spots = self.node(top, 1)
        if tree is None and isinstance(top, yaml.ScalarEvent):
            self.report(refusals.EMPTY, Place(self.file, 1, 1))
        elif not isinstance(tree, dict):
            self.report(refusals.NOT_A_MAPPING, top.start_mark)
        self.take()
        after = self.take()
        if isinstance(after, yaml.DocumentStartEvent):
            self.report(refusals.SECOND_DOCUMENT, after.start_mark)
        return (tree, spots) if isinstance(tree, dict) else (None, {})

    def node(self, event: Any, depth: int) -> tuple[Any, _Spots]:
        """The value that begins with this event, and the places inside it."""
        if isinstance(event, yaml.ScalarEvent):
            text = self.scalar(event)
            return (None if not event.style and text in _NULLS else text), _NOTHING_INSIDE
        if isinstance(event, yaml.AliasEvent):
            self.report(refusals.ALIAS, event.start_mark, name=_short(event.anchor))
            return None, _NOTHING_INSIDE
        self.refuse_marks(event)
        if depth > MAX_DEPTH:
            self.report(refusals.TOO_DEEP, event.start_mark, limit=MAX_DEPTH)
            raise _StopReadingError
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(depth)
        return self.sequence(depth)

    def mapping(self, depth: int) -> tuple[dict[str, Any], _Spots]:
        """The entries up to the end of the mapping."""
        tree: dict[str, Any] = {}
        spots: _Spots = {}
        while not isinstance(event := self.take(), yaml.MappingEndEvent):
            key = self.key(event, depth)
            self.path.append("?" if key is None else key)
            if key in spots:
                first = spots[key][0].line + 1
                self.report(refusals.DUPLICATE, event.start_mark, key=_short(key), first=first)
            start = self.take()
            value, inside = self.node(start, depth + 1)
            self.path.pop()
            if key is not None and key not in spots:
                tree[key] = value
                spots[key] = (event.start_mark, start.start_mark, inside)
        return tree, spots

    def sequence(self, depth: int) -> tuple[list[Any], _Spots]:
        """The items up to the end of the list."""
        tree: list[Any] = []
        spots: _Spots = {}
        while not isinstance(event := self.take(), yaml.SequenceEndEvent):
            self.path.append(len(tree))
            value, inside = self.node(event, depth + 1)
            self.path.pop()
            spots[len(tree)] = (event.start_mark, event.start_mark, inside)
            tree.append(value)
        return tree, spots

    def key(self, event: Any, depth: int) -> str | None:
        """The key as text, or None if it cannot be one."""
        if not isinstance(event, yaml.ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                self.report(refusals.COMPLEX_KEY, event.start_mark)
            self.node(event, depth + 1)
            return None
        key = self.scalar(event)
        if key == "<<" and not event.style:
            self.report(refusals.MERGE_KEY, event.start_mark)
            return None
        return key

    def scalar(self, event: Any) -> str:
        """The text, normalised, without what an escape in it would hide."""
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        text: str = event.value
        if text.isascii() and text.isprintable():
            return text
        for _, number in hidden(text):
            self.report(refusals.HIDDEN, event.start_mark, character=number)
        return unicodedata.normalize("NFC", shown(text))

    def refuse_marks(self, event: Any) -> None:
        """No value is named for use elsewhere, and none is typed by a tag."""
        if event.anchor is not None:
            self.report(refusals.ANCHOR, event.start_mark, name=_short(event.anchor))
        if event.tag is not None:
            self.report(refusals.TAG, event.start_mark, tag=_short(event.tag))

    def report(self, code: Code, mark: Any, **values: str | int) -> None:
        """One more finding; after a hundred the reading ends."""
        place = mark if isinstance(mark, Place) else _marked(self.file, mark)
        if len(self.found) == MAX_FINDINGS:
            self.found.append(Finding(refusals.TOO_MANY, "", {"limit": MAX_FINDINGS}, place))
            raise _StopReadingError
        self.found.append(Finding(code, dotted(tuple(self.path)), values, place))


def _syntax_fault(file: str, text: str, error: yaml.YAMLError) -> Finding:
    """What the parser stumbled over, told from the text; its own English words are not matched."""
    mark: Any = getattr(error, "problem_mark", None)
    opened: Any = getattr(error, "context_mark", None)
    if mark is None:
        return Finding(refusals.SYNTAX, "", {"line": ""}, Place(file, 1, 1))
    code, index = refusals.SYNTAX, mark.index
    if opened is not None and index >= len(text):
        index = opened.index
        if text[index : index + 1] in ('"', "'"):
            code = refusals.UNCLOSED_QUOTE
    # Past the end there is no line to show, and libyaml counts one that is not there.
    index = min(index, len(text.rstrip()))
    place = _place_of(file, text, index)
    line = text.split("\n")[place.line - 1]
    if _TAB_INDENT.match(line):
        code = refusals.TAB_INDENT
    elif code is refusals.SYNTAX and _SECOND_COLON.match(line):
        code = refusals.UNQUOTED_COLON
    return Finding(code, "", {"line": _short(line.strip())}, place)


def _refused(file: str, code: Code, values: dict[str, Any], place: Place | None = None) -> Document:
    """A document of which only the refusal is known."""
    return Document(file, "", None, (Finding(code, "", values, place or Place(file, 1, 1)),))


def _marked(file: str, mark: Any) -> Place:
    return Place(file, mark.line + 1, mark.column + 1)


def _place_of(file: str, text: str, index: int) -> Place:
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _short(value: Any) -> str:
    text = shown(str(value))
    return text if len(text) <= MAX_EXCERPT else text[: MAX_EXCERPT - 1] + "…"
