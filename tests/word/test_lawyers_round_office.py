"""The edits of the lawyers' round, made by LibreOffice of Debian 12 in the drafts themselves.

It loses the tags of controls, and what is tracked inside of them: that must be said, never taken.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.word.lawyer import Page, text_of
from tests.word.read import parts
from tests.word.returning import codes
from tests.word.round import (
    BEHIND,
    CASES,
    COMMENTED,
    EDITS,
    JONAS,
    MOVED,
    REMOVED,
    REWORDED,
    Case,
    came_back,
    printed,
)
from tests.word.test_oracle import ours, theirs
from tests.word.test_returning_office import saved

from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read

pytestmark = pytest.mark.office

TITLES = {
    "fr": {"targets": "Période et groupe", "reports": "Rapport", "steps": "Étape"},
    "de": {"targets": "Periode und Gruppe", "reports": "Bericht", "steps": "Schritt"},
}
LOST = {"amount", "target", "clause", "no_day", "once"}
"""What LibreOffice 7.4 cannot write with changes tracked: what is changed stands in a control."""


def label(page: Page, key: str) -> str:
    """How a clause begins."""
    return text_of(page.clause(key)[0]).partition(".")[0]


def first_cell(page: Page, entry: str) -> str:
    return text_of(next(page.row(entry).iter("{*}tc")))


def jobs_of(case: Case) -> dict[str, list[Any]]:
    """The ten edits as LibreOffice is told them."""
    page, titles = Page(case.sent()), TITLES[case.language]
    (whole,) = printed(page, "financing.ceiling[0].amount")
    gone, come = case.amount
    between = ("principles.subcontracting", BEHIND)
    field = page.fields(case.legal_name)[1]
    line = text_of(next(field.iterancestors("{*}p")))
    (start,) = printed(page, "term.start")
    cells = f"{case.word('report')}{case.word('from')}".split("|")
    last = text_of(page.clause(REWORDED)[-1])
    return {
        "reword": ["replace", case.word("at once"), last, case.word("in writing")],
        "amount": ["replace", gone, whole, come],
        "target": ["strike_row", titles["targets"], first_cell(page, case.target)],
        "report": ["add_row", titles["reports"], first_cell(page, "evaluation.reports[1]"), cells],
        "row": [
            *("move_row", titles["steps"]),
            *(first_cell(page, f"services.processes[{at}]") for at in (0, 2)),
        ],
        "clause": ["move", label(page, MOVED), sum(len(page.clause(key)) for key in between)],
        "comment": ["comment", label(page, COMMENTED), case.word("comment"), JONAS],
        "removal": ["strike", label(page, REMOVED)],
        "no_day": ["replace", start, label(page, "term.duration"), case.word("no day")],
        "once": ["replace", text_of(field), line, case.word("name")],
    }


def edited(case: Case, author: str, folder: Path) -> dict[str, bytes]:
    """The draft with each of the edits, with changes tracked under a name or without."""
    sent = folder / "sent.docx"
    sent.write_bytes(case.sent())
    edits = jobs_of(case)
    about = {"file": str(sent), "author": author}
    jobs = [{**about, "name": name, "edits": [values]} for name, values in edits.items()]
    listed = folder / "jobs.json"
    listed.write_text(json.dumps(jobs), "utf-8")
    script = Path(__file__).parent / "office/edit_as_lawyer.py"
    assert shutil.which("soffice"), "soffice is not installed"
    command = ["/usr/bin/python3", str(script), str(folder / "profile"), str(listed)]
    subprocess.run(command, check=True, timeout=300)
    return {name: Path(f"{sent}.{name}.docx").read_bytes() for name in edits}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_edit_without_tracking_comes_back(case: Case, tmp_path: Path) -> None:
    wanted = {edit.__name__: list(found) for edit, (_, found) in EDITS.items()}
    for name, back in edited(case, "", tmp_path).items():
        reading = read(back, case.source(), "back.docx")
        assert reading.issue is not None
        if name == "row":  # cut and typed again, it has neither tags nor bookmarks
            assert "W020" in codes(reading) or {"W011", "W012"} <= set(codes(reading))
        else:
            assert (name, codes(reading)) == (name, wanted[name])
        if name == "amount":
            (change,) = reading.changes
            assert change.path == "financing.ceiling[0].amount"
            assert merged(reading, case.source()).written == {change.path: str(change.value)}
        mine, others = (
            {words for _, words in found if words}
            for found in (ours(back, reading.issue), theirs(back))
        )
        assert mine <= others, name
        assert len(others - mine) <= 1  # the contents, of which it makes a control


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_edit_with_tracking_is_said_and_not_taken(case: Case, tmp_path: Path) -> None:
    wanted = {edit.__name__: set(found) for edit, (_, found) in EDITS.items()}
    for name, back in edited(case, JONAS, tmp_path).items():
        reading = read(back, case.source(), "back.docx")
        if name in LOST:
            assert (name, codes(reading)) == (name, ["W003"])
        elif name == "comment":
            assert codes(reading) == ["W023"]
        else:
            assert {"W005", "W033"} <= set(codes(reading)), name
            assert name == "row" or wanted[name] <= set(codes(reading))
            authors = {author for each in reading.rewordings for author in each.authors}
            authors |= {author for each in reading.rows for author in each.authors}
            assert authors == {JONAS}
        merge = merged(reading, case.source())
        assert (merge.written, merge.added, merge.removed) == ({}, {}, ())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_word_tracked_and_it_saved_is_not_written(case: Case, tmp_path: Path) -> None:
    """In fields it runs together what went and what came."""
    back = saved(came_back(case), tmp_path)
    reading = read(back, case.source(), "back.docx")
    assert "W033" in codes(reading)
    assert case.word("no day") in str([each.after for each in reading.changes])
    merge = merged(reading, case.source())
    assert (merge.written, merge.added, merge.removed) == ({}, {}, ())
    assert b"LibreOffice/7.4" in parts(back)["docProps/app.xml"]
