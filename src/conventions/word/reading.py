"""What was changed in a draft that came back, against what went out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from conventions.agreement import Agreement, Draft
from conventions.base.findings import Finding, Place, Word
from conventions.base.labels import records_at
from conventions.base.language import LocalizedText
from conventions.base.path import follow, undotted
from conventions.base.safety import check_zip
from conventions.drafting.heard import heard
from conventions.word import codes
from conventions.word.control import Print, alias
from conventions.word.issue import NAMESPACE, Issue, Unit, opened, read_issue
from conventions.word.line_breaks import lines_lost, rebroken
from conventions.word.returned import Spot, Text, Walk
from conventions.word.returned_rows import RowChange, changed_rows

if TYPE_CHECKING:
    from lxml import etree

_DOCUMENT = "word/document.xml"
_ITEMS = "customXml/item"


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
class Rewording:
    """A clause in other words: as it went out, before and with what is tracked, by whom.

    ``wording`` is what would stand under ``clauses`` in the file; none where it has no place.
    """

    key: str
    before: str
    original: str
    after: str
    authors: tuple[str, ...]
    wording: str | None


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
    rows, spots = changed_rows(issue, walk)
    currency = str(follow(issue.record, ("financing", "currency")) or "")
    if not currency and against.law is not None:
        currency = str(against.law.currency or "")
    changes, found = _changes(issue, spots, rows, currency)
    rewordings, more = _rewordings(issue, walk)
    findings = [*_about(issue, against, walk), *found, *more]
    findings += map(_row_finding, rows)
    placed = tuple(finding.at(place) for finding in findings)
    return Reading(issue, changes, rewordings, rows, placed)


def _nothing(*findings: Finding) -> Reading:
    return Reading(None, (), (), (), findings)


def _parts(data: bytes) -> tuple["etree._Element | None", list["etree._Element"]]:
    """The body, none where it is no XML or absent; and the parts of other programs' data."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    body, items = None, []
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name != _DOCUMENT and not (name.startswith(_ITEMS) and name.endswith(".xml")):
                continue
            try:
                root = etree.fromstring(archive.read(name), parser)
            except etree.XMLSyntaxError:
                continue
            if name == _DOCUMENT:
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


def _plain(text: str) -> str:
    return " ".join(text.split())


def _changes(
    issue: Issue, spots: Sequence[Spot], rows: Sequence[RowChange], currency: str
) -> tuple[tuple[Change, ...], list[Finding]]:
    """What each field became, and what is doubtful about it."""
    prints: dict[str, list[Print]] = {}
    for each in issue.prints:
        prints.setdefault(each.path, []).append(each)
    here: dict[str, list[Spot]] = {}
    for spot in spots:
        here.setdefault(spot.path, []).append(spot)
    gone = {path for row in rows if row.kind == "removed" for path in row.paths}
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
        change, finding = _judged(issue, printed, standing, label, currency)
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
    issue: Issue, printed: Sequence[Print], standing: Sequence[Spot], label: str, currency: str
) -> tuple[Change | None, Finding | None]:
    """The one change of a field, if it has one that is clear."""
    read_as: dict[str | None, tuple[Spot, Print]] = {}
    unchanged = False
    for spot in standing:
        source = _source(issue, printed, spot)
        if _plain(spot.words.accepted) == _plain(source.text):
            unchanged = True
            continue
        value = _heard(issue, source, spot.words.accepted, currency)
        if value is not None and _same(value, follow(issue.record, undotted(source.path))):
            unchanged = True
            continue
        read_as.setdefault(value, (spot, source))
    if not read_as:
        return None, None
    value, (spot, source) = next(iter(read_as.items()))
    change = Change(
        path=source.path,
        label=label,
        before=_plain(source.text),
        original=_plain(spot.words.original),
        after=_plain(spot.words.accepted),
        authors=tuple(filter(None, spot.words.authors)),
        value=value,
    )
    said = [_plain(each.words.accepted) for each, _ in read_as.values()]
    if None in read_as:
        bad = read_as[None][0]
        values = {"text": _plain(bad.words.accepted), "label": label, "before": source.text}
        return replace(change, value=None), Finding(codes.NOT_UNDERSTOOD, source.path, values)
    if len(read_as) > 1 or (unchanged and not source.gap):
        said += [source.text] if unchanged else []
        values = {"label": label, "values": "; ".join(f"“{each}”" for each in said)}
        return replace(change, value=None), Finding(codes.TWO_VALUES, source.path, values)
    return change, None


def _source(issue: Issue, printed: Sequence[Print], spot: Spot) -> Print:
    """The print that stood there, or else the first one that has these words, or any."""
    if spot.place is not None:
        return issue.prints[spot.place]
    text = _plain(spot.words.accepted)
    return next((each for each in printed if _plain(each.text) == text), printed[0])


def _heard(issue: Issue, source: Print, text: str, currency: str) -> str | None:
    """The value of these words; a text that lost its full stop to the wording gets it back."""
    value = heard(text, source.kind, issue.language, currency)
    if value is None or source.kind:
        return value
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
    if _plain(value) == _plain(str(issued)):
        return True
    try:
        return Decimal(value) == Decimal(str(issued))
    except InvalidOperation:
        return False


def _rewordings(issue: Issue, walk: Walk) -> tuple[tuple[Rewording, ...], list[Finding]]:
    """The clauses whose words changed, whatever became of the fields in them."""
    texts = walk.numbers | {each.path: each.text for each in reversed(issue.prints)}
    changes: list[Rewording] = []
    findings: list[Finding] = []
    for unit in issue.units:
        now = walk.texts.get(unit.key, Text())
        if [_plain(text) for text in unit.paragraphs] == now.open:
            continue
        before = "\n\n".join(_filled(text, texts) for text in unit.paragraphs)
        after = "\n\n".join(now.accepted)
        wording = _wording(unit, now)
        changes.append(
            Rewording(
                key=unit.key,
                before=before,
                original="\n\n".join(now.original),
                after=after,
                authors=tuple(filter(None, now.authors)),
                wording=wording,
            )
        )
        if wording is None:
            values = {"before": _short(before), "after": _short(after)}
            findings.append(Finding(codes.NOT_TAKEN, unit.key, values))
        else:
            path = f"clauses.{unit.key}"
            findings.append(Finding(codes.REWORDED, path, {"key": unit.key}))
    return tuple(changes), findings


def _wording(unit: Unit, now: Text) -> str | None:
    """The words of a clause behind its label; none for a heading, or where nothing is left."""
    text = "\n\n".join(now.accepted)
    label = _plain(unit.label)
    if not unit.key or unit.heading or not text.startswith(label):
        return None
    return text.removeprefix(label).strip() or None


def _filled(text: str, texts: Mapping[str, str]) -> str:
    for path, said in texts.items():
        if "{{" not in text:
            break
        text = text.replace(opened(path), said)
    return _plain(text)


def _short(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= 200 else f"{plain[:199]}…"


def _row_finding(row: RowChange) -> Finding:
    if row.kind == "reworded":
        values = {"before": _short(row.before), "after": _short(row.after)}
        return Finding(codes.NOT_TAKEN, row.path, values)
    if row.kind == "added":
        return Finding(codes.ROW_ADDED, row.path, {"row": _short(row.after)})
    return Finding(codes.ROW_REMOVED, row.path, {"row": _short(row.before)})
