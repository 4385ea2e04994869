"""The rows that were added to tables, each as the entry of a list, or why it makes none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from conventions.agreement import Agreement, Draft
from conventions.base.findings import Code, Finding, Place, Word
from conventions.base.labels import label_at, records_at
from conventions.base.language import LANGUAGES, Language, LocalizedText, words
from conventions.base.path import Path, dotted, follow, undotted
from conventions.base.shape import MISSING, checked
from conventions.base.yamlfile import Document
from conventions.word import codes
from conventions.word.issue import Issue
from conventions.word.returned.found.text import Row, Spot
from conventions.word.returned.found.walk import Walk
from conventions.word.returned.places import column_of, place_of_row, quoted
from conventions.word.returned.rows.columns import TABLES
from conventions.word.returned.rows.entry import Entry, Pattern, columns_of, pattern, read_row, slug
from conventions.word.returned.rows.hearing import Ear, ear_for
from conventions.word.returned.rows.known import (
    RowChange,
    Rows,
    added_row,
    cells_of,
)

_OPEN = re.compile(r"\{\{(.+?)\}\}")
_NAMED_BY = ("label", "legal_name")


@dataclass(frozen=True)
class _Desk:
    """What rows are read with; ``taken`` are the identifiers that added entries were given."""

    issue: Issue
    walk: Walk
    spots: Mapping[int, Sequence[Spot]]
    known: Mapping[int, int]
    against: Draft
    ear: Ear
    entries: Mapping[int, str]
    kinds: Mapping[str, str]
    taken: set[str] = field(default_factory=set)

    @property
    def rows(self) -> Sequence[Row]:
        """All rows of the draft that came back."""
        return self.walk.rows

    @property
    def languages(self) -> Sequence[str]:
        """Those of the agreement."""
        return follow(self.issue.record, ("languages",)) or (self.issue.language,)


@dataclass(frozen=True)
class _Seat:
    """Where a row was added: its place, its cells with their titles, the rows around it.

    ``before`` and ``others`` are the entries of rows above it and of all rows of the table;
    ``listed`` is their list, its positions left open.
    """

    place: Place
    cells: tuple[tuple[str, str], ...]
    learned: tuple[tuple[Pattern, ...], ...]
    listed: str
    before: tuple[str, ...]
    others: tuple[str, ...]


def added_rows(
    issue: Issue, walk: Walk, rows: Rows, against: Draft
) -> tuple[tuple[RowChange, ...], tuple[Finding, ...]]:
    """The rows that were added, with the entry that each makes, and what of them is not clear."""
    if not rows.added:
        return (), ()
    spots: dict[int, list[Spot]] = {}
    for spot in walk.spots:
        spots.setdefault(spot.row, []).append(spot)
    kinds = {each.path: each.kind for each in issue.prints}
    ear = ear_for(against, issue.language)
    desk = _Desk(issue, walk, spots, rows.known, against, ear, rows.entries, kinds)
    read = [_read(desk, at) for at in rows.added]
    findings = (finding for _, found in read for finding in found)
    return tuple(change for change, _ in read), tuple(findings)


def _read(desk: _Desk, at: int) -> tuple[RowChange, list[Finding]]:
    """The change that an added row is, and what is not clear about it."""
    seat = _seat(desk, at)
    row = replace(added_row(desk.rows[at - 1]), place=seat.place)
    if not seat.listed:
        return row, []
    if not seat.cells:
        values = {"text": row.after, "column": "–"}
        return row, [Finding(codes.ROW_NOT_READ, seat.listed, values, seat.place)]
    entry = read_row(seat.cells, seat.listed, seat.learned, desk.ear)
    path = _list_of(desk, seat, entry)
    row = replace(row, path=dotted(path), behind=_behind(seat, path))
    if entry.unread:
        language = desk.issue.language
        return row, [_unread(seat, path, language, *each) for each in entry.unread]
    if not path:
        label = label_at(Agreement, undotted(seat.listed.partition("[")[0]), desk.issue.language)
        return row, [_finding(codes.ROW_LACKS, seat, (), label=label, row=row.after)]
    value = _tree(desk, path, entry)
    wrong = _wrong(desk, seat, path, value, row)
    if wrong:
        return row, wrong
    return replace(row, value=value), list(_in_one_language(desk, seat, path, value))


def _seat(desk: _Desk, at: int) -> _Seat:
    """Where the row stands, and what its neighbours tell of it."""
    row = desk.rows[at - 1]
    table = [number for number, each in enumerate(desk.rows, 1) if each.table == row.table]
    numbers = [number for number in table if number in desk.known]
    others = {
        number: desk.entries[desk.known[number]]
        for number in numbers
        if desk.known[number] in desk.entries
    }
    titles = next((desk.rows[n - 1].cells for n in table if desk.rows[n - 1].head), [])
    listed = next((re.sub(r"\[[0-9]+\]", "[]", each)[:-2] for each in others.values()), "")
    listed = listed or _by_titles(titles, desk)
    cells = cells_of(row, desk.spots.get(at, ()))
    samples = [desk.issue.rows[desk.known[number] - 1].split(" | ") for number in others]
    width = len(titles) or max(map(len, samples), default=0)
    whole = len(cells) == width
    learned = (
        tuple(
            dict.fromkeys(
                line
                for entry, sample in zip(others.values(), samples, strict=True)
                for line in _learned(desk, sample[column : column + 1], entry)
            )
        )
        for column in range(width)
    )
    return _Seat(
        place=place_of_row(desk.issue, desk.walk, at),
        cells=tuple(zip(titles or [""] * width, cells, strict=True)) if whole else (),
        learned=tuple(learned) if whole else (),
        listed=listed,
        before=tuple(each for number, each in others.items() if number < at),
        others=tuple(others.values()),
    )


def _by_titles(titles: Sequence[str], desk: _Desk) -> str:
    """The list of the table with these titles: its rows may all be new."""
    said = {title.casefold() for title in map(" ".join, map(str.split, titles))}
    for listed in TABLES:
        ours = {title.casefold() for title in columns_of(listed, desk.issue.language)}
        if said and said <= ours:
            return listed
    return ""


def _learned(desk: _Desk, cell: Sequence[str], entry: str) -> Iterator[Pattern]:
    """The lines of a cell that went out, those with fields of the entry in them."""
    for line in "\n".join(cell).split("\n"):
        paths = _OPEN.findall(line)
        inside = [path.removeprefix(f"{entry}.") for path in paths]
        if not paths or any(re.search(r"[\[#]", path) for path in inside):
            continue
        template = line
        for path, rest in zip(paths, inside, strict=True):
            steps = undotted(rest)
            named = steps[:-1] if steps[-1] in LANGUAGES else steps
            template = template.replace(
                f"{{{{{path}}}}}", f"{{{dotted(named)}:{desk.kinds.get(path, '')}}}"
            )
        yield pattern(template)


def _list_of(desk: _Desk, seat: _Seat, entry: Entry) -> Path:
    """The list that the row belongs to, as it went out; none where that is not certain."""
    outer, nested, inner = seat.listed.partition("[].")
    if not nested:
        return undotted(seat.listed)
    if entry.parent:
        listed = follow(desk.issue.record, undotted(outer)) or ()
        found = [at for at, one in enumerate(listed) if one.get("id") == entry.parent]
        return (*undotted(outer), found[0], *undotted(inner)) if len(found) == 1 else ()
    lists = {each[: each.rindex("[")] for each in seat.others}
    return undotted(lists.pop()) if len(lists) == 1 else ()


def _behind(seat: _Seat, path: Path) -> str:
    """The entry of the list in the nearest row above."""
    above = (each for each in reversed(seat.before) if undotted(each)[:-1] == path)
    return next(above, "")


def _tree(desk: _Desk, path: Path, entry: Entry) -> dict[str, Any]:
    """The entry as the file would have it, its fields in the order of its record."""
    record = records_at(Agreement, path)[0]
    tree: dict[str, Any] = {}
    for name, value in entry.fields.items():
        *steps, last = name.split(".")
        inside = tree
        for step in steps:
            inside = inside.setdefault(step, {})
        inside[last] = _localized(desk, (*path, *steps, last), value)
    if "id" in record.model_fields:
        tree = {"id": _identity(desk, path, tree), **tree}
    return {name: tree[name] for name in (*record.model_fields, *tree) if name in tree}


def _localized(desk: _Desk, path: Path, value: Any) -> Any:
    """A text in the language of the draft where the agreement is in several."""
    if isinstance(value, list):
        return [_localized(desk, path, each) for each in value]
    if isinstance(value, dict):
        return {name: _localized(desk, (*path, name), each) for name, each in value.items()}
    several = len(desk.languages) > 1 and LocalizedText in records_at(Agreement, path)
    return {desk.issue.language: value} if several else value


def _identity(desk: _Desk, path: Path, tree: Mapping[str, Any]) -> str:
    """An identifier of the words that name the entry, which no other has."""
    named = next((tree[name] for name in (*_NAMED_BY, *tree) if name in tree), "")
    while isinstance(named, dict | list):
        named = next(iter(named.values() if isinstance(named, dict) else named))
    ids = {
        one.get("id")
        for each in (desk.issue.record, desk.against.document.tree)
        for one in follow(each, path) or ()
        if isinstance(one, dict)
    } | desk.taken
    stem = slug(str(named)) or "entry"
    found = next(
        each for each in (stem, *(f"{stem}-{n}" for n in range(2, len(ids) + 3))) if each not in ids
    )
    desk.taken.add(found)
    return found


def _wrong(
    desk: _Desk, seat: _Seat, path: Path, value: Mapping[str, Any], row: RowChange
) -> list[Finding]:
    """What the entry lacks, and what in it no entry can have."""
    record = records_at(Agreement, path)[0]
    found = []
    for one in checked(record, value, Document("", "", dict(value)))[1]:
        where = (*path, *undotted(one.path))
        label = label_at(Agreement, where, desk.issue.language)
        choices = TABLES[seat.listed].choices(one.path) if one.code is MISSING else ""
        if choices:
            said = _choices(choices, desk.issue.language)
            values = {"label": label, "row": row.after, "choices": said}
            found.append(_finding(codes.LACKS_CHOICE, seat, where, **values))
        elif one.code is MISSING:
            found.append(_finding(codes.ROW_LACKS, seat, where, label=label, row=row.after))
        else:
            text = str(one.values.get("value", row.after))
            found.append(_finding(codes.ROW_NOT_READ, seat, where, text=text, column=label))
    return found


def _choices(part: str, language: Language) -> tuple[str, ...]:
    return tuple(quoted(each, language) for each in words(language, "document")[part].values())


def _in_one_language(
    desk: _Desk, seat: _Seat, path: Path, value: Mapping[str, Any]
) -> Iterator[Finding]:
    """The texts that the other languages of the agreement still lack."""
    for name, each in value.items():
        if LocalizedText not in records_at(Agreement, (*path, name)) or not isinstance(each, dict):
            continue
        label = label_at(Agreement, (*path, name), desk.issue.language)
        language = Word("document", f"language.{desk.issue.language}")
        for other in desk.languages:
            if other != desk.issue.language:
                missing = Word("document", f"language.{other}")
                values = {"label": label, "language": language, "missing": missing}
                yield _finding(codes.FILLED_IN_ONE, seat, (*path, name), **values)


def _unread(seat: _Seat, path: Path, language: Language, column: int, line: str) -> Finding:
    """What no line of this column can be, with the column it stands in."""
    title = " ".join(seat.cells[column][0].split()) or str(column + 1)
    place = column_of(seat.place, column + 1, language)
    values = {"text": line, "column": title}
    return Finding(codes.ROW_NOT_READ, dotted(path) or seat.listed, values, place)


def _finding(code: Code, seat: _Seat, path: Path, **values: Any) -> Finding:
    return Finding(code, dotted(path) or seat.listed, values, seat.place)
