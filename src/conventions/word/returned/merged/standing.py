"""Where what went out stands in the file as it is now: its entries may have moved meanwhile."""

from collections.abc import Sequence
from typing import Any

from conventions.base.path import Path, leads


def resolved(path: Path, issued: Any, current: Any) -> Path | None:
    """Where the field that went out stands in the file now; none where its entry is not certain."""
    found: Path = ()
    for step in path:
        at: str | int | None = step
        if isinstance(step, int):
            at = _entry(issued, step, current)
        if at is None:
            return None
        found = (*found, at)
        issued = issued[step] if leads(issued, step) else None
        current = current[at] if leads(current, at) else None
    return found


def _entry(issued: Any, step: int, current: Any) -> int | None:
    """The position of an entry in the list as it is now: by its identifier, else by its contents.

    In a list as long as it was, an entry is where it was.
    """
    if not isinstance(issued, list) or not isinstance(current, list) or step >= len(issued):
        return None
    entry = issued[step]
    if isinstance(entry, dict) and "id" in entry:
        same = with_identity(current, entry["id"])
        return same[0] if len(same) == 1 else None
    if issued.count(entry) == current.count(entry) == 1:
        return current.index(entry)
    return step if len(issued) == len(current) else None


def with_identity(entries: Sequence[Any], identity: Any) -> list[int]:
    """The positions of the entries with this identifier."""
    return [
        at for at, one in enumerate(entries) if isinstance(one, dict) and one.get("id") == identity
    ]


def gone_meanwhile(issued: Sequence[Any], step: int, current: Sequence[Any]) -> bool:
    """Whether the entry was surely taken out of the file, too.

    One with an identifier is gone with it; one without, where the file has nothing but other
    entries that went out.

    >>> gone_meanwhile([{"year": "1"}, {"year": "2"}], 0, [{"year": "2"}])
    True
    """
    entry = issued[step]
    if isinstance(entry, dict) and "id" in entry:
        return not with_identity(current, entry["id"])
    return entry not in current and all(one in issued for one in current)
