from typing import Any

import pytest

from conventions.base.path import Path
from conventions.word.returned.merged.standing import gone_meanwhile, resolved

ISSUED = {"a": [{"id": "x", "n": "1"}, {"id": "y", "n": "2"}], "b": [{"n": "1"}, {"n": "2"}]}

MOVED: list[tuple[Path, dict[str, Any], Path | None]] = [
    (("a", 1, "n"), {"a": [{"id": "y"}, {"id": "x"}]}, ("a", 0, "n")),
    (("a", 1), {"a": [{"id": "x"}]}, None),
    (("a", 1), {"a": [{"id": "y"}, {"id": "y"}]}, None),
    (("b", 1), {"b": [{"n": "2"}, {"n": "1"}]}, ("b", 0)),
    (("b", 1), {"b": [{"n": "1"}, {"n": "9"}]}, ("b", 1)),
    (("b", 1), {"b": [{"n": "9"}]}, None),
]


@pytest.mark.parametrize(("path", "current", "found"), MOVED)
def test_an_entry_is_found_where_it_is_now(
    path: Path, current: dict[str, Any], found: Path | None
) -> None:
    assert resolved(path, ISSUED, current) == found


GONE = [
    ("a", 1, [{"id": "x"}], True),
    ("a", 1, [{"id": "y", "n": "9"}], False),
    ("b", 1, [{"n": "1"}], True),
    ("b", 1, [{"n": "1"}, {"n": "9"}], False),
    ("b", 1, [{"n": "2"}], False),
]


@pytest.mark.parametrize(("name", "at", "current", "gone"), GONE)
def test_only_what_is_surely_gone_is_gone(
    name: str, at: int, current: list[dict[str, str]], gone: bool
) -> None:
    assert gone_meanwhile(ISSUED[name], at, current) is gone
