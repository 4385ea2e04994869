"""Of the planted faults, each is seen by a validator of others or by our own lint: none by none.

The Open XML SDK says what the schema of Word forbids, openxml-audit much of the same from Python,
the lint what both are blind to. Not one of them sees all.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.word.ooxml import faults
from tests.word.planted import FAULTS, sound
from tests.word.read import changed
from tests.word.template.office import written
from tests.word.validators import by_the_audit, by_the_sdk

from conventions.agreement import read_draft
from conventions.word.base import default_base
from conventions.word.template.check import checked_copy
from conventions.word.template.fill import fill

DAY = date(2026, 11, 22)
EXAMPLES = Path(__file__).parents[2] / "examples"

OURS = {
    "a cell without a paragraph",
    "a row without a cell",
    "an unknown paragraph style",
    "an unknown list",
    "text in a deletion",
    "twin bookmark names",
    "a bookmark that never ends",
    "a field that never ends",
    "twin control ids",
    "stray text",
    "Jinja left over",
    "twin members",
    "a picture without a content type",
    "twin picture ids",
    "a comment that is not there",
    "a relation to nothing",
    "a relation that is not there",
    "a content type for nothing",
    "a number that is none",
    "malformed",
}
"""What our own lint sees, on every machine."""


def test_there_are_twenty_eight() -> None:
    assert len(FAULTS) == 28
    assert len({FAULTS[name]() for name in FAULTS} | {sound()}) == 29


def test_the_file_they_are_planted_in_is_sound() -> None:
    assert faults(sound()) == []


@pytest.mark.parametrize("name", FAULTS)
def test_our_lint_sees_what_it_is_for(name: str) -> None:
    assert bool(faults(FAULTS[name]())) is (name in OURS)


def template() -> bytes:
    rows = [["{%tr for p in parties %}"], ["{{ p.legal_name }}"], ["{%tr endfor %}"]]
    text = ("Vom {{ term.start }}", "{{ parties[0].part_of }}")
    return written(*text, rows=rows, header="{{ nme }}", base=default_base())


def filled() -> bytes:
    draft = read_draft((EXAMPLES / "minimal" / "agreement.fr.yaml").read_bytes())
    data = changed(template(), "word/header1.xml", "nme", "payer")
    return fill(data, draft, "fr", created=DAY).data


WRITTEN: dict[str, Callable[[], bytes]] = {
    "a draft with comments": sound,
    "a template that was filled": filled,
    "a template that was checked": lambda: checked_copy(template(), "de"),
}


@pytest.mark.office
@pytest.mark.parametrize("name", WRITTEN)
def test_validators_of_others_find_what_we_write_sound(name: str, tmp_path: Path) -> None:
    path, theirs = tmp_path / "sound.docx", tmp_path / "template.docx"
    path.write_bytes(WRITTEN[name]())
    theirs.write_bytes(template())
    assert not by_the_sdk(path)
    known = by_the_audit(theirs) if "template" in name else set()
    assert by_the_audit(path) <= known, "a template's own faults stay"


@pytest.mark.office
@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_seen(name: str, tmp_path: Path) -> None:
    path = tmp_path / "planted.docx"
    path.write_bytes(FAULTS[name]())
    assert name in OURS or by_the_audit(path) or by_the_sdk(path)


@pytest.mark.office
def test_none_of_them_sees_all(tmp_path: Path) -> None:
    """The set is no larger than it must be: without any one of the three, a fault would pass."""
    seen: dict[str, set[str]] = {"sdk": set(), "audit": set(), "lint": OURS}
    path = tmp_path / "planted.docx"
    for name, plant in FAULTS.items():
        path.write_bytes(plant())
        seen["sdk"] |= {name} if by_the_sdk(path) else set()
        seen["audit"] |= {name} if by_the_audit(path) else set()
    assert set().union(*seen.values()) == set(FAULTS)
    assert all(found != set(FAULTS) for found in seen.values())
