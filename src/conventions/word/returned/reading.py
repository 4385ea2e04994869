"""What was changed in a draft that came back, against what went out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING

from conventions.agreement import Agreement, Draft
from conventions.base.findings import Finding, Place, Word
from conventions.base.labels import labels_along, records_at
from conventions.base.language import LocalizedText
from conventions.base.path import follow, undotted
from conventions.drafting.heard import heard
from conventions.word import codes
from conventions.word.control import Print, alias
from conventions.word.issue import Issue, read_issue
from conventions.word.line_breaks import lines_lost, rebroken
from conventions.word.returned.found.file import opened
from conventions.word.returned.found.flattened import old_office, runs_together
from conventions.word.returned.found.text import Spot, spaced
from conventions.word.returned.found.walk import Walk
from conventions.word.returned.moved import moved_rows
from conventions.word.returned.places import place_of, place_of_field, quoted
from conventions.word.returned.remarks import remarks
from conventions.word.returned.rewording import Rewording, rewordings
from conventions.word.returned.rows.entries import added_rows
from conventions.word.returned.rows.known import (
    RowChange,
    Rows,
    changed_rows,
    plain,
    short,
)
from conventions.word.returned.rows.tables import astray_rows, changed_tables, without
from conventions.word.returned.surroundings import surroundings
from conventions.word.returned.typed_over import typed_over_in_clauses

if TYPE_CHECKING:
    from lxml import etree

_AND = {"fr": "\u00a0;", "de": ";", "it": ";", "en": ";"}
"""What stands between places."""


@dataclass(frozen=True)
class Change:
    """A field that reads otherwise: as it went out, before and with what is tracked, by whom.

    ``value`` is what the file would have; none where the words are not understood.
    """

    path: str
    label: str
    before: str
    original: str
    after: str
    authors: tuple[str, ...]
    value: str | None


@dataclass(frozen=True)
class Reading:
    """A draft that came back; ``issue`` is none where nothing can be made of the file."""

    issue: Issue | None
    changes: tuple[Change, ...]
    rewordings: tuple[Rewording, ...]
    rows: tuple[RowChange, ...]
    findings: tuple[Finding, ...]


def read(data: bytes, against: Draft, file: str = "") -> Reading:
    """What was changed in this .docx since it went out. Never raises, whatever the bytes are.

    ``against`` is the agreement as its file has it now. A field is known by the tag of its control,
    else by its hidden bookmark, else by the title of its control; its text is what counts.
    """
    place = Place(file)
    parts, trouble = opened(data, file)
    body = parts.body
    if trouble or body is None:
        return _nothing(*trouble)
    issue = next(filter(None, map(_issue, parts.issues)), None)
    if issue is None:
        return _nothing(Finding(codes.NOT_A_DRAFT, place=place))
    known = follow(against.document.tree, ("id",))
    if known != issue.agreement:
        values = {"found": issue.agreement, "agreement": known or ""}
        return _nothing(Finding(codes.OTHER_AGREEMENT, "id", values, place))
    walk = Walk(issue).through(body)
    typed_over_in_clauses(issue, walk)
    changed = changed_rows(issue, walk)
    new, unclear = added_rows(issue, walk, changed, against)
    rows = (*new, *changed.changes, *changed_tables(issue, walk, changed))
    currency = str(follow(issue.record, ("financing", "currency")) or "")
    if not currency and against.law is not None:
        currency = str(against.law.currency or "")
    changes, found = _changes(issue, walk, changed, currency)
    if old_office(parts.program):
        changes, doubts = _doubted(issue, changes)
        found += doubts
    reworded, more = rewordings(issue, walk)
    findings = [*_about(issue, against, walk, parts.program), *found, *more]
    findings += [*map(partial(_row_finding, issue), rows), *unclear]
    findings += _still_standing(issue, walk, changed)
    astray = astray_rows(issue, walk, changed)
    findings += astray.values()
    findings += moved_rows(issue, walk, without(changed, astray))
    findings += remarks(issue, walk, body, parts.remarks)
    findings += surroundings(issue, walk, parts.around)
    placed = tuple(finding.at(replace(finding.place, file=file)) for finding in findings)
    return Reading(issue, changes, reworded, rows, placed)


def _nothing(*findings: Finding) -> Reading:
    return Reading(None, (), (), (), findings)


def _issue(root: "etree._Element") -> Issue | None:
    try:
        return read_issue(root)
    except (KeyError, ValueError, RecursionError):
        return None


def _about(issue: Issue, against: Draft, walk: Walk, program: str) -> Iterator[Finding]:
    version = against.identity.version if against.identity else issue.version
    if str(version) != issue.version:
        values = {"found": issue.version, "version": version}
        yield Finding(codes.OTHER_VERSION, "version", values)
    authors = {name: None for spot in walk.spots for name in spot.words.authors}
    authors |= {name: None for text in walk.texts.values() for name in text.authors}
    authors |= {name: None for row in walk.rows for name in row.words.authors}
    if walk.tracked and authors:
        yield Finding(codes.TRACKED, "", {"authors": ", ".join(filter(None, authors)) or "?"})
        if old_office(program):
            yield Finding(codes.OLD_OFFICE, "", {"program": old_office(program)})


def _doubted(issue: Issue, changes: tuple[Change, ...]) -> tuple[tuple[Change, ...], list[Finding]]:
    """The changes without the values that may be two, as an old program leaves them."""
    doubtful = [each for each in changes if each.value and runs_together(each.before, each.after)]
    findings = [
        Finding(
            codes.RUN_TOGETHER,
            each.path,
            {"text": each.after, "label": _trail(issue, each.path), "before": each.before},
            place_of_field(issue, each.path),
        )
        for each in doubtful
    ]
    return tuple(
        replace(each, value=None) if each in doubtful else each for each in changes
    ), findings


def _changes(
    issue: Issue, walk: Walk, rows: Rows, currency: str
) -> tuple[tuple[Change, ...], list[Finding]]:
    """What each field became, and what is doubtful about it."""
    prints: dict[str, list[Print]] = {}
    for each in issue.prints:
        prints.setdefault(each.path, []).append(each)
    here: dict[str, list[Spot]] = {}
    for spot in rows.spots:
        here.setdefault(spot.path, []).append(spot)
    gone = {path for row in rows.changes if row.kind == "removed" for path in row.paths}
    changes: list[Change] = []
    findings: list[Finding] = []
    for path, printed in prints.items():
        standing = [spot for spot in here.get(path, ()) if spot.words.accepted.strip()]
        label = alias(path, issue.language)
        if not standing:
            if path not in gone and not printed[0].gap:
                values = {"label": _trail(issue, path), "before": printed[0].text}
                place = place_of_field(issue, path)
                findings.append(Finding(codes.VANISHED, path, values, place))
            continue
        change, finding = _judged(issue, walk, printed, standing, label, currency)
        findings += [finding] if finding else []
        if change:
            change, more = _as_text(issue, change)
            changes.append(change)
            findings += more
    return tuple(changes), findings


def _as_text(issue: Issue, change: Change) -> tuple[Change, list[Finding]]:
    """A text as its field has it: on the lines it had, and in its language where it has several."""
    path, value = undotted(change.path), change.value
    issued = follow(issue.record, path)
    if value is None:
        return change, []
    if isinstance(issued, str) and "\n" in issued:
        value = rebroken(value, issued)
        lost = Finding(codes.LINES_LOST, change.path, {"label": change.label})
        return replace(change, value=value), [lost] if lines_lost(value, issued) else []
    languages = follow(issue.record, ("languages",))
    others = [each for each in languages or () if each != issue.language]
    if issued is not None or not others or LocalizedText not in records_at(Agreement, path):
        return change, []
    said = {"label": change.label, "language": Word("document", f"language.{issue.language}")}
    findings = [
        Finding(
            codes.FILLED_IN_ONE,
            change.path,
            {**said, "missing": Word("document", f"language.{each}")},
        )
        for each in others
    ]
    return replace(change, path=f"{change.path}.{issue.language}"), findings


def _judged(
    issue: Issue,
    walk: Walk,
    printed: Sequence[Print],
    standing: Sequence[Spot],
    label: str,
    currency: str,
) -> tuple[Change | None, Finding | None]:
    """The one change of a field, if it has one that is clear."""
    read_as: dict[str | None, list[tuple[Spot, Print]]] = {}
    unchanged: list[Spot] = []
    for spot in standing:
        source = _source(issue, printed, spot)
        value = _heard(issue, source, spot.words.accepted, currency)
        issued = follow(issue.record, undotted(source.path))
        same = plain(spot.words.accepted) == plain(source.text)
        if same or (value is not None and same_value(value, issued, source.kind)):
            unchanged.append(spot)
        else:
            read_as.setdefault(value, []).append((spot, source))
    if not read_as:
        return None, None
    value, ((spot, source), *_) = next(iter(read_as.items()))
    change = Change(
        path=source.path,
        label=label,
        before=plain(source.text),
        original=plain(spot.words.original),
        after=plain(spot.words.accepted),
        authors=tuple(filter(None, spot.words.authors)),
        value=value,
    )
    if None in read_as:
        bad = read_as[None][0][0]
        called = _trail(issue, source.path)
        values = {"text": plain(bad.words.accepted), "label": called, "before": source.text}
        found = Finding(codes.NOT_UNDERSTOOD, source.path, values, place_of(issue, walk, bad))
        return replace(change, value=None), found
    said = [[spot for spot, _ in each] for each in read_as.values()]
    if len(said) > 1 or (unchanged and not source.gap):
        said += [unchanged] if unchanged else []
        several = ", ".join(_where(issue, walk, each) for each in said)
        values = {"label": _trail(issue, source.path), "values": several}
        found = Finding(codes.TWO_VALUES, source.path, values, place_of(issue, walk, spot))
        return replace(change, value=None), found
    return change, None


def _where(issue: Issue, walk: Walk, spots: Sequence[Spot]) -> str:
    """What stands in several places, with the places: in which article, in which row."""
    places = dict.fromkeys(place_of(issue, walk, spot) for spot in spots)
    named = f"{_AND[issue.language]} ".join(place.cell or place.sheet for place in places)
    return f"{quoted(plain(spots[0].words.accepted), issue.language)} ({named})"


def _trail(issue: Issue, path: str) -> str:
    """What a field is called, from its section on."""
    return " › ".join(labels_along(Agreement, undotted(path), issue.language)) or path


def _source(issue: Issue, printed: Sequence[Print], spot: Spot) -> Print:
    """The print that stood there, or else the first one that has these words, or any."""
    if spot.place is not None:
        return issue.prints[spot.place]
    text = plain(spot.words.accepted)
    return next((each for each in printed if plain(each.text) == text), printed[0])


def _heard(issue: Issue, source: Print, text: str, currency: str) -> str | None:
    """The value of these words; a text that lost its full stop to the wording gets it back."""
    value = heard(text, source.kind, issue.language, currency)
    if value is None or source.kind:
        return value
    value = spaced(text)
    whole = follow(issue.record, undotted(source.path))
    if isinstance(whole, str) and whole.rstrip().endswith((".", ";")):
        stop = whole.rstrip()[-1]
        if not source.text.endswith(stop) and not value.endswith((".", ";")):
            return f"{value}{stop}"
    return value


def same_value(value: object, other: object, kind: str) -> bool:
    """Whether two values of a field that is said in this kind are one, written otherwise.

    >>> same_value("1080000", "1080000.00", "money"), same_value("0100", "100", "")
    (True, False)
    """
    if not isinstance(value, str) or not isinstance(other, str | int):
        return value == other
    if plain(value) == plain(str(other)):
        return True
    try:
        return bool(kind) and Decimal(value) == Decimal(str(other))
    except InvalidOperation:
        return False


def _still_standing(issue: Issue, walk: Walk, rows: Rows) -> Iterator[Finding]:
    """Entries whose row was removed, but not all that articles and tables print of them.

    The sheets of an annex are made anew: what stands there still, needs no entry.
    """
    tells = {0, *(at for at, number in rows.known.items() if number in rows.entries)}
    for change in rows.changes:
        spots = [
            spot
            for spot in rows.spots
            if change.whole
            and spot.path.startswith(f"{change.path}.")
            and spot.row in tells
            and spot.words.accepted.strip()
        ]
        if spots:
            places = dict.fromkeys(place_of(issue, walk, spot) for spot in spots)
            where = "; ".join(place.cell or place.sheet for place in places)
            values = {"row": short(change.before), "where": where}
            yield Finding(codes.STILL_NEEDED, change.path, values, next(iter(places)))


def _row_finding(issue: Issue, row: RowChange) -> Finding:
    if row.kind == "reworded":
        values = {"before": short(row.before), "after": short(row.after)}
        return Finding(codes.NOT_TAKEN, row.path, values, row.place)
    if row.kind == "table":
        return Finding(codes.TABLE_ADDED, "", {"rows": short(row.after)}, row.place)
    if row.kind == "added":
        return Finding(codes.ROW_ADDED, row.path, {"row": short(row.after)}, row.place)
    values = {"label": _trail(issue, row.path) if row.path else "–", "row": short(row.before)}
    return Finding(codes.ROW_REMOVED, row.path, values, row.place)
