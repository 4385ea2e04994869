"""What was changed in a draft that came back, against what went out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from conventions.agreement import Agreement, Draft
from conventions.base.findings import Finding, Place, Word
from conventions.base.labels import labels_along, records_at
from conventions.base.language import LocalizedText
from conventions.base.path import follow, undotted
from conventions.base.safety import check_zip
from conventions.drafting.heard import heard
from conventions.word import codes
from conventions.word.control import Print, alias
from conventions.word.issue import NAMESPACE, Issue, read_issue
from conventions.word.line_breaks import lines_lost, rebroken
from conventions.word.returned.places import place_of, quoted
from conventions.word.returned.rewording import Rewording, rewordings
from conventions.word.returned.row_entries import added_rows
from conventions.word.returned.rows import (
    RowChange,
    Rows,
    changed_rows,
    entries_by_row,
    fields_of_rows,
    plain,
    short,
)
from conventions.word.returned.walk import Spot, Walk, spaced

if TYPE_CHECKING:
    from lxml import etree

_DOCUMENT = "word/document.xml"
_ITEMS = "customXml/item"
_RELATIONS = "_rels/.rels"
_MAIN = re.compile(
    r'Type="[^"]*/officeDocument"[^>]*Target="/?([^"]+)"'
    r'|Target="/?([^"]+)"[^>]*Type="[^"]*/officeDocument"'
)
"""Some programs call the main part otherwise."""


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
    trouble = check_zip(data, file)
    if trouble:
        return _nothing(*trouble)
    place = Place(file)
    body, items = _parts(data)
    if body is None:
        return _nothing(Finding(codes.DAMAGED, place=place))
    issue = next(filter(None, map(_issue, items)), None)
    if issue is None:
        return _nothing(Finding(codes.NOT_A_DRAFT, place=place))
    known = follow(against.document.tree, ("id",))
    if known != issue.agreement:
        values = {"found": issue.agreement, "agreement": known or ""}
        return _nothing(Finding(codes.OTHER_AGREEMENT, "id", values, place))
    walk = Walk(issue).through(body)
    changed = changed_rows(issue, walk)
    new, unclear = added_rows(issue, walk, changed, against)
    rows = (*new, *changed.changes)
    currency = str(follow(issue.record, ("financing", "currency")) or "")
    if not currency and against.law is not None:
        currency = str(against.law.currency or "")
    changes, found = _changes(issue, walk, changed, currency)
    reworded, more = rewordings(issue, walk)
    findings = [*_about(issue, against, walk), *found, *more]
    findings += [*map(_row_finding, rows), *unclear, *_still_standing(issue, walk, changed)]
    placed = tuple(finding.at(replace(finding.place, file=file)) for finding in findings)
    return Reading(issue, changes, reworded, rows, placed)


def _nothing(*findings: Finding) -> Reading:
    return Reading(None, (), (), (), findings)


def _parts(data: bytes) -> tuple["etree._Element | None", list["etree._Element"]]:
    """The body, none where it is no XML or absent; and the parts of other programs' data."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    body, items = None, []
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        relations = archive.read(_RELATIONS) if _RELATIONS in names else b""
        found = _MAIN.search(relations.decode("utf-8", "replace"))
        main = (found[1] or found[2]) if found else _DOCUMENT
        for name in names:
            if name != main and not (name.startswith(_ITEMS) and name.endswith(".xml")):
                continue
            try:
                root = etree.fromstring(archive.read(name), parser)
            except etree.XMLSyntaxError:
                continue
            if name == main:
                body = root
            elif root.tag == f"{{{NAMESPACE}}}issue":
                items.append(root)
    return body, items


def _issue(root: "etree._Element") -> Issue | None:
    try:
        return read_issue(root)
    except (KeyError, ValueError, RecursionError):
        return None


def _about(issue: Issue, against: Draft, walk: Walk) -> Iterator[Finding]:
    version = against.identity.version if against.identity else issue.version
    if str(version) != issue.version:
        values = {"found": issue.version, "version": version}
        yield Finding(codes.OTHER_VERSION, "version", values)
    if walk.tracked:
        authors = {name: None for spot in walk.spots for name in spot.words.authors}
        authors |= {name: None for text in walk.texts.values() for name in text.authors}
        authors |= {name: None for row in walk.rows for name in row.words.authors}
        yield Finding(codes.TRACKED, "", {"authors": ", ".join(filter(None, authors)) or "?"})


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
                values = {"label": label, "before": printed[0].text}
                findings.append(Finding(codes.VANISHED, path, values))
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
        if same or (value is not None and _same(value, issued)):
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
        values = {"text": plain(bad.words.accepted), "label": label, "before": source.text}
        found = Finding(codes.NOT_UNDERSTOOD, source.path, values, place_of(issue, walk, bad))
        return replace(change, value=None), found
    said = [[spot for spot, _ in each] for each in read_as.values()]
    if len(said) > 1 or (unchanged and not source.gap):
        said += [unchanged] if unchanged else []
        trail = labels_along(Agreement, undotted(source.path), issue.language)
        several = "; ".join(_where(issue, walk, each) for each in said)
        values = {"label": " › ".join(trail) or label, "values": several}
        found = Finding(codes.TWO_VALUES, source.path, values, place_of(issue, walk, spot))
        return replace(change, value=None), found
    return change, None


def _where(issue: Issue, walk: Walk, spots: Sequence[Spot]) -> str:
    """What stands in several places, with the places: in which article, in which row."""
    places = dict.fromkeys(place_of(issue, walk, spot) for spot in spots)
    named = ", ".join(place.cell or place.sheet for place in places)
    return f"{quoted(plain(spots[0].words.accepted), issue.language)} ({named})"


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


def _same(value: str, issued: object) -> bool:
    """Whether it is the value that went out, written otherwise."""
    if not isinstance(issued, str | int):
        return False
    if plain(value) == plain(str(issued)):
        return True
    try:
        return Decimal(value) == Decimal(str(issued))
    except InvalidOperation:
        return False


def _still_standing(issue: Issue, walk: Walk, rows: Rows) -> Iterator[Finding]:
    """Entries whose row was removed, but not all that articles and tables print of them.

    The sheets of an annex are made anew: what stands there still, needs no entry.
    """
    listed = entries_by_row(fields_of_rows(issue))
    tells = {0, *(at for at, number in rows.known.items() if number in listed)}
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


def _row_finding(row: RowChange) -> Finding:
    if row.kind == "reworded":
        values = {"before": short(row.before), "after": short(row.after)}
        return Finding(codes.NOT_TAKEN, row.path, values)
    if row.kind == "added":
        return Finding(codes.ROW_ADDED, row.path, {"row": short(row.after)}, row.place)
    return Finding(codes.ROW_REMOVED, row.path, {"row": short(row.before)})
