"""Fields that were typed over together with their control and their bookmark."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.word.returning import control, edited, run

from conventions.agreement import Draft
from conventions.word.returned import reading
from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read
from conventions.word.returned.rows import known

DAY = date(2026, 11, 22)
FAI = Path(__file__).resolve().parents[3] / "examples/fai_biel_seeland/agreement.yaml"
BY = 'w:id="9001" w:author="Me Roulin" w:date="2026-12-01T09:00:00Z"'


def over(path: str, text: str) -> Callable[[str], str]:
    """Words in the place of a control, of the bookmark round it and of all that they held."""

    def edit(xml: str) -> str:
        found = control(xml, path)
        begin = xml.rindex("<w:bookmarkStart", 0, found.start())
        end = xml.index("/>", found.end()) + 2
        assert "bookmarkEnd" in xml[found.end() : end]
        return xml[:begin] + run(text) + xml[end:]

    return edit


TYPED = [
    ("term.start", "1er mars 2027", "2027-03-01"),
    ("financing.ceiling[1].amount", "CHF 1'200'000", "1200000.00"),
]


@pytest.mark.parametrize(("path", "text", "value"), TYPED)
def test_words_in_the_place_of_a_field_are_its_value(
    fai: Draft, sent: bytes, path: str, text: str, value: str
) -> None:
    found = read(edited(sent, over(path, text)), fai)
    assert found.findings == ()
    assert (found.rewordings, found.rows) == ((), ())
    assert merged(found, fai).written == {path: value}


@pytest.mark.parametrize(("path", "text", "value"), TYPED)
def test_without_it_the_field_would_have_vanished(
    fai: Draft, sent: bytes, path: str, text: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "typed_over_in_clauses", lambda *_: None)
    monkeypatch.setattr(known, "typed_over_in_rows", lambda *_: None)
    found = read(edited(sent, over(path, text)), fai)
    assert "W008" in [finding.code.id for finding in found.findings]
    assert value not in merged(found, fai).written.values()


def test_tracked_words_have_their_author(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        found = control(xml, "term.start")
        went = found[1].replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        held = found[0].replace(found[1], f"<w:del {BY}>{went}</w:del>")
        end = xml.index("/>", found.end()) + 2
        came = f"<w:ins {BY}>{run('1er mars 2027')}</w:ins>"
        return xml[: found.start()] + held + xml[found.end() : end] + came + xml[end:]

    (change,) = read(edited(sent, edit), fai).changes
    assert (change.original, change.after) == ("1er janvier 2027", "1er mars 2027")
    assert (change.value, change.authors) == ("2027-03-01", ("Me Roulin",))


def test_words_that_are_no_value_are_said(fai: Draft, sent: bytes) -> None:
    found = read(edited(sent, over("term.start", "bientôt")), fai)
    assert [finding.code.id for finding in found.findings] == ["W006"]


def test_where_other_words_changed_too_the_clause_is_reworded(fai: Draft, sent: bytes) -> None:
    back = edited(sent, over("term.start", "1er mars 2027"))
    text = "La convention est conclue pour une durée déterminée"
    back = edited(back, lambda xml: xml.replace(text, "Elle est conclue"))
    found = {finding.code.id for finding in read(back, fai).findings}
    assert {"W008", "W009"} <= found
