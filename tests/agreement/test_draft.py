"""A draft: an agreement only where all of it could be read, and in one way."""

from pathlib import Path

import pytest

from conventions.agreement import read_draft
from conventions.base.errors import InvalidDocument

MINIMAL = Path(__file__).parents[2] / "examples/minimal/agreement.fr.yaml"


def test_a_whole_file_is_an_agreement() -> None:
    assert read_draft(MINIMAL.read_bytes()).is_whole


def test_a_key_that_stands_twice_makes_no_agreement() -> None:
    """Of two currencies nobody can say which was agreed, so nothing is settled in either."""
    twice = MINIMAL.read_bytes().replace(
        b"  currency: CHF\n", b"  currency: CHF\n  currency: EUR\n"
    )
    draft = read_draft(twice)
    assert not draft.is_whole
    with pytest.raises(InvalidDocument) as raised:
        draft.agreement()
    assert [finding.code.id for finding in raised.value.findings] == ["F012"]
