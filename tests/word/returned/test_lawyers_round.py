"""A draft goes to an official, to two lawyers, and back; the office went on writing meanwhile."""

import re
from difflib import unified_diff

import pytest
from tests.word import tracked
from tests.word.lawyer import Page, text_of
from tests.word.returning import codes
from tests.word.round import (
    ANNE,
    BEHIND,
    CASES,
    COMMENTED,
    DAY,
    EDITS,
    JONAS,
    MOVED,
    REMOVED,
    REWORDED,
    Case,
    Edit,
    came_back,
    printed,
)
from tests.word.test_oracle import ours, theirs

from conventions.agreement import Draft, read_draft
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.base.path import follow, undotted
from conventions.drafting import avenant
from conventions.rules.lint import lint
from conventions.word import draft
from conventions.word.returned import rewording
from conventions.word.returned.merged.merge import Merge, merged
from conventions.word.returned.reading import Reading, read
from conventions.word.writer import write

QUANTITY, AMOUNT = "financing.volume.quantity", "financing.ceiling[0].amount"


def case_name(case: Case) -> str:
    return case.name


def lines(found: Reading | Merge) -> dict[str, str]:
    return {finding.code.id: said(finding, "fr").message for finding in found.findings}


@pytest.fixture(scope="module", params=CASES, ids=case_name)
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = request.param
    return found


@pytest.fixture(scope="module")
def source(case: Case) -> Draft:
    return case.source()


@pytest.fixture(scope="module")
def back(case: Case) -> bytes:
    return came_back(case)


@pytest.fixture(scope="module")
def reading(source: Draft, back: bytes) -> Reading:
    return read(back, source, "back.docx")


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("is_tracked", [True, False])
def test_no_edit_is_lost(case: Case, source: Draft, edit: Edit, *, is_tracked: bool) -> None:
    """Each brings what it must, and nothing else; each finding says where and what to do."""
    author, wanted = EDITS[edit]
    page = Page(case.sent())
    edit(page, case, author if is_tracked else "")
    reading = read(page.saved(), source, "back.docx")
    tracks = ["W005"] if is_tracked and wanted != ("W023",) else []
    assert codes(reading) == [*tracks, *wanted]
    assert reading.changes or reading.rewordings or reading.rows or wanted
    authors = {each.authors for each in reading.changes}
    authors |= {each.authors for each in reading.rewordings}
    authors |= {each.authors for each in reading.rows}
    assert authors <= {(author,) if is_tracked else ()}
    for finding in reading.findings:
        assert finding.place.file == "back.docx"
        for language in LANGUAGES:
            told = said(finding, language)
            assert told.message
            assert told.do
            assert "{" not in told.message


def test_values_have_both_views_and_their_authors(case: Case, reading: Reading) -> None:
    assert {each.path: each for each in reading.changes}.keys() == {
        *(QUANTITY, AMOUNT, case.day, "term.start", case.legal_name)
    }
    by_path = {each.path: each for each in reading.changes}
    (before,) = (" ".join(each.split()) for each in printed(Page(case.sent()), AMOUNT))
    gone, come = case.amount
    amount = by_path[AMOUNT]
    assert (amount.before, amount.original) == (before, before)
    assert (amount.after, amount.authors) == (before.replace(gone, come, 1), (JONAS,))
    quantity = by_path[QUANTITY]
    assert quantity.original == quantity.after != quantity.before
    assert (quantity.value, quantity.authors) == (case.quantity[1], ())
    assert (by_path[case.day].value, by_path[case.day].authors) == ("2027-03-31", ())
    assert (by_path["term.start"].value, by_path["term.start"].authors) == (None, (JONAS,))
    assert (by_path[case.legal_name].value, by_path[case.legal_name].authors) == (None, (ANNE,))


def test_clauses_and_rows_have_both_views_and_their_authors(case: Case, reading: Reading) -> None:
    clauses = {each.key: each for each in reading.rewordings}
    assert list(clauses) == [REWORDED, REMOVED]
    assert case.word("in writing") in clauses[REWORDED].after
    assert case.word("in writing") not in clauses[REWORDED].original
    assert (clauses[REMOVED].after, clauses[REMOVED].wording) == ("", None)
    assert clauses[REMOVED].original
    assert {each.authors for each in clauses.values()} == {(ANNE,)}
    come, gone = reading.rows
    assert (come.kind, come.original, come.authors) == ("added", "", (ANNE,))
    assert (gone.kind, gone.path, gone.after) == ("removed", case.target, "")
    assert (gone.original, gone.authors) == (gone.before, (JONAS,))


def test_each_edit_brings_its_finding_and_nothing_else(reading: Reading) -> None:
    assert sorted(codes(reading)) == sorted(
        ["W005", *(c for _, each in EDITS.values() for c in each)]
    )
    (authors,) = (one.values["authors"] for one in reading.findings if one.code.id == "W005")
    assert set(authors.split(", ")) == {ANNE, JONAS}


def test_a_finding_names_what_a_person_can_find(case: Case, reading: Reading) -> None:
    page = Page(case.sent())
    found = {finding.code.id: finding for finding in reading.findings}
    moved, commented = (text_of(page.clause(key)[0]) for key in (MOVED, COMMENTED))
    assert moved.startswith(str(found["W021"].values["label"]))
    assert found["W023"].values["about"] == " ".join(commented.split())
    assert found["W023"].values["author"] == JONAS
    assert found["W023"].values["text"] == " ".join(case.word("comment").split())
    assert " › " in str(found["W006"].values["label"])
    assert case.word("name") in str(found["W007"].values["values"])
    for code in ("W006", "W007", "W009", "W011", "W027", "W020", "W021", "W022", "W023"):
        assert found[code].place.cell, code


def test_without_putting_it_back_a_moved_clause_would_be_written_into_another(
    case: Case, source: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(case.sent())
    page.move(page.clause(MOVED), page.clause(BEHIND)[-1], JONAS)
    assert merged(read(page.saved(), source), source).written == {}
    monkeypatch.setattr(rewording, "put_back", lambda _, walk: (walk.texts, {}))
    (path,) = merged(read(page.saved(), source), source).written
    assert path.startswith(f"clauses.{BEHIND}")


def test_an_independent_program_reads_the_same_controls(
    case: Case, back: bytes, reading: Reading
) -> None:
    """docx-plus shows what was moved away beside what came, and a control again in its copy."""
    assert reading.issue is not None
    known = set(ours(case.sent(), reading.issue))
    edited = {QUANTITY, AMOUNT, case.day, "term.start", case.legal_name}
    mine, others = (
        {(path, words) for path, words in found if words}
        for found in (ours(back, reading.issue), theirs(back))
    )
    assert others == mine
    come = {(path, " ".join(words.split())) for path, words in others - known}
    assert {path for path, _ in come} == edited
    assert come == {(each.path, each.after) for each in reading.changes}


def meanwhile(source: Draft, case: Case) -> Draft:
    """The file as the office has it now: one field that came back otherwise, and some others."""
    text = source.document.text
    quantity, _ = case.quantity
    for old, new in (
        (f"quantity: {quantity}", f"quantity: {quantity}1"),
        ("notice_days: 10", "notice_days: 15"),
        ("  ceiling:", "  # discussed in November\n  ceiling:"),
        ("forum: ", "# to be checked\n  forum: "),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return read_draft(text.encode())


@pytest.fixture(scope="module")
def current(source: Draft, case: Case) -> Draft:
    return meanwhile(source, case)


@pytest.fixture(scope="module")
def merge(back: bytes, current: Draft) -> Merge:
    return merged(read(back, current, "back.docx"), current)


def test_what_was_changed_on_one_side_is_written_and_the_rest_is_a_conflict(
    case: Case, current: Draft, merge: Merge
) -> None:
    assert codes(merge) == ["W013"]
    (conflict,) = merge.findings
    assert conflict.path == QUANTITY
    assert conflict.values["now"] == f"{case.quantity[0]}1"
    assert "quantity: " in current.document.text.splitlines()[conflict.place.line - 1]
    (wording,) = {path for path in merge.written if path.startswith(f"clauses.{REWORDED}")}
    assert merge.written.keys() == {AMOUNT, case.day, wording}
    assert (merge.removed, dict(merge.added)) == ((case.target,), {})


def test_comments_and_order_of_the_file_stay(case: Case, current: Draft, merge: Merge) -> None:
    """Lines that hold neither a field that was written nor the row that went are the same."""
    before, after = current.document.text.splitlines(), merge.text.splitlines()
    assert merge.text.count("#") == current.document.text.count("#")
    gone = [line for line in unified_diff(before, after, n=0) if re.match("-[^-]", line)]
    assert len(gone) == 4, gone
    assert not any("#" in line for line in gone)
    tree = read_draft(merge.text.encode()).document.tree
    assert follow(tree, undotted(QUANTITY)) == f"{case.quantity[0]}1"
    assert follow(tree, undotted("principles.control.notice_days")) == "15"
    assert follow(tree, undotted(case.day)) == "2027-03-31"
    assert follow(tree, undotted(case.target.rpartition("[")[0])) == []


def test_the_rules_say_what_the_edits_broke(current: Draft, merge: Merge) -> None:
    before, after = (
        {finding.code.id for finding in lint(each).findings}
        for each in (current, read_draft(merge.text.encode()))
    )
    assert after - before >= {"G005", "G019", "V003"}


@pytest.fixture(scope="module")
def amended(source: Draft, merge: Merge) -> Draft:
    """The merged file as the version that amends the first."""
    assert source.identity is not None
    amends = f"amends: {{id: {source.identity.id}, version: 1, number: 1, effective: 2027-07-01}}"
    text = merge.text.replace("version: 1\n", f"version: 2\n{amends}\n", 1)
    return read_draft(text.encode())


def test_the_redline_shows_the_round(case: Case, source: Draft, amended: Draft) -> None:
    old, new = (draft(each, case.language, created=DAY) for each in (source, amended))
    redline = draft(amended, case.language, created=DAY, compare=source, author=ANNE)
    assert tracked.resolved(redline, "accept") == tracked.said(new)
    assert tracked.resolved(redline, "reject") == tracked.said(old)
    words = Page(redline).body.iter("{*}ins", "{*}del")
    changed = "".join(
        text.text or "" for change in words for text in change.iter("{*}t", "{*}delText")
    )
    assert source.identity is not None
    name = printed(Page(old), case.legal_name)[0]
    assert name not in changed, "words that only lost their field did not change"


def test_the_amendment_lists_the_round(case: Case, source: Draft, amended: Draft) -> None:
    made = avenant(source, amended, case.language, created=DAY)
    text = "\n".join(words for _, words in tracked.said(write(made)))
    page = Page(case.sent())
    for words in (case.amount[1], case.word("day"), case.word("in writing"), "15"):
        assert words in text.replace("\u00a0", " ")
    gone = page.row(case.target)
    assert text_of(next(gone.iter("{*}tc"))) in text
    assert " | " not in text
