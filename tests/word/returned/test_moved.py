"""Clauses and rows that stand elsewhere than they went out."""

import pytest
from tests.word.lawyer import Page
from tests.word.returning import codes
from tests.word.round import BEHIND, CASES, JONAS, MOVED

from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read

CASE = CASES[0]


@pytest.mark.parametrize("author", ["", JONAS])
def test_clauses_that_were_moved_together_are_told_once_or_each(author: str) -> None:
    page = Page(CASE.sent())
    both = [*page.clause("disputes.law"), *page.clause("disputes.performance")]
    page.move(both, page.clause("disputes")[-1], author)
    reading = read(page.saved(), CASE.source())
    assert set(codes(reading)) <= {"W005", "W021"}
    assert reading.rewordings == ()
    assert merged(reading, CASE.source()).written == {}


def test_a_clause_with_points_is_moved_with_them() -> None:
    page = Page(CASE.sent())
    page.move(page.clause(BEHIND), page.clause(MOVED)[-1], JONAS)
    reading = read(page.saved(), CASE.source())
    assert codes(reading) == ["W005", "W021"]
    assert (reading.changes, reading.rewordings, reading.rows) == ((), (), ())


def test_a_clause_that_was_moved_and_edited_is_not_taken_for_the_same() -> None:
    page = Page(CASE.sent())
    page.move(page.clause(MOVED), page.clause(BEHIND)[-1], JONAS)
    copy = page.clause(BEHIND)[-1]
    page.replace(copy, "gardent le secret", "se taisent")
    assert {"W009", "W022"} <= set(codes(read(page.saved(), CASE.source())))


def test_the_fewest_rows_are_those_that_moved() -> None:
    page = Page(CASE.sent())
    page.move_row(page.row("financing.ceiling[3]"), page.row("financing.ceiling[0]"))
    (finding,) = read(page.saved(), CASE.source(), "back.docx").findings
    assert finding.code.id == "W020"
    assert str(finding.values["row"]).startswith("2030")
    assert finding.place.cell.endswith("ligne 3")
