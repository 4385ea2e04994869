"""docx-plus reads the same values from the controls as we do, before and after edits."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx_plus.controls import list_controls
from lxml import etree
from tests.word.read import parts
from tests.word.returned.test_reading import EXAMPLES
from tests.word.returning import DOCUMENT, retyped, split

from conventions.agreement import load_draft
from conventions.word import draft
from conventions.word.control import tag
from conventions.word.issue import Issue
from conventions.word.returned.found.walk import Walk
from conventions.word.returned.reading import read

DAY = date(2026, 11, 22)


def theirs(data: bytes) -> list[tuple[str | None, str]]:
    return [
        (each.tag, str(each.value))
        for each in list_controls(Document(BytesIO(data)))
        if each.location == "body"
    ]


def ours(data: bytes, issue: Issue) -> list[tuple[str, str]]:
    walk = Walk(issue).through(etree.fromstring(parts(data)[DOCUMENT]))
    return [(tag(spot.path), spot.words.accepted) for spot in walk.spots]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_control_reads_the_same(path: Path) -> None:
    source = load_draft(path)
    assert source.identity is not None
    data = draft(source, source.identity.authoritative, created=DAY)
    issue = read(data, source).issue
    assert issue is not None
    assert len(theirs(data)) > 100
    assert theirs(data) == ours(data, issue)
    assert theirs(split(data)) == ours(split(data), issue)


def test_an_edited_value_reads_the_same(root: Path) -> None:
    source = load_draft(root / "examples/minimal/agreement.fr.yaml")
    sent = draft(source, "fr", created=DAY)
    back = retyped(sent, "term.start", "1er mars 2027")
    (change,) = read(back, source).changes
    (edited,) = set(theirs(back)) - set(theirs(sent))
    assert edited == (change.path, change.after)
