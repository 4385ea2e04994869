"""What is said of each cell of a workbook that came back, and the file packed again with it.

The record is the file that was sent. A copy with notes is to look at: the parts that hold them are
written anew, every other part stays as it came, byte for byte.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from conventions.base.findings import Finding, Severity
from conventions.base.language import Language
from conventions.base.messages import said

AUTHOR = "conventions"
COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.ADVICE: "DDEBF7"}
"""Red, green and blue of what lies behind a cell, by the gravest that is said of it."""


@dataclass(frozen=True)
class Note:
    """What is said of one cell, and how grave the gravest of it is."""

    texts: tuple[str, ...]
    severity: Severity


def by_sheet(findings: Iterable[Finding], language: Language) -> dict[str, dict[str, Note]]:
    """What is said of each cell, by sheet; findings of no cell are left out."""
    noted: dict[str, dict[str, Note]] = {}
    for finding in findings:
        place, words = finding.place, said(finding, language)
        if not place.sheet or not place.cell:
            continue
        notes = noted.setdefault(place.sheet, {})
        text = f"{finding.code.id}: {words.message}\n{words.do}".strip()
        held = notes.get(place.cell, Note((), finding.severity))
        gravest = min(held.severity, finding.severity, key=lambda one: one.rank)
        notes[place.cell] = Note((*held.texts, text), gravest)
    return noted


def packed(source: ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The archive again with these parts changed or added, its other parts untouched."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        names = set()
        for member in source.infolist():
            content = changed.get(member.filename)
            known = source.read(member) if content is None else content
            archive.writestr(member, known, member.compress_type)
            names.add(member.filename)
        for name in changed.keys() - names:
            archive.writestr(name, changed[name])
    return stream.getvalue()
