"""What was changed in Word, written into the file: where the file has not changed meanwhile.

Three states of each field decide: as it went out, as it came back, as the file has it now. What
was changed on both sides is shown and left to people.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conventions.agreement import Agreement, Draft, read_draft
from conventions.base.findings import Code, Finding
from conventions.base.labels import labels_along
from conventions.base.language import Language
from conventions.base.path import Path, dotted, follow, undotted
from conventions.base.splice import NoPlaceError, spliced
from conventions.word import codes
from conventions.word.issue import Issue
from conventions.word.returned.merged.rows import with_rows
from conventions.word.returned.merged.standing import resolved
from conventions.word.returned.reading import Change, Reading, same_value
from conventions.word.returned.rewording import Rewording
from conventions.word.returned.rows.known import short


@dataclass(frozen=True)
class Merge:
    """The text of the file with what could be written, which fields that is, what could not.

    ``added`` are the entries that were put in by where they stand now, ``removed`` those that were
    taken out by where they stood.
    """

    text: str
    written: Mapping[str, str]
    findings: tuple[Finding, ...]
    added: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Edit:
    """A value for a path of the file as it went out, and what it is called."""

    path: Path
    label: str
    before: str
    after: str
    value: str


def merged(reading: Reading, against: Draft) -> Merge:
    """The file with the changes of a reading, its comments and layout as they are.

    What reads otherwise in the file already, or would make it invalid, is not written; nothing is
    of a draft in which deleted words may stand again.
    """
    document = against.document
    if reading.issue is None or any(one.code is codes.OLD_OFFICE for one in reading.findings):
        return Merge(document.text, {}, ())
    language = reading.issue.language
    kinds = {each.path: each.kind for each in reading.issue.prints}
    edits = [_of_change(each) for each in reading.changes if each.value is not None]
    edits += [
        _of_clause(each, reading.issue) for each in reading.rewordings if each.wording is not None
    ]
    puts: dict[Path, _Edit] = {}
    findings: list[Finding] = []
    for edit in edits:
        path = resolved(edit.path, reading.issue.record, document.tree)
        now = None if path is None else follow(document.tree, path)
        issued = follow(reading.issue.record, edit.path)
        kind = kinds.get(dotted(edit.path), "")
        done = same_value(now, edit.value, kind)
        if path is None or not (done or same_value(now, issued, kind)):
            findings.append(_finding(codes.CONFLICT, edit, now, language))
        elif not done:
            puts[path] = edit
    text, written = document.text, {}
    known = {finding.fingerprint for finding in against.findings}
    for path, edit in puts.items():
        try:
            tried = spliced(text, {path: edit.value})
        except NoPlaceError:
            findings.append(_finding(codes.NO_PLACE, edit, None, language))
            continue
        if {one.fingerprint for one in read_draft(tried.encode()).findings} <= known:
            text = tried
            written[dotted(path)] = edit.value
        else:
            findings.append(_finding(codes.NO_PLACE, edit, None, language))
    kept = frozenset(one.path for one in reading.findings if one.code is codes.STILL_NEEDED)
    rows = with_rows(text, reading.rows, reading.issue, document.tree, kept)
    found = (*findings, *rows.findings)
    placed = (one.at(document.place(undotted(one.path))) for one in found)
    return Merge(rows.text, written, tuple(placed), rows.added, tuple(rows.removed))


def _of_change(change: Change) -> _Edit:
    return _Edit(
        undotted(change.path), change.label, change.before, change.after, str(change.value)
    )


def _of_clause(rewording: Rewording, issue: Issue) -> _Edit:
    """Wording of one language is a text where the agreement has no other, else one of several."""
    path: Path = ("clauses", rewording.key)
    languages = follow(issue.record, ("languages",))
    own = follow(issue.record, path)
    several = isinstance(languages, list) and len(languages) > 1
    if isinstance(own, dict) or (own is None and several):
        path = (*path, issue.language)
    wording = str(rewording.wording)
    return _Edit(path, rewording.key, rewording.before, rewording.after, wording)


def _finding(code: Code, edit: _Edit, now: Any, language: Language) -> Finding:
    trail = labels_along(Agreement, edit.path, language)
    values = {
        "label": " › ".join(trail) or edit.label,
        "before": short(edit.before),
        "after": short(edit.after),
        "now": short("–" if now is None else str(now)),
    }
    return Finding(code, dotted(edit.path), values)
