"""The reader of our own data files."""

import pytest
import yaml

from conventions.base.packaged import plain_tree


def test_every_scalar_stays_text() -> None:
    tree = plain_tree("{a: no, b: 010, c: 1200.10, d: 2027-01-01, e: ~, f: [1, true]}")
    assert tree == {
        "a": "no", "b": "010", "c": "1200.10", "d": "2027-01-01", "e": "~", "f": ["1", "true"],
    }  # fmt: skip


def test_broken_text_raises() -> None:
    with pytest.raises(yaml.YAMLError):
        plain_tree("{a: ")
