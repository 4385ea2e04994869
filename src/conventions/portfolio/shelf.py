"""Which files of a folder are agreements, and which reports belong to them.

An agreement is a YAML file with sections; its reports are found by the identifier that they carry,
wherever they lie and whichever program saved them. A form that lost it belongs to the agreement
beside whose ``reports`` folder it lies. Of several versions of one agreement the latest counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from conventions.agreement import SECTIONS
from conventions.base.record import Record
from conventions.base.yamlfile import read

WORKBOOKS = (".xlsx", ".ods")
SUFFIXES = (".yaml", ".yml", ".json", ".csv", *WORKBOOKS)
REPORTS = "reports"
"""The folder of reports beside an agreement."""


class Kind(Record):
    """What a file is, and of which agreement it speaks, as far as it says so."""

    what: Literal["agreement", "report", "broken", "other"]
    agreement: str | None = None
    version: int = 1


@dataclass(frozen=True)
class Paper:
    """A file: its path, the digest of its bytes, and what it is."""

    path: Path
    digest: str
    kind: Kind


@dataclass(frozen=True)
class Case:
    """An agreement's file and the files of its reports, or a file that nobody can read."""

    agreement: Paper
    reports: tuple[Paper, ...]

    @property
    def digest(self) -> str:
        """The same as long as no byte of its files changes and none is added."""
        parts = [paper.digest for paper in (self.agreement, *self.reports)]
        return sha256(" ".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Shelf:
    """The cases of a folder, and reports on none of its agreements."""

    cases: tuple[Case, ...]
    strays: tuple[Path, ...]


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files that may be agreements or reports, in the order of their paths."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return tuple(
        path for path in sorted(found) if path.is_file() and not path.name.startswith((".", "~$"))
    )


def paper(path: Path, known: Mapping[str, Kind]) -> Paper:
    """What a file is; its bytes are looked up in what is ``known`` by digest before they are read.

    Raises:
        OSError: the file cannot be opened.
    """
    data = path.read_bytes()
    digest = sha256(data).hexdigest()
    return Paper(path, digest, known.get(digest) or _kind(data, path))


def arranged(papers: Iterable[Paper]) -> Shelf:
    """The papers by agreement."""
    listed = tuple(papers)
    latest: dict[str, Paper] = {}
    for one in listed:
        if one.kind.what == "agreement":
            name = one.kind.agreement or str(one.path)
            held = latest.setdefault(name, one)
            if one.kind.version > held.kind.version:
                latest[name] = one
    owned: dict[str, list[Paper]] = {name: [] for name in latest}
    strays = []
    for one in listed:
        if one.kind.what == "report":
            owner = _owner(one, latest)
            if owner is None:
                strays.append(one.path)
            else:
                owned[owner].append(one)
    cases = [Case(latest[name], tuple(owned[name])) for name in latest]
    cases += [Case(one, ()) for one in listed if one.kind.what == "broken"]
    return Shelf(tuple(sorted(cases, key=lambda case: case.agreement.path)), tuple(strays))


def _owner(report: Paper, latest: Mapping[str, Paper]) -> str | None:
    if report.kind.agreement is not None:
        return report.kind.agreement if report.kind.agreement in latest else None
    beside = report.path.parent.parent
    near = [name for name, one in latest.items() if one.path.parent == beside]
    return near[0] if len(near) == 1 else None


def _kind(data: bytes, path: Path) -> Kind:
    suffix = path.suffix.lower()
    if suffix == ".csv" or suffix in WORKBOOKS:
        return _kind_of_form(data, path)
    document = read(data, str(path))
    tree = document.tree
    if tree is None:
        return Kind(what="broken" if data.strip() else "other")
    if any(name in tree for name in SECTIONS):
        return Kind(what="agreement", agreement=_text(tree, "id"), version=_version(tree))
    if "agreement" in tree and "period" in tree:
        return Kind(what="report", agreement=_text(tree, "agreement"), version=_version(tree))
    return Kind(what="other")


def _kind_of_form(data: bytes, path: Path) -> Kind:
    """A form says of which agreement it is; a table of something else is none of ours."""
    from conventions.forms.delimited import is_list
    from conventions.forms.identity import agreement_named
    from conventions.forms.opening import open_form

    is_near = path.parent.name == REPORTS
    if path.suffix.lower() == ".csv" and not is_list(data):
        return Kind(what="other")
    book, _ = open_form(data, str(path))
    if book is None and not is_near:
        return Kind(what="broken")
    named = agreement_named(book) if book is not None else None
    return Kind(what="report" if named or is_near else "other", agreement=named)


def _text(tree: Mapping[str, Any], key: str) -> str | None:
    value = tree.get(key)
    return value if isinstance(value, str) else None


def _version(tree: Mapping[str, Any]) -> int:
    said = _text(tree, "version") or ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 1
