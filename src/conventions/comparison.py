"""Two versions of an agreement held against each other, field by field.

What belongs together is found by its identifier (``id``), its year or its number, so that an
entry put in between is one change and not a change of all that follow it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from conventions.agreement import SECTIONS, Draft
from conventions.base.path import Path, dotted

Subject = Literal[
    "term",
    "volume",
    "price",
    "targets",
    "services",
    "parties",
    "reporting",
    "duties",
    "wording",
    "head",
]
"""What a change touches; an amendment is often allowed for one of them and not for another."""

_SUBJECTS: tuple[tuple[str, Subject], ...] = (
    ("financing.volume", "volume"),
    ("financing", "price"),
    ("goals", "targets"),
    ("services", "services"),
    ("parties", "parties"),
    ("signatures", "parties"),
    ("evaluation", "reporting"),
    ("term", "term"),
    ("clauses", "wording"),
    ("subject", "duties"),
    ("principles", "duties"),
    ("disputes", "duties"),
)
_NAMES = ("id", "party", "year", "no", "due")
"""The fields by which an entry of a list is known, in this order."""
_VERSIONED = ("version", "amends", "format", "accepted")
"""What says which version it is, or is no part of what was agreed."""

_NESTED = (dict, list, tuple)

Value = str | None


@dataclass(frozen=True)
class Change:
    """One field that differs: where, what it touches, and its value in each version.

    ``path`` leads to the field in the later version, or in the earlier one where it went.
    ``before`` and ``after`` are as a file writes them, none where the field is not there.
    """

    path: Path
    subject: Subject
    before: Value
    after: Value

    @property
    def place(self) -> str:
        """The path as a person reads it."""
        return dotted(self.path)


def compare(old: Draft, new: Draft) -> tuple[Change, ...]:
    """Every field that differs, in the order of the later version; what went comes last.

    Numbers and dates are compared as such, so 24000 and 24000.00 are the same. A section that is
    not valid is compared as it is written.
    """
    trees = _tree(old), _tree(new)
    return tuple(
        Change(path, subject_of(path), before, after)
        for path, before, after in _differences((), *trees)
    )


def subject_of(path: Path) -> Subject:
    """What a field touches.

    >>> subject_of(("financing", "volume", "quantity")), subject_of(("title",))
    ('volume', 'head')
    """
    place = dotted(tuple(step for step in path if isinstance(step, str)))
    for prefix, subject in _SUBJECTS:
        if place == prefix or place.startswith(f"{prefix}."):
            return subject
    return "head"


def _tree(draft: Draft) -> dict[str, Any]:
    """What was agreed, as plain data: typed where it is valid, else as written."""
    raw: Mapping[str, Any] = draft.document.tree or {}
    head = raw if draft.identity is None else _plain(draft.identity)
    tree = {name: value for name, value in head.items() if name not in (*_VERSIONED, *SECTIONS)}
    for name in SECTIONS:
        section = draft.sections.get(name)
        value = raw.get(name) if section is None else _plain(section)
        if value is not None:
            tree[name] = value
    return tree


def _plain(record: Any) -> Any:
    return record.model_dump(exclude_none=True, exclude_defaults=True)


def _differences(path: Path, old: Any, new: Any) -> Iterator[tuple[Path, Value, Value]]:
    """The leaves that differ, below a path."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in [*new, *(name for name in old if name not in new)]:
            yield from _differences((*path, name), old.get(name), new.get(name))
    elif isinstance(old, list | tuple) and isinstance(new, list | tuple):
        yield from _entries(path, old, new)
    elif isinstance(old, _NESTED) or isinstance(new, _NESTED):
        yield from _leaves(path, old, gone=True)
        yield from _leaves(path, new, gone=False)
    elif old != new:
        yield path, _said(old), _said(new)


def _entries(
    path: Path, old: Sequence[Any], new: Sequence[Any]
) -> Iterator[tuple[Path, Value, Value]]:
    """The entries of a list side by side, by name or else by place."""
    before = _named(old)
    after = _named(new)
    for name, (position, entry) in after.items():
        _at, known = before.get(name, (0, None))
        yield from _differences((*path, position), known, entry)
    for name, (position, entry) in before.items():
        if name not in after:
            yield from _leaves((*path, position), entry, gone=True)


def _named(entries: Sequence[Any]) -> dict[Any, tuple[int, Any]]:
    """The entries by what they are known by; those with no name, or a twin's, by their place."""
    named: dict[Any, tuple[int, Any]] = {}
    for position, entry in enumerate(entries):
        name: Any = entry if isinstance(entry, str) else position
        if isinstance(entry, dict):
            known = (entry[key] for key in _NAMES if isinstance(entry.get(key), str | int))
            name = next(known, position)
        named[(position,) if name in named else name] = (position, entry)
    return named


def _leaves(path: Path, tree: Any, *, gone: bool) -> Iterator[tuple[Path, Value, Value]]:
    """Every leaf of what came or went."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from _leaves((*path, name), value, gone=gone)
    elif isinstance(tree, list | tuple):
        for position, value in enumerate(tree):
            yield from _leaves((*path, position), value, gone=gone)
    elif tree is not None:
        yield (path, _said(tree), None) if gone else (path, None, _said(tree))


def _said(value: Any) -> Value:
    """A value as a file writes it."""
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)
