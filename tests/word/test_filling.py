"""Gaps that are filled in, and texts of several lines that are edited, in Word."""

from datetime import date
from pathlib import Path

import pytest
from tests.word.returning import retyped

from conventions.agreement import Draft, read_draft
from conventions.base.path import follow, undotted
from conventions.word import draft
from conventions.word.merge import Merge, merged
from conventions.word.reading import Reading, read

DAY = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/minimal/agreement.fr.yaml"


def without(old: str, new: str = "") -> Draft:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert text.count(old) == 1, text.count(old)
    return read_draft(text.replace(old, new).encode())


def filled(source: Draft, path: str, text: str) -> tuple[Reading, Merge]:
    reading = read(retyped(draft(source, "fr", created=DAY), path, text), source)
    return reading, merged(reading, source)


GAPS = [
    ("@DATE", "term.start", "1er mars 2027", "2027-03-01"),
]


@pytest.mark.parametrize(("line", "path", "text", "value"), GAPS)
def test_a_gap_becomes_a_value(line: str, path: str, text: str, value: str) -> None:
    source = without(line)
    reading, merge = filled(source, path, text)
    (change,) = reading.changes
    assert (change.before[0], change.value) == ("⟦", value)
    assert reading.findings == ()
    assert merge.written == {path: value}
    again = read_draft(merge.text.encode())
    assert str(follow(again.document.tree, undotted(path))) == value
    assert len(again.findings) <= len(source.findings)
