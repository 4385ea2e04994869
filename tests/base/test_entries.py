from copy import deepcopy
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.base.entries import with_entry, without_entry
from conventions.base.path import Path, dotted, follow
from conventions.base.splice import NoPlaceError
from conventions.base.yamlfile import read

ROOT = FilePath(__file__).resolve().parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*/agreement*.yaml"))
FILE = """\
# An agreement.
block:
  # about the first
  - id: a
    note: "x, y"  # of a
    inside: {fr: "un", de: "eins"}

  # about the second
  - {id: b, amount: 1200.10}  # of b
lone:
- only: one
flow: [{id: c}, {id: d},
       {id: e}]
wide: [
  {id: f},  # of f
  {id: g}
]
none: []
"""
LISTS: list[Path] = [("block",), ("lone",), ("flow",), ("wide",)]
NEW = {"id": "n: 1", "note": {"fr": "l'an « neuf »", "de": "100 %"}, "sites": ["no", "a b"]}


@pytest.mark.parametrize("path", LISTS, ids=dotted)
def test_each_entry_can_be_taken_out(path: Path) -> None:
    before = read(FILE.encode()).tree
    for at in range(len(follow(before, path))):
        written = without_entry(FILE, (*path, at))
        wanted = deepcopy(before)
        follow(wanted, path).pop(at)
        assert read(written.encode()).tree == wanted
        assert "# about the first\n" in written
        assert "# about the second\n" in written


@pytest.mark.parametrize("path", [*LISTS, ("none",)], ids=dotted)
def test_an_entry_can_be_put_in_anywhere(path: Path) -> None:
    before = read(FILE.encode()).tree
    for at in range(len(follow(before, path)) + 1):
        written = with_entry(FILE, (*path, at), NEW)
        wanted = deepcopy(before)
        follow(wanted, path).insert(at, NEW)
        assert read(written.encode()).tree == wanted
        assert written.count("#") == FILE.count("#")
        assert without_entry(written, (*path, at)).count("#") == FILE.count("#")


def test_a_new_entry_is_written_like_its_neighbour() -> None:
    entry = {"id": "z", "amount": "2.00"}
    assert "  - {id: b, amount: 1200.10}  # of b\n  - {id: z, amount: 2.00}\n" in with_entry(
        FILE, ("block", 2), entry
    )
    assert '"eins"}\n  - id: z\n    amount: 2.00\n\n  # about the second\n' in with_entry(
        FILE, ("block", 1), entry
    )


def test_line_ends_stay_those_of_the_file() -> None:
    windows = FILE.replace("\n", "\r\n")
    for written in (without_entry(windows, ("block", 0)), with_entry(windows, ("block", 0), NEW)):
        assert written.count("\n") == written.count("\r\n") > 0


@pytest.mark.parametrize("path", [("block", 2), ("none", 0), ("absent", 0), ("block", 0, "id")])
def test_what_is_not_there_cannot_be_taken_out(path: Path) -> None:
    with pytest.raises(NoPlaceError):
        without_entry(FILE, path)


@pytest.mark.parametrize("path", [("block", 3), ("absent", 0), ("block", 0, "id", 0)])
def test_what_has_no_place_cannot_be_put_in(path: Path) -> None:
    with pytest.raises(NoPlaceError):
        with_entry(FILE, path, NEW)


def lists(tree: Any, path: Path = ()) -> list[Path]:
    """Every list of mappings in a tree."""
    found: list[Path] = []
    if isinstance(tree, list):
        if tree and all(isinstance(each, dict) for each in tree):
            found.append(path)
        for at, each in enumerate(tree):
            found += lists(each, (*path, at))
    elif isinstance(tree, dict):
        for key, each in tree.items():
            found += lists(each, (*path, key))
    return found


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
@given(data=st.data())
def test_in_every_example_an_entry_goes_and_comes(file: FilePath, data: st.DataObject) -> None:
    text = file.read_text("utf-8")
    tree = read(text.encode()).tree
    path = data.draw(st.sampled_from(lists(tree)))
    at = data.draw(st.integers(0, len(follow(tree, path)) - 1))
    entry = follow(tree, (*path, at))
    without = without_entry(text, (*path, at))
    assert follow(read(without.encode()).tree, path) == [
        each for number, each in enumerate(follow(tree, path)) if number != at
    ]
    assert read(with_entry(without, (*path, at), entry).encode()).tree == tree
